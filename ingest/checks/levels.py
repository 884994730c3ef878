"""A district's own reward beside what the notice asks of every district."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ingest.checks.material import Material
from ingest.checks.saying import money, percent
from targets.amounts import plain
from targets.levels import keeps, unit_of
from targets.vocabulary import Comparator, Dimension, Finding, Parameter, Severity

CODES = {
    Comparator.AT_LEAST: "reward_below_floor",
    Comparator.MORE_THAN: "reward_below_floor",
    Comparator.AT_MOST: "reward_above_cap",
}


def look(material: Material) -> Iterator[Finding]:
    """Asked about, never refused: a level that breaks a rule may well be what was published."""
    for level in material.reading.levels:
        parameter = material.catalogue.parameter[level.parameter]
        if parameter.is_mandatory and not keeps(parameter, level.value):
            code = CODES.get(parameter.comparator, "reward_differs")
            about = (("indicator", parameter.id), ("area", level.area))
            seen, expected = (_said(v, parameter) for v in (level.value, parameter.values[0]))
            yield Finding(code, Severity.WARNING, level.cell, seen, expected, about)


def _said(value: Decimal, parameter: Parameter) -> str:
    dimension = unit_of(parameter).dimension
    if dimension is Dimension.MONEY:
        return money(value)
    return percent(value) if dimension is Dimension.PERCENT else plain(value)
