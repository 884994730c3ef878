"""One figure in two places: the same, or only in one of them."""

from __future__ import annotations

from typing import Any

from ingest.reading import Reading
from targets.vocabulary import ObservationState, Severity
from tests.make_workbooks import codes, figure, finding, flat_list, place, put_rows, reading

HEADER = ("指标名称", "单位", "累计数")


def twice(first: Any, second: Any) -> Reading:
    """Green factories in two sheets of one month."""
    book = flat_list(HEADER, [("绿色工厂", "家", first), ("零碳工厂", "家", 2)])
    rows = [("2023年5月",), HEADER, ("绿色工厂", "家", second), ("数商", "家", 9)]
    put_rows(book.create_sheet("附表"), rows, 1)
    return reading(book)


def other_form(first: Any, second: Any) -> Reading:
    """The same, the second sheet on another form."""
    book = flat_list(HEADER, [("绿色工厂", "家", first), ("零碳工厂", "家", 2)])
    rows = [("2023年5月末",), ("指标", "累计数"), ("绿色工厂", second), ("数商", 9)]
    put_rows(book.create_sheet("附表"), rows, 1)
    return reading(book)


def test_a_mark_beside_a_figure_elsewhere_is_asked_about() -> None:
    for pair, cell in ((("待统计", 8), "Sheet1!C4"), ((8, "待统计"), "附表!B3")):
        read = other_form(*pair)
        asked = finding(read, "given_elsewhere")
        assert (asked.severity, place(asked), asked.expected) == (Severity.WARNING, cell, "8")
        assert figure(read, "green_factories").value == 8


def test_a_blank_beside_a_figure_elsewhere_is_no_blank() -> None:
    for pair in ((None, 8), (8, None)):
        read = other_form(*pair)
        assert figure(read, "green_factories").value == 8
        assert codes(read) == []


def test_of_two_that_are_missing_the_one_with_a_reason_is_kept() -> None:
    read = figure(other_form(None, "待统计"), "green_factories")
    assert (read.state, read.why) == (ObservationState.MISSING, "待统计")


def test_two_figures_that_differ_are_refused() -> None:
    assert finding(other_form(8, 9), "figures_disagree").severity is Severity.ERROR


def test_two_sheets_of_one_form_for_one_month_are_refused_even_if_they_agree() -> None:
    assert finding(twice(8, 8), "duplicate_period").severity is Severity.ERROR
