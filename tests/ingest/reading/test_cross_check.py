"""A second reader sees every figure and text; only a real difference is said."""

from __future__ import annotations

from datetime import datetime

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from ingest import guard, workbook
from ingest.opening import cross_check
from ingest.opening.xlsx import reader as xlsx_reader
from ingest.workbook import Disagreement
from targets.vocabulary import Cell, Severity
from tests import make_hostile as hostile
from tests.make_formats import in_format
from tests.make_workbooks import (
    codes,
    content,
    district_table,
    empty_book,
    finance_table,
    finding,
    indicator_list,
    months_book,
    put_rows,
    reading,
)

TWICE = '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>'
"""One cell with two values: one reader keeps the first, the other the last."""


def disagreements(file: bytes) -> tuple[Disagreement, ...]:
    return workbook.read(file, guard.inspect(file, "x")).disagreements


@pytest.mark.parametrize("kind", ["xlsx", "xlsm", "strict", "xlsb"])
def test_two_readers_agree_on_ordinary_workbooks(kind: str) -> None:
    for book in (indicator_list(), district_table(), finance_table(), months_book(3)):
        assert disagreements(in_format(book, kind)) == ()


def test_what_two_readers_are_known_to_see_differently_is_not_said() -> None:
    book = empty_book()
    raised = TextBlock(InlineFont(vertAlign="superscript"), "1")
    rows = [
        (True, datetime(2023, 5, 31), "=1+1", "#REF!", "一\r\n二", " 空 "),  # noqa: DTZ001
        (1, 1.0, 1e-7, 12345678901234567890, CellRichText("1234", raised), "１２，９８０"),
    ]
    sheet = book.create_sheet("表")
    put_rows(sheet, rows, 1)
    sheet["A5"].number_format, sheet["A5"] = "h:mm", 0.5
    assert disagreements(content(book)) == ()


def test_what_lies_under_a_merge_is_not_compared() -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    merge = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    assert disagreements(hostile.package(cells, after=merge)) == ()


def test_a_figure_that_two_readers_see_differently_is_told_with_both() -> None:
    assert disagreements(hostile.package(TWICE)) == (Disagreement(Cell("Sheet1", 1, 1), "1", "2"),)


def test_a_disagreement_wants_an_explanation() -> None:
    said = finding(reading(hostile.package(TWICE)), "readers_disagree")
    assert (said.severity, said.cell) == (Severity.WARNING, Cell("Sheet1", 1, 1))


def test_where_only_the_second_reader_sees_a_text_it_is_told() -> None:
    file = content(indicator_list())
    book = xlsx_reader.read(file)
    del book.sheets[0].cells[9, 6]
    assert [entry[:4] for entry in cross_check.differences(file, book)] == [["Sheet1", 9, 6, ""]]


def test_a_file_that_only_the_first_reader_can_read_is_read() -> None:
    book = xlsx_reader.read(content(indicator_list()))
    assert cross_check.differences(b"no workbook", book) == []


def test_a_very_large_sheet_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cross_check, "LARGEST_BOX", 1)
    file = content(indicator_list())
    book = xlsx_reader.read(file)
    book.sheets[0].cells.pop((9, 6))
    assert cross_check.differences(file, book) == []


def test_nothing_is_said_where_nothing_is_the_matter() -> None:
    assert "readers_disagree" not in codes(reading(indicator_list()))
