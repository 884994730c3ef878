"""Counts by district derived from a list of enterprises, beside the figures that were reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow.compute as pc

from ingest.reading import Reading
from store.rosters import Roster
from targets.amounts import plain
from targets.vocabulary import CITY, Cell, Finding, Observation, Period, Severity


def counted(roster: Roster) -> dict[str, int]:
    """Enterprises by area; the districts only where every one that counts has one."""
    counting = roster.entries.filter(pc.is_null(roster.entries["fault"]))
    found = {CITY: roster.counted}
    if counting.num_rows and counting["district"].null_count == 0:
        districts = pc.cast(counting["district"], "string")
        found |= {
            entry["values"]: entry["counts"] for entry in pc.value_counts(districts).to_pylist()
        }
    return found


def reconciled(
    rosters: Iterable[Roster], figures: Iterable[Observation], period: Period
) -> Iterator[Finding]:
    """Where a list and the figures of its indicator differ: the workbook's own, or those that count."""
    reported = [one for one in figures if one.period == period]
    for roster in rosters:
        areas = counted(roster)
        for one in reported:
            if one.indicator == roster.indicator and one.value is not None:
                yield from _difference(one, roster, areas)


def against_counting(reading: Reading, counting: Iterable[Observation]) -> Iterator[Finding]:
    """Where a list and what counts already differ, asked only for what the workbook does not say itself."""
    if reading.period is not None:
        own = {(one.indicator, one.area) for one in reading.observations}
        others = [one for one in counting if (one.indicator, one.area) not in own]
        yield from reconciled(reading.rosters, others, reading.period)


def _difference(reported: Observation, roster: Roster, areas: dict[str, int]) -> Iterator[Finding]:
    found = areas.get(reported.area, 0)
    is_known = reported.area == CITY or len(areas) > 1
    if reported.value is None or not is_known or reported.value == found:
        return
    is_here = reported.submission is None
    values = (
        ("indicator", reported.indicator),
        ("area", reported.area),
        ("difference", plain(reported.value - found)),
        ("list", roster.title),
    )
    yield Finding(
        "roster_differs" if is_here else "roster_differs_from_counting",
        Severity.WARNING,
        reported.cell if is_here else Cell(roster.sheet, 1, 1),
        plain(reported.value),
        str(found),
        values,
    )
