"""Excel workbooks: exact numbers, inert text, native charts, the same bytes each time."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from sheets.table import Chart, Column, Drawn, Table, Value
from sheets.workbook import workbook
from tests.sheets.test_separated import FORMULAS

NOW = datetime(2023, 10, 18, tzinfo=UTC)
COLUMNS = (Column("区", is_text=True), Column("实际", "家"), Column("混合"))


def table(*rows: tuple[Value, ...], title: str = "表", chart: Chart | None = None) -> Table:
    return Table(title, COLUMNS, rows, notes=("数据截至9月",), chart=chart)


def opened(*tables: Table) -> list[Any]:
    return openpyxl.load_workbook(io.BytesIO(workbook(tables, NOW))).worksheets


def charts(sheet: Any) -> list[Any]:
    """openpyxl has no other list of them."""
    found: list[Any] = sheet._charts
    return found


FIRST = 5
"""The first row of values below a title, a note, a blank line and the head."""


@pytest.mark.parametrize("formula", [one for one in FORMULAS if "\r" not in one])
def test_what_looks_like_a_formula_is_text(formula: str) -> None:
    (sheet,) = opened(table((formula, None, None)))
    cell = sheet.cell(FIRST, 1)
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", formula, True)


def test_numbers_are_exact() -> None:
    (sheet,) = opened(table(("浦东", Decimal("1065218.0001"), -3)))
    assert (sheet.cell(FIRST, 2).value, sheet.cell(FIRST, 3).value) == (1065218.0001, -3)


def test_nothing_is_an_empty_cell_and_zero_is_zero() -> None:
    (sheet,) = opened(table(("浦东", None, Decimal(0))))
    assert sheet.cell(FIRST, 2).value is None
    assert sheet.cell(FIRST, 3).value == 0


def test_a_column_of_one_unit_shows_the_same_decimals_all_along() -> None:
    (sheet,) = opened(table(("a", Decimal("1.25"), Decimal("1.5")), ("b", Decimal(3), Decimal(2))))
    assert [sheet.cell(row, 2).number_format for row in (5, 6)] == ["#,##0.00", "#,##0.00"]
    assert [sheet.cell(row, 3).number_format for row in (5, 6)] == ["#,##0.0", "#,##0"]


def test_the_head_bears_the_unit_and_stays_in_sight() -> None:
    (sheet,) = opened(table(("a", 1, 2)))
    assert sheet.cell(FIRST - 1, 2).value == "实际 (家)"
    assert sheet.freeze_panes == "B5"


def test_what_is_known_of_all_figures_stands_above_them() -> None:
    (sheet,) = opened(table(("a", 1, 2)))
    assert [sheet.cell(row, 1).value for row in (1, 2)] == ["表", "数据截至9月"]


@pytest.mark.parametrize("drawn", Drawn)
def test_a_chart_is_native(drawn: Drawn) -> None:
    made = table(("a", 1, 2), ("b", 3, None), chart=Chart(drawn, along=0, of=(1, 2)))
    packed = openpyxl.load_workbook(io.BytesIO(workbook([made], NOW)))
    (chart,) = charts(packed.worksheets[0])
    assert len(chart.series) == 2


def test_a_table_without_rows_has_no_chart() -> None:
    (sheet,) = opened(table(chart=Chart(Drawn.LINE, along=0, of=(1,))))
    assert charts(sheet) == []


def test_the_same_tables_are_the_same_bytes() -> None:
    made = table(("a", 1, 2), chart=Chart(Drawn.LINE, along=0, of=(1,)))
    assert workbook([made], NOW) == workbook([made], NOW)


def test_titles_become_names_that_excel_takes() -> None:
    names = [sheet.title for sheet in opened(*(table(title=t) for t in ("a/b", "A b", "长" * 40)))]
    assert names == ["a b", "A b 2", "长" * 31]


def test_a_sign_that_no_workbook_may_hold_is_replaced() -> None:
    (sheet,) = opened(table(("a\x00b", 1, 2)))
    assert sheet.cell(FIRST, 1).value == "a\N{REPLACEMENT CHARACTER}b"
