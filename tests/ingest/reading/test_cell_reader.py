"""The reader of cells, called without the process around it."""

from __future__ import annotations

from typing import Any

import pytest

from ingest import workbook
from ingest.errors import UnreadableError
from ingest.opening.apart import server
from ingest.opening.xlsx import reader as xlsx_reader
from tests import make_hostile as hostile
from tests.make_workbooks import content, district_table, indicator_list


def sheets(file: bytes) -> list[dict[str, Any]]:
    """As the process hands them over."""
    found: list[dict[str, Any]] = xlsx_reader.read(file).answer()["sheets"]
    return found


def test_it_reads_what_the_process_hands_over() -> None:
    for book in (indicator_list(), district_table()):
        file = content(book)
        (sheet,) = sheets(file)
        (handed_over,) = workbook.read(file).sheets
        assert len(sheet["cells"]) == len(handed_over.cells)
        assert len(sheet["merges"]) == len(handed_over.merges)


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ('<c r="A1"><v>NaN</v></c>', "e"),
        ('<c r="A1"><v>1e999</v></c>', "e"),
        ('<c r="A1" t="b"><v>1</v></c>', "b"),
        ('<c r="A1"><f>1+1</f></c>', "f"),
        ('<c r="A1" t="inlineStr"><is><t>x</t></is></c>', "t"),
        ('<c r="A1" t="inlineStr"><is><r><t>x</t></r></is></c>', "t"),
    ],
)
def test_it_tells_kinds_apart(cell: str, kind: str) -> None:
    (sheet,) = sheets(hostile.package(f'<row r="1">{cell}</row>'))
    assert [entry[2] for entry in sheet["cells"]] == [kind]


MERGES = '<mergeCells><mergeCell ref="{}"/><mergeCell ref="{}"/></mergeCells>'


def test_merges_that_overlap_are_named() -> None:
    file = hostile.package(after=MERGES.format("A4:B5", "B5:C6"))
    with pytest.raises(UnreadableError) as caught:
        workbook.read(file)
    assert caught.value.code == "merges_overlap"
    assert caught.value.values == {"sheet": "Sheet1", "first": "A4:B5", "second": "B5:C6"}


@pytest.mark.parametrize("other", ["A4:B5", "C4:D5", "A6:B7"])
def test_merges_side_by_side_or_said_twice_are_none_that_overlap(other: str) -> None:
    file = hostile.package(after=MERGES.format("A4:B5", other))
    assert (4, 1, 5, 2) in workbook.read(file).sheets[0].merges


def test_a_column_of_no_width_or_a_row_of_no_height_is_hidden() -> None:
    columns = '<cols><col min="3" max="3" width="0" customWidth="1"/></cols>'
    rows = '<sheetData><row r="9" ht="0" customHeight="1"><c r="A9"><v>1</v></c></row></sheetData>'
    xml = f'<worksheet xmlns="{hostile.MAIN}">{columns}{rows}</worksheet>'
    file = hostile.package(parts={"xl/worksheets/sheet1.xml": xml})
    (read,) = sheets(file)
    assert (read["hidden_columns"], read["hidden_rows"]) == ([3], [9])


def test_a_group_of_hidden_columns_is_named_one_by_one() -> None:
    book = indicator_list()
    book.worksheets[0].column_dimensions.group("D", "F", hidden=True)
    (read,) = sheets(content(book))
    assert read["hidden_columns"] == [4, 5, 6]


def test_a_cell_raised_as_a_whole_keeps_its_text() -> None:
    texts = f"""<sst xmlns="{hostile.MAIN}"><si>
        <r><rPr><vertAlign val="superscript"/></rPr><t>12</t></r></si></sst>"""
    cell = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    file = hostile.package(cell, parts={"xl/sharedStrings.xml": texts})
    (sheet,) = sheets(file)
    assert [entry[3] for entry in sheet["cells"]] == ["12"]


def test_whatever_the_reader_raises_is_an_answer() -> None:
    def out_of_memory(_: bytes) -> dict[str, object]:
        raise MemoryError

    def panic(_: bytes) -> dict[str, object]:
        raise KeyboardInterrupt

    assert b"too_much_memory" in server._answer(out_of_memory, b"")
    assert b"damaged" in server._answer(panic, b"")
