"""L5: one workbook a year, a sheet a month, the later ones prepared, a summary, a list of enterprises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from data.demo import drawing
from data.demo.enterprises import Enterprise
from targets.vocabulary import Period

SUMMARY, ROSTER = "汇总", "附表1 企业名单"
HEAD = ("序号", "指标名称", "计量单位", "本月数", "累计数", "备注")
ROSTER_HEAD = ("序号", "企业名称", "统一社会信用代码", "所在区", "认定批次", "有效期至")
HEAD_ROW = 4
FIGURE_ROW = HEAD_ROW + 1


@dataclass(frozen=True, slots=True)
class MonthLine:
    in_month: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True)
class YearBook:
    """One indicator through a year; `lines` holds the months that are reported."""

    name: str
    unit: str
    title: str
    reporter: str
    period: Period
    lines: Mapping[int, MonthLine]
    enterprises: Sequence[Enterprise] = ()


def draw(book: Workbook, form: YearBook) -> None:
    """Months to come are prepared with zeros, as such books are."""
    summary: Worksheet = book.create_sheet(SUMMARY)
    for month in range(1, 13):
        sheet: Worksheet = book.create_sheet(f"{month}月")
        _month(sheet, form, Period(form.period.year, month))
    _summary(summary, form)
    if form.enterprises:
        roster: Worksheet = book.create_sheet(ROSTER)
        _roster(roster, form)


def _month(sheet: Worksheet, form: YearBook, period: Period) -> None:
    drawing.title(sheet, "A1:F1", f"{period.year}年{period.month}月{form.title}")
    drawing.remark(sheet, "A2", f"填报单位：{form.reporter}")
    drawing.remark(sheet, "F3", f"单位：{form.unit}")
    for letter, words in zip("ABCDEF", HEAD, strict=True):
        drawing.head(sheet, f"{letter}{HEAD_ROW}", words)
    line = form.lines.get(period.month, MonthLine(Decimal(0), Decimal(0)))
    values = (1, form.name, form.unit, line.in_month, line.total, None)
    drawing.ruled(sheet, FIGURE_ROW, values, name_in=2)
    drawing.lay_out(sheet, 6, 28, 10, 12, 14, 16, frozen=f"A{FIGURE_ROW}")


def _summary(sheet: Worksheet, form: YearBook) -> None:
    """Follows from the months by formulas; Excel has not calculated them yet."""
    drawing.title(sheet, "A1:C1", f"{form.period.year}年{form.title}汇总")
    for letter, words in zip("ABC", ("月份", "本月数", "累计数"), strict=True):
        drawing.head(sheet, f"{letter}3", words)
    for month in range(1, 13):
        values = (f"{month}月", f"='{month}月'!D{FIGURE_ROW}", f"='{month}月'!E{FIGURE_ROW}")
        drawing.ruled(sheet, 3 + month, values)
    drawing.lay_out(sheet, 10, 14, 14, frozen="A4")


def _roster(sheet: Worksheet, form: YearBook) -> None:
    drawing.title(
        sheet, "A1:F1", f"{form.name}名单（截至{form.period.year}年{form.period.month}月）"
    )
    for letter, words in zip("ABCDEF", ROSTER_HEAD, strict=True):
        drawing.head(sheet, f"{letter}2", words)
    for number, one in enumerate(form.enterprises, start=1):
        values: tuple[int | str, ...] = (
            number,
            *(one.name, one.code, one.district, one.batch, one.valid_until),
        )
        for column, value in enumerate(values, start=1):
            sheet.cell(2 + number, column, value)
    drawing.lay_out(sheet, 8, 30, 24, 12, 16, 14, frozen="A3")
