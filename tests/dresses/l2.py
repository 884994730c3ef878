"""The table of districts downwards (L2) in its dresses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook

from tests.dresses import MAY, Dress, Expected, Key, number
from tests.make_books import moved
from tests.make_workbooks import (
    CODES,
    DISTRICTS,
    Row,
    district_table,
    empty_book,
    flat_list,
    merged,
    put_rows,
)

FILE = "报表.xlsx"
SERIES = ("innovative_smes", "srdi_smes", "little_giants")
BARE = "各区专精特新企业培育情况"
FIRST: Mapping[str, int] = {"innovative_smes": 100, "srdi_smes": 60, "little_giants": 3}
STEP: Mapping[str, int] = {"innovative_smes": 7, "srdi_smes": 1, "little_giants": 1}
PLAIN_ROWS = (6, 7, *range(9, 16), *range(17, 25))
"""Of the city and every district, past 临港 in row 8 and the subtotal in row 16."""


def known(series: str, place: int) -> int | None:
    """`place`: 0 the city, 1 to 15 the districts that report, 16 the one that does not."""
    if place > 15:
        return None
    if place == 0:
        return sum(known(series, each) or 0 for each in range(1, 16))
    return FIRST[series] + STEP[series] * (place - 1)


def cells(
    columns: Sequence[str] = ("B", "D", "F"),
    rows: Sequence[int] = PLAIN_ROWS,
    *,
    sheet: str = "Sheet1",
    period: str = MAY,
    places: Sequence[int] = range(17),
    series: Sequence[str] = SERIES,
) -> dict[Key, Expected]:
    areas = ("city", *CODES)
    return {
        (name, areas[place], period): (number(known(name, place)), sheet, f"{column}{row}")
        for name, column in zip(series, columns, strict=True)
        for place, row in zip(places, rows, strict=True)
    }


def totals() -> list[Row]:
    """The city and the districts, one figure for each indicator and nothing else."""
    names = ("全市", *DISTRICTS)
    return [
        (name, *("/" if place > 15 else known(series, place) for series in SERIES))
        for place, name in enumerate(names)
    ]


def table(header: Row, rows: Sequence[Row], *, title: str = BARE + "（2023年5月）") -> Workbook:
    """A header of one row in row 3, rows from 4 on, no sender."""
    return flat_list(header, rows, title=title, filled_by=None)


HEADER = ("区名", "创新型中小企业", "专精特新", "小巨人")
FLAT = range(4, 21)


def plain() -> tuple[Workbook, str]:
    return district_table(), FILE


def down_and_right() -> tuple[Workbook, str]:
    return moved(district_table(), down=5, right=2), FILE


def header_again() -> tuple[Workbook, str]:
    return district_table(repeated_before=10), FILE


def shallow() -> tuple[Workbook, str]:
    return table(HEADER, totals()), FILE


def deeper() -> tuple[Workbook, str]:
    """A fourth level: the month over everything."""
    book = district_table(repeated_before=None)
    sheet = book.worksheets[0]
    sheet["G2"] = None
    merged(sheet, "B2:G2", "2023年5月")
    return book, FILE


def reordered() -> tuple[Workbook, str]:
    header = ("小巨人", "区划代码", "专精特新", "区名", "排名", "创新型中小企业")
    codes = ("310000", *CODES)
    rows = [
        (row[3], code, row[2], row[0], place, row[1])
        for place, (row, code) in enumerate(zip(totals(), codes, strict=True))
    ]
    return table(header, rows), FILE


def synonyms() -> tuple[Workbook, str]:
    header = ("行政区", "创新型企业数（家）", "市级专精特新中小企业", "国家级小巨人")
    rows = totals()
    return table(header, [("上海市", *rows[0][1:]), *rows[1:]]), FILE


def total_last() -> tuple[Workbook, str]:
    first, *others = totals()
    return table(HEADER, [*others, ("合　　计", *first[1:])]), FILE


def both_totals() -> tuple[Workbook, str]:
    rows = totals()
    return table(HEADER, [*rows, ("合计", *rows[0][1:])]), FILE


def of_which() -> tuple[Workbook, str]:
    """其中 before the first district, subtotals, 临港 beside the districts and an industry."""
    rows: list[Row] = totals()
    rows[1] = ("其中：浦东新区", *rows[1][1:])
    rows[9:9] = [("中心城区小计", 1, 1, 1), ("其中：制造业", 2, 2, 2)]
    return table(HEADER, [*rows, ("临港新片区", 9, 9, 9), ("郊区小计", 1, 1, 1)]), FILE


def hidden() -> tuple[Workbook, str]:
    book = district_table()
    book.worksheets[0].row_dimensions[9].hidden = True
    book.worksheets[0].column_dimensions["D"].hidden = True
    return book, FILE


def as_text() -> tuple[Workbook, str]:
    full = str.maketrans("0123456789", "０１２３４５６７８９")
    rows: list[Row] = []
    for name, first, second, third in totals():
        rows.append((name, f"{first}①", f"'{second}", str(third).translate(full)))
    return table(HEADER, rows), FILE


def months_beside() -> tuple[Workbook, str]:
    """本月 and 累计 below each indicator."""
    book = empty_book()
    sheet = book.create_sheet("Sheet1")
    sheet["A1"] = BARE + "（2023年1—5月）"
    merged(sheet, "A2:A3", "区名")
    for area, name in (("B2:C2", "创新型"), ("D2:E2", "专精特新"), ("F2:G2", "“小巨人”")):
        merged(sheet, area, name)
    rows = [(r[0], *(each for total in r[1:] for each in (1, total))) for r in totals()]
    put_rows(sheet, [(None, *("本月", "累计") * 3), *rows], 3)
    return book, FILE


def kinds_over_indicators() -> tuple[Workbook, str]:
    book = empty_book()
    sheet = book.create_sheet("Sheet1")
    sheet["A1"] = BARE + "（2023年5月）"
    merged(sheet, "A2:A3", "区名")
    merged(sheet, "B2:D2", "5月新增")
    merged(sheet, "E2:G2", "累计数")
    put_rows(sheet, [(None, *HEADER[1:], *HEADER[1:])], 3)
    put_rows(sheet, [(row[0], 1, 1, 0, *row[1:]) for row in totals()], 4)
    return book, FILE


def month_in_file_name() -> tuple[Workbook, str]:
    return table(HEADER, totals(), title=BARE), "各区情况2023年05月(2).xlsx"


def month_in_sheet_name() -> tuple[Workbook, str]:
    book = table(HEADER, totals(), title=BARE)
    book.worksheets[0].title = "2023.5"
    return book, FILE


def centred() -> tuple[Workbook, str]:
    book = district_table(repeated_before=None)
    sheet = book.worksheets[0]
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))
    return book, FILE


def gaps() -> tuple[Workbook, str]:
    rows = [part for r in totals() for part in ((r[0], None, *r[1:]), ())]
    return table((HEADER[0], None, *HEADER[1:]), rows), FILE


def two_tables() -> tuple[Workbook, str]:
    """One indicator above, the others below, under titles of their own."""
    rows = totals()
    book = table(HEADER[:2], [row[:2] for row in rows])
    sheet = book.worksheets[0]
    sheet["A21"] = "注：按注册地统计。"
    sheet["A23"] = "表2　专精特新情况"
    put_rows(sheet, [("区名", *HEADER[2:]), *((row[0], *row[2:]) for row in rows)], 24)
    return book, FILE


def sheets_of_months() -> tuple[Workbook, str]:
    book = empty_book()
    for month in (4, 5):
        sheet = book.create_sheet(f"{month}月")
        put_rows(sheet, [(BARE,), (), HEADER, *totals()], 1)
    return book, "各区2023年.xlsx"


def ratio() -> tuple[Workbook, str]:
    header: list[Any] = ["区名", "政府采购工程预留份额", None, None]
    book = table(header, [])
    sheet = book.worksheets[0]
    sheet["A2"] = "填报单位：市财政局　单位：万元、%"
    merged(sheet, "A3:A4", "区名")
    merged(sheet, "B3:D3", "政府采购工程预留份额")
    rows = [("预留金额", "采购总额", "预留份额"), (423, 1000, "42.3%"), (40, 100, 40)]
    put_rows(sheet, rows, 4, left=2)
    sheet["A5"], sheet["A6"] = "全市", "浦东新区"
    return book, FILE


SHARE = "procurement_reserved_share"

DRESSES = (
    Dress("plain", plain, cells()),
    Dress(
        "moved down and right",
        down_and_right,
        cells(("D", "F", "H"), [row + 5 for row in PLAIN_ROWS]),
    ),
    Dress("header again", header_again, cells(rows=[r + 3 * (r > 15) for r in PLAIN_ROWS])),
    Dress("header of one row", shallow, cells(("B", "C", "D"), FLAT)),
    Dress("header of four rows", deeper, cells()),
    Dress("columns reordered, codes beside", reordered, cells(("F", "C", "A"), FLAT)),
    Dress("synonyms", synonyms, cells(("B", "C", "D"), FLAT)),
    Dress("合计 last", total_last, cells(("B", "C", "D"), (20, *range(4, 20)))),
    Dress("全市 and 合计", both_totals, cells(("B", "C", "D"), FLAT)),
    Dress("其中 and 小计", of_which, cells(("B", "C", "D"), (*range(4, 13), *range(15, 23)))),
    Dress(
        "hidden row and column",
        hidden,
        cells(),
        frozenset({"hidden_rows_read", "hidden_columns_read"}),
    ),
    Dress("numbers as text", as_text, cells(("B", "C", "D"), FLAT)),
    Dress("本月 and 累计", months_beside, cells(("C", "E", "G"), FLAT)),
    Dress("5月新增 and 累计数 over names", kinds_over_indicators, cells(("E", "F", "G"), FLAT)),
    Dress("month only in the file's name", month_in_file_name, cells(("B", "C", "D"), FLAT)),
    Dress(
        "month only in the sheet's name",
        month_in_sheet_name,
        cells(("B", "C", "D"), FLAT, sheet="2023.5"),
    ),
    Dress("groups not merged", centred, cells()),
    Dress("blank rows and columns", gaps, cells(("C", "D", "E"), range(4, 37, 2))),
    Dress(
        "two tables on one sheet",
        two_tables,
        cells(("B",), FLAT, series=SERIES[:1])
        | cells(("B", "C"), range(25, 42), series=SERIES[1:]),
    ),
    Dress(
        "a sheet a month",
        sheets_of_months,
        cells(("B", "C", "D"), FLAT, sheet="4月", period="2023-04")
        | cells(("B", "C", "D"), FLAT, sheet="5月"),
    ),
    Dress(
        "a share with its parts",
        ratio,
        {
            (SHARE, "city", MAY): (number("42.3"), "Sheet1", "D5"),
            (SHARE, "310115", MAY): (number(40), "Sheet1", "D6"),
        },
    ),
)
