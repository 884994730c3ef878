"""How severities look in a workbook: a light fill, a border of their own and a symbol, never colour alone."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import Any, Literal

from openpyxl.styles import Border, PatternFill, Side

from targets.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class Look:
    symbol: str
    ink: str
    fill: PatternFill
    border: Border


def _look(symbol: str, ink: str, light: str, pattern: Literal["thin", "dashed", "dotted"]) -> Look:
    side = Side(style=pattern, color=ink)
    border = Border(left=side, right=side, top=side, bottom=side)
    return Look(symbol, ink, PatternFill("solid", fgColor=light), border)


LOOKS = {
    Severity.ERROR: _look("✕", "B42318", "FDE3E1", "thin"),
    Severity.WARNING: _look("◆", "8A5A00", "FFF0CC", "dashed"),
    Severity.NOTE: _look("●", "1F5A8C", "E1EEF9", "dotted"),
}
OURS = frozenset(f"00{look.fill.fgColor.rgb[-6:]}" for look in LOOKS.values())
"""The fills by which a mark is known again: Excel writes a colour's first byte as FF, openpyxl as 00."""


def dress_like(cell: Any, other: Any) -> None:
    """The whole style: openpyxl carries it in an attribute of its own."""
    cell._style = copy(other._style)  # noqa: SLF001


def undress(cell: Any, as_before: Any) -> None:
    """Fill and border only, and only of a mark: the sender may have dressed the cell anew."""
    colour = cell.fill.fgColor.rgb if cell.fill.fill_type == "solid" else None
    if isinstance(colour, str) and f"00{colour[-6:]}" in OURS:
        cell.fill, cell.border = copy(as_before.fill), copy(as_before.border)
