"""What counts as a number, in a file's own writing and as typed text: never more than a sheet would show."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest import cells, guard, workbook
from ingest.opening.numerals import is_numeral
from ingest.workbook import CellKind, RawCell
from targets.vocabulary import Severity
from tests import make_hostile as hostile
from tests import make_hostile_open as open_
from tests.make_formats import edited
from tests.make_workbooks import content, finding, indicator_list, reading

JUNK = ("12_980", "١٢", "１２９８０", "0x1F", "NaN", "-Infinity", "1,000", "1 000", "--5")


def only_cell(file: bytes) -> RawCell:
    (sheet,) = workbook.read(file, guard.inspect(file, "x.csv")).sheets
    return sheet.cells[max(sheet.cells)]


def test_what_spreadsheet_programs_write_is_a_number() -> None:
    for text in ("12980", "-0.5", "+3", "1.5E+3", "2e-7", ".5", " 12980\n"):
        assert is_numeral(text)


@pytest.mark.parametrize("text", JUNK)
def test_what_only_python_takes_for_a_number_is_an_error_with_its_text(text: str) -> None:
    cell = only_cell(hostile.package(f'<row r="1"><c r="A1"><v>{text}</v></c></row>'))
    assert (cell.kind, cell.text) == (CellKind.ERROR, text)


@pytest.mark.parametrize("text", ["12_980", "１２９８０", "١٢"])
def test_open_documents_are_held_to_the_same(text: str) -> None:
    value = f'<table:table-cell office:value-type="float" office:value="{text}"/>'
    assert only_cell(open_.ods(open_.table(value))).kind is CellKind.ERROR


@pytest.mark.parametrize("kind", ["s", "b"])
def test_the_number_of_a_text_kept_elsewhere_is_held_to_it_too(kind: str) -> None:
    cell = only_cell(hostile.package(f'<row r="1"><c r="A1" t="{kind}"><v>0_0</v></c></row>'))
    assert (cell.kind, cell.text) == (CellKind.ERROR, "0_0")


@pytest.mark.parametrize("text", ["12_980", "١٢٩", "12٣", "१२"])
def test_digits_of_other_scripts_and_underscores_in_texts_are_words(text: str) -> None:
    assert cells.of_text(text).value is None or cells.of_text(text).unit


def test_full_width_digits_typed_as_text_are_a_number() -> None:
    cell = only_cell("甲,乙\r\n1,１２９８０\r\n".encode())
    assert cells.content(cell).value == Decimal(12980)


@pytest.mark.parametrize("text", ["12_980", "١٢٩"])
def test_a_table_saved_as_text_has_them_as_words(text: str) -> None:
    assert only_cell(f"甲,乙\r\n1,{text}\r\n".encode()).kind is CellKind.TEXT


def test_a_figure_so_written_is_refused() -> None:
    file = edited(
        content(indicator_list([(1, "绿色工厂", "家", 30, 1, 12980)])),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace("<v>12980</v>", "<v>12_980</v>"),
    )
    said = finding(reading(file), "error_cell")
    assert (said.severity, said.seen) == (Severity.ERROR, "12_980")
