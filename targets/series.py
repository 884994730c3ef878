"""A measured target's figures as the rows that a forecast reads: past years, and the window so far."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import accumulate
from typing import TypeAlias

from targets.measure import Measured
from targets.pace import MOST_YEARS, YEAR
from targets.vocabulary import Behaviour, Dimension, NoForecast, RatioRule

SMALL_COUNT_BELOW = 100


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


_Window: TypeAlias = list[float | None]
"""Figures of a window's months, from the first on; None: not reported."""


def _window(case: Measured, years: int) -> _Window:
    """Of the window `years` ago the whole; of this one up to the judged month."""
    first = case.target.start.ordinal - YEAR * years
    months = range(first, first + (YEAR if years else case.k))
    values = case.values
    return [float(values[month]) if month in values else None for month in months]


def _before(case: Measured, years: int = 0) -> float | None:
    """The figure of the month before the window so many years ago."""
    value = case.values.get(case.target.start.ordinal - YEAR * years - 1)
    return None if value is None else float(value)


def _flaw(case: Measured, window: _Window) -> NoForecast | None:
    """A hole, or the worse thing that made it; the window's first month may come with its second.

    More months than that before the first figure would make a series look steadier than it is.
    """
    if None not in window:
        return None
    first = case.target.start.ordinal
    missing = [place for place, value in enumerate(window) if value is None]
    flaw = next((case.flaws[first + p] for p in missing if first + p in case.flaws), None)
    if flaw is not None:
        return NoForecast(flaw.value)
    begins_late = missing == list(range(len(missing)))
    if begins_late and len(missing) == 1:
        return None
    return NoForecast.LATE_START if begins_late else NoForecast.HOLE


def _of_levels(case: Measured, window: _Window) -> Found:
    before, past = _before(case), _past(partial(_whole, case))
    base = case.promise.baseline
    opening = before if base is None else float(base)
    if not past and opening is None:
        return NoForecast.NO_BASE
    levels = _levels(window, opening if before is None else before)
    return Series(Rule.STOCK, past, levels, math.nan if opening is None else opening)


def _past(year_of: Callable[[int], Sequence[float] | None]) -> tuple[float, ...]:
    """The last complete years in a row, at most three, the oldest first."""
    past: tuple[float, ...] = ()
    for years in range(1, MOST_YEARS + 1):
        year = year_of(years)
        if year is None:
            break
        past = (*year, *past)
    return past


def _whole(case: Measured, years: int) -> Sequence[float] | None:
    year = _window(case, years)
    return None if None in year else [value for value in year if value is not None]


def _levels(window: _Window, before: float | None) -> tuple[float, ...]:
    """A first month that came with the second lies between its neighbours; only the wobble sees it."""
    first, *rest = window
    if first is None and rest and rest[0] is not None:
        opening = rest[0] if before is None else before
        is_positive = opening > 0 and rest[0] > 0
        first = math.sqrt(opening * rest[0]) if is_positive else (opening + rest[0]) / 2
    return tuple(value for value in (first, *rest) if value is not None)


def _of_sums(case: Measured, window: _Window) -> Found:
    opening = _opening(case)
    if opening is None:
        return NoForecast.NO_BASE
    past, base = _past(partial(_year_of_sums, case)), _last_year(case)
    if not past and base is None:
        return NoForecast.NO_BASE
    to_date = _single_months(window, opening) or ()
    return Series(Rule.FLOW, past, to_date, math.nan if base is None else base, opening)


def _opening(case: Measured) -> float | None:
    """What the sum held before the window: nothing, or a running total's base."""
    base = case.promise.baseline
    if case.target.indicator.behaviour is not Behaviour.FLOW and base is not None:
        return float(base)
    return _opening_of(case, 0)


def _opening_of(case: Measured, years: int) -> float | None:
    return 0.0 if case.target.indicator.behaviour is Behaviour.FLOW else _before(case, years)


def _year_of_sums(case: Measured, years: int) -> tuple[float, ...] | None:
    opening = _opening_of(case, years)
    return None if opening is None else _single_months(_window(case, years), opening)


def _last_year(case: Measured) -> float | None:
    """The whole of the last window, which may be known where its months are not."""
    opening, end = _opening_of(case, 1), _before(case)
    return None if opening is None or end is None else end - opening


def _single_months(running: _Window, opening: float) -> tuple[float, ...] | None:
    """What each month added; two months that came as one are halved: only the wobble sees single ones."""
    if running[0] is None and len(running) > 1 and running[1] is not None:
        running = [(opening + running[1]) / 2, *running[1:]]
    months: list[float] = []
    before = opening
    for level in running:
        if level is None:
            return None
        months.append(level - before)
        before = level
    return tuple(months)


def _of_a_count(case: Measured, window: _Window) -> Found:
    """Running sums; a first month that came with the second counts as the half of it."""
    sums = tuple(accumulate(_single_months(window, 0.0) or ()))
    before = _last_year(case)
    wanted = case.target.value if case.promise.value is None else case.promise.value
    base = float(wanted) if before is None else before
    return Series(Rule.COUNT, (), sums, base, elapsed=_elapsed(case))


def _elapsed(case: Measured) -> tuple[float, ...]:
    """The share of a year that past years had in by each month so far; without them the calendar's."""
    last = case.target.start.ordinal - 1
    closed = [y for y in range(1, MOST_YEARS + 1) if last - YEAR * (y - 1) in case.values]
    years = [_window(case, year) for year in closed]
    whole = sum(year[-1] or 0.0 for year in years)
    plain = [k / YEAR for k in range(1, case.k + 1)]
    if whole <= 0:
        return tuple(plain)
    parts = list(zip(*years, strict=True))[: case.k]
    return tuple(
        share if None in part else sum(value or 0.0 for value in part) / whole
        for share, part in zip(plain, parts, strict=True)
    )
