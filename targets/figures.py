"""The figures that counted at a moment, found by series, and what a target measures in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from targets.vocabulary import Dimension, Flaw, Indicator, Observation, Period

Months: TypeAlias = Mapping[int, Decimal]
"""A measured value by the ordinal of its month; a month without a figure is absent, never 0."""


@dataclass(frozen=True)
class Figures:
    """Observations by (indicator, source, area) and month, the newest record of a month winning."""

    series: Mapping[tuple[str, str, str], Mapping[int, Observation]] = field(default_factory=dict)
    bodies: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """By (indicator, area) every body that reported it."""
    torn: Mapping[tuple[str, str, str], frozenset[int]] = field(default_factory=dict)
    """Months for which one record holds two different figures; neither is to be trusted."""

    @classmethod
    def of(cls, observations: Iterable[Observation]) -> Figures:
        series: dict[tuple[str, str, str], dict[int, Observation]] = {}
        torn: dict[tuple[str, str, str], frozenset[int]] = {}
        for figure in observations:
            key = (figure.indicator, figure.source, figure.area)
            run = series.setdefault(key, {})
            ordinal = figure.period.ordinal
            before = run.get(ordinal)
            if before is None or before.recorded_seq < figure.recorded_seq:
                run[ordinal] = figure
                if key in torn:
                    torn[key] -= {ordinal}
            elif before.recorded_seq == figure.recorded_seq and before.value != figure.value:
                torn[key] = torn.get(key, frozenset()) | {ordinal}
        bodies: dict[tuple[str, str], tuple[str, ...]] = {}
        for indicator, source, area in sorted(series):
            bodies[indicator, area] = (*bodies.get((indicator, area), ()), source)
        return cls(series, bodies, torn)

    def run(self, indicator: str, source: str, area: str) -> Mapping[int, Observation]:
        return self.series.get((indicator, source, area), {})

    def sound(self, indicator: Indicator, area: str) -> tuple[dict[int, Decimal], dict[int, Flaw]]:
        """What the judged source measures by month, and the months that cannot be what was counted."""
        key = (indicator.id, indicator.source, area)
        torn = self.torn.get(key, ())
        may_be_negative = indicator.unit.dimension is Dimension.MONEY
        values: dict[int, Decimal] = {}
        flaws: dict[int, Flaw] = {}
        for month, figure in self.run(*key).items():
            value, is_plain = figure.value, figure.denominator is None
            is_usual = is_plain and month not in torn  # as nearly every figure is
            if value is not None and is_usual and value.is_finite() and value >= 0:
                values[month] = value
                continue
            flaw = Flaw.DUPLICATE_MONTH if month in torn else _flaw_of(figure, may_be_negative)
            value = value if is_plain or flaw else quotient(figure)
            if flaw is not None:
                flaws[month] = flaw
            elif value is not None:
                values[month] = value
        return values, flaws


def _flaw_of(figure: Observation, may_be_negative: bool) -> Flaw | None:  # noqa: FBT001 of the unit
    if figure.denominator is not None and not figure.denominator:
        return Flaw.ZERO_DENOMINATOR
    for number in (figure.value, figure.numerator, figure.denominator):
        if number is None:
            continue
        if not number.is_finite() or (number < 0 and not may_be_negative):
            return Flaw.IMPOSSIBLE_VALUE
    return None


def ordered(run: Mapping[int, Observation]) -> tuple[Observation, ...]:
    """Figures with a value, oldest first."""
    return tuple(run[month] for month in sorted(run) if run[month].value is not None)


def measured(run: Mapping[int, Observation]) -> dict[int, Decimal]:
    """What a series measures, month by month, in the indicator's base unit.

    A ratio is its parts' quotient wherever both are known, and never a mean of ratios. The parts
    that are reported are cumulative, so a month's quotient is also the average up to it.
    """
    found = {month: quotient(figure) for month, figure in run.items()}
    return {month: value for month, value in found.items() if value is not None}


def quotient(figure: Observation) -> Decimal | None:
    """A ratio in percent, any other figure as it is. None without a value or denominator."""
    parts = parts_of(figure)
    if parts is None:
        return figure.value
    return 100 * parts[0] / parts[1] if parts[1] else None


def parts_of(figure: Observation | None) -> tuple[Decimal, Decimal] | None:
    """Numerator and denominator; None where one is unknown."""
    if figure is None or figure.numerator is None or figure.denominator is None:
        return None
    return figure.numerator, figure.denominator


def newest_month(values: Months, first: int, last: int) -> int | None:
    """The last month with a value between two ordinals, both included."""
    return next((month for month in range(last, first - 1, -1) if month in values), None)


def month_of(ordinal: int) -> Period:
    year, month = divmod(ordinal, 12)
    return Period(year, month + 1)
