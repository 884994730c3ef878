"""Builders of sheets on which several lists of enterprises stand, and of what is read in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from openpyxl import Workbook

from ingest.reading import Reading
from targets.vocabulary import Hints, Period
from tests.make_rosters import credit_code
from tests.make_workbooks import empty_book, put_rows, reading

Row: TypeAlias = Sequence[Any]
Listed: TypeAlias = tuple[str | None, int, int]
HEAD = ("企业名称", "统一社会信用代码", "所在区")
INNOVATIVE, SRDI = "2023年9月创新型中小企业名单", "专精特新中小企业名单"
HINTS = Hints("eic", Period(2023, 9))


def firm(number: int, *, code: Any = "", district: str | None = "浦东新区") -> Row:
    written = credit_code(number, region="310115") if code == "" else code
    return (f"试验{number}号公司", written, district)


def firms(first: int, last: int) -> list[Row]:
    return [firm(number) for number in range(first, last + 1)]


def book_of(*rows: Row, sheet: str = "名单", book: Workbook | None = None) -> Workbook:
    """The rows from the sheet's first on."""
    target = book or empty_book()
    put_rows(target.create_sheet(sheet), rows, 1)
    return target


def read(*rows: Row, **more: Any) -> Reading:
    return read_book(book_of(*rows, **more))


def read_book(book: Workbook, file_name: str = "名单.xlsx") -> Reading:
    return reading(book, file_name, hints=HINTS)


def lists_of(found: Reading) -> list[Listed]:
    """(indicator, rows, counted) of each."""
    return [(one.indicator, one.rows, one.counted) for one in found.rosters]


def codes_of(found: Reading) -> list[str]:
    return [one.code for one in found.findings]
