"""A parameter of the notice beside the level that a district has published for itself."""

from __future__ import annotations

from decimal import Decimal

from targets.catalogue import Catalogue
from targets.vocabulary import Comparator, Dimension, Parameter, ParameterLevel, Text, Unit

PER = "_per_"
_UNITS = {
    "yuan": Unit("yuan", Text("元", "yuan"), Dimension.MONEY),
    "percent": Unit("percent", Text("%", "%"), Dimension.PERCENT),
}
_COUNT = Unit("count", Text("个", ""), Dimension.COUNT)


def asked_of_districts(catalogue: Catalogue) -> tuple[Parameter, ...]:
    """Rewards that districts pay for one of something; shares and thresholds are the notice's own."""
    return tuple(
        parameter
        for parameter in catalogue.parameters
        if parameter.by_district and PER in parameter.unit and len(parameter.values) == 1
    )


def unit_of(parameter: Parameter) -> Unit:
    """Of its values: yuan for `yuan_per_enterprise`, percent for `percent_of_…`, else a count."""
    return next((u for word, u in _UNITS.items() if parameter.unit.startswith(word)), _COUNT)


def per(parameter: Parameter, catalogue: Catalogue) -> Text | None:
    """What one level is for: 家 in `yuan_per_enterprise`."""
    _, _, one = parameter.unit.partition(PER)
    return next((unit.name for unit in catalogue.units if unit.id == one), None)


def keeps(parameter: Parameter, value: Decimal) -> bool:
    """Whether a level keeps the rule; a rule whose number is lost in the source is broken by none."""
    if not parameter.values:
        return True
    limit = parameter.values[0]
    return {
        Comparator.AT_LEAST: value >= limit,
        Comparator.MORE_THAN: value > limit,
        Comparator.AT_MOST: value <= limit,
        Comparator.EXACTLY: value == limit,
        Comparator.ABOUT: True,
    }[parameter.comparator]


def own_level(
    levels: tuple[ParameterLevel, ...], parameter: str, area: str
) -> ParameterLevel | None:
    """What the district says of itself; nobody else's word counts."""
    return next(
        (one for one in levels if (one.parameter, one.area, one.source) == (parameter, area, area)),
        None,
    )
