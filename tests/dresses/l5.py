"""The book of twelve months (L5) in its dresses."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook

from tests.dresses import Dress, Expected, Key, number
from tests.make_books import moved
from tests.make_months import (
    BALANCES,
    FILE,
    HEADER,
    TOTALS,
    month_rows,
    months_book,
    put_formulas,
    restated,
    with_roster,
    with_summary,
)
from tests.make_workbooks import Row, district_table, empty_book, finance_table, put_rows

YI = 10**8
SERIES = ("supply_chain_financing", "inclusive_loans_balance")
OTHER_FILE = "供应链金融月报2023-5.xlsx"


def cells(
    column: str = "E",
    rows: Sequence[int] = (4, 5),
    *,
    names: str = "{month}月",
    months: Sequence[int] = range(1, 6),
    changed: dict[int, float] | None = None,
) -> dict[Key, Expected]:
    totals = {month: (changed or {}).get(month, TOTALS[month - 1]) for month in months}
    found: dict[Key, Expected] = {}
    for month in months:
        values = (totals[month], BALANCES[month - 1])
        for series, value, row in zip(SERIES, values, rows, strict=True):
            exact = number(value)
            assert exact is not None
            sheet = names.format(month=month)
            found[series, "city", f"2023-{month:02}"] = (exact * YI, sheet, f"{column}{row}")
    return found


def plain() -> tuple[Workbook, str]:
    """With its summary, its list of enterprises and March given anew."""
    return with_roster(with_summary(restated(months_book(), 3, 1010.4))), FILE


def without_extras() -> tuple[Workbook, str]:
    return months_book(), OTHER_FILE


def down_and_right() -> tuple[Workbook, str]:
    return moved(months_book(), down=4, right=2), OTHER_FILE


def reordered() -> tuple[Workbook, str]:
    header = ("本年累计", "备注", "指标名称", "本月数", "计量单位")
    return months_book(
        lambda month: [(r[4], "—", r[1], r[3], r[2]) for r in month_rows(month)], header=header
    ), OTHER_FILE


def ten_thousands() -> tuple[Workbook, str]:
    def rows(month: int) -> list[Row]:
        return [
            (row[0], row[1], "万元", None, round(float(row[4]) * 10_000, 2))
            for row in month_rows(month)
        ]

    return months_book(rows), OTHER_FILE


FORMULAS = {f"{month}月!E4": f"='{month - 1}月'!E4+D4" for month in range(2, 13)}


def running_formulas() -> tuple[Workbook, str]:
    """Every month adds to the one before, the months to come too."""
    return put_formulas(months_book(), FORMULAS), OTHER_FILE


def formulas_to_come() -> tuple[Workbook, str]:
    """Formulas of months to come that nobody has calculated."""
    later = {place: each for place, each in FORMULAS.items() if int(place.split("月")[0]) > 5}
    return put_formulas(months_book(), later), OTHER_FILE


def names_with_year() -> tuple[Workbook, str]:
    return months_book(names="2023年{month}月"), "市人行月报.xlsx"


def chinese_names() -> tuple[Workbook, str]:
    book = months_book()
    for sheet, name in zip(book.worksheets, "一二三四五六七八九", strict=False):
        sheet.title = f"{name}月"
    return book, OTHER_FILE


def of_chinese_names() -> dict[Key, Expected]:
    return {
        key: (value, f"{'一二三四五'[int(key[2][-2:]) - 1]}月", cell)
        for key, (value, _, cell) in cells().items()
    }


def months_in_titles() -> tuple[Workbook, str]:
    names, title = "表{month}", "供应链金融情况月报（2023年1—{month}月）"
    return months_book(names=names, title=title), "人民银行.xlsx"


def backwards() -> tuple[Workbook, str]:
    return months_book(months=range(12, 0, -1)), OTHER_FILE


def only_reported() -> tuple[Workbook, str]:
    return months_book(months=range(1, 6)), "人民银行2023年月报.xlsx"


def prepared_blank() -> tuple[Workbook, str]:
    def rows(month: int) -> list[Row]:
        return month_rows(month) if month < 6 else [row[:3] for row in month_rows(month)]

    return months_book(rows), OTHER_FILE


def named_summary() -> tuple[Workbook, str]:
    book = with_summary(months_book())
    book["汇总"].title = "1-5月汇总表"
    return book, OTHER_FILE


def hidden_sheet() -> tuple[Workbook, str]:
    book = months_book()
    book["2月"].sheet_state = "hidden"
    return book, OTHER_FILE


def as_text() -> tuple[Workbook, str]:
    def rows(month: int) -> list[Row]:
        return [(row[0], row[1], row[2], row[3], f"{row[4]}①") for row in month_rows(month)]

    return months_book(rows), OTHER_FILE


def finance_months() -> tuple[Workbook, str]:
    """Each month on the form of the regulators."""
    book = empty_book()
    for month in range(1, 8):
        total, balance = (TOTALS[month - 1], BALANCES[month - 1]) if month < 6 else (0, 0)
        rows = [("供应链金融融资额", total, 1), ("普惠小微贷款余额", balance, None)]
        finance_table(rows, book=book, period_line=None, sheet_name=f"{month}月")
    return book, "人民银行上海总部2023-5.xlsx"


def district_months() -> tuple[Workbook, str]:
    book = empty_book()
    for month in (4, 5, 6):
        figures = (10 * month, 1, 6 * month, 1, month, 0) if month < 6 else (0,) * 6
        rows: list[Row] = [("全市", *figures), ("浦东新区", *figures)]
        district_table(
            rows, title="各区培育情况", repeated_before=None, book=book, sheet_name=f"{month}月"
        )
    return book, "各区月报2023年5月.xlsx"


def of_districts() -> dict[Key, Expected]:
    return {
        (series, area, f"2023-0{month}"): (number(times * month), f"{month}月", f"{column}{row}")
        for month in (4, 5)
        for series, times, column in (
            ("innovative_smes", 10, "B"),
            ("srdi_smes", 6, "D"),
            ("little_giants", 1, "F"),
        )
        for area, row in (("city", 6), ("310115", 7))
    }


def with_header_again() -> tuple[Workbook, str]:
    def rows(month: int) -> list[Row]:
        first, second = month_rows(month)
        return [first, HEADER, second]

    return months_book(rows), OTHER_FILE


def with_cover() -> tuple[Workbook, str]:
    book = months_book()
    cover = book.create_sheet("封面", 0)
    put_rows(cover, [("供应链金融月报",), ("2023年",), ("联系电话", 62345678)], 1)
    return book, OTHER_FILE


RESULTS = {place: str(TOTALS[min(int(place.split("月")[0]), 5) - 1]) for place in FORMULAS}

DRESSES = (
    Dress("plain", plain, cells(changed={3: 1010.4})),
    Dress("months only", without_extras, cells()),
    Dress("moved down and right", down_and_right, cells("G", (8, 9))),
    Dress("columns reordered and added", reordered, cells("A")),
    Dress("万元", ten_thousands, cells()),
    Dress("formulas that run on", running_formulas, cells(), results=RESULTS),
    Dress("formulas to come", formulas_to_come, cells()),
    Dress("names with the year", names_with_year, cells(names="2023年{month}月")),
    Dress("names in Chinese numerals", chinese_names, of_chinese_names()),
    Dress("months in the titles", months_in_titles, cells(names="表{month}")),
    Dress("last month first", backwards, cells()),
    Dress("only the months reported", only_reported, cells()),
    Dress("blank sheets to come", prepared_blank, cells()),
    Dress("summary by another name", named_summary, cells()),
    Dress("a hidden sheet", hidden_sheet, cells(), frozenset({"hidden_sheet_read"})),
    Dress("numbers as text", as_text, cells()),
    Dress("header again", with_header_again, cells(rows=(4, 6))),
    Dress("a cover", with_cover, cells()),
    Dress("on the regulators' form", finance_months, cells("B", (6, 7))),
    Dress("on the districts' form", district_months, of_districts()),
)
