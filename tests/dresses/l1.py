"""The monthly list of indicators (L1) in its dresses."""

from __future__ import annotations

from typing import Any

from openpyxl import Workbook

from tests.dresses import Dress, figures
from tests.make_books import moved
from tests.make_workbooks import (
    L1_ROWS,
    L1_TITLE,
    Row,
    empty_book,
    flat_list,
    indicator_list,
    merged,
    put_rows,
)

FILE = "报表.xlsx"
HEADER = ("序号", "指标名称", "计量单位", "全年目标", "本月数", "累计数", "完成率（%）")
BARE = "中小企业重点指标完成情况月报表"
BANK = "填报单位：人民银行上海总部"
PLAIN = {
    "innovative_smes": 12980,
    "srdi_smes": 8288,
    "little_giants": 500,
    "green_factories": 8,
    "zero_carbon_factories": None,
}
ROWS = (7, 9, 10, 12, 13)


def at(column: str, rows: tuple[int, ...] = ROWS) -> dict[str, tuple[int | None, str]]:
    """The plain figures, all in one column."""
    return {
        name: (value, f"{column}{row}")
        for (name, value), row in zip(PLAIN.items(), rows, strict=True)
    }


def shifted(by: int) -> tuple[int, ...]:
    return tuple(row + by for row in ROWS)


def plain() -> tuple[Workbook, str]:
    return indicator_list(), FILE


def further_down() -> tuple[Workbook, str]:
    return indicator_list(top=9), FILE


def down_and_right() -> tuple[Workbook, str]:
    return moved(indicator_list(), down=3, right=2), FILE


def deeper_header() -> tuple[Workbook, str]:
    """A third level above: the month over what was done in it."""
    book = indicator_list(top=5)
    sheet = book.worksheets[0]
    merged(sheet, "E4:G4", "2023年1—5月完成情况")
    return book, FILE


def reordered() -> tuple[Workbook, str]:
    header = ("累计数", "责任处室", "指标名称", "上年同期", "计量单位", "本月数", "全年目标")
    rows = [
        (row[5], "中小企业处", row[1], 1, row[2], row[4], row[3]) for row in L1_ROWS if len(row) > 5
    ]
    return flat_list(header, rows), FILE


def synonyms() -> tuple[Workbook, str]:
    header = ("编号", "考核指标", "单位", "年度任务", "当月完成", "今年累计", "完成进度")
    return flat_list(header, [row[:7] for row in L1_ROWS]), FILE


def only_a_unit_line() -> tuple[Workbook, str]:
    rows = [(row[0], row[1], *row[3:6]) for row in L1_ROWS if len(row) > 5]
    book = flat_list(("序号", "指标名称", "全年目标", "本月数", "累计数"), rows)
    book.worksheets[0]["E2"] = "单位：家"
    return book, FILE


def money(header: Row, *rows: Row, line: str | None = None) -> tuple[Workbook, str]:
    book = flat_list(header, rows, filled_by=BANK)
    book.worksheets[0]["D2"] = line
    return book, FILE


def money_by_unit_column() -> tuple[Workbook, str]:
    header = ("指标名称", "计量单位", "累计数", "全年目标")
    return money(
        header,
        ("普惠小微贷款余额", "亿元", 10075.63, 11000),
        ("无缝续贷", "万元", 50124000, None),
        ("供应链金融", "元", 201450000000, None),
    )


def money_by_header() -> tuple[Workbook, str]:
    header = ("指标名称", "全年目标（万元）", "累计数（万元）")
    return money(header, ("普惠小微贷款余额", None, 100756300), ("无缝续贷", None, 50124000))


def money_by_line_in_yuan() -> tuple[Workbook, str]:
    header = ("指标名称", "全年目标", "期末余额或累计")
    rows = (("普惠小微贷款余额", None, 1007563000000), ("无缝续贷", None, "501,240,000,000"))
    return money(header, *rows, line="（单位：元）")


def money_by_name() -> tuple[Workbook, str]:
    header = ("指标名称", "单位", "累计数")
    rows = (("普惠小微贷款余额（亿元）", None, 10075.63), ("无缝续贷（万元）", None, 50124000))
    return money(header, *rows)


LOANS = {"inclusive_loans_balance": 1007563000000, "seamless_renewal": 501240000000}


def loans(*cells: str) -> dict[str, tuple[str | int | None, str]]:
    return {name: (value, cell) for (name, value), cell in zip(LOANS.items(), cells, strict=True)}


def subtotals() -> tuple[Workbook, str]:
    total = (None, "小计", "家", None, 500, 99999, None)
    return indicator_list(
        [*L1_ROWS[:5], total, *L1_ROWS[5:], (None, "合计", "家", 1, 1, 88888)]
    ), FILE


def repeated_header() -> tuple[Workbook, str]:
    return flat_list(HEADER, [*[row[:7] for row in L1_ROWS[:4]], HEADER, *L1_ROWS[4:]]), FILE


