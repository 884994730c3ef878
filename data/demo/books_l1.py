"""L1: the indicator list of one agency, with a two-level header, section rows and footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from openpyxl.worksheet.worksheet import Worksheet

from data.demo import drawing, spelling
from data.demo.drawing import Value
from targets.vocabulary import Period

COLUMNS = 8
FIRST_ROW = 6
NONE_IN_MONTH = "—"


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator's row. `total` is written as `written` where the agency did not type a number."""

    name: str
    unit: str
    in_month: Decimal | None
    total: Decimal
    plan: Decimal | None = None
    is_about: bool = False
    written: str | None = None
    of_which: tuple[str, Decimal, Decimal] | None = None  # name, month, total
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    number: str
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ListSheet:
    title: str
    reporter: str
    period: Period
    filled_on: date
    units: str
    sections: tuple[Section, ...]
    note: str = ""


def draw(sheet: Worksheet, form: ListSheet) -> None:
    """The whole sheet, header in rows 4 and 5."""
    _head(sheet, form)
    rows = tuple(_rows(form))
    for row, values in enumerate(rows, start=FIRST_ROW):
        drawing.ruled(sheet, row, values, name_in=2)
        if form.period.month % 3 == spelling.AS_FRACTION and isinstance(values[6], Decimal):
            sheet.cell(row, 7).number_format = "0.0%"
    drawing.tail(sheet, FIRST_ROW + len(rows), COLUMNS, form.note)


def _rows(form: ListSheet) -> Iterator[tuple[Value, ...]]:
    number = 0
    for section in form.sections:
        yield (section.number, section.name, *[None] * 6)
        for line in section.lines:
            number += 1
            yield _row(number, line, form.period)
            if line.of_which:
                name, in_month, total = line.of_which
                yield (None, f"　　{name}", line.unit, None, in_month, total, None, None)


def _head(sheet: Worksheet, form: ListSheet) -> None:
    drawing.title(sheet, "A1:H1", form.title)
    drawing.remark(sheet, "A2", f"填报单位：{form.reporter}（盖章）")
    drawing.remark(sheet, "F2", f"填报日期：{spelling.day(form.filled_on)}")
    drawing.remark(sheet, "H3", f"单位：{form.units}")
    for area, text in (
        ("A4:A5", "序号"),
        ("B4:B5", "指标名称"),
        ("C4:C5", "计量单位"),
        ("D4:D5", "全年目标"),
        ("E4:F4", "完成情况"),
        ("E5", "本月数"),
        ("F5", "累计数"),
        ("G4:G5", "完成率（%）"),
        ("H4:H5", "备注"),
    ):
        drawing.head(sheet, area, text)
    drawing.lay_out(sheet, 6, 34, 10, 11, 11, 13, 12, 18, frozen="C6")


def _row(number: int, line: Line, period: Period) -> tuple[Value, ...]:
    return (
        number,
        line.name,
        line.unit,
        _plan(line),
        line.in_month or NONE_IN_MONTH,
        line.written or line.total,
        _completion(line, period),
        line.remark or None,
    )


def _plan(line: Line) -> Value:
    if line.plan is None:
        return NONE_IN_MONTH
    return f"约{line.plan}" if line.is_about else spelling.plan(line.plan)


def _completion(line: Line, period: Period) -> Value:
    if line.plan is None or (line.written and not any(c.isdigit() for c in line.written)):
        return NONE_IN_MONTH
    return spelling.percent(line.total / line.plan, period.month)
