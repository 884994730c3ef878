"""The sheet 本年各月: the months of the same year before the period, to complete or to correct."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ingest.template.entry_rules import allow_figures
from ingest.template.figures_sheet import figure_cell, write_identity
from ingest.template.heading import Heading
from ingest.template.looks import FIRST_ROW, head, set_up
from ingest.template.prefill import Prefill
from ingest.template.rows import Row, label_width
from targets.vocabulary import Period
from wording import say

IDENTITY = ("indicator", "area", "unit")
WIDTHS = (13, 8)
MONTH_WIDTH = 13.5


def write_months(book: Workbook, rows: Sequence[Row], heading: Heading, prefill: Prefill) -> None:
    sheet: Worksheet = book.create_sheet(say("ingest.sheet_months", "zh"))
    months = [Period(heading.period.year, month) for month in range(1, heading.period.month)]
    columns = [say(f"ingest.column_{name}", "zh") for name in IDENTITY]
    columns += [say("ingest.column_month", "zh", month=month.month) for month in months]
    head(sheet, heading, columns, say("ingest.advice_months", "zh"))
    inputs = []
    previous: Row | None = None
    for number, row in enumerate(rows, start=FIRST_ROW):
        opens = previous is None or previous.indicator != row.indicator
        write_identity(sheet, number, row, opens_group=opens)
        for column, month in enumerate(months, start=len(IDENTITY) + 1):
            cell = figure_cell(sheet, number, column, row, opens_group=opens)
            cell.value = prefill.restated(row, month)
            inputs.append((cell, row.dimension))
        previous = row
    allow_figures(sheet, inputs)
    set_up(
        sheet, (label_width(rows), *WIDTHS, *(MONTH_WIDTH for _ in months)), frozen=f"D{FIRST_ROW}"
    )
