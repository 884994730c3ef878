"""A sheet as columns of text: what a list of enterprises is read from, whichever reader opened the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

import pyarrow as pa

from ingest.workbook import CellKind, Sheet
from store.tables.columns import storable

LONG_NUMBER = Decimal(10**15)
"""From here on a stored number has lost digits: a spreadsheet keeps fifteen."""
Places = frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Grid:
    """Column 1 is `columns[0]`, row 1 its first text; null where nothing stands.

    `long_numbers`: where a number of sixteen digits or more is stored; None: in more places than were
    counted. `merged_down`: (column, first row, last row) of cells merged over several rows.
    """

    sheet: str
    columns: tuple[pa.Array, ...]
    long_numbers: Places | None = frozenset()
    merged_down: tuple[tuple[int, int, int], ...] = field(default=())

    @property
    def height(self) -> int:
        return len(self.columns[0]) if self.columns else 0

    def top(self, rows: int) -> list[list[str]]:
        """The texts of the first rows."""
        columns = [column.slice(0, rows).to_pylist() for column in self.columns]
        return [[text or "" for text in row] for row in zip(*columns, strict=True)]


def grid_of(sheet: Sheet) -> Grid:
    """The grid of a sheet that was read cell by cell."""
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
    return Grid(sheet.name, columns, long_numbers, merged_down)
