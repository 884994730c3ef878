"""Columns of plain text that line up, East Asian characters counting as two."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence


def width(text: str) -> int:
    """In columns of a fixed-width font."""
    return sum(_width(sign) for sign in text)


def aligned(
    rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()
) -> tuple[str, ...]:
    """One line a row; the columns in `right` end together, the others begin together."""
    widths = [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]
    return tuple(_line(row, widths, right) for row in rows)


def filled(parts: Iterable[str], *, columns: int, separator: str = " | ") -> tuple[str, ...]:
    """As many parts on a line as fit; a part is never cut."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}{separator}{part}" if lines else part
        if lines and width(longer) <= columns:
            lines[-1] = longer
        else:
            lines.append(part)
    return tuple(lines)


def _width(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _line(row: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> str:
    cells = []
    for number, (cell, wide) in enumerate(zip(row, widths, strict=True)):
        space = " " * (wide - width(cell))
        cells.append(space + cell if number in right else cell + space)
    return "  ".join(cells).rstrip()
