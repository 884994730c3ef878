"""L3: indicators as rows, the whole city and its districts as columns, with a rank that nobody records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data.demo import drawing, spelling
from targets.vocabulary import CITY, Period

HEAD_ROW = 3
FIRST_ROW = HEAD_ROW + 1
BEFORE_AREAS = ("序号", "指标", "单位")
BEHIND_AREAS = ("备注", "排名")
WHOLE_CITY = "全市"


@dataclass(frozen=True, slots=True)
class Across:
    """One indicator in every area; `levels`: area code -> its figure."""

    name: str
    unit: str
    levels: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class AcrossSheet:
    """`areas`: (code, name as the header has it), in the order of the statistical yearbook."""

    period: Period
    reporter: str
    areas: Sequence[tuple[str, str]]
    lines: Sequence[Across]


def draw(sheet: Worksheet, form: AcrossSheet) -> None:
    columns = (*BEFORE_AREAS, WHOLE_CITY, *(name for _, name in form.areas), *BEHIND_AREAS)
    last = get_column_letter(len(columns))
    month = spelling.month_title(form.period)
    drawing.title(sheet, f"A1:{last}1", f"{month}各区优质中小企业培育情况汇总表")
    drawing.remark(sheet, "A2", f"填报单位：{form.reporter}")
    for number, name in enumerate(columns, start=1):
        drawing.head(sheet, f"{get_column_letter(number)}{HEAD_ROW}", name)
    for number, line in enumerate(form.lines, start=1):
        levels = [line.levels[code] for code, _ in form.areas]
        values = (number, line.name, line.unit, line.levels[CITY], *levels, None, None)
        drawing.ruled(sheet, FIRST_ROW + number - 1, values, name_in=2)
    drawing.tail(sheet, FIRST_ROW + len(form.lines), len(columns))
    widths = (6, 24, 6, 9, *(9 for _ in form.areas), 10, 6)
    drawing.lay_out(sheet, *widths, frozen=f"D{FIRST_ROW}")
