"""What a figure is compared with before its size is believed: its own series, and the promise."""

from __future__ import annotations

from decimal import Decimal
from statistics import median

from ingest.checks.material import Material
from targets.vocabulary import CITY, Behaviour, Observation, Target

YEAR = 12


def usual(figure: Observation, material: Material) -> Decimal | None:
    """The median of the last twelve months; of a flow the median month, times the months so far.

    None: nothing but zeros and gaps before this month.
    """
    run = material.earlier(figure, YEAR)
    if material.indicator(figure.indicator).behaviour is Behaviour.FLOW:
        rates = [one.value / period.month for period, one in run.items() if one.value]
        return median(rates) * figure.period.month if rates else None
    values = [one.value for one in run.values() if one.value]
    return median(values) if values else None


def promised(figure: Observation, material: Material) -> tuple[Decimal, ...]:
    """Target and baseline as they stand at this month, shared evenly between districts."""
    target = _target(figure, material)
    if target is None:
        return ()
    behaviour = target.indicator.behaviour
    values = [target.value]
    if behaviour is Behaviour.FLOW:
        values = [target.value * min(figure.period.month, target.months) / target.months]
    elif target.baseline is not None and target.baseline.value:
        values.append(target.baseline.value)
    sharers = 1
    if figure.area != CITY and behaviour is not Behaviour.RATIO:
        sharers = len(material.catalogue.districts) or 1
    return tuple(value / sharers for value in values if value > 0)


def _target(figure: Observation, material: Material) -> Target | None:
    return next(
        (one for one in material.catalogue.targets if one.indicator.id == figure.indicator), None
    )
