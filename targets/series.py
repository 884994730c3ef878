"""A measured target's figures as the rows that a forecast reads: past years, and the window so far."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from targets.measure import Measured
from targets.pace import MOST_YEARS, YEAR
from targets.path import past_windows
from targets.vocabulary import Behaviour, Dimension, NoForecast, RatioRule

SMALL_COUNT_BELOW = 100
JANUARY, FEBRUARY = 1, 2
"""The window's first two months, which many bodies report as one."""


class Rule(StrEnum):
    """Which forecast reads the rows."""

    FLOW = "flow"
    STOCK = "stock"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Series:
    """`past`: 12·H months, oldest first; `to_date`: the window's k months; floats, single months of a sum.

    `base`: last year's whole, or the level before the window (nan: unknown). `offset`: what a running
    total held before the window; it is added to every forecast. A count has running sums in `to_date`,
    and in `elapsed` the share of a year that is in by each of its months.
    """

    rule: Rule
    past: tuple[float, ...]
    to_date: tuple[float, ...]
    base: float = math.nan
    offset: float = 0.0
    elapsed: tuple[float, ...] = ()

    @property
    def years(self) -> int:
        return len(self.past) // YEAR


Found: TypeAlias = Series | NoForecast


def series_of(case: Measured) -> Found:
    """The rows of a case, or why nothing sound can be forecast from its figures."""
    window = _window(case, 0)
    reason = _unforeseeable(case) or _flaw(case, window)
    if reason is not None:
        return reason
    if case.target.indicator.behaviour in (Behaviour.STOCK, Behaviour.RATIO):
        return _of_levels(case, window)
    return _of_a_count(case, window) if is_small_count(case) else _of_sums(case, window)


def _unforeseeable(case: Measured) -> NoForecast | None:
    """What its definition leaves nothing to forecast of, or no figure yet."""
    target = case.target
    if not case.k:
        return NoForecast.NO_FIGURE
    if target.is_aspirational:
        return NoForecast.ASPIRATION
    if target.months != YEAR:
        return NoForecast.NOT_A_YEAR
    if target.step_on is not None:
        return NoForecast.BATCH
    return AVERAGED.get(target.ratio_rule) if _is_ratio(case) else None


AVERAGED = {
    RatioRule.EVERY_MONTH: NoForecast.EVERY_MONTH,
    RatioRule.YEAR_AVERAGE: NoForecast.YEAR_AVERAGE,
}
"""Rules of a ratio that its last level alone does not decide."""


def _is_ratio(case: Measured) -> bool:
    return case.target.indicator.behaviour is Behaviour.RATIO


def is_small_count(case: Measured) -> bool:
    """Sums of things of which fewer than a hundred are promised here."""
    indicator, wanted = case.target.indicator, case.promise.value
    return (
        indicator.behaviour is Behaviour.FLOW
        and indicator.unit.dimension is Dimension.COUNT
        and (case.target.value if wanted is None else wanted) < SMALL_COUNT_BELOW
    )


def _window(case: Measured, years: int) -> dict[int, Decimal]:
    """The figures of the window `years` ago by its months 1 … 12; of this one up to the judged month."""
    before = case.target.start.ordinal - YEAR * years - 1
    last = YEAR if years else case.k
    return {k: case.values[before + k] for k in range(1, last + 1) if before + k in case.values}


def _flaw(case: Measured, window: Mapping[int, Decimal]) -> NoForecast | None:
    """A hole, or the worse thing that made it; the window's first month may come with its second."""
    first = case.target.start.ordinal
    for k in range(1, case.k + 1):
        if k in window:
            continue
        flaw = case.flaws.get(first + k - 1)
        if flaw is not None:
            return NoForecast(flaw.value)
        if k != JANUARY or FEBRUARY not in window:
            return NoForecast.HOLE
    return None


def _of_levels(case: Measured, window: Mapping[int, Decimal]) -> Found:
    before = case.values.get(case.target.start.ordinal - 1)
    past: list[float] = []
    for years in range(1, MOST_YEARS + 1):
        year = _window(case, years)
        if len(year) < YEAR:
            break
        past = [float(year[k]) for k in range(1, YEAR + 1)] + past
    opening = case.promise.baseline if case.promise.baseline is not None else before
    if not past and opening is None:
        return NoForecast.NO_BASE
    levels = _levels(window, before if before is not None else opening, case.k)
    base = math.nan if opening is None else float(opening)
    return Series(Rule.STOCK, tuple(past), levels, base)


