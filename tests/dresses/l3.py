"""The table with a column for each district (L3) in its dresses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from tests.dresses import MAY, Dress, Expected, Key, number
from tests.make_books import moved
from tests.make_districts import (
    AREAS,
    COLUMNS,
    FILE,
    NAMES,
    OFFICE,
    PERCENTS,
    SERIES,
    TITLE,
    count_rows,
    counts,
    district_columns,
    in_pairs,
    share_row,
)
from tests.make_workbooks import CODES, Row, empty_book, merged, put_rows

BARE = "各区中小企业重点指标情况汇总表"
SHARE = "procurement_reserved_share"


def cells(
    *,
    first: int = 4,
    step: int = 1,
    rows: Sequence[int] = (4, 5, 6),
    sheet: str = "Sheet1",
    period: str = MAY,
    areas: Sequence[str] = AREAS,
    series: Iterable[str] = SERIES,
) -> dict[Key, Expected]:
    """The counts of every area, `first` the column of the first, `step` columns apart."""
    found: dict[Key, Expected] = {}
    for name, row in zip(series, rows, strict=True):
        districts = counts(100 * (3 - SERIES.index(name)))
        known = {"city": sum(districts), **dict(zip(CODES, districts, strict=True))}
        for place, area in enumerate(areas):
            letter = get_column_letter(first + step * place)
            found[name, area, period] = (number(known[area]), sheet, f"{letter}{row}")
    return found


def shares() -> dict[Key, Expected]:
    found: dict[Key, Expected] = {(SHARE, "city", MAY): (None, "Sheet1", "D7")}
    for place, (area, share) in enumerate(zip(CODES, PERCENTS, strict=True)):
        found[SHARE, area, MAY] = (number(share), "Sheet1", f"{get_column_letter(5 + place)}7")
    return found


def plain() -> tuple[Workbook, str]:
    book = district_columns([*count_rows(), share_row()], hidden=("H", "I"))
    for row in range(4, 8):
        book.worksheets[0][f"V{row}"] = row - 3
    return book, FILE


def down_and_right() -> tuple[Workbook, str]:
    return moved(district_columns(), down=4, right=1), FILE


def codes_as_header() -> tuple[Workbook, str]:
    return district_columns(header=("全市", *map(int, CODES))), FILE


def codes_below_names() -> tuple[Workbook, str]:
    book = district_columns(header=("全市", *COLUMNS))
    sheet = book.worksheets[0]
    sheet.insert_rows(4)
    put_rows(sheet, [(310000, *map(int, CODES))], 4, left=4)
    return book, FILE


def city_and_districts() -> tuple[Workbook, str]:
    """全市 beside 各区, which stands over the names."""
    book = district_columns()
    sheet = book.worksheets[0]
    sheet.insert_rows(3)
    for letter, text in zip("ABCD", ("序号", "指标", "单位", "全市"), strict=True):
        sheet[f"{letter}4"] = None
        merged(sheet, f"{letter}3:{letter}4", text)
    merged(sheet, "E3:T3", "各区")
    return book, FILE


def centred_groups() -> tuple[Workbook, str]:
    return in_pairs(is_merged=False), FILE


def month_and_total() -> tuple[Workbook, str]:
    return in_pairs(special=True), FILE


def kinds_over_areas() -> tuple[Workbook, str]:
    """累计数 over every area, then 本月数 over every area."""
    book = empty_book()
    sheet = book.create_sheet("Sheet1")
    sheet["A1"], sheet["A2"] = TITLE, OFFICE
    for column, text in zip("ABC", ("序号", "指标", "单位"), strict=True):
        merged(sheet, f"{column}3:{column}4", text)
    merged(sheet, "D3:T3", "累计数")
    merged(sheet, "U3:AK3", "本月数")
    put_rows(sheet, [("全市", *COLUMNS) * 2], 4, left=4)
    put_rows(sheet, [(*row, *range(17)) for row in count_rows()], 5)
    return book, FILE


def total_last() -> tuple[Workbook, str]:
    rows = [(*row[:3], *row[4:], row[3]) for row in count_rows()]
    return district_columns(rows, header=(*COLUMNS, "合　计")), FILE


def subtotals() -> tuple[Workbook, str]:
    header = ("全市", "其中：浦东新区", "临港新片区", *COLUMNS[1:8], "中心城区小计", *COLUMNS[8:])
    rows = [(*row[:5], 30, *row[5:12], 999, *row[12:]) for row in count_rows()]
    return district_columns(rows, header=header), FILE


def of_subtotals() -> dict[Key, Expected]:
    after = cells(first=6, areas=AREAS[2:9]) | cells(first=14, areas=AREAS[9:])
    return cells(areas=AREAS[:2]) | {
        key: (value, sheet, _one_right(cell)) for key, (value, sheet, cell) in after.items()
    }


def _one_right(cell: str) -> str:
    letters = cell.rstrip("0123456789")
    number_of = {get_column_letter(n): n for n in range(1, 60)}
    return get_column_letter(number_of[letters] + 1) + cell[len(letters) :]


def former_names() -> tuple[Workbook, str]:
    names = ("南汇区", "黄浦", "徐汇", "长宁", "闸北区", *COLUMNS[5:15], "崇明县")
    return district_columns(header=("全市", *names)), FILE


def unit_in_names() -> tuple[Workbook, str]:
    rows = [(row[0], f"{row[1]}（家）", *row[3:]) for row in count_rows()]
    book = empty_book()
    sheet = book.create_sheet("Sheet1")
    sheet["A1"], sheet["A2"] = TITLE, OFFICE
    put_rows(sheet, [("序号", "指标", "全市", *COLUMNS), *rows], 3)
    return book, FILE


def synonyms() -> tuple[Workbook, str]:
    names = ("1.创新型中小企业数", "（二）专精特新", "小巨人企业①")
    rows = [(row[0], name, *row[2:]) for row, name in zip(count_rows(), names, strict=True)]
    spaced = [" ".join(name) for name in COLUMNS]
    book = district_columns(rows, header=("上海市", *spaced), behind=("说明", "名次"))
    book.worksheets[0]["B3"], book.worksheets[0]["C3"] = "指标名称", "计量单位"
    return book, FILE


def as_text() -> tuple[Workbook, str]:
    rows = [(*row[:3], *(f"{value:,}家" for value in row[3:])) for row in count_rows()]
    return district_columns(rows), FILE


def targets_beside() -> tuple[Workbook, str]:
    rows = [
        (*row[:3], target, *row[3:], 0.5)
        for row, target in zip(count_rows(), (20000, 10000, 700), strict=True)
    ]
    header = ("全年目标", "全市", *COLUMNS, "完成率")
    return district_columns(rows, header=header), FILE


def month_in_file_name() -> tuple[Workbook, str]:
    return district_columns(title=BARE), "市经信委202305.xls.xlsx"


def month_in_sheet_name() -> tuple[Workbook, str]:
    return district_columns(title=BARE, sheet_name="2023年5月"), FILE


def sheets_of_months() -> tuple[Workbook, str]:
    book = empty_book()
    for month in (4, 5):
        district_columns(title=BARE, sheet_name=f"{month}月", book=book)
    return book, "市经信委2023年.xlsx"


def header_again() -> tuple[Workbook, str]:
    rows = count_rows()
    again = ("序号", "指标", "单位", "全市", *COLUMNS, "备注", "排名")
    return district_columns([*rows[:2], again, rows[2], ()]), FILE


def gaps() -> tuple[Workbook, str]:
    rows = [part for row in count_rows() for part in ((*row[:4], None, *row[4:]), ())]
    return district_columns(rows, header=("全市", None, *COLUMNS)), FILE


def two_tables() -> tuple[Workbook, str]:
    """City centre and outskirts below one another, each with its own header."""
    book = district_columns(
        [row[:12] for row in count_rows()], header=("全市", *COLUMNS[:8]), behind=()
    )
    lower: list[Row] = [(*row[:3], *row[12:]) for row in count_rows()]
    put_rows(book.worksheets[0], [("序号", "指标", "单位", *COLUMNS[8:]), *lower], 8)
    return book, FILE


def only_some() -> tuple[Workbook, str]:
    """Two districts and no whole."""
    rows = [(*row[:3], *row[4:6]) for row in count_rows()]
    return district_columns(rows, header=COLUMNS[:2]), FILE


def formulas() -> tuple[Workbook, str]:
    rows = [(*row[:3], f"=SUM(E{n}:T{n})", *row[4:]) for n, row in enumerate(count_rows(), start=4)]
    return district_columns(rows), FILE


HIDDEN = frozenset({"hidden_columns_read"})
MIXED = frozenset({"fraction_read_as_percent", "blank_figure"})

DRESSES = (
    Dress("plain", plain, cells() | shares(), HIDDEN | MIXED),
    Dress("moved down and right", down_and_right, cells(first=5, rows=(8, 9, 10))),
    Dress("codes instead of names", codes_as_header, cells()),
    Dress("codes below the names", codes_below_names, cells(rows=(5, 6, 7))),
    Dress("全市 beside 各区 over names", city_and_districts, cells(rows=(5, 6, 7))),
    Dress("本月 and 累计 below each area", month_and_total, cells(first=5, step=2, rows=(5, 6, 7))),
    Dress("groups not merged", centred_groups, cells(first=5, step=2, rows=(5, 6, 7))),
    Dress("累计数 over every area", kinds_over_areas, cells(rows=(5, 6, 7))),
    Dress(
        "合计 last", total_last, cells(first=4, areas=AREAS[1:]) | cells(first=20, areas=AREAS[:1])
    ),
    Dress("小计, 其中 and 临港", subtotals, of_subtotals()),
    Dress("former names", former_names, cells(), frozenset({"former_district"})),
    Dress("unit in the name", unit_in_names, cells(first=3)),
    Dress("synonyms", synonyms, cells()),
    Dress("numbers as text", as_text, cells()),
    Dress("targets beside", targets_beside, cells(first=5)),
    Dress("month only in the file's name", month_in_file_name, cells()),
    Dress("month only in the sheet's name", month_in_sheet_name, cells(sheet="2023年5月")),
    Dress(
        "a sheet a month",
        sheets_of_months,
        cells(sheet="4月", period="2023-04") | cells(sheet="5月"),
    ),
    Dress("header again", header_again, cells(rows=(4, 5, 7))),
    Dress(
        "blank rows and columns",
        gaps,
        cells(rows=(4, 6, 8), areas=AREAS[:1]) | cells(first=6, rows=(4, 6, 8), areas=AREAS[1:]),
    ),
    Dress(
        "two tables on one sheet",
        two_tables,
        cells(areas=AREAS[:9]) | cells(rows=(9, 10, 11), areas=AREAS[9:]),
    ),
    Dress("two districts only", only_some, cells(areas=AREAS[1:3])),
    Dress(
        "formulas with results",
        formulas,
        cells(),
        results={
            f"Sheet1!D{row}": str(sum(counts(seed)))
            for row, seed in zip((4, 5, 6), (300, 200, 100), strict=True)
        },
    ),
)

assert len(NAMES) == len(SERIES)
