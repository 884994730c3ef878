"""The sheet 往年各月: the months of up to three years before, from which the season is known."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ingest.template.entry_rules import Asked, allow_figures
from ingest.template.figures_sheet import figure_cell, write_identity
from ingest.template.heading import Heading
from ingest.template.looks import BODY, CENTRED, FIRST_ROW, Top, as_identity, head, put, set_up
from ingest.template.prefill import Prefill
from ingest.template.rows import Row, label_width, units_line
from targets.path import PAST_YEARS
from targets.vocabulary import Period
from wording import say

IDENTITY = ("indicator", "area", "unit", "year")
WIDTHS = (13, 8, 8)
YEAR = 4
MONTH_WIDTH = 11.5


def write_years(book: Workbook, rows: Sequence[Row], heading: Heading, prefill: Prefill) -> None:
    """A line a figure and year, the oldest first."""
    sheet: Worksheet = book.create_sheet(say("ingest.sheet_years", "zh"))
    columns = [say(f"ingest.column_{name}", "zh") for name in IDENTITY]
    columns += [say("ingest.column_month", "zh", month=month) for month in range(1, 13)]
    units = units_line(row.unit for row in rows)
    head(sheet, heading, Top(columns, say("ingest.advice_years", "zh"), units, right=3))
    asked = []
    for index, row in enumerate(rows):
        for step, year in enumerate(years_before(heading.period)):
            number = FIRST_ROW + index * PAST_YEARS + step
            asked += _write(sheet, number, row, year, prefill, opens_group=not step)
    allow_figures(sheet, asked)
    widths = (label_width(rows), *WIDTHS, *(MONTH_WIDTH for _ in range(12)))
    set_up(sheet, widths, frozen=f"E{FIRST_ROW}", is_optional=True)


def years_before(period: Period) -> tuple[int, ...]:
    return tuple(range(period.year - PAST_YEARS, period.year))


def _write(
    sheet: Worksheet, number: int, row: Row, year: int, prefill: Prefill, *, opens_group: bool
) -> list[Asked]:
    write_identity(sheet, number, row, opens_group=opens_group)
    cell = put(sheet, number, YEAR, year, font=BODY)
    as_identity(cell, opens_group=opens_group)
    cell.alignment = CENTRED
    asked = []
    for month in range(1, 13):
        figure = figure_cell(sheet, number, len(IDENTITY) + month, row, opens_group=opens_group)
        figure.value = prefill.restated(row, Period(year, month))
        asked.append(Asked(figure, row.dimension, row.unit))
    return asked
