"""The digits that a figure was written with: how many behind the point, and in units of what."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.cells import of_text
from targets.vocabulary import Observation


def written(figure: Observation) -> tuple[int, int] | None:
    """(power of ten of the unit, exponent of the last digit): 10075.63 below 亿元 gives (8, -2).

    None where the cell's text says nothing of it.
    """
    number = of_text(figure.seen).value
    if not number or not figure.value:
        return None
    power = int((figure.value / number).copy_abs().log10().to_integral_value())
    return power, int(number.as_tuple().exponent)


def finest(figures: Iterable[Observation]) -> dict[tuple[str, int], int]:
    """(indicator, power) -> the exponent of the finest figure: Excel drops the last 0 of 10075.60."""
    found: dict[tuple[str, int], int] = {}
    for figure in figures:
        digits = written(figure)
        if digits is not None:
            key = (figure.indicator, digits[0])
            found[key] = min(digits[1], found.get(key, digits[1]))
    return found
