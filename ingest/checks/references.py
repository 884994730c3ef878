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


def far_of_first(figure: Observation, material: Material) -> float:
    """How many powers of ten a first figure may lie from what is promised.

    Of the time before the target's, and of a district's share of it, little is known.
    """
    rule, target = material.rules.first_magnitude, _target(figure, material)
    is_ratio = material.indicator(figure.indicator).behaviour is Behaviour.RATIO
    is_shared = figure.area != CITY and not is_ratio
    if target is None or is_shared or figure.period.plus(1) < target.start:
        return rule.from_even_share
    return rule.from_promise


def peers(figure: Observation, material: Material) -> tuple[Decimal, ...]:
    """Of a district, the median of the others in the same or the last month; of the whole, what other
    bodies say of it. Empty: too few, or a ratio, which the promise alone bounds.
    """
    if material.indicator(figure.indicator).behaviour is Behaviour.RATIO:
        return ()
    if figure.area == CITY:
        same = material.beside.get((figure.indicator, CITY, figure.period), ())
        return tuple(one.value for one in same if one.value)
    others = [code for code in material.catalogue.district if code != figure.area]
    values = [value for code in others if (value := _newest(code, figure, material))]
    is_enough = len(values) >= material.rules.first_magnitude.fewest_peers
    return (median(values),) if is_enough else ()


def _newest(area: str, figure: Observation, material: Material) -> Decimal | None:
    for month in (figure.period, figure.period.plus(-1)):
        key = (figure.indicator, area, month)
        own = material.given.get(key)
        for one in (own, *material.beside.get(key, ())):
            if one is not None and one.value:
                return one.value
    return None


def _target(figure: Observation, material: Material) -> Target | None:
    return next(
        (one for one in material.catalogue.targets if one.indicator.id == figure.indicator), None
    )
