"""Two things that answer to one name: a workbook's row could then be either."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from targets.contradictions.draft import Contradiction, Draft
from targets.schema import AgencyEntry, DistrictEntry, IndicatorEntry, SpecialAreaEntry
from targets.yaml_text import Path

_Named = tuple[Path, str, tuple[str, ...]]
"""Where, which entry, and everything that it answers to."""


def normal_name(text: str) -> str:
    """A name without widths, spaces, quotation marks and case."""
    folded = "".join(unicodedata.normalize("NFKC", text).split()).casefold()
    return folded.translate({ord(mark): None for mark in "“”‘’\"'"})


def shared_names(draft: Draft) -> Iterator[Contradiction]:
    """Among reporting bodies; among the rows of a table of areas; among indicators."""
    districts = list(_districts(draft))
    yield from _shared([*_agencies(draft), *districts])
    yield from _shared([*_areas(draft), *districts])
    yield from _shared(list(_indicators(draft)))


def _shared(entries: Iterable[_Named]) -> Iterator[Contradiction]:
    owner: dict[str, str] = {}
    for path, entry, names in entries:
        for name in names:
            first = owner.setdefault(normal_name(name), entry)
            if first != entry:
                yield path, "shared_name", {"name": name, "first": first, "second": entry}


def _agencies(draft: Draft) -> Iterator[_Named]:
    for path, agency in draft.entries("agencies", AgencyEntry):
        names = [
            n for name in agency.names for n in (name.zh, name.en, name.short_zh, name.short_en)
        ]
        yield path, agency.id, (*names, *agency.aliases)


def _districts(draft: Draft) -> Iterator[_Named]:
    for path, entry in draft.entries("districts", DistrictEntry):
        names = (entry.zh, entry.en, entry.short_zh, entry.short_en)
        former = (*entry.former_names, *entry.former_codes)
        yield path, entry.code, (entry.code, *names, *entry.aliases, *former)


def _areas(draft: Draft) -> Iterator[_Named]:
    territory = draft.file.notice.territory
    path: Path = ("notice", "territory")
    yield path, territory.zh, (territory.zh, territory.en, *territory.aliases)
    for place, area in draft.entries("special_areas", SpecialAreaEntry):
        yield place, area.zh, (area.zh, area.en, *area.aliases)


def _indicators(draft: Draft) -> Iterator[_Named]:
    for path, entry in draft.entries("indicators", IndicatorEntry):
        names = (entry.zh, entry.en, entry.short_zh, entry.short_en)
        yield path, entry.id, (*names, *entry.aliases)
