"""Builders of sheets of lists that leave something uncertain: every finding of how they are read."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.styles import Font

from targets.vocabulary import Finding
from tests.make_rosters import credit_code
from tests.make_sheets_of_lists import HEAD, INNOVATIVE, SRDI, book_of, firm, firms, read, read_book
from tests.make_workbooks import indicator_list, put_rows, reading


def of_sheets_of_lists() -> Iterator[Finding]:
    below = [HEAD, *firms(4, 5)]
    yield from read((INNOVATIVE,), HEAD, *firms(1, 3), ("二、培育库",), *below).findings
    yield from read((INNOVATIVE,), HEAD, *firms(1, 3), (f"2022年12月{SRDI}",), *below).findings
    beside = (*firm(2), None, credit_code(9, region="310115"))
    yield from read((INNOVATIVE,), HEAD, firm(1), beside).findings
    for more, said in (
        (("到期日", "有效期至"), ("2025-01-01", "2026-01-01")),
        (("区",), ("徐汇区",)),
    ):
        yield from read((INNOVATIVE,), (*HEAD, *more), (*firm(1), *said)).findings
    yield from _unseen()
    above = indicator_list([(1, "绿色工厂", "家", 30, 1, 8)])
    put_rows(above.worksheets[0], [("绿色工厂名单",), HEAD, firm(1)], 12)
    yield from reading(above).findings


def _unseen() -> Iterator[Finding]:
    book = book_of((INNOVATIVE,), HEAD, *firms(1, 3))
    sheet = book.worksheets[0]
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet["A5"].font = Font(strike=True)
    book_of((f"2022年{SRDI}",), HEAD, *firms(8, 9), sheet="旧", book=book)
    book["旧"].sheet_state = "hidden"
    yield from read_book(book).findings
