"""Rows that somebody added to our template, with figures that nobody asked for and that were not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.cells import Saying, content
from ingest.layout import FIGURE_ROLES, Role
from ingest.tables.table import TableReading
from ingest.text import folded
from targets.vocabulary import Finding, Severity

NAMED = 5
ONLY_TOLD = "unknown_indicator"
"""In an agency's own form a row of other things is common; in our template it was put there."""


def with_added_rows(reading: TableReading, told: Iterable[Finding]) -> Iterator[Finding]:
    """`told`: what is said of the table; one question for all rows of which nothing else asks."""
    told = list(told)
    told_rows = {one.cell.row for one in told if one.cell is not None and one.code != ONLY_TOLD}
    left = [row for row in _with_figures(reading) if row not in told_rows]
    asked = set(left)
    yield from (one for one in told if one.code != ONLY_TOLD or _row(one) not in asked)
    label = reading.header.of(Role.LABEL)
    if left and label is not None:
        texts = [f"{_named(reading, row, label.number)}（{row}）" for row in left[:NAMED]]
        more = "…" if len(left) > NAMED else ""
        place = reading.sheet.place(left[0], label.number)
        yield Finding("added_row_not_read", Severity.WARNING, place, "、".join(texts) + more)


def _with_figures(reading: TableReading) -> Iterator[int]:
    """The rows that were not read although something stands where figures belong."""
    columns = {one.number for one in reading.header.columns if one.role in FIGURE_ROLES}
    for row, cells in reading.sheet.rows.items():
        if row <= reading.header.bottom or row in reading.rows_read or row in reading.plan_rows:
            continue
        says = (content(cell).saying for cell in cells if cell.column in columns)
        if any(each in (Saying.AMOUNT, Saying.ERROR, Saying.NOT_CALCULATED) for each in says):
            yield row


def _row(one: Finding) -> int | None:
    return None if one.cell is None else one.cell.row


def _named(reading: TableReading, row: int, column: int) -> str:
    cell = reading.sheet.covering(row, column)
    return folded(cell.text) if cell is not None else "—"
