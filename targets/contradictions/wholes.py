"""The notice as a whole: its clauses counted, its zone, its map and the names of its bodies in time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from targets.contradictions.draft import Contradiction, Draft
from targets.schema import AgencyEntry, DistrictEntry, ParameterEntry


def notice(draft: Draft) -> Iterator[Contradiction]:
    entry = draft.file.notice
    clauses = len(draft.declared["measures"])
    if entry.clauses_in_source != clauses:
        values: dict[str, object] = {"said": entry.clauses_in_source, "measures": clauses}
        yield ("notice", "clauses_in_source"), "clauses_not_measures", values
    if entry.clauses_in_full < entry.clauses_in_source:
        values = {"full": entry.clauses_in_full, "source": entry.clauses_in_source}
        yield ("notice", "clauses_in_full"), "more_clauses_than_exist", values
    try:
        ZoneInfo(entry.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield ("notice", "timezone"), "unknown_timezone", {"zone": entry.timezone}


def districts(draft: Draft) -> Iterator[Contradiction]:
    """No two on one tile of the map."""
    tiles: dict[tuple[int, int], str] = {}
    for path, district in draft.entries("districts", DistrictEntry):
        if district.tile is None:
            continue
        first = tiles.setdefault(district.tile, district.code)
        if first != district.code:
            values: dict[str, object] = {"first": first, "second": district.code}
            yield (*path, "tile"), "tile_taken", values


def agencies(draft: Draft) -> Iterator[Contradiction]:
    """The names of a body follow each other in time."""
    for path, agency in draft.entries("agencies", AgencyEntry):
        for place, (old, new) in enumerate(pairwise(agency.names), start=1):
            if old.valid_to is None or new.valid_from is None or new.valid_from <= old.valid_to:
                yield (*path, "names", place), "names_overlap", {"id": agency.id}


def parameters(draft: Draft) -> Iterator[Contradiction]:
    for path, entry in draft.entries("parameters", ParameterEntry):
        if entry.window is not None and entry.window[1] < entry.window[0]:
            values: dict[str, object] = {"start": entry.window[0], "end": entry.window[1]}
            yield (*path, "window"), "window_ends_before_it_starts", values
