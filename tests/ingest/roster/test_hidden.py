"""Hidden and struck rows, columns and sheets of lists: asked about, never taken without a word."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from ingest.layout import load_layouts
from ingest.parse import parse
from ingest.reading import Reading
from ingest.roster import large
from targets.vocabulary import Severity
from tests.make_sheets_of_lists import (
    HEAD,
    HINTS,
    INNOVATIVE,
    SRDI,
    book_of,
    codes_of,
    firms,
    lists_of,
    read_book,
)
from tests.make_workbooks import catalogue, content, finding

WHOLE = [("innovative_smes", 5, 5)]


def read_long(book: Workbook) -> Reading:
    """As a list of a million rows is read."""
    columns = large.read(content(book), load_layouts())
    assert columns is not None
    return parse(columns, "名单.xlsx", catalogue(), load_layouts(), HINTS)


EITHER_WAY = pytest.mark.parametrize("read_it", [read_book, read_long])


def listed() -> Workbook:
    return book_of((INNOVATIVE,), HEAD, *firms(1, 5))


@EITHER_WAY
def test_hidden_rows_count_and_are_asked_about(read_it: Callable[[Workbook], Reading]) -> None:
    book = listed()
    for row in (1, 2, 4, 5, 7):
        book.worksheets[0].row_dimensions[row].hidden = True
    found = read_it(book)
    asked = finding(found, "roster_rows_hidden")
    assert lists_of(found) == WHOLE
    assert (asked.severity, asked.seen) == (Severity.WARNING, "4–5、7")
    assert dict(asked.values)["count"] == "3"


@EITHER_WAY
def test_hidden_columns_that_are_read_are_asked_about(
    read_it: Callable[[Workbook], Reading],
) -> None:
    book = listed()
    for column in ("C", "H"):
        book.worksheets[0].column_dimensions[column].hidden = True
    assert finding(read_it(book), "hidden_columns_read").seen == "C"


@EITHER_WAY
def test_a_hidden_sheet_s_list_is_not_counted_and_asked_about(
    read_it: Callable[[Workbook], Reading],
) -> None:
    book = book_of((f"2022年{SRDI}",), HEAD, *firms(8, 9), sheet="旧", book=listed())
    book["旧"].sheet_state = "hidden"
    found = read_it(book)
    assert lists_of(found) == WHOLE
    asked = finding(found, "roster_sheet_hidden")
    assert (asked.seen, dict(asked.values)["count"]) == ("旧", "2")
    assert codes_of(found) == ["roster_sheet_hidden"]


def test_a_list_that_only_a_hidden_sheet_holds_is_refused() -> None:
    book = listed()
    book.worksheets[0].sheet_state = "hidden"
    book.create_sheet("封面")
    found = read_book(book)
    assert found.rosters == ()
    assert codes_of(found) == ["nothing_reported", "roster_sheet_hidden"]


def test_hidden_rows_of_another_sheet_are_not_this_list_s() -> None:
    book = listed()
    book.create_sheet("说明")["A4"] = "隐藏"
    book["说明"].row_dimensions[4].hidden = True
    assert codes_of(read_long(book)) == []


@pytest.mark.parametrize("column", ["A", "B"])
def test_struck_rows_count_and_are_asked_about(column: str) -> None:
    book = listed()
    book.worksheets[0][f"{column}4"].font = Font(strike=True)
    found = read_book(book)
    assert (lists_of(found), finding(found, "roster_rows_struck").seen) == (WHOLE, "4")


def test_a_name_struck_in_part_is_asked_about() -> None:
    book = listed()
    struck = TextBlock(InlineFont(strike=True), "旧名")
    book.worksheets[0]["A4"] = CellRichText(struck, "试验2号公司")
    assert finding(read_book(book), "roster_rows_struck").seen == "4"


def test_a_district_struck_out_is_not_the_enterprise_s_row() -> None:
    book = listed()
    book.worksheets[0]["C4"].font = Font(strike=True)
    assert codes_of(read_book(book)) == []


def test_of_many_hidden_runs_the_first_are_named() -> None:
    book = book_of((INNOVATIVE,), HEAD, *firms(1, 30))
    for row in range(3, 33, 2):
        book.worksheets[0].row_dimensions[row].hidden = True
    asked = finding(read_book(book), "roster_rows_hidden")
    assert asked.seen.endswith("19、21…")
    assert dict(asked.values)["count"] == "15"
