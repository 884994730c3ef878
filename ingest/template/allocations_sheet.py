"""The sheet 分区分解: what every district takes on of the targets that districts share."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ingest.template.entry_rules import Asked, allow_figures
from ingest.template.heading import Heading
from ingest.template.looks import (
    BODY,
    CENTRED,
    FIRST_ROW,
    FORMULA,
    NUMBER_FORMATS,
    RIGHT,
    STRONG,
    Content,
    Top,
    as_identity,
    as_input,
    cell_at,
    head,
    put,
    set_up,
)
from ingest.template.prefill import Prefill
from ingest.template.rows import divisor_of, units_line, written_unit
from targets import planning
from targets.catalogue import Catalogue
from targets.vocabulary import Target
from wording import say

AREA_WIDTH, TARGET_WIDTH = 22, 26
FIRST_DISTRICT = FIRST_ROW + 1


def write_allocations(
    book: Workbook,
    catalogue: Catalogue,
    targets: Sequence[Target],
    heading: Heading,
    prefill: Prefill,
) -> None:
    """A district a row, a target a column; the whole above, sum and rest below, computed."""
    sheet: Worksheet = book.create_sheet(say("ingest.sheet_allocations", "zh"))
    head(sheet, heading, _top(catalogue, targets))
    last = FIRST_DISTRICT + len(catalogue.districts) - 1
    labels = {FIRST_ROW: "target", last + 1: "sum", last + 2: "rest"}
    for number, row in labels.items():
        _locked(sheet, number, 1, say(f"ingest.allocation_{row}", "zh"))
    for number, district in enumerate(catalogue.districts, start=FIRST_DISTRICT):
        cell = put(sheet, number, 1, district.name.zh, font=BODY)
        as_identity(cell)
        cell.alignment = CENTRED
    asked = []
    for column, target in enumerate(targets, start=2):
        asked += _column(sheet, column, target, catalogue, prefill)
        _sums(sheet, column, target, last)
    allow_figures(sheet, asked, words=(), prompt="prompt_allocation")
    for number in range(FIRST_ROW, last + 3):
        sheet.row_dimensions[number].height = 20
    widths = (AREA_WIDTH, *(TARGET_WIDTH for _ in targets))
    set_up(sheet, widths, frozen=f"B{FIRST_ROW}", is_optional=True)


def _top(catalogue: Catalogue, targets: Sequence[Target]) -> Top:
    columns = [say("ingest.column_area", "zh")]
    columns += [
        f"{planning.label(catalogue, one)}（{written_unit(one.indicator.unit)}）" for one in targets
    ]
    advice = say("ingest.advice_allocations", "zh")
    return Top(columns, advice, units_line(written_unit(one.indicator.unit) for one in targets))


def _column(
    sheet: Worksheet, column: int, target: Target, catalogue: Catalogue, prefill: Prefill
) -> list[Asked]:
    unit = target.indicator.unit
    asked = []
    for number, district in enumerate(catalogue.districts, start=FIRST_DISTRICT):
        cell = put(sheet, number, column, prefill.planned(target, district.code, target.end))
        as_input(cell)
        cell.number_format = NUMBER_FORMATS[unit.dimension]
        cell.alignment = RIGHT
        asked.append(Asked(cell, unit.dimension, written_unit(unit)))
    return asked


def _sums(sheet: Worksheet, column: int, target: Target, last: int) -> None:
    """The rest is the target less the sum, so that nobody adds up by hand."""
    letter = get_column_letter(column)
    unit = target.indicator.unit
    formulas: dict[int, Content] = {
        FIRST_ROW: target.value / divisor_of(unit),
        last + 1: f"=SUM({letter}{FIRST_DISTRICT}:{letter}{last})",
        last + 2: f"={letter}{FIRST_ROW}-{letter}{last + 1}",
    }
    for number, content in formulas.items():
        _locked(sheet, number, column, content)
        cell = cell_at(sheet, number, column)
        if isinstance(content, str):
            cell.data_type = "f"
        cell.number_format = NUMBER_FORMATS[unit.dimension]
        cell.alignment = RIGHT


def _locked(sheet: Worksheet, number: int, column: int, content: Content) -> None:
    font = STRONG if number == FIRST_ROW else FORMULA
    cell = put(sheet, number, column, content, font=font)
    as_identity(cell, opens_group=True)
    cell.alignment = CENTRED
