"""A workbook as sparse cells: what was typed where, how it is shown, what is merged or hidden."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from ingest.errors import UnreadableError
from ingest.grid import Grid
from ingest.opening.formats import FileFormat
from ingest.opening.process import SHARED, Limits
from targets.vocabulary import Cell

LIMITS = Limits()


class CellKind(StrEnum):
    NUMBER = "n"
    TEXT = "t"
    DATE = "d"
    TRUTH = "b"
    ERROR = "e"  # #REF! and its kin, and numbers that are none: NaN, infinity
    NOT_CALCULATED = "f"  # a formula without a stored value: never zero


@dataclass(frozen=True, slots=True)
class RawCell:
    """One filled cell. `text` is what is stored, a formula's own text where nothing is; a number's is exact."""

    row: int
    column: int
    kind: CellKind
    text: str
    number_format: str = "General"
    is_formula: bool = False

    @property
    def number(self) -> Decimal | None:
        return Decimal(self.text) if self.kind is CellKind.NUMBER else None


@dataclass(frozen=True)
class Sheet:
    """One sheet. `merges` are (first row, first column, last row, last column).

    `struck`: where a text is struck out, at least in part.
    """

    name: str
    cells: dict[tuple[int, int], RawCell]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    struck: frozenset[tuple[int, int]] = frozenset()

    @cached_property
    def merge_of(self) -> dict[tuple[int, int], tuple[int, int, int, int]]:
        """The merge that covers a place, for places that one covers."""
        return {
            (row, column): merge
            for merge in self.merges
            for row in range(merge[0], merge[2] + 1)
            for column in range(merge[1], merge[3] + 1)
        }

    @cached_property
    def rows(self) -> dict[int, tuple[RawCell, ...]]:
        """The filled cells of every row that has any, both in order."""
        found: dict[int, list[RawCell]] = {}
        for place in sorted(self.cells):
            found.setdefault(place[0], []).append(self.cells[place])
        return {row: tuple(cells) for row, cells in found.items()}

    @cached_property
    def last_column(self) -> int:
        return max((column for _, column in self.cells), default=0)

    def between(self, first: int, end: int | None) -> Sheet:
        """The rows from `first` to before `end`, each still under its own number."""
        last = end - 1 if end is not None else max((row for row, _ in self.cells), default=0)
        return replace(
            self,
            cells={place: cell for place, cell in self.cells.items() if first <= place[0] <= last},
            merges=tuple(each for each in self.merges if first <= each[0] and each[2] <= last),
        )

    def at(self, row: int, column: int) -> RawCell | None:
        """The cell that stands here itself; None when it is blank or covered by a merge."""
        return self.cells.get((row, column))

    def covering(self, row: int, column: int) -> RawCell | None:
        """The cell that is seen here: a merge shows its first cell over its whole area."""
        merge = self.merge_of.get((row, column))
        return self.cells.get(merge[:2] if merge else (row, column))

    def place(self, row: int, column: int) -> Cell:
        return Cell(self.name, row, column)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A cell that a second reader sees differently: what is read here, what the other says."""

    cell: Cell
    seen: str
    other: str


@dataclass(frozen=True)
class Workbook:
    """Every sheet in the file's order, and the defined names as their formulas are written.

    `unseen`: what a file of this format cannot show (formulas, number_formats, merges, hidden).
    """

    sheets: tuple[Sheet, ...]
    names: dict[str, str] = field(default_factory=dict)
    unseen: tuple[str, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    fetched: tuple[tuple[Cell, str], ...] = ()
    """Cells whose formulas take their values from the network or another file."""
    grids: dict[str, Grid] = field(default_factory=dict)
    """Sheets too long to be read cell by cell; of these only the first rows are cells, all of them texts."""


def read(
    content: bytes, file_format: FileFormat = FileFormat.XLSX, *, limits: Limits = LIMITS
) -> Workbook:
    """Opened in a process of its own; `guard.inspect` comes first and tells the format.

    Raises: UnreadableError.
    """
    found = SHARED.read(content, limits, file_format)
    sheets = tuple(_sheet(entry, found["formats"]) for entry in found["sheets"])
    if not sheets:
        raise UnreadableError("no_sheets")
    disagreements = tuple(
        Disagreement(Cell(sheet, row, column), seen, other)
        for sheet, row, column, seen, other in found["disagreements"]
    )
    fetched = tuple((Cell(sheet, row, at), text) for sheet, row, at, text in found["fetched"])
    return Workbook(sheets, dict(found["names"]), tuple(found["unseen"]), disagreements, fetched)


def _sheet(entry: dict[str, Any], formats: list[str]) -> Sheet:
    cells = {
        (row, column): RawCell(
            row, column, CellKind(kind), text, formats[number_format], is_formula
        )
        for row, column, kind, text, number_format, is_formula in entry["cells"]
    }
    merges = tuple((first, left, last, right) for left, first, right, last in entry["merges"])
    return Sheet(
        name=entry["name"],
        cells=cells,
        merges=merges,
        hidden_rows=frozenset(entry["hidden_rows"]),
        hidden_columns=frozenset(entry["hidden_columns"]),
        is_hidden=entry["is_hidden"],
        struck=frozenset((row, column) for row, column in entry["struck"]),
    )
