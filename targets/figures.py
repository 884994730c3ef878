"""The figures that counted at a moment, found by series, and what a target measures in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from targets.vocabulary import Behaviour, Observation, Period, RatioRule, Target

Months: TypeAlias = Mapping[int, Decimal]
"""A measured value by the ordinal of its month; a month without a figure is absent, never 0."""


@dataclass(frozen=True)
class Figures:
    """Observations by (indicator, source, area) and month, the newest record of a month winning."""

    series: Mapping[tuple[str, str, str], Mapping[int, Observation]] = field(default_factory=dict)
    bodies: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """By (indicator, area) every body that reported it."""

    @classmethod
    def of(cls, observations: Iterable[Observation]) -> Figures:
        series: dict[tuple[str, str, str], dict[int, Observation]] = {}
        for figure in observations:
            run = series.setdefault((figure.indicator, figure.source, figure.area), {})
            ordinal = figure.period.ordinal
            if ordinal not in run or run[ordinal].recorded_seq <= figure.recorded_seq:
                run[ordinal] = figure
        bodies: dict[tuple[str, str], tuple[str, ...]] = {}
        for indicator, source, area in sorted(series):
            bodies[indicator, area] = (*bodies.get((indicator, area), ()), source)
        return cls(series, bodies)

    def run(self, indicator: str, source: str, area: str) -> Mapping[int, Observation]:
        return self.series.get((indicator, source, area), {})


def ordered(run: Mapping[int, Observation]) -> tuple[Observation, ...]:
    """Figures with a value, oldest first."""
    return tuple(run[month] for month in sorted(run) if run[month].value is not None)


def measured(run: Mapping[int, Observation], target: Target) -> dict[int, Decimal]:
    """What the target measures, month by month, in the indicator's base unit.

    A ratio is its parts' quotient wherever both are known, and never a mean of ratios. Under
    `year_average` the parts of the window's months are summed; they are each month's own.
    """
    if target.indicator.behaviour is not Behaviour.RATIO:
        return {month: f.value for month, f in run.items() if f.value is not None}
    if target.ratio_rule is RatioRule.YEAR_AVERAGE:
        return _averaged(run, target)
    found = {month: quotient(figure) for month, figure in run.items()}
    return {month: value for month, value in found.items() if value is not None}


def quotient(figure: Observation) -> Decimal | None:
    """A ratio in percent. None without a value or with an empty denominator."""
    if figure.numerator is None or figure.denominator is None:
        return figure.value
    return percent(figure.numerator, figure.denominator)


def percent(numerator: Decimal, denominator: Decimal) -> Decimal | None:
    return 100 * numerator / denominator if denominator else None


def parts_in_window(
    run: Mapping[int, Observation], target: Target, month: int
) -> tuple[Decimal, Decimal] | None:
    """Numerator and denominator behind a target's measure at a month; None where one is unknown."""
    months = [month]
    if target.ratio_rule is RatioRule.YEAR_AVERAGE:
        months = [m for m in run if target.start.ordinal <= m <= month and run[m].value is not None]
    parts = [(run[m].numerator, run[m].denominator) for m in months if m in run]
    numerators = [above for above, _ in parts if above is not None]
    denominators = [below for _, below in parts if below is not None]
    if not parts or len(numerators) < len(parts) or len(denominators) < len(parts):
        return None
    return sum(numerators, Decimal(0)), sum(denominators, Decimal(0))


def _averaged(run: Mapping[int, Observation], target: Target) -> dict[int, Decimal]:
    """Falls back to the stated ratio where a month of the window came without its parts."""
    found: dict[int, Decimal] = {}
    for month, figure in run.items():
        if not target.start.ordinal <= month <= target.end.ordinal:
            continue
        parts = parts_in_window(run, target, month) if figure.value is not None else None
        value = figure.value if parts is None else percent(*parts)
        if value is not None:
            found[month] = value
    return found


def newest_month(values: Months, first: int, last: int) -> int | None:
    """The last month with a value between two ordinals, both included."""
    return max((month for month in values if first <= month <= last), default=None)


def month_of(ordinal: int) -> Period:
    year, month = divmod(ordinal, 12)
    return Period(year, month + 1)
