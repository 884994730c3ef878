"""What makes the columns of a table doubtful: twice the same, of unknown kind, of a part, or hidden."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.cells import Saying, content
from ingest.layout import FIGURE_ROLES, Role, Words
from ingest.names import Names
from ingest.tables.columns import Column, ColumnReader
from ingest.tables.table import TableReading
from targets.vocabulary import CITY, Cell, Finding, Severity


def of_table(reading: TableReading, words: Words, names: Names) -> Iterator[Finding]:
    """Once its rows are read."""
    yield from _clashes(reading)
    yield from _unclear(reading, ColumnReader(reading.table, words, names))
    yield from _of_areas(reading, names)
    yield from _hidden(reading)


def _clashes(reading: TableReading) -> Iterator[Finding]:
    clashes = reading.header.clashes
    figures = [column for column in clashes if column.role in FIGURE_ROLES]
    others = [column for column in clashes if column.role not in FIGURE_ROLES]
    if figures:
        place = _place(reading, figures[0])
        yield Finding("two_figure_columns", Severity.ERROR, place, _titles(figures))
    if others:
        place = _place(reading, others[0])
        yield Finding("two_columns_alike", Severity.ERROR, place, _titles(others))


def _unclear(reading: TableReading, columns: ColumnReader) -> Iterator[Finding]:
    """累计 was read; what stands beside it below the same indicator may be what was meant."""
    told = {column.number for column in reading.header.clashes}
    for column in reading.header.columns:
        if column.number in told or column.series is None or not columns.is_unclear(column):
            continue
        cells = (reading.sheet.at(row, column.number) for row in reading.rows_read)
        if any(content(cell).saying is Saying.AMOUNT for cell in cells):
            place, values = _place(reading, column), (("indicator", column.series.indicator.id),)
            yield Finding("column_not_read", Severity.WARNING, place, column.title, values=values)


def _of_areas(reading: TableReading, names: Names) -> Iterator[Finding]:
    """浦东新区 over 累计数: a district's figure, not the whole's."""
    for column in reading.header.all_of(Role.FIGURE):
        named = [area for area in map(names.area, column.path) if area is not None]
        if any(area.code != CITY for area in named):
            place = _place(reading, column)
            yield Finding("column_of_area", Severity.ERROR, place, column.title)


def _hidden(reading: TableReading) -> Iterator[Finding]:
    """Hidden rows and columns are read like any other; the sender is told which."""
    sheet, bottom = reading.sheet, reading.header.bottom
    if not reading.rows_read:
        return
    rows = sorted(set(reading.rows_read) & sheet.hidden_rows)
    columns = [
        column
        for column in reading.header.columns
        if column.role not in (None, Role.IGNORED) and column.number in sheet.hidden_columns
    ]
    if rows:
        place, listed = Cell(sheet.name, rows[0], 0), ", ".join(map(str, rows))
        yield Finding("hidden_rows_read", Severity.WARNING, place, listed)
    if columns:
        letters = [_place(reading, column).address.rstrip("0123456789") for column in columns]
        place = _place(reading, columns[0])
        yield Finding("hidden_columns_read", Severity.WARNING, place, ", ".join(letters))
    if sheet.is_hidden:
        place = Cell(sheet.name, bottom, 0)
        yield Finding("hidden_sheet_read", Severity.WARNING, place, sheet.name)


def _place(reading: TableReading, column: Column) -> Cell:
    """At the foot of the header."""
    return reading.sheet.place(reading.header.bottom, column.number)


def _titles(columns: list[Column]) -> str:
    return "、".join(column.title for column in columns)
