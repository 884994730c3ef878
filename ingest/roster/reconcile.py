"""Counts by district derived from a list of enterprises, beside the figures that were reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import pyarrow.compute as pc

from ingest.reading import Reading
from store.rosters import Roster, wholes
from targets.amounts import plain
from targets.vocabulary import CITY, Finding, Observation, Period, Severity


@dataclass(frozen=True, slots=True)
class Counted:
    """Enterprises that count, by area; `unplaced` of them have no known district."""

    whole: int
    by_district: Mapping[str, int]
    unplaced: int

    def least_and_most(self, area: str) -> tuple[int, int] | None:
        """The unplaced may belong to any district; None: the list says nothing of this area."""
        if area == CITY:
            return self.whole, self.whole
        if self.unplaced == self.whole:
            return None
        least = self.by_district.get(area, 0)
        return least, least + self.unplaced


def counted(roster: Roster) -> Counted:
    counting = roster.entries.filter(pc.is_null(roster.entries["fault"]))
    placed = pc.cast(counting["district"].drop_null(), "string")
    by_district = {one["values"]: one["counts"] for one in pc.value_counts(placed).to_pylist()}
    return Counted(roster.counted, by_district, counting["district"].null_count)


def reconciled(
    rosters: Iterable[Roster], figures: Iterable[Observation], period: Period
) -> Iterator[Finding]:
    """Where a list and the figures of its indicator differ: the workbook's own, or those that count."""
    reported = [one for one in figures if one.period == period]
    for roster in wholes(rosters):
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


def _difference(reported: Observation, roster: Roster, areas: Counted) -> Iterator[Finding]:
    bounds = areas.least_and_most(reported.area)
    if reported.value is None or bounds is None or bounds[0] <= reported.value <= bounds[1]:
        return
    least, most = bounds
    nearest = least if reported.value < least else most
    is_here = reported.submission is None
    values = (
        ("indicator", reported.indicator),
        ("area", reported.area),
        ("difference", _signed(reported.value - nearest)),
        ("list", roster.title),
    )
    yield Finding(
        "roster_differs" if is_here else "roster_differs_from_counting",
        Severity.WARNING,
        reported.cell if is_here else roster.place,
        plain(reported.value),
        str(least) if least == most else f"{least}–{most}",
        values,
    )


def _signed(difference: Decimal) -> str:
    return f"+{plain(difference)}" if difference > 0 else plain(difference)
