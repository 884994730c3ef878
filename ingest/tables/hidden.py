"""Hidden rows, columns and sheets are read like any other; the sender is told which."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ingest.layout import Role
from ingest.tables.table import TableReading
from targets.vocabulary import Cell, Finding, Severity


def hidden(reading: TableReading, rows: Collection[int]) -> Iterator[Finding]:
    """`rows`: those that were read."""
    sheet, bottom = reading.sheet, reading.header.bottom
    if not rows:
        return
    unseen = sorted(set(rows) & sheet.hidden_rows)
    columns = [
        sheet.place(bottom, column.number)
        for column in reading.header.columns
        if column.role not in (None, Role.IGNORED) and column.number in sheet.hidden_columns
    ]
    if unseen:
        place, listed = Cell(sheet.name, unseen[0], 0), ", ".join(map(str, unseen))
        yield Finding("hidden_rows_read", Severity.WARNING, place, listed)
    if columns:
        letters = ", ".join(place.address.rstrip("0123456789") for place in columns)
        yield Finding("hidden_columns_read", Severity.WARNING, columns[0], letters)
    if sheet.is_hidden:
        place = Cell(sheet.name, bottom, 0)
        yield Finding("hidden_sheet_read", Severity.WARNING, place, sheet.name)
