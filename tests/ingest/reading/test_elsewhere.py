"""A figure whose formula fetches it from the network or another file is asked about."""

from __future__ import annotations

import pytest

from ingest import guard, workbook
from ingest.opening.formulas.elsewhere import fetches
from targets.vocabulary import Cell, Severity
from tests import make_hostile as hostile
from tests import make_hostile_open as open_
from tests.make_workbooks import finding, reading

CELL = '<c r="A{0}"><f{1}>{2}</f><v>5</v></c>'


def fetched(file: bytes) -> list[str]:
    """The cells."""
    book = workbook.read(file, guard.inspect(file, "x"))
    return [cell.address for cell, _ in book.fetched]


@pytest.mark.parametrize(
    "formula",
    [
        'WEBSERVICE("http://x/")',
        "=1+_xlfn.webservice (A1)",
        'RTD("x",,"y")',
        'CUBEVALUE("x")',
        "[1]Sheet1!A1",
        "SUM([2]表1!A1:A9)",
        r"'C:\报表\[上月.xlsx]Sheet 1'!A1",
        "'http://x/[a.xlsx]Sheet1'!A1",
    ],
)
def test_what_fetches_is_known(formula: str) -> None:
    assert fetches(formula)


@pytest.mark.parametrize(
    "formula",
    [
        "SUM(A1:A9)",
        "Sheet2!A1",
        "'表 2'!A1",
        "Table1[本月]+Sheet2!A1",
        "Table1[[#This Row],[1]]*Sheet2!A1",
        "of:=[.A1]+[$Sheet2.B1]",
        "ISRTD(A1)",
    ],
)
def test_what_stays_in_the_workbook_does_not(formula: str) -> None:
    assert not fetches(formula)


def test_its_cell_is_told_with_the_formula() -> None:
    row = f'<row r="1">{CELL.format(1, "", "[1]Sheet1!A1")}</row>'
    said = finding(reading(hostile.package(row)), "formula_fetches")
    assert (said.severity, said.cell) == (Severity.WARNING, Cell("Sheet1", 1, 1))
    assert said.seen == "=[1]Sheet1!A1"


def test_a_formula_that_cells_share_is_told_of_each() -> None:
    first = CELL.format(1, ' t="shared" ref="A1:A2" si="0"', "[1]Sheet1!A1")
    second = CELL.format(2, ' t="shared" si="0"', "")
    rows = f'<row r="1">{first}</row><row r="2">{second}</row>'
    assert fetched(hostile.package(rows)) == ["A1", "A2"]


def test_open_documents_are_asked_about_too() -> None:
    assert fetched(open_.formula("of:=WEBSERVICE([.B1])")) == ["A1"]
