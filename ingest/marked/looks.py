"""How severities look in a workbook: a light fill, a border of their own and a symbol, never colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.styles import Border, PatternFill, Side

from targets.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class Look:
    symbol: str
    ink: str
    fill: PatternFill
    border: Border


def _look(symbol: str, ink: str, light: str, pattern: str) -> Look:
    side = Side(style=pattern, color=ink)
    border = Border(left=side, right=side, top=side, bottom=side)
    return Look(symbol, ink, PatternFill("solid", fgColor=light), border)


LOOKS = {
    Severity.ERROR: _look("✕", "B42318", "FDE3E1", "thin"),
    Severity.WARNING: _look("◆", "8A5A00", "FFF0CC", "dashed"),
    Severity.NOTE: _look("●", "1F5A8C", "E1EEF9", "dotted"),
}
OURS = frozenset(f"00{look.fill.fgColor.rgb[-6:]}" for look in LOOKS.values())
"""The fills by which a mark is known again."""


def is_marked(fill: PatternFill) -> bool:
    """Excel writes a colour's first byte as FF, openpyxl as 00."""
    colour = fill.fgColor.rgb if fill.fgColor is not None else None
    return fill.fill_type == "solid" and isinstance(colour, str) and f"00{colour[-6:]}" in OURS
