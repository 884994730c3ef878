"""The sheet 本年各月: the year's target and the months before the period, to complete or to correct."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ingest.template.entry_rules import Asked, allow_figures
from ingest.template.figures_sheet import figure_cell, write_identity
from ingest.template.goals import Goals
from ingest.template.heading import Heading
from ingest.template.looks import (
    BODY,
    FIRST_ROW,
    NUMBER_FORMATS,
    QUIET,
    RIGHT,
    Content,
    Top,
    as_identity,
    head,
    put,
    set_up,
)
from ingest.template.prefill import Prefill
from ingest.template.rows import Row, label_width, units_line
from targets.vocabulary import Period
from wording import say

IDENTITY = ("indicator", "area", "unit", "target", "last_year_end")
WIDTHS = (13, 8, 14, 13.5)
TARGET, LAST_YEAR_END = 4, 5
MONTH_WIDTH = 12.5


def write_months(
    book: Workbook, rows: Sequence[Row], heading: Heading, prefill: Prefill, goals: Goals
) -> None:
    sheet: Worksheet = book.create_sheet(say("ingest.sheet_months", "zh"))
    months = [Period(heading.period.year, month) for month in range(1, heading.period.month)]
    head(sheet, heading, _top(rows, months))
    asked = []
    previous: Row | None = None
    for number, row in enumerate(rows, start=FIRST_ROW):
        opens = previous is None or previous.indicator != row.indicator
        write_identity(sheet, number, row, opens_group=opens)
        last_year = prefill.number(row, Period(heading.period.year - 1, 12))
        for column, value in ((TARGET, goals.of(row)), (LAST_YEAR_END, last_year)):
            _known(sheet, number, column, value, row, opens_group=opens)
        for column, month in enumerate(months, start=len(IDENTITY) + 1):
            cell = figure_cell(sheet, number, column, row, opens_group=opens)
            cell.value = prefill.restated(row, month)
            asked.append(Asked(cell, row.dimension, row.unit))
        previous = row
    allow_figures(sheet, asked)
    widths = (label_width(rows), *WIDTHS, *(MONTH_WIDTH for _ in months))
    set_up(sheet, widths, frozen=f"D{FIRST_ROW}", is_optional=True)


def _top(rows: Sequence[Row], months: Sequence[Period]) -> Top:
    columns = [say(f"ingest.column_{name}", "zh") for name in IDENTITY]
    columns += [say("ingest.column_month", "zh", month=month.month) for month in months]
    units = units_line(row.unit for row in rows)
    return Top(columns, say("ingest.advice_months", "zh"), units, right=2)


def _known(
    sheet: Worksheet, number: int, column: int, value: Content, row: Row, *, opens_group: bool
) -> None:
    """A locked cell that is only shown."""
    cell = put(sheet, number, column, value, font=BODY if column == TARGET else QUIET)
    as_identity(cell, opens_group=opens_group)
    cell.number_format = NUMBER_FORMATS[row.dimension]
    cell.alignment = RIGHT
