"""The sheet 填报: this period's figures, beside last month's."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ingest.template.entry_rules import Asked, allow_figures, prompt_for
from ingest.template.heading import Heading
from ingest.template.looks import (
    BODY,
    CENTRED,
    FIRST_ROW,
    INDENTED,
    NUMBER_FORMATS,
    QUIET,
    RIGHT,
    STRONG,
    Top,
    as_identity,
    as_input,
    cell_at,
    head,
    put,
    set_up,
)
from ingest.template.prefill import Prefill
from ingest.template.rows import Row, label_width, units_line
from targets.vocabulary import CITY
from wording import say

COLUMNS = ("indicator", "area", "unit", "last_month", "this_period", "explanation")
WIDTHS = (13, 8, 17, 20, 44)
THIS_PERIOD, EXPLANATION = 5, 6


def write_figures(
    book: Workbook, rows: Sequence[Row], heading: Heading, prefill: Prefill, *, spare: int = 0
) -> None:
    """A month that was reported already shows what counts, so that only what changes is typed.

    `spare`: open rows at the end, for areas that are not asked for.
    """
    sheet: Worksheet = book.create_sheet(say("ingest.sheet_figures", "zh"))
    head(sheet, heading, _top(rows))
    asked = []
    previous: Row | None = None
    for number, row in enumerate(rows, start=FIRST_ROW):
        opens = previous is None or previous.indicator != row.indicator
        write_identity(sheet, number, row, opens_group=opens)
        last = put(sheet, number, 4, prefill.number(row, heading.period.plus(-1)), font=QUIET)
        as_identity(last, opens_group=opens)
        last.number_format = NUMBER_FORMATS[row.dimension]
        last.alignment = RIGHT
        cell = figure_cell(sheet, number, THIS_PERIOD, row, opens_group=opens)
        cell.value = prefill.restated(row, heading.period)
        asked.append(Asked(cell, row.dimension, row.unit))
        as_input(put(sheet, number, EXPLANATION, None), opens_group=opens)
        sheet.cell(number, EXPLANATION).alignment = INDENTED
        previous = row
    allow_figures(sheet, asked, prompt="prompt_figure")
    _write_spare(sheet, FIRST_ROW + len(rows), spare)
    set_up(sheet, (label_width(rows), *WIDTHS), frozen=f"D{FIRST_ROW}")


def _write_spare(sheet: Worksheet, first: int, count: int) -> None:
    """Indicator, area, unit and figure are typed; what to type is said beside the chosen cell."""
    labels = []
    for number in range(first, first + count):
        for column in (1, 2, 3, THIS_PERIOD, EXPLANATION):
            as_input(put(sheet, number, column, None), opens_group=number == first)
        as_identity(put(sheet, number, 4, None), opens_group=number == first)
        cell_at(sheet, number, 1).alignment = INDENTED
        labels.append(cell_at(sheet, number, 1))
    if labels:
        prompt_for(sheet, labels, title="prompt_spare_title", prompt="prompt_spare")


def _top(rows: Sequence[Row]) -> Top:
    column = get_column_letter(THIS_PERIOD)
    filled = f"COUNTA({column}{FIRST_ROW}:{column}{FIRST_ROW + len(rows) - 1})"
    before, behind = say("ingest.filled_in", "zh", filled="\n", asked=len(rows)).split("\n")
    return Top(
        columns=[say(f"ingest.column_{name}", "zh") for name in COLUMNS],
        advice=say("ingest.advice_figures", "zh"),
        units=units_line(row.unit for row in rows),
        aside=f'="{before}"&{filled}&"{behind}"',
    )


def write_identity(sheet: Worksheet, number: int, row: Row, *, opens_group: bool) -> None:
    """Indicator, area and unit: what the figure is, locked."""
    font = STRONG if row.area == CITY else BODY
    for column, text in enumerate((row.label, row.area_name.zh, row.unit), start=1):
        as_identity(put(sheet, number, column, text, font=font), opens_group=opens_group)
    cell_at(sheet, number, 1).alignment = INDENTED
    for column in (2, 3):
        cell_at(sheet, number, column).alignment = CENTRED
    sheet.row_dimensions[number].height = 20


def figure_cell(sheet: Worksheet, number: int, column: int, row: Row, *, opens_group: bool) -> Cell:
    """An open cell for one figure."""
    cell = put(sheet, number, column, None)
    as_input(cell, opens_group=opens_group)
    cell.number_format = NUMBER_FORMATS[row.dimension]
    cell.alignment = RIGHT
    return cell