def repeated_page() -> tuple[Workbook, str]:
    """Title, sender, units and both rows of the header again on the second page."""
    book = indicator_list(L1_ROWS[:5])
    sheet = book.worksheets[0]
    for row in sheet["A11:A12"]:
        sheet.unmerge_cells(f"A{row[0].row}:H{row[0].row}")
        row[0].value = None
    merged(sheet, "A11:H11", L1_TITLE)
    sheet["A12"], sheet["H12"] = sheet["A2"].value, "单位：家、个、%"
    for area, text in (("A13:A14", "序号"), ("B13:B14", "指标名称"), ("C13:C14", "计量单位")):
        merged(sheet, area, text)
    merged(sheet, "D13:D14", "全年目标")
    merged(sheet, "E13:F13", "完成情况")
    put_rows(sheet, [("本月数", "累计数"), *[row[4:6] for row in L1_ROWS[5:]]], 14, left=5)
    put_rows(sheet, [row[:4] for row in L1_ROWS[5:]], 15)
    return book, FILE


def hidden() -> tuple[Workbook, str]:
    book = indicator_list()
    book.worksheets[0].row_dimensions[9].hidden = True
    book.worksheets[0].column_dimensions["E"].hidden = True
    return book, FILE


def as_text() -> tuple[Workbook, str]:
    texts = ("12,980", "８２８８", "500家", "８①", "—")
    rows = [row for row in L1_ROWS if len(row) > 5 and row[0]]
    return indicator_list([(*row[:5], text) for row, text in zip(rows, texts, strict=True)]), FILE


def shares(column: str = "F") -> tuple[Workbook, str]:
    rows = [
        (1, "政府采购工程预留份额", "%", "40%", None, "42.3%"),
        (2, "平均担保费率", "%", "1%", None, 0.0085),
    ]
    book = indicator_list(rows, filled_by="填报单位：市财政局")
    book.worksheets[0][f"{column}7"].number_format = "0.00%"
    return book, FILE


def bare_share() -> tuple[Workbook, str]:
    rows = [(1, "政府采购工程预留份额", "%", "40%", None, 42.3)]
    return indicator_list(rows, filled_by="填报单位：市财政局"), FILE


def share_of_parts() -> tuple[Workbook, str]:
    rows = [
        (1, "政府采购工程预留份额", "%", "40%", None, 0.423),
        (None, "预留金额", "万元", None, None, 423000),
        (None, "采购总额", "万元", None, None, 1000000),
    ]
    return indicator_list(rows, filled_by="填报单位：市财政局"), FILE


def formulas() -> tuple[Workbook, str]:
    rows: list[Row] = [
        (1, "创新型中小企业", "家", 20000, 412, "=12568+E6", "=F6/D6"),
        (2, "绿色工厂", "家", 30, 1, 8, "=F7/D7"),
    ]
    return indicator_list(rows), FILE


def period_in_file_name() -> tuple[Workbook, str]:
    return indicator_list(title=BARE), "市经信委5月报表2023年(终稿2)(1).xlsx"


def period_in_sheet_name() -> tuple[Workbook, str]:
    return indicator_list(title=BARE, sheet_name="2023年5月"), FILE


def centred() -> tuple[Workbook, str]:
    """A group over its two columns and labels beside it, with nothing merged."""
    book = empty_book()
    sheet = book.create_sheet("Sheet1")
    sheet["C1"], sheet["A2"] = L1_TITLE, "填报单位：市经信委"
    put_rows(sheet, [(None, None, None, None, "完成情况")], 3)
    put_rows(sheet, [HEADER, *[row[:7] for row in L1_ROWS]], 4)
    return book, FILE


def gaps() -> tuple[Workbook, str]:
    """Blank rows between the rows and a blank column before the figure's."""
    rows: list[Row] = []
    for row in (row for row in L1_ROWS if len(row) > 5):
        rows += [(*row[:5], None, row[5]), ()]
    return flat_list((*HEADER[:5], None, "累计数"), rows), FILE


def two_lists() -> tuple[Workbook, str]:
    """A second list below the first, its columns in another order and its own title above it."""
    book = flat_list(HEADER, [row[:7] for row in L1_ROWS[:5]])
    sheet = book.worksheets[0]
    sheet["A10"] = "二、绿色发展指标"
    put_rows(sheet, [("指标名称", "累计数", "单位", "全年目标"), ("绿色工厂", 8, "家", 30)], 11)
    put_rows(sheet, [("零碳工厂", "—", "家", 5)], 13)
    return book, FILE


def own_district() -> tuple[Workbook, str]:
    rows = [(1, "创新型中小企业", "家", None, 3, 200), (2, "专精特新中小企业", "家", None, 1, 90)]
    return indicator_list(rows, filled_by="填报单位：浦东新区科经委"), FILE


def own_district_in_header() -> tuple[Workbook, str]:
    """The district's name stands over its own columns."""
    book = own_district()[0]
    sheet = book.worksheets[0]
    sheet["E4"] = "浦东新区"
    return book, "浦东新区5月.xlsx"


def with_areas() -> tuple[Workbook, str]:
    header = ("指标名称", "区", "单位", "累计数")
    rows = [
        ("创新型中小企业", "全市", "家", 300),
        (None, "浦 东", "家", 200),
        (None, "黄浦区", "家", 100),
    ]
    book = flat_list(header, rows)
    book.worksheets[0].merge_cells("A4:A6")
    return book, FILE


