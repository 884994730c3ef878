"""A table as CSV: what opens in a spreadsheet program as it is, and runs nothing there."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from sheets.table import Table, Value

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Excel takes a file without it for one of the machine's own code page."""

BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}")


def separated(table: Table) -> bytes:
    """UTF-8; the head and one line a row. Numbers are plain; an absent one is nothing at all."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow([inert(column.headed()) for column in table.columns])
    for row in table.rows:
        lines.writerow([_written(value) for value in row])
    return (BOM + text.getvalue()).encode()


def inert(text: str) -> str:
    """An apostrophe before what a spreadsheet program would take for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(BEGINS_FORMULA) else text


def _written(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return inert(value)
    return f"{value:f}" if isinstance(value, Decimal) and value else str(int(value))
