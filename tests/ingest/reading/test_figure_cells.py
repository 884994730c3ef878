"""What the cell of a figure may say: numbers in words, marks, blanks, formulas, and what is none."""

from __future__ import annotations

import pytest

from targets.vocabulary import ObservationState, Severity
from tests.make_workbooks import at, figure, finding, indicator_list, place, reading, values


@pytest.mark.parametrize(
    ("typed", "value", "state"),
    [
        (0, 0, ObservationState.REPORTED),
        ("零", 0, ObservationState.REPORTED),
        ("零报告", 0, ObservationState.NIL),
        ("超2万家", 20000, ObservationState.INEXACT),
        ("近700家", 700, ObservationState.INEXACT),
        ("'8288", 8288, ObservationState.REPORTED),
        ("1.2980万", 12980, ObservationState.REPORTED),
    ],
)
def test_what_a_figure_cell_may_say(typed: object, value: int, state: ObservationState) -> None:
    read = figure(reading(indicator_list([(1, "绿色工厂", "家", 30, 1, typed)])), "green_factories")
    assert (at(read)[0], read.state) == (value, state)


@pytest.mark.parametrize("typed", ["—", "/", "无", "待统计", "…", "N/A", "－"])
def test_a_mark_instead_of_a_figure_is_missing_with_that_mark(typed: str) -> None:
    read = figure(reading(indicator_list([(1, "绿色工厂", "家", 30, 1, typed)])), "green_factories")
    assert (read.value, read.state) == (None, ObservationState.MISSING)
    assert read.why == typed


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("截至5月底", "words_in_figure"),
        ("下降3.2%", "words_in_figure"),
        ("持平", "words_in_figure"),
        ("12①34", "words_in_figure"),
        ("1,23", "words_in_figure"),
        ("8（其中新增2）", "words_in_figure"),
        (True, "words_in_figure"),
        (-8, "negative_figure"),
        ("(8)", "negative_figure"),
        (8.5, "count_not_whole"),
        ("8亿元", "unit_mismatch"),
        ("42%", "unit_mismatch"),
    ],
)
def test_what_is_no_figure_is_refused_at_its_cell(typed: object, code: str) -> None:
    read = reading(indicator_list([(1, "绿色工厂", "家", 30, 1, typed)]))
    said = finding(read, code)
    assert (said.severity, place(said)) == (Severity.ERROR, "Sheet1!F6")
    assert values(read) == {}


def test_a_blank_figure_is_missing_and_asks_why() -> None:
    read = reading(indicator_list([(1, "绿色工厂", "家", 30, 1, None)]))
    assert figure(read, "green_factories").state is ObservationState.MISSING
    assert finding(read, "blank_figure").severity is Severity.WARNING


def test_an_error_cell_under_a_reported_indicator_refuses() -> None:
    book = indicator_list([(1, "绿色工厂", "家", 30, 1, "#REF!")])
    book.worksheets[0]["F6"].data_type = "e"
    said = finding(reading(book), "error_cell")
    assert (said.seen, place(said)) == ("#REF!", "Sheet1!F6")


def test_a_formula_without_a_stored_result_is_not_zero() -> None:
    read = reading(indicator_list([(1, "绿色工厂", "家", 30, 1, "=E6+7")]))
    assert finding(read, "formula_not_calculated").severity is Severity.ERROR
    assert finding(read, "formula_not_calculated").seen == "=E6+7"
    assert values(read) == {}


def test_a_formula_beside_the_figure_does_not_matter() -> None:
    read = reading(indicator_list([(1, "绿色工厂", "家", 30, 1, 8, "=F6/D6")]))
    assert values(read) == {"green_factories": 8}
    assert finding(read, "side_figure_not_read").severity is Severity.NOTE
