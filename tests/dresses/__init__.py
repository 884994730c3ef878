"""The dresses that each layout comes in, with every figure and cell that reading one must give."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from openpyxl import Workbook

from targets.vocabulary import CITY

Key: TypeAlias = tuple[str, str, str]
"""Indicator, area, period; of a text: clause, its number there, nothing."""
Expected: TypeAlias = tuple[Decimal | str | None, str, str]
"""Value in the base unit (None: missing) or text, sheet, cell."""
MAY = "2023-05"


@dataclass(frozen=True)
class Dress:
    """One workbook as a body might send it. Nothing but `expected` may be read from it.

    `asked`: the codes of the warnings that it raises while it is read; errors it has none.
    `results`: what a calculating program would keep with its formulas, by `sheet!cell`.
    """

    name: str
    build: Callable[[], tuple[Workbook, str]]
    expected: Mapping[Key, Expected]
    asked: frozenset[str] = frozenset()
    results: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.name


def number(value: str | float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def figures(
    cells: Mapping[str, tuple[str | int | None, str]],
    *,
    sheet: str = "Sheet1",
    area: str = CITY,
    period: str = MAY,
) -> dict[Key, Expected]:
    """`cells`: indicator -> (value, cell)."""
    return {
        (indicator, area, period): (number(value), sheet, cell)
        for indicator, (value, cell) in cells.items()
    }
