"""A cell that holds a day, typed as a date or as a text."""

from __future__ import annotations

from datetime import date

from ingest.text import folded
from ingest.workbook import CellKind, RawCell


def day_of(cell: RawCell | None) -> date | None:
    """None: there is none, or it cannot be told."""
    if cell is None or cell.kind not in (CellKind.DATE, CellKind.TEXT):
        return None
    text = folded(cell.text)[:10].rstrip("日")
    for mark in "年月/.":
        text = text.replace(mark, "-")
    try:
        return date(*map(int, text.split("-")))
    except (ValueError, TypeError):
        return None
