"""Builders of the table with a column for each district (L3), in its plain dress and in others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.make_workbooks import CODES, Row, empty_book, merged, put_rows

TITLE = "各区中小企业重点指标情况汇总表（2023年5月）"
OFFICE = "填报单位：市服务企业联席会议办公室汇总"
FILE = "市经信委_各区情况.xlsx"
COLUMNS = (
    *("浦东新区", "黄浦", "徐汇", "长宁", "静安", "普陀", "虹口", "杨浦"),
    *("闵行", "宝山", "嘉定", "金山", "松江", "青浦", "奉贤", "崇明"),
)
SHARES: tuple[Any, ...] = (
    42.3,
    0.413,
    "40.5%",
    44,
    45.25,
    0.5,
    "39%",
    41,
    *[40 + n for n in range(8)],
)
"""As districts write them: in percent, as a fraction, with a sign."""
PERCENTS = (
    "42.3",
    "41.3",
    "40.5",
    "44",
    "45.25",
    "50",
    "39",
    "41",
    *[str(40 + n) for n in range(8)],
)
NAMES = ("创新型中小企业", "专精特新中小企业", "专精特新“小巨人”企业")
SERIES = ("innovative_smes", "srdi_smes", "little_giants")


def counts(seed: int) -> list[int]:
    """One number for each district, in order."""
    return [seed + 7 * n for n in range(16)]


def count_rows(*, total: bool = True) -> list[Row]:
    """序号, 指标, 单位, 全市, the districts."""
    return [
        (
            n + 1,
            name,
            "家",
            *([sum(counts(100 * (3 - n)))] if total else []),
            *counts(100 * (3 - n)),
        )
        for n, name in enumerate(NAMES)
    ]


def share_row() -> Row:
    return (4, "政府采购工程预留份额", "%", None, *SHARES)


def district_columns(
    rows: Iterable[Row] | None = None,
    *,
    header: Sequence[Any] = ("全市", *COLUMNS),
    title: str = TITLE,
    filled_by: str = OFFICE,
    behind: Sequence[str] = ("备注", "排名"),
    hidden: Sequence[str] = (),
    book: Workbook | None = None,
    sheet_name: str = "Sheet1",
) -> Workbook:
    """L3: the header in row 3, 全市 in column D, the districts in E…T, rows from 4 on."""
    book = book or empty_book()
    sheet = book.create_sheet(sheet_name)
    merged(sheet, "A1:T1", title)
    sheet["A2"] = filled_by
    rows = count_rows() if rows is None else list(rows)
    put_rows(sheet, [("序号", "指标", "单位", *header, *behind), *rows], 3)
    sheet.freeze_panes = "E4"
    for letter in hidden:
        sheet.column_dimensions[letter].hidden = True
    return book


def in_pairs(
    *, below: tuple[str, str] = ("本月", "累计"), is_merged: bool = True, special: bool = False
) -> Workbook:
    """Two figures below every area: header in rows 3–4, the first area in D and E."""
    book = empty_book()
    sheet = book.create_sheet("Sheet1")
    sheet["A1"], sheet["A2"] = TITLE, OFFICE
    areas = ("全市", *COLUMNS, *(("临港新片区",) if special else ()))
    for column, name in enumerate(("序号", "指标", "单位"), start=1):
        sheet.cell(3, column, name)
        if is_merged:
            sheet.merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)
    for number, area in enumerate(areas):
        _pair(sheet, 4 + 2 * number, area, below, is_merged=is_merged)
    for n, row in enumerate(count_rows()):
        figures = [each for total in row[3:] for each in (n, total)]
        put_rows(sheet, [(*row[:3], *figures, *((1, 30) if special else ()))], 5 + n)
    return book


def _pair(
    sheet: Worksheet, column: int, area: str, below: tuple[str, str], *, is_merged: bool
) -> None:
    sheet.cell(3, column, area)
    if is_merged:
        sheet.merge_cells(start_row=3, end_row=3, start_column=column, end_column=column + 1)
    sheet.cell(4, column, below[0])
    sheet.cell(4, column + 1, below[1])


AREAS = ("city", *CODES)
