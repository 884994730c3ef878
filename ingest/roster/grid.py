"""The grid of a sheet that was read cell by cell, so that short lists are read as long ones are."""

from __future__ import annotations

from decimal import Decimal

import pyarrow as pa

from ingest.grid import Grid
from ingest.workbook import CellKind, Sheet
from store.tables.columns import storable

LONG_NUMBER = Decimal(10**15)
"""From here on a stored number has lost digits: a spreadsheet keeps fifteen."""


def grid_of(sheet: Sheet) -> Grid:
    height = max((row for row, _ in sheet.cells), default=0)
    texts: list[list[str | None]] = [[None] * height for _ in range(sheet.last_column)]
    for (row, column), cell in sheet.cells.items():
        if cell.kind is not CellKind.NOT_CALCULATED:
            texts[column - 1][row - 1] = storable(cell.text)
    long_numbers = frozenset(
        place
        for place, cell in sheet.cells.items()
        if cell.number is not None and abs(cell.number) >= LONG_NUMBER
    )
    merged_down = tuple(
        (left, first, last)
        for first, left, last, right in sheet.merges
        if left == right and last > first
    )
    columns = tuple(pa.array(column, pa.string()) for column in texts)
    return Grid(
        sheet.name,
        columns,
        long_numbers,
        merged_down,
        is_hidden=sheet.is_hidden,
        hidden_rows=sheet.hidden_rows,
        hidden_columns=sheet.hidden_columns,
        struck=sheet.struck,
    )
