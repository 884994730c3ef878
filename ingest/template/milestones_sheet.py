"""The sheet 月度计划: the path by month of every target that the body leads."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ingest.template.entry_rules import Asked, allow_figures
from ingest.template.goals import said
from ingest.template.heading import Heading
from ingest.template.looks import (
    BODY,
    CENTRED,
    FIRST_ROW,
    INDENTED,
    NUMBER_FORMATS,
    RIGHT,
    STRONG,
    Top,
    as_identity,
    as_input,
    head,
    put,
    set_up,
)
from ingest.template.prefill import Prefill
from ingest.template.rows import units_line, written_unit
from targets import planning
from targets.catalogue import Catalogue
from targets.vocabulary import CITY, Period, Target
from wording import say

IDENTITY = ("indicator", "unit", "target")
WIDTHS = (8, 12)
MONTH_WIDTH = 11.5
NARROWEST_LABEL = 30


def write_milestones(
    book: Workbook,
    catalogue: Catalogue,
    targets: Sequence[Target],
    heading: Heading,
    prefill: Prefill,
) -> None:
    """Months outside a target's window are locked."""
    sheet: Worksheet = book.create_sheet(say("ingest.sheet_milestones", "zh"))
    months = _months(targets)
    head(sheet, heading, _top(targets, months))
    asked = []
    for number, target in enumerate(targets, start=FIRST_ROW):
        texts = (
            planning.label(catalogue, target),
            written_unit(target.indicator.unit),
            said(target),
        )
        looks = ((STRONG, INDENTED), (BODY, CENTRED), (BODY, RIGHT))
        for column, (text, (font, alignment)) in enumerate(zip(texts, looks, strict=True), start=1):
            cell = put(sheet, number, column, text, font=font)
            as_identity(cell, opens_group=True)
            cell.alignment = alignment
        asked += _row(sheet, number, target, months, prefill)
        sheet.row_dimensions[number].height = 30
    allow_figures(sheet, asked, words=(), prompt="prompt_milestone")
    labels = (2 * len(planning.label(catalogue, target)) for target in targets)
    width = min(max(NARROWEST_LABEL, *labels, 0), 44)
    widths = (width, *WIDTHS, *(MONTH_WIDTH for _ in months))
    set_up(sheet, widths, frozen=f"D{FIRST_ROW}", is_optional=True)


def _months(targets: Sequence[Target]) -> tuple[Period, ...]:
    """Of all the windows together."""
    first, last = min(t.start for t in targets), max(t.end for t in targets)
    return tuple(first.plus(step) for step in range(last.ordinal - first.ordinal + 1))


def _top(targets: Sequence[Target], months: Sequence[Period]) -> Top:
    columns = [say(f"ingest.column_{name}", "zh") for name in IDENTITY]
    columns += [say("ingest.column_year_month", "zh", year=m.year, month=m.month) for m in months]
    units = units_line(written_unit(target.indicator.unit) for target in targets)
    return Top(columns, say("ingest.advice_milestones", "zh"), units, right=4)


def _row(
    sheet: Worksheet, number: int, target: Target, months: Sequence[Period], prefill: Prefill
) -> list[Asked]:
    unit = target.indicator.unit
    asked = []
    for column, month in enumerate(months, start=len(IDENTITY) + 1):
        cell = put(sheet, number, column, None)
        if not target.start <= month <= target.end:
            as_identity(cell, opens_group=True)
            continue
        cell.value = prefill.planned(target, CITY, month)
        as_input(cell, opens_group=True)
        cell.number_format = NUMBER_FORMATS[unit.dimension]
        cell.alignment = RIGHT
        asked.append(Asked(cell, unit.dimension, written_unit(unit)))
    return asked
