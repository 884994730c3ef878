"""Every format gives the same workbook: kinds, number formats, merges, what is hidden, names."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from openpyxl import Workbook as Book
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.workbook.defined_name import DefinedName

from ingest import cells, guard, workbook
from ingest.workbook import CellKind, Workbook
from targets.vocabulary import Severity
from tests import make_hostile_old as old
from tests.make_formats import FORMATS, WHOLE_FORMATS, file_name, in_format
from tests.make_workbooks import (
    codes,
    content,
    district_table,
    empty_book,
    finance_table,
    finding,
    indicator_list,
    reading,
    template,
    values,
)

TEXTS = tuple(kind for kind in FORMATS if kind not in WHOLE_FORMATS)


def read(book: Book, kind: str, **more: dict[tuple[str, str], float | str]) -> Workbook:
    file = in_format(book, kind, **more)
    return workbook.read(file, guard.inspect(file, "报表"))


def one_cell(value: object, kind: str, look: str = "General") -> cells.Content:
    book = empty_book()
    sheet = book.create_sheet("表")
    sheet["A1"], sheet["B1"], sheet["B1"].number_format = "甲", value, look
    return cells.content(read(book, kind).sheets[0].at(1, 2))


@pytest.mark.parametrize("kind", FORMATS)
def test_a_report_reads_alike_in_every_format(kind: str) -> None:
    for book in (indicator_list(), district_table(), finance_table()):
        plain = reading(content(book))
        other = reading(in_format(book, kind), file_name("报表", kind))
        assert values(other) == values(plain)
        assert [(o.cell.address, o.state) for o in other.observations] == [
            (o.cell.address, o.state) for o in plain.observations
        ]


@pytest.mark.parametrize("kind", WHOLE_FORMATS)
def test_what_is_merged_and_hidden_is_kept(kind: str) -> None:
    book = indicator_list()
    book.worksheets[0].row_dimensions[8].hidden = True
    book.worksheets[0].column_dimensions["G"].hidden = True
    book.create_sheet("藏").sheet_state = "hidden"
    first, second = read(book, kind).sheets
    assert set(first.merges) == set(read(book, "xlsx").sheets[0].merges)
    assert (set(first.hidden_rows), set(first.hidden_columns)) == ({8}, {7})
    assert (second.name, first.is_hidden, second.is_hidden) == ("藏", False, True)


@pytest.mark.parametrize("kind", WHOLE_FORMATS)
def test_what_is_too_low_or_too_narrow_to_be_seen_is_hidden(kind: str) -> None:
    book = indicator_list()
    sheet = book.worksheets[0]
    sheet.row_dimensions[8].height, sheet.row_dimensions[9].height = 0.5, 12
    sheet.column_dimensions["G"].width, sheet.column_dimensions["H"].width = 0.1, 8
    (found,) = read(book, kind).sheets
    assert (set(found.hidden_rows), set(found.hidden_columns)) == ({8}, {7})


@pytest.mark.parametrize("kind", FORMATS)
def test_a_percentage_stays_one(kind: str) -> None:
    said = one_cell(0.649, kind, "0.0%")
    assert (said.value, said.is_percent) == (Decimal("64.9"), True)


@pytest.mark.parametrize("kind", WHOLE_FORMATS)
@pytest.mark.parametrize(
    ("look", "value", "unit"),
    [('0!.0,"万元"', "7123.4567", "万元"), ("0.00,", "71234.567", ""), ("0.00", "71234567", "")],
)
def test_a_format_that_rescales_is_kept(kind: str, look: str, value: str, unit: str) -> None:
    said = one_cell(71234567, kind, look)
    assert (said.value, said.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("kind", WHOLE_FORMATS)
def test_a_date_is_a_date(kind: str) -> None:
    assert one_cell(date(2023, 5, 31), kind, "yyyy-mm-dd").seen == "2023-05-31"


@pytest.mark.parametrize("kind", WHOLE_FORMATS)
def test_an_error_cell_is_no_number(kind: str) -> None:
    said = one_cell("#REF!", kind)
    assert (said.saying, said.seen) == (cells.Saying.ERROR, "#REF!")


@pytest.mark.parametrize("kind", WHOLE_FORMATS)
def test_a_raised_digit_is_a_footnote_mark_in_every_format(kind: str) -> None:
    raised = TextBlock(InlineFont(vertAlign="superscript"), "1")
    assert one_cell(CellRichText("1234", raised), kind).value == Decimal(1234)


@pytest.mark.parametrize("kind", WHOLE_FORMATS)
def test_a_formula_gives_what_was_calculated_last(kind: str) -> None:
    book = indicator_list()
    book.worksheets[0]["F9"] = "=1+1"
    found = read(book, kind, cached={("Sheet1", "F9"): 500.0}).sheets[0].cells[9, 6]
    assert (found.number, found.is_formula) == (Decimal(500), True)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_formula_without_a_result_is_never_a_number(kind: str) -> None:
    book = indicator_list()
    book.worksheets[0]["F9"] = "=1+1"
    found = read(book, kind).sheets[0].at(9, 6)
    assert found is None or found.kind is CellKind.NOT_CALCULATED


@pytest.mark.parametrize("kind", ["xlsm", "strict", "ods", "xlsb"])
def test_our_own_template_is_known_in_other_formats(kind: str) -> None:
    file = in_format(template([("绿色工厂", "全市", "家", 5, 8, None)]), kind)
    assert reading(file).layout == reading(template()).layout != ""


def test_names_for_a_text_are_kept_with_their_quotes() -> None:
    book = indicator_list()
    book.defined_names["ptm_form"] = DefinedName("ptm_form", attr_text='"x"')
    for kind in ("xlsx", "ods", "xlsb"):
        assert read(book, kind).names == {"ptm_form": '"x"'}


def test_what_lies_under_a_merge_is_left_out() -> None:
    cells_and_merge = old.number_cell(0, 0) + old.number_cell(0, 1, 7)
    merge = old.record(0x00E5, b"\1\0" + bytes(6) + b"\1\0")
    file = old.old_workbook(cells_and_merge + merge)
    (sheet,) = workbook.read(file, guard.inspect(file, "x")).sheets
    assert list(sheet.cells) == [(1, 1)]


def test_a_workbook_of_excel_95_is_read() -> None:
    file = old.old_workbook(
        old.label(0, 0, "绿色工厂") + old.number_cell(0, 1, 8.5), version=old.BIFF5
    )
    (sheet,) = workbook.read(file, guard.inspect(file, "x.xls")).sheets
    assert [cell.text for cell in sheet.cells.values()] == ["绿色工厂", "8.5"]


def test_no_number_of_an_old_workbook_is_endless() -> None:
    file = old.old_workbook(old.number_cell(0, 0, float("nan")))
    (sheet,) = workbook.read(file, guard.inspect(file, "x.xls")).sheets
    assert sheet.cells[1, 1].kind is CellKind.ERROR


@pytest.mark.parametrize("kind", TEXTS)
def test_a_table_saved_as_text_says_that_it_shows_less(kind: str) -> None:
    said = finding(reading(in_format(indicator_list(), kind)), "format_shows_less")
    assert said.severity is Severity.NOTE


@pytest.mark.parametrize("kind", WHOLE_FORMATS)
def test_whole_formats_have_nothing_to_excuse(kind: str) -> None:
    assert codes(reading(in_format(indicator_list(), kind))) == []
