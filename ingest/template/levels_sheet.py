"""The sheet 奖励标准: a district's own published levels beside what the notice asks for."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ingest.template.entry_rules import Asked, allow_dates, allow_figures
from ingest.template.heading import Heading
from ingest.template.looks import (
    BODY,
    CENTRED,
    FIRST_ROW,
    INDENTED,
    QUIET,
    RIGHT,
    Top,
    as_identity,
    as_input,
    cell_at,
    head,
    put,
    set_up,
)
from ingest.template.prefill import Prefill
from ingest.template.rows import units_line
from targets.amounts import plain
from targets.catalogue import Catalogue
from targets.levels import per, unit_of
from targets.vocabulary import Dimension, Parameter
from wording import say

COLUMNS = ("parameter", "unit", "required", "own_level", "effective", "grounds")
WIDTHS = (50, 12, 14, 16, 14, 52)
OWN_LEVEL, EFFECTIVE, GROUNDS = 4, 5, 6
MONEY_UNIT = "万元"
MONEY_DIVISOR = Decimal(10) ** 4


def write_levels(
    book: Workbook,
    catalogue: Catalogue,
    parameters: Sequence[Parameter],
    heading: Heading,
    prefill: Prefill,
) -> None:
    sheet: Worksheet = book.create_sheet(say("ingest.sheet_levels", "zh"))
    units = [written_unit(parameter, catalogue) for parameter in parameters]
    columns = [say(f"ingest.column_{name}", "zh") for name in COLUMNS]
    head(sheet, heading, Top(columns, say("ingest.advice_levels", "zh"), units_line(units)))
    asked = []
    for number, (parameter, unit) in enumerate(
        zip(parameters, units, strict=True), start=FIRST_ROW
    ):
        texts = (parameter.name.zh, unit, required(parameter))
        looks = ((BODY, INDENTED), (QUIET, CENTRED), (QUIET, CENTRED))
        for column, (text, (font, alignment)) in enumerate(zip(texts, looks, strict=True), start=1):
            cell = put(sheet, number, column, text, font=font)
            as_identity(cell)
            cell.alignment = alignment
        asked.append(_own(sheet, number, parameter, unit, prefill))
        sheet.row_dimensions[number].height = 30
    allow_figures(sheet, asked, words=(), prompt="prompt_level")
    days = [cell_at(sheet, FIRST_ROW + index, EFFECTIVE) for index in range(len(parameters))]
    allow_dates(sheet, days, not_before=1990)
    set_up(sheet, WIDTHS, frozen=f"D{FIRST_ROW}", is_optional=True)


def written_unit(parameter: Parameter, catalogue: Catalogue) -> str:
    """`万元/家`, `%`."""
    unit = unit_of(parameter)
    name = MONEY_UNIT if unit.dimension is Dimension.MONEY else unit.name.zh
    one = per(parameter, catalogue)
    return f"{name}/{one.zh}" if one else name


def required(parameter: Parameter) -> str:
    """`≥10` in the written unit."""
    sign = say(f"judging.sign_{parameter.comparator}", "zh")
    return sign + plain(parameter.values[0] / _divisor(parameter))


def _divisor(parameter: Parameter) -> Decimal:
    is_money = unit_of(parameter).dimension is Dimension.MONEY
    return MONEY_DIVISOR if is_money else Decimal(1)


def _own(sheet: Worksheet, number: int, parameter: Parameter, unit: str, prefill: Prefill) -> Asked:
    """Level, day and text, as said before."""
    said = prefill.level(parameter)
    value = said.value / _divisor(parameter) if said else None
    contents = (
        (OWN_LEVEL, value, RIGHT, "#,##0.##"),
        (EFFECTIVE, said.effective_from if said else None, CENTRED, "yyyy-mm-dd"),
        (GROUNDS, said.text or None if said else None, INDENTED, "General"),
    )
    for column, content, alignment, number_format in contents:
        cell = put(sheet, number, column, content)
        as_input(cell)
        cell.alignment = alignment
        cell.number_format = number_format
    return Asked(cell_at(sheet, number, OWN_LEVEL), Dimension.MONEY, unit)
