"""Lines of words between, over and under figures, and which rows each of them speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.layout import AMOUNT_ROLES, Words
from ingest.names import Names, without_start
from ingest.tables.columns import Column
from ingest.tables.table import TableReading, written_units
from ingest.text import begins, folded, squeezed
from ingest.workbook import CellKind, RawCell
from targets.vocabulary import Cell

LEVELS = (
    re.compile(r"表[一二三四五六七八九十\d]|第[一二三四五六七八九十]+[章节部]"),
    re.compile(r"[一二三四五六七八九十]{1,3}[、.:]"),
    re.compile(r"\([一二三四五六七八九十]{1,3}\)"),
    re.compile(r"\d{1,2}(?:[、)]|\.(?!\d))"),
)
"""How headings are numbered, from the highest: one of them ends at its like and at a higher one."""
NUMBER = re.compile(r"\(?[一二三四五六七八九十\d]{1,3}[)、.]*")


@dataclass(frozen=True, slots=True)
class Line:
    """Words alone in their row (or in a title), and the rows with figures that they stand over."""

    cell: Cell
    text: str
    rows: tuple[int, ...] = ()


def line_at(
    reading: TableReading, row: int, label: Column, names: Names, words: Words
) -> RawCell | None:
    """The only words of a row without figures, where they are no row's own name."""
    amounts = {c.number for c in reading.header.columns if c.role in AMOUNT_ROLES}
    texts = []
    for cell in reading.sheet.rows[row]:
        if cell.kind is CellKind.NUMBER and cell.column < label.number:
            continue
        if cell.kind is not CellKind.TEXT:
            return None
        if not written_units(cell) and not NUMBER.fullmatch(squeezed(cell.text)):
            texts.append(cell)
    if len(texts) != 1 or (texts[0].column in amounts and texts[0].column != label.number):
        return None
    return None if _names_a_row(reading, texts[0].text, names, words) else texts[0]


def _names_a_row(reading: TableReading, text: str, names: Names, words: Words) -> bool:
    inner = without_start(text, words.of_which)
    if reading.table.rows == "area":
        listed = map(squeezed, (*words.totals, *words.subtotals))
        return names.area(inner) is not None or any(word in squeezed(text) for word in listed)
    return names.series(text) is not None or names.series(inner) is not None


def sections(reading: TableReading, words: Words) -> Iterator[Line]:
    """Headings between the rows, and those of a lower table, that stand over any figure."""
    rows = sorted(set(reading.rows_read))
    cells = [*_own_titles(reading, words), *reading.lines]
    for number, cell in enumerate(cells):
        end = _end_of(cell, cells[number + 1 :])
        below = tuple(row for row in rows if row > cell.row and (end is None or row < end))
        if below:
            yield Line(reading.sheet.place(cell.row, cell.column), folded(cell.text), below)


def remarks(reading: TableReading, words: Words) -> Iterator[Line]:
    """Notes under the figures, lines that stand over none, and all that is said above a first table."""
    above = () if reading.inherited else reading.titles
    told = {line.cell for line in sections(reading, words)}
    for cell in (*above, *reading.note_cells, *reading.lines):
        place = reading.sheet.place(cell.row, cell.column)
        is_note = begins(squeezed(cell.text), words.notes)
        is_text = cell.kind is CellKind.TEXT and place not in told
        if is_text and (cell not in above or is_note):
            yield Line(place, folded(cell.text))


def _own_titles(reading: TableReading, words: Words) -> Iterator[RawCell]:
    """Of a lower table: what says neither who files it, nor when, nor in which unit."""
    labels = (*words.filled_by, *words.tails, *words.period_labels)
    for cell in reading.titles if reading.inherited else ():
        key = squeezed(cell.text)
        is_label = any(squeezed(word) in key for word in labels)
        is_kept = cell.kind is CellKind.TEXT and not written_units(cell) and not is_label
        if is_kept and not begins(key, words.notes):
            yield cell


def _end_of(cell: RawCell, later: list[RawCell]) -> int | None:
    level = _level(cell)
    ends = (each.row for each in later if each.row > cell.row and _level(each) <= level)
    return next(ends, None)


def _level(cell: RawCell) -> int:
    """Words without a number stand above everything, as far as anybody can tell."""
    key = squeezed(cell.text)
    levels = (place for place, number in enumerate(LEVELS, 1) if number.match(key))
    return next(levels, 0)
