"""Builders of the book of twelve months (L5): sheets, a summary of formulas and a list of enterprises."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.make_rosters import credit_code
from tests.make_workbooks import Row, empty_book, put_rows

FILE = "供应链金融月报2023-5（更正）.xlsx"
HEADER = ("序号", "指标名称", "计量单位", "本月数", "本年累计")
TOTALS = (310.5, 640.25, 1002.4, 1498.75, 2014.5)
"""In 亿元, month by month."""
BALANCES = (9280, 9399.5, 9610.2, 9830.05, 10075.63)
ROSTER: tuple[Row, ...] = (
    ("序号", "企业名称", "统一社会信用代码", "所在区", "认定批次", "有效期至"),
    (1, "甲公司", "91310000132260250X", "浦东新区", "第一批", "2026-04-30"),
    (2, "乙公司", credit_code(2, region="310101"), "黄浦区", "第一批", "2026-04-30"),
)


def month_rows(month: int, last: int = 5) -> list[Row]:
    """Prepared zeros after the last month."""
    if month > last:
        return [(1, "供应链金融融资额", "亿元", 0, 0), (2, "普惠小微贷款余额", "亿元", 0, 0)]
    total, before = TOTALS[month - 1], TOTALS[month - 2] if month > 1 else 0
    return [
        (1, "供应链金融融资额", "亿元", round(total - before, 2), total),
        (2, "普惠小微贷款余额", "亿元", None, BALANCES[month - 1]),
    ]


def months_book(
    rows: Callable[[int], Sequence[Row]] = month_rows,
    *,
    header: Row = HEADER,
    names: str = "{month}月",
    title: str = "供应链金融情况月报",
    months: Sequence[int] = range(1, 13),
    filled_by: str = "填报单位：人民银行上海总部",
) -> Workbook:
    """A sheet a month: title in row 1, sender in row 2, header in row 3, figures from row 4 on."""
    book = empty_book()
    for month in months:
        sheet = book.create_sheet(names.format(month=month))
        text = title.format(month=month)
        put_rows(sheet, [(text,), (filled_by,), header, *rows(month)], 1)
    return book


def with_summary(book: Workbook, *, faults: bool = True) -> Workbook:
    """汇总: a formula into every month's sheet, one of them broken, none of them calculated."""
    sheet = book.create_sheet("汇总")
    put_rows(sheet, [("供应链金融情况汇总（2023年）",), (), HEADER], 1)
    cells = [f"='{name}'!E4" for name in book.sheetnames if name.endswith("月")]
    for row, formula in enumerate(cells, start=4):
        put_rows(sheet, [(row, "供应链金融融资额", "亿元", None, formula)], row)
    if faults:
        sheet["E5"].value, sheet["E5"].data_type = "#REF!", "e"
    return book


def with_roster(book: Workbook) -> Workbook:
    put_rows(book.create_sheet("附表1 企业名单"), [("附表1 企业名单",), *ROSTER], 1)
    return book


def restated(book: Workbook, month: int, total: float) -> Workbook:
    """The month's total anew, in red, with a note below."""
    sheet = book[f"{month}月"]
    sheet["E4"] = total
    sheet["E4"].font = Font(color="FFFF0000")
    sheet["A7"] = f"{month}月数据更正为{total}亿元。"
    return book


def put_formulas(book: Workbook, formulas: Mapping[str, str]) -> Workbook:
    for place, formula in formulas.items():
        title, _, cell = place.rpartition("!")
        sheet: Worksheet = book[title]
        sheet[cell] = formula
    return book
