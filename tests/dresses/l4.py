"""The regulators' table of balances and flows (L4) in its dresses."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook

from tests.dresses import Dress, figures
from tests.make_books import moved
from tests.make_workbooks import (
    L4_TITLE,
    Row,
    empty_book,
    finance_table,
    merged,
    put_rows,
)

FILE = "报表.xlsx"
REGULATOR = "上海银保监局.xlsx"
SHEET = "普惠金融（5月）"
YUAN = {
    "inclusive_loans_balance": 1007563000000,
    "seamless_renewal": 501240000000,
    "relief_financing": 551290000000,
    "renewal_cost_saving": 4500000000,
}
ROWS = (6, 7, 8, 10)
NAMES = (
    "普惠小微贷款余额",
    "无缝续贷累计投放（今年以来）",
    "纾困融资（自机制启动以来）",
    "节约企业成本",
)
YI = (10075.63, 5012.4, 5512.9, 45)


def at(column: str, rows: Sequence[int] = ROWS) -> dict[str, tuple[str | int | None, str]]:
    return {
        name: (value, f"{column}{row}")
        for (name, value), row in zip(YUAN.items(), rows, strict=True)
    }


def short(times: int = 1) -> list[Row]:
    """Name, figure, the month's, the change since the year's start."""
    return [
        (name, round(value * times, 2), round(value * times / 10, 2), None)
        for name, value in zip(NAMES, YI, strict=True)
    ]


def table(header: Row, rows: Sequence[Row], *, line: str | None = "单位：亿元") -> Workbook:
    """A header of one row in row 4, rows from 5 on."""
    book = empty_book()
    sheet = book.create_sheet("Sheet1")
    sheet["A1"], sheet["A2"] = f"{L4_TITLE}（2023年5月）", "填报单位：上海银保监局"
    sheet["D3"] = line
    put_rows(sheet, [header, *rows], 4)
    return book


HEADER = ("项目", "余额或累计额", "本月新增", "比年初增减额")
FLAT = (5, 6, 7, 8)


def plain() -> tuple[Workbook, str]:
    return finance_table(), FILE


def down_and_right() -> tuple[Workbook, str]:
    return moved(finance_table(), down=4, right=3), FILE


def flat() -> tuple[Workbook, str]:
    return table(HEADER, short()), FILE


def deeper() -> tuple[Workbook, str]:
    book = finance_table()
    sheet = book.worksheets[0]
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))
    sheet.insert_rows(4)
    sheet["A5"] = None
    merged(sheet, "A4:A6", "项目")
    merged(sheet, "B4:G4", "2023年5月")
    for area in ("B5:C5", "D5:E5", "F5:G5"):
        sheet.merge_cells(area)
    return book, FILE


def reordered() -> tuple[Workbook, str]:
    header = ("行次", "比年初增减额", "口径", "项目", "本月新增", "余额或累计额")
    rows = [(n, row[3], "法人", row[0], row[2], row[1]) for n, row in enumerate(short())]
    return table(header, rows), FILE


def synonyms() -> tuple[Workbook, str]:
    header = ("业务品种", "期末余额（累计额）", "当月投放", "较年初增减额")
    names = ("普惠型小微企业贷款", "无缝续贷累放", "纾困融资投放", "为企业节约成本")
    rows = [(name, *row[1:]) for name, row in zip(names, short(), strict=True)]
    return table(header, rows), FILE


def ten_thousands() -> tuple[Workbook, str]:
    return table(HEADER, short(10_000), line="单位：万元"), FILE


def yuan_shown_in_ten_thousands() -> tuple[Workbook, str]:
    """Stored in yuan, shown in 万元 by the number format."""
    book = table(HEADER, short(10**8), line="单位：万元")
    for row in FLAT:
        book.worksheets[0][f"B{row}"].number_format = '0!.0,"万元"'
    return book, FILE


def unit_column() -> tuple[Workbook, str]:
    units = (("亿元", 1), ("万元", 10_000), ("元", 10**8), ("万亿元", 0.0001))
    rows = [
        (row[0], unit, round(float(str(row[1])) * times, 8), None, None)
        for row, (unit, times) in zip(short(), units, strict=True)
    ]
    return table((HEADER[0], "单位", *HEADER[1:]), rows, line=None), FILE


def unit_in_header() -> tuple[Workbook, str]:
    header = ("项目", "余额或累计额（万元）", "本月新增（万元）", "比年初增减额（万元）")
    return table(header, short(10_000), line=None), FILE


def units_in_cells() -> tuple[Workbook, str]:
    texts = ("1.007563万亿元", "5,012.4亿元", "55129000万元", "约45亿元")
    rows = [(name, text) for name, text in zip(NAMES, texts, strict=True)]
    return table(HEADER, rows, line=None), FILE


def hidden() -> tuple[Workbook, str]:
    book = finance_table()
    book.worksheets[0].row_dimensions[7].hidden = True
    book.worksheets[0].column_dimensions["C"].hidden = True
    return book, FILE


def as_text() -> tuple[Workbook, str]:
    texts = ("１００７５．６３", "5,012.40", "5 512.9", "45①")
    rows = [(name, text, "—", None) for name, text in zip(NAMES, texts, strict=True)]
    return table(HEADER, rows), FILE


def month_in_file_name() -> tuple[Workbook, str]:
    book = finance_table(period_line=None, sheet_name="普惠金融")
    return book, "上海银保监局_２０２３年５月.xlsx"


def month_in_sheet_name() -> tuple[Workbook, str]:
    return finance_table(period_line=None, sheet_name="二〇二三年五月"), FILE


def header_again() -> tuple[Workbook, str]:
    rows = short()
    return table(HEADER, [*rows[:2], HEADER, *rows[2:]]), FILE


def centred() -> tuple[Workbook, str]:
    book = finance_table()
    sheet = book.worksheets[0]
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))
    return book, FILE


def gaps() -> tuple[Workbook, str]:
    rows = [part for row in short() for part in ((row[0], None, *row[1:]), ())]
    return table((HEADER[0], None, *HEADER[1:]), rows), FILE


def with_parts() -> tuple[Workbook, str]:
    rows = short()
    rows[1:1] = [("  其中：个体工商户", 1, 1, 1), ("小计", 99999, 1, 1)]
    return table(HEADER, [*rows, ("合计", 88888, 1, 1)]), FILE


def two_tables() -> tuple[Workbook, str]:
    """Balances above in 亿元, flows below in 万元."""
    rows = short()
    book = table(HEADER, rows[:1])
    sheet = book.worksheets[0]
    sheet["A7"], sheet["D7"] = "二、累计投放情况", "单位：万元"
    put_rows(sheet, [("项目", "累计额", "本月投放"), *(row[:3] for row in short(10_000)[1:])], 8)
    return book, FILE


def sheets_of_months() -> tuple[Workbook, str]:
    book = empty_book()
    for month in (4, 5):
        finance_table(period_line=None, book=book, sheet_name=f"{month}月")
    return book, "银保监局2023年.xlsx"


def formulas() -> tuple[Workbook, str]:
    rows = [(NAMES[0], "=9917.42+C5", 158.21, "=B5-9153.54"), *short()[1:]]
    return table(HEADER, rows), FILE


DRESSES = (
    Dress("plain", plain, figures(at("B"), sheet=SHEET)),
    Dress(
        "moved down and right",
        down_and_right,
        figures(at("E", [row + 4 for row in ROWS]), sheet=SHEET),
    ),
    Dress("header of one row", flat, figures(at("B", FLAT))),
    Dress("header of three rows", deeper, figures(at("B", [row + 1 for row in ROWS]), sheet=SHEET)),
    Dress("columns reordered and added", reordered, figures(at("F", FLAT))),
    Dress("synonyms", synonyms, figures(at("B", FLAT))),
    Dress("万元 in a line", ten_thousands, figures(at("B", FLAT))),
    Dress("元 shown in 万元", yuan_shown_in_ten_thousands, figures(at("B", FLAT))),
    Dress("unit by row", unit_column, figures(at("C", FLAT))),
    Dress("万元 in the header", unit_in_header, figures(at("B", FLAT))),
    Dress("units in the cells", units_in_cells, figures(at("B", FLAT))),
    Dress(
        "hidden row and column",
        hidden,
        figures(at("B"), sheet=SHEET),
        frozenset({"hidden_rows_read", "hidden_columns_read"}),
    ),
    Dress("numbers as text", as_text, figures(at("B", FLAT))),
    Dress("month only in the file's name", month_in_file_name, figures(at("B"), sheet="普惠金融")),
    Dress(
        "month only in the sheet's name",
        month_in_sheet_name,
        figures(at("B"), sheet="二〇二三年五月"),
    ),
    Dress("header again", header_again, figures(at("B", (5, 6, 8, 9)))),
    Dress("groups not merged", centred, figures(at("B"), sheet=SHEET)),
    Dress("blank rows and columns", gaps, figures(at("C", (5, 7, 9, 11)))),
    Dress("其中, 小计 and 合计", with_parts, figures(at("B", (5, 8, 9, 10)))),
    Dress("two tables on one sheet", two_tables, figures(at("B", (5, 9, 10, 11)))),
    Dress(
        "a sheet a month",
        sheets_of_months,
        figures(at("B"), sheet="4月", period="2023-04") | figures(at("B"), sheet="5月"),
    ),
    Dress(
        "formulas with results",
        formulas,
        figures(at("B", FLAT)),
        results={"Sheet1!B5": "10075.63", "Sheet1!D5": "922.09"},
    ),
)