def _levels(window: Mapping[int, Decimal], before: Decimal | None, last: int) -> tuple[float, ...]:
    """A first month that came with the second lies between its neighbours; only the wobble sees it."""
    found = [float(window[k]) if k in window else math.nan for k in range(1, last + 1)]
    if math.isnan(found[0]):
        opening = found[1] if before is None else float(before)
        is_positive = opening > 0 and found[1] > 0
        found[0] = math.sqrt(opening * found[1]) if is_positive else (opening + found[1]) / 2
    return tuple(found)


def _of_sums(case: Measured, window: Mapping[int, Decimal]) -> Found:
    opening = _opening(case)
    if opening is None:
        return NoForecast.NO_BASE
    past: list[float] = []
    for years in range(1, MOST_YEARS + 1):
        months = _year_of_sums(case, years)
        if months is None:
            break
        past = [*months, *past]
    base = _last_year(case)
    if not past and base is None:
        return NoForecast.NO_BASE
    to_date = _single_months(window, opening, case.k) or ()
    last = math.nan if base is None else float(base)
    return Series(Rule.FLOW, tuple(past), to_date, last, float(opening))


def _opening(case: Measured) -> Decimal | None:
    """What the sum held before the window: nothing, or a running total's base."""
    if case.target.indicator.behaviour is Behaviour.FLOW:
        return Decimal(0)
    return _first(case.promise.baseline, case.values.get(case.target.start.ordinal - 1))


def _first(*values: Decimal | None) -> Decimal | None:
    return next((value for value in values if value is not None), None)


def _opening_of(case: Measured, years: int) -> Decimal | None:
    if case.target.indicator.behaviour is Behaviour.FLOW:
        return Decimal(0)
    return case.values.get(case.target.start.ordinal - YEAR * years - 1)


def _year_of_sums(case: Measured, years: int) -> tuple[float, ...] | None:
    opening = _opening_of(case, years)
    return None if opening is None else _single_months(_window(case, years), opening, YEAR)


def _last_year(case: Measured) -> Decimal | None:
    """The whole of the last window, which may be known where its months are not."""
    opening, year = _opening_of(case, 1), _window(case, 1)
    if opening is None or YEAR not in year:
        return None
    return year[YEAR] - opening


def _single_months(
    running: Mapping[int, Decimal], opening: Decimal, last: int
) -> tuple[float, ...] | None:
    """What each month added; two months that came as one are halved: only the wobble sees single ones."""
    months: list[float] = []
    before = opening
    for k in range(1, last + 1):
        level = running.get(k)
        if level is None and k == JANUARY and FEBRUARY in running:
            level = (opening + running[FEBRUARY]) / 2
        if level is None:
            return None
        months.append(float(level - before))
        before = level
    return tuple(months)


def _of_a_count(case: Measured, window: Mapping[int, Decimal]) -> Found:
    """Running sums; a first month that came with the second counts as the half of it."""
    months = _single_months(window, Decimal(0), case.k) or ()
    sums = tuple(sum(months[:k]) for k in range(1, case.k + 1))
    before = _last_year(case)
    wanted = case.target.value if case.promise.value is None else case.promise.value
    base = float(wanted if before is None else before)
    return Series(Rule.COUNT, (), sums, base, elapsed=_elapsed(case))


def _elapsed(case: Measured) -> tuple[float, ...]:
    """The share of a year that past years had in by each month so far; without them the calendar's."""
    years = [year for year in past_windows(case.target, case.values) if YEAR in year]
    whole: Decimal = sum((year[YEAR] for year in years), Decimal(0))
    found = []
    for k in range(1, case.k + 1):
        parts = [year[k] for year in years if k in year]
        is_known = years and len(parts) == len(years) and whole > 0
        found.append(float(sum(parts) / whole) if is_known else k / YEAR)
    return tuple(found)
