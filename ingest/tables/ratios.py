"""Figures -> observations; a ratio is put together from its value, its numerator and its denominator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ingest.cells import plain
from ingest.names import Series
from ingest.tables.amount import rounded
from targets.vocabulary import (
    Cell,
    Finding,
    Indicator,
    Observation,
    ObservationState,
    Period,
    Severity,
)

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure cell, read: an indicator's value or one part of a ratio, in its base unit."""

    series: Series
    area: str
    period: Period
    place: Cell
    seen: str
    state: ObservationState
    value: Decimal | None = None
    why: str | None = None
    explanation: str | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    value: Figure | None
    numerator: Figure | None
    denominator: Figure | None

    @property
    def given(self) -> tuple[Figure, ...]:
        return tuple(filter(None, (self.value, self.numerator, self.denominator)))


def observations(
    figures: dict[tuple[Series, str, Period], Figure], source: str, findings: list[Finding]
) -> Iterator[Observation]:
    """One observation for every indicator, area and period that has any figure, in their order."""
    for indicator, area, period in dict.fromkeys(
        (series.indicator, area, period) for series, area, period in figures
    ):
        parts = Parts(
            figures.get((Series(indicator), area, period)),
            figures.get((Series(indicator, "numerator"), area, period)),
            figures.get((Series(indicator, "denominator"), area, period)),
        )
        if parts.numerator is None and parts.denominator is None:
            yield _observation(parts.given[0], source)
        else:
            yield _ratio(indicator, parts, source, findings)


def _observation(
    figure: Figure,
    source: str,
    *,
    value: Decimal | None = None,
    parts: Parts | None = None,
    state: ObservationState | None = None,
) -> Observation:
    numerator = parts.numerator if parts else None
    denominator = parts.denominator if parts else None
    return Observation(
        indicator=figure.series.indicator.id,
        source=source,
        period=figure.period,
        area=figure.area,
        value=value if parts else figure.value,
        state=state or figure.state,
        cell=figure.place,
        numerator=numerator.value if numerator else None,
        denominator=denominator.value if denominator else None,
        why=figure.why,
        seen=figure.seen,
        explanation=figure.explanation,
    )


def _ratio(indicator: Indicator, parts: Parts, source: str, findings: list[Finding]) -> Observation:
    numerator, denominator = parts.numerator, parts.denominator
    first = parts.given[0]
    missing = next((each for each in parts.given if each.value is None), None)
    if missing is not None and parts.value is None:
        return _observation(missing, source, parts=parts, state=ObservationState.MISSING)
    if numerator is None or denominator is None:
        if parts.value is None:
            findings.append(_finding("ratio_part_absent", Severity.WARNING, first))
            return _observation(first, source, parts=parts, state=ObservationState.MISSING)
        return _observation(parts.value, source, value=parts.value.value, parts=parts)
    computed = _computed(numerator, denominator, indicator, findings)
    if parts.value is None or parts.value.value is None:
        state = ObservationState.MISSING if computed is None else _state(parts)
        return _observation(first, source, value=computed, parts=parts, state=state)
    if computed is not None and not _agree(parts.value.value, computed):
        expected = f"{plain(computed)}%"
        apart = (("difference", plain(abs(parts.value.value - computed))),)
        findings.append(_finding("ratio_differs", Severity.ERROR, parts.value, expected, apart))
    return _observation(parts.value, source, value=parts.value.value, parts=parts)


def _computed(
    numerator: Figure, denominator: Figure, indicator: Indicator, findings: list[Finding]
) -> Decimal | None:
    if numerator.value is None or denominator.value is None:
        return None
    if denominator.value == 0:
        if numerator.value != 0:
            findings.append(_finding("denominator_zero", Severity.ERROR, denominator))
        return None
    return ratio(numerator.value, denominator.value, indicator)


def ratio(numerator: Decimal, denominator: Decimal, indicator: Indicator) -> Decimal:
    """In percent, as finely as the indicator is kept."""
    return rounded(numerator / denominator * HUNDRED, indicator.decimals)


def _state(parts: Parts) -> ObservationState:
    states = {figure.state for figure in parts.given}
    return (
        ObservationState.INEXACT
        if ObservationState.INEXACT in states
        else ObservationState.REPORTED
    )


def _agree(stated: Decimal, computed: Decimal) -> bool:
    """Within half of the last digit that is written."""
    exponent = stated.as_tuple().exponent
    digits = exponent if isinstance(exponent, int) else 0
    return abs(stated - computed) <= Decimal(1).scaleb(min(digits, 0)) / 2


def _finding(
    code: str,
    severity: Severity,
    figure: Figure,
    expected: str = "",
    apart: tuple[tuple[str, str], ...] = (),
) -> Finding:
    values = (("indicator", figure.series.indicator.id), ("area", figure.area), *apart)
    return Finding(code, severity, figure.place, figure.seen, expected, values, figure.explanation)
