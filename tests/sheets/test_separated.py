"""CSV: opens in a spreadsheet program as it is, and runs nothing there."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest

from sheets.separated import separated
from sheets.table import Column, Table, Value

FORMULAS = (
    "=1+1",
    "+1",
    "-1+cmd",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    '=HYPERLINK("http://example.invalid")',
    "=cmd|' /C calc'!A0",
    "\N{FULLWIDTH EQUALS SIGN}1",
)


def written(*values: Value) -> list[str]:
    columns = tuple(Column(str(place), is_text=True) for place in range(len(values)))
    text = separated(Table("x", columns, (values,))).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))[1]


@pytest.mark.parametrize("formula", FORMULAS)
def test_what_looks_like_a_formula_is_text(formula: str) -> None:
    assert written(formula) == [f"'{formula}"]


def test_a_negative_number_stays_a_number() -> None:
    assert written(Decimal("-12.50"), -3) == ["-12.50", "-3"]


def test_nothing_and_zero_are_two_things() -> None:
    assert written(None, 0, Decimal("0.00")) == ["", "0", "0"]


def test_a_large_number_is_written_out() -> None:
    assert written(Decimal("1.1E+12")) == ["1100000000000"]


def test_chinese_opens_in_excel() -> None:
    content = separated(Table("x", (Column("区", "家"),), ((Decimal(1),),)))
    assert content.startswith("\N{ZERO WIDTH NO-BREAK SPACE}区 (家)\r\n".encode())


def test_a_head_that_looks_like_a_formula_is_text() -> None:
    content = separated(Table("x", (Column("=1"),), ()))
    assert "'=1" in content.decode()
