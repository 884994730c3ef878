"""How finely a figure was written, and so how far two figures may differ without contradiction."""

from __future__ import annotations

from decimal import Decimal

from ingest.checks.digits import written
from ingest.checks.material import Material
from targets.amounts import multiplier
from targets.vocabulary import Dimension, Observation, ObservationState, Unit

HALF = Decimal("0.5")


def slack(figure: Observation, material: Material) -> Decimal:
    """How far the true value may lie from the figure, in the base unit."""
    assert figure.value is not None  # noqa: S101 only figures with a value are checked
    if figure.state is ObservationState.INEXACT:
        return abs(figure.value) * Decimal(str(material.rules.rounding.inexact_share))
    step = _step(figure, material)
    if step is None:
        return bare_slack(figure.value, figure.indicator, material)
    return _half(step, material.indicator(figure.indicator).unit)


def slack_as_written(figure: Observation, material: Material) -> Decimal:
    """The same without the leave that an approximate figure has: 约9900 is 9900 to one of its last digit."""
    if figure.state is ObservationState.INEXACT and figure.value:
        return last_digit(figure.value)
    return slack(figure, material)


def bare_slack(value: Decimal, indicator: str, material: Material) -> Decimal:
    """Where the cell's text is not known: half of the last digit that is not 0, at most half a unit."""
    unit = material.indicator(indicator).unit
    largest = multiplier(material.written_unit(indicator), unit) or Decimal(1)
    return _half(min(last_digit(value), largest) if value else largest, unit)


def last_digit(value: Decimal) -> Decimal:
    """One of the last digit that is not 0: 120 gives 10, 0.30 gives 0.1; 0 gives 1."""
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent)) if value else Decimal(1)


def _step(figure: Observation, material: Material) -> Decimal | None:
    """One of the last written digit, in the base unit: 10075.63 below 亿元 gives a million yuan."""
    digits = written(figure)
    if digits is None:
        return None
    power, exponent = digits
    is_given = material.given.get((figure.indicator, figure.area, figure.period)) is figure
    if is_given:
        exponent = material.finest[figure.indicator, power]
    return Decimal(1).scaleb(exponent + power)


def _half(step: Decimal, unit: Unit) -> Decimal:
    """Whole things are counted, not rounded."""
    return Decimal(0) if unit.dimension is Dimension.COUNT and step <= 1 else step * HALF
