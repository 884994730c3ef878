"""Counts are whole things: gaps and paces of them are shown without fractions, and still add up."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from targets.amounts import AS_PEOPLE_ROUND
from targets.promise import meets
from targets.vocabulary import Assessment, Comparator, Dimension, Target, Unit


def rounded(value: Decimal, unit: Unit) -> Decimal:
    """A level as it is shown: of a count to the nearest whole."""
    if unit.dimension is not Dimension.COUNT:
        return value
    return value.quantize(Decimal(1), context=AS_PEOPLE_ROUND)


def path_gap(judged: Assessment, unit: Unit) -> Decimal | None:
    """The gap to the path that follows from the figure and the expected level as both are shown."""
    gap, value, expected = judged.gap_to_path, judged.value, judged.expected
    if gap is None or value is None or expected is None:
        return gap
    return gap_between(value, expected, judged.comparator, unit)


def gap_between(
    value: Decimal, expected: Decimal, comparator: Comparator | None, unit: Unit
) -> Decimal:
    """Of a figure to an expected level as both are shown; negative when short."""
    turn = -1 if comparator is Comparator.AT_MOST else 1
    return turn * (value - rounded(expected, unit))


def needed(judged: Assessment, target: Target) -> Decimal | None:
    """What each month must bring: of a count the next whole that is enough."""
    pace = judged.needed_per_month
    if pace is None or target.indicator.unit.dimension is not Dimension.COUNT:
        return pace
    if target.comparator is Comparator.AT_MOST:
        return pace.to_integral_value(rounding=ROUND_FLOOR)
    enough = pace.to_integral_value(rounding=ROUND_CEILING)
    only_equals = enough == pace and not meets(target, target.value, target.value)
    return enough + 1 if only_equals else enough
