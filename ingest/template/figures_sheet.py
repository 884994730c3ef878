"""The sheet 填报: this period's figures, beside last month's."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from ingest.template.entry_rules import allow_figures
from ingest.template.heading import Heading
from ingest.template.looks import (
    BODY,
    FIRST_ROW,
    INDENTED,
    NUMBER_FORMATS,
    QUIET,
    STRONG,
    as_identity,
    as_input,
    head,
    put,
    set_up,
)
from ingest.template.prefill import Prefill
from ingest.template.rows import Row, label_width
from targets.vocabulary import CITY
from wording import say

COLUMNS = ("indicator", "area", "unit", "last_month", "this_period", "explanation")
WIDTHS = (13, 8, 17, 20, 44)
THIS_PERIOD, EXPLANATION = 5, 6


def write_figures(book: Workbook, rows: Sequence[Row], heading: Heading, prefill: Prefill) -> None:
    sheet: Worksheet = book.create_sheet(say("ingest.sheet_figures", "zh"))
    columns = [say(f"ingest.column_{name}", "zh") for name in COLUMNS]
    head(sheet, heading, columns, say("ingest.advice_figures", "zh"))
    inputs = []
    previous: Row | None = None
    for number, row in enumerate(rows, start=FIRST_ROW):
        opens = previous is None or previous.indicator != row.indicator
        write_identity(sheet, number, row, opens_group=opens)
        last = put(sheet, number, 4, prefill.number(row, heading.period.plus(-1)), font=QUIET)
        as_identity(last, opens_group=opens)
        last.number_format = NUMBER_FORMATS[row.dimension]
        last.alignment = Alignment(horizontal="right", vertical="center", indent=1)
        inputs.append(
            (figure_cell(sheet, number, THIS_PERIOD, row, opens_group=opens), row.dimension)
        )
        as_input(put(sheet, number, EXPLANATION, None), opens_group=opens)
        sheet.cell(number, EXPLANATION).alignment = INDENTED
        previous = row
    allow_figures(sheet, inputs)
    set_up(sheet, (label_width(rows), *WIDTHS), frozen=f"D{FIRST_ROW}")


def write_identity(sheet: Worksheet, number: int, row: Row, *, opens_group: bool) -> None:
    """Indicator, area and unit: what the figure is, locked."""
    font = STRONG if row.area == CITY else BODY
    for column, text in enumerate((row.label, row.area_name.zh, row.unit), start=1):
        as_identity(put(sheet, number, column, text, font=font), opens_group=opens_group)
    sheet.cell(number, 1).alignment = INDENTED
    for column in (2, 3):
        sheet.cell(number, column).alignment = Alignment(horizontal="center", vertical="center")
    sheet.row_dimensions[number].height = 20


def figure_cell(sheet: Worksheet, number: int, column: int, row: Row, *, opens_group: bool) -> Cell:
    """An open cell for one figure."""
    cell = put(sheet, number, column, None)
    as_input(cell, opens_group=opens_group)
    cell.number_format = NUMBER_FORMATS[row.dimension]
    cell.alignment = Alignment(horizontal="right", vertical="center", indent=1)
    return cell
