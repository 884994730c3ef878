"""Findings marked at their very cells: fill, border and comment; and such marks taken off again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from ingest.marked.identity import Identity
from ingest.marked.line import Line
from ingest.marked.looks import LOOKS, dress_like, undress
from ingest.marked.measure import lines_taken
from ingest.opening.bounds import position
from wording import say

HEAD = "──── 核对意见 / Check ────"
"""Below this line a comment is ours; what stands above it is the sender's own."""

NUMBERED = re.compile(r"№(\d+)")
WIDTH, LETTERS_A_LINE, LINE_HEIGHT, TALLEST = 360, 50, 18, 480
"""Of a comment, in pixels."""


def mark_cells(book: Workbook, lines: Sequence[Line]) -> dict[int, Cell]:
    """The cell marked for each line, as it was before: a detached copy of its style stays with it."""
    found: dict[Cell, list[Line]] = {}
    for line in lines:
        cell = _cell(book, line)
        if cell is not None:
            found.setdefault(cell, []).append(line)
    before = {line.number: _worn(cell) for cell, about in found.items() for line in about}
    for cell, about in found.items():
        _mark(cell, about)
    return before


def _cell(book: Workbook, line: Line) -> Cell | None:
    """A merge's first cell; the first filled cell of a row that is meant as a whole."""
    sheet = next((one for one in book.worksheets if one.title == line.sheet), None)
    if sheet is None or line.row == 0:
        return None
    column = line.column or _first_filled(sheet, line.row)
    for merge in sheet.merged_cells.ranges:
        if merge.min_row <= line.row <= merge.max_row and merge.min_col <= column <= merge.max_col:
            return _own(sheet, merge.min_row, merge.min_col)
    return _own(sheet, line.row, column)


def _own(sheet: Worksheet, row: int, column: int) -> Cell | None:
    cell = sheet.cell(row, column)
    return cell if isinstance(cell, Cell) else None


def _first_filled(sheet: Worksheet, row: int) -> int:
    last = sheet.max_column
    filled = (number for number in range(1, last + 1) if sheet.cell(row, number).value is not None)
    return next(filled, 1)


def _worn(cell: Cell) -> Cell:
    """A cell of no sheet's, in the same style."""
    twin = Cell(cell.parent, row=1, column=1)
    dress_like(twin, cell)
    return twin


def _mark(cell: Cell, about: Sequence[Line]) -> None:
    gravest = LOOKS[about[0].severity]
    cell.fill, cell.border = gravest.fill, gravest.border
    own = cell.comment.text.rstrip() if cell.comment else ""
    author = cell.comment.author if cell.comment and cell.comment.author else say("marked.by", "zh")
    text = "\n".join([*filter(None, [own]), HEAD, *map(_said, about)])
    cell.comment = Comment(text, author, height=_height(text), width=WIDTH)


def _said(line: Line) -> str:
    mark, word = LOOKS[line.severity].symbol, say(f"marked.severity_{line.severity}", "zh")
    whole = say("marked.whole_row", "zh") if line.column == 0 else ""
    return f"{mark} {word} №{line.number}{whole}\n{line.problem}{line.advice}\n{line.english}"


def _height(text: str) -> int:
    return min(TALLEST, (lines_taken(text, LETTERS_A_LINE) + 1) * LINE_HEIGHT)


def unmark_cells(book: Workbook, rows: Iterable[tuple[str, Cell]]) -> None:
    """Marks of an earlier check come off; `rows` are those of its list, in order."""
    listed = list(rows)
    worn = {number: cell for number, (_, cell) in enumerate(listed, 1)}
    for sheet in book.worksheets:
        for cell in list(sheet._cells.values()):  # noqa: SLF001 looking up each would make blanks
            if isinstance(cell, Cell) and cell.comment and HEAD in cell.comment.text:
                _take_off(cell, worn)
    for written, style in listed:  # where the sender has deleted the comment
        cell_there = _cell_of(book, Identity.parse(written))
        if cell_there is not None:
            undress(cell_there, style)


def _take_off(cell: Cell, worn: Mapping[int, Cell]) -> None:
    assert cell.comment is not None  # noqa: S101 the caller has looked
    author = cell.comment.author
    own, _, ours = cell.comment.text.partition(HEAD)
    number = NUMBERED.search(ours)
    style = worn.get(int(number[1])) if number else None
    cell.comment = Comment(own.rstrip(), author) if own.strip() else None
    if style is not None:
        undress(cell, style)


def _cell_of(book: Workbook, identity: Identity | None) -> Cell | None:
    place = position(identity.address) if identity else None
    if identity is None or place is None or identity.sheet not in book.sheetnames:
        return None
    found = book[identity.sheet]._cells.get(place)  # noqa: SLF001
    return found if isinstance(found, Cell) else None
