"""A sheet as columns of text: what a long list is read from, whichever reader opened the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

Places: TypeAlias = frozenset[tuple[int, int]]
FIGURE = r"^\s*[-−(（]?\d"


@dataclass(frozen=True, slots=True)
class Grid:
    """Column 1 is `columns[0]`, row 1 its first text; null where nothing stands.

    `long_numbers`: where a number of sixteen digits or more is stored; None: in more places than were
    counted. `merged_down`: (column, first row, last row) of cells merged over several rows.
    `hidden_rows`, `hidden_columns`, `struck`: what nobody sees, and cells whose text is struck out.
    """

    sheet: str
    columns: tuple[pa.Array, ...]
    long_numbers: Places | None = frozenset()
    merged_down: tuple[tuple[int, int, int], ...] = ()
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    struck: Places = frozenset()

    @property
    def height(self) -> int:
        return len(self.columns[0]) if self.columns else 0

    @property
    def has_figures(self) -> bool:
        """Does any cell begin as a figure does? A date or a paragraph's number counts as one."""
        return any(
            pc.any(pc.match_substring_regex(column, FIGURE)).as_py() for column in self.columns
        )

    def top(self, rows: int) -> list[list[str]]:
        """The texts of the first rows."""
        columns = [column.slice(0, rows).to_pylist() for column in self.columns]
        return [[text or "" for text in row] for row in zip(*columns, strict=True)]