def sheets_of_months() -> tuple[Workbook, str]:
    book = empty_book()
    for month, total in ((4, 12568), (5, 12980)):
        rows: list[Row] = [(1, "创新型中小企业", "家", "2万", 412, total)]
        indicator_list(rows, title=BARE, sheet_name=f"{month}月", book=book)
    return book, "月报2023年5月.xlsx"


def two_columns() -> tuple[Workbook, str]:
    """Names and figures only: the title says of what kind they are and in which unit."""
    book = flat_list(
        ("指标", "数值"),
        [("创新型中小企业", 12980), ("专精特新中小企业", 8288)],
        title="截至2023年5月底企业累计培育情况（单位：家）",
    )
    return book, FILE


INNOVATIVE = "innovative_smes"
DISTRICT = {"innovative_smes": (200, "F6"), "srdi_smes": (90, "F7")}
OF_PARTS: dict[str, Any] = {"procurement_reserved_share": ("42.3", "F6")}

DRESSES = (
    Dress("plain", plain, figures(at("F"))),
    Dress("header further down", further_down, figures(at("F", shifted(5)))),
    Dress("moved down and right", down_and_right, figures(at("H", shifted(3)))),
    Dress("header of three levels", deeper_header, figures(at("F", shifted(1)))),
    Dress("columns reordered and added", reordered, figures(at("A", (4, 6, 7, 8, 9)))),
    Dress("synonyms", synonyms, figures(at("F", (5, 7, 8, 10, 11)))),
    Dress("unit only in a line", only_a_unit_line, figures(at("E", (4, 6, 7, 8, 9)))),
    Dress(
        "money by a unit column",
        money_by_unit_column,
        figures({**loans("C4", "C5"), "supply_chain_financing": (201450000000, "C6")}),
    ),
    Dress("万元 in the header", money_by_header, figures(loans("C4", "C5"))),
    Dress("元 in a line", money_by_line_in_yuan, figures(loans("C4", "C5"))),
    Dress("unit in the name", money_by_name, figures(loans("C4", "C5"))),
    Dress("小计 and 合计", subtotals, figures(at("F", (7, 9, 10, 13, 14)))),
    Dress("header again", repeated_header, figures(at("F", (5, 7, 9, 11, 12)))),
    Dress("page again", repeated_page, figures(at("F", (7, 9, 10, 16, 17)))),
    Dress(
        "hidden row and column",
        hidden,
        figures(at("F")),
        frozenset({"hidden_rows_read", "hidden_columns_read"}),
    ),
    Dress("numbers as text", as_text, figures(at("F", (6, 7, 8, 9, 10)))),
    Dress(
        "shares as text and as format",
        shares,
        figures(
            {
                "procurement_reserved_share": ("42.3", "F6"),
                "avg_guarantee_fee_rate": ("0.85", "F7"),
            }
        ),
    ),
    Dress("share as a bare number", bare_share, figures(OF_PARTS)),
    Dress(
        "share with its parts",
        share_of_parts,
        figures(OF_PARTS),
        frozenset({"fraction_read_as_percent"}),
    ),
    Dress(
        "formulas with results",
        formulas,
        figures({INNOVATIVE: (12980, "F6"), "green_factories": (8, "F7")}),
        results={"Sheet1!F6": "12980", "Sheet1!G6": "0.649", "Sheet1!G7": "0.26666666666666666"},
    ),
    Dress("month only in the file's name", period_in_file_name, figures(at("F"))),
    Dress(
        "month only in the sheet's name", period_in_sheet_name, figures(at("F"), sheet="2023年5月")
    ),
    Dress("group centred, not merged", centred, figures(at("F", (6, 8, 9, 11, 12)))),
    Dress("blank rows and columns", gaps, figures(at("G", (4, 8, 10, 12, 14)))),
    Dress(
        "two lists on one sheet",
        two_lists,
        figures(
            {
                **dict(list(at("F", (5, 7, 8, 1, 1)).items())[:3]),
                "green_factories": (8, "B12"),
                "zero_carbon_factories": (None, "B13"),
            }
        ),
    ),
    Dress("a district's own", own_district, figures(DISTRICT, area="310115")),
    Dress(
        "a district's name over its own", own_district_in_header, figures(DISTRICT, area="310115")
    ),
    Dress(
        "areas in a column",
        with_areas,
        figures({INNOVATIVE: (300, "D4")})
        | figures({INNOVATIVE: (200, "D5")}, area="310115")
        | figures({INNOVATIVE: (100, "D6")}, area="310101"),
    ),
    Dress(
        "a sheet a month",
        sheets_of_months,
        figures({INNOVATIVE: (12568, "F6")}, sheet="4月", period="2023-04")
        | figures({INNOVATIVE: (12980, "F6")}, sheet="5月"),
    ),
    Dress(
        "two columns", two_columns, figures({INNOVATIVE: (12980, "B4"), "srdi_smes": (8288, "B5")})
    ),
)
