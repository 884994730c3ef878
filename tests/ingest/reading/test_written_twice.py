"""A cell or a row that a file holds twice says two things: it is refused, with its place."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest

from ingest import guard, workbook
from ingest.errors import UnreadableError
from tests import make_hostile as hostile
from tests import make_hostile_old as old
from tests import make_xlsb

CELL = '<c r="{}"><v>{}</v></c>'
ROW = '<row r="{}">{}</row>'


def refused(file: bytes) -> tuple[str, dict[str, str]]:
    with pytest.raises(UnreadableError) as caught:
        workbook.read(file, guard.inspect(file, "报表"))
    return caught.value.code, caught.value.values


def in_a_row() -> bytes:
    return hostile.package(ROW.format(5, CELL.format("C5", 12980) + CELL.format("C5", 777)))


def in_two_rows() -> bytes:
    first, second = (ROW.format(5, CELL.format("C5", value)) for value in (12980, 777))
    return hostile.package(first + second)


def in_an_old_workbook() -> bytes:
    return old.old_workbook(old.number_cell(4, 2, 12980) + old.number_cell(4, 2, 777))


def in_an_old_row_of_numbers() -> bytes:
    """A record for several numbers, and one for a single number that is among them."""
    number = struct.pack("<HI", 0, 2)
    several = old.record(0x00BD, struct.pack("<HH", 4, 1) + number * 2 + struct.pack("<H", 2))
    return old.old_workbook(several + old.number_cell(4, 2, 777))


def in_a_binary_workbook() -> bytes:
    row = make_xlsb.record(0, struct.pack("<IIHBBB", 4, 0, 0, 0, 0, 0))
    cells = (make_xlsb.cell_record(5, 3, struct.pack("<d", value)) for value in (12980, 777))
    return make_xlsb.package([make_xlsb.binary_sheet(row + b"".join(cells))])


@pytest.mark.parametrize(
    "build",
    [
        in_a_row,
        in_two_rows,
        in_an_old_workbook,
        in_an_old_row_of_numbers,
        in_a_binary_workbook,
    ],
)
def test_a_cell_that_stands_there_twice_is_refused_by_name(build: Callable[[], bytes]) -> None:
    assert refused(build()) == ("cell_twice", {"sheet": "Sheet1", "cell": "C5"})


def test_a_row_that_stands_there_twice_is_refused_even_with_other_cells() -> None:
    file = hostile.package(
        ROW.format(5, CELL.format("A5", 1)) + ROW.format(5, CELL.format("B5", 2))
    )
    assert refused(file) == ("row_twice", {"sheet": "Sheet1", "row": "5"})


def test_rows_in_another_order_are_each_read_under_their_number() -> None:
    rows = ROW.format(2, CELL.format("A2", 20)) + ROW.format(1, CELL.format("A1", 10))
    (sheet,) = workbook.read(hostile.package(rows)).sheets
    assert {place: cell.text for place, cell in sheet.cells.items()} == {
        (1, 1): "10",
        (2, 1): "20",
    }


def test_the_numbers_that_a_chart_keeps_are_no_cells() -> None:
    chart = old.start_of(0x0020) + old.number_cell(0, 0, 5.0) + old.record(0x000A)
    file = old.old_workbook(old.number_cell(0, 0, 8.0) + chart)
    assert workbook.read(file, guard.inspect(file, "x")).sheets[0].cells[1, 1].text == "8"


@pytest.mark.parametrize("said", ['<row r="1_0"/>', '<row r="1"><c r="A1_0"><v>1</v></c></row>'])
def test_a_place_that_only_python_understands_is_damage(said: str) -> None:
    assert refused(hostile.package(said))[0] == "damaged"
