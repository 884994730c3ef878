"""Figures that are given anew with another value."""

from __future__ import annotations

from dataclasses import replace

import pytest

from targets.vocabulary import CITY, ObservationState, Severity
from tests.make_checked import codes, file, found, given, only, place_of, said
from tests.make_progress import DONE, UNDER_WAY, told

LOANS = "inclusive_loans_balance"
FIRMS = "innovative_smes"


def test_the_same_figure_again_says_nothing() -> None:
    assert found(file(given(LOANS, "10075.63")), [given(LOANS, "10075.63")]) == ()


def test_a_correction_tells_old_and_new() -> None:
    corrected = file(given(LOANS, "10075.63"), correction=True)
    finding, _ = found(corrected, [given(LOANS, "10080")])
    assert said(finding) == ("restated", Severity.NOTE, place_of(LOANS, CITY, "2023-05"))
    assert (finding.seen, finding.expected) == ("10075.63亿元", "10080亿元")
    assert dict(finding.values)["difference"] == "-4.37亿元"


def test_an_unmarked_change_asks_for_the_reason() -> None:
    finding = only(found(file(given(FIRMS, 12980)), [given(FIRMS, 12968)]))
    assert said(finding) == (
        "unmarked_correction",
        Severity.WARNING,
        place_of(FIRMS, CITY, "2023-05"),
    )
    assert dict(finding.values)["difference"] == "+12家"


def test_an_earlier_month_of_a_file_is_compared_too() -> None:
    figures = (given(FIRMS, 12600, period="2023-04"), given(FIRMS, 12980))
    finding = only(found(file(*figures), [given(FIRMS, 12590, period="2023-04")]))
    assert finding.cell == place_of(FIRMS, CITY, "2023-04")


def test_a_figure_that_is_taken_back_is_asked_about() -> None:
    finding = only(found(file(given(FIRMS, None)), [given(FIRMS, 12968)]))
    assert (finding.code, finding.seen) == ("unmarked_correction", "—")


def test_the_same_figure_written_less_finely_is_no_correction() -> None:
    assert found(file(given(LOANS, "10075.6")), [given(LOANS, "10075.63")]) == ()


def test_a_correction_tells_even_of_rounding() -> None:
    reading = file(given(LOANS, "10075.6"), correction=True)
    assert codes(found(reading, [given(LOANS, "10075.63")])) == ["restated", "correction_reason"]


@pytest.mark.parametrize("about", ["10652", "10200", "11000"])
def test_an_approximate_figure_in_place_of_an_exact_one_is_asked_about(about: str) -> None:
    figure = given(LOANS, about, state=ObservationState.INEXACT)
    findings = found(file(figure), [given(LOANS, "10652.18")])
    assert codes(findings) == ["unmarked_correction"]


def test_an_action_changed_without_a_mark_asks_for_the_reason() -> None:
    old = replace(UNDER_WAY, self_assessed="推进中", text="已全部聘任", evidence=DONE.evidence)
    new = replace(DONE, self_assessed="已完成")
    finding = only(told(new, before=(old,)))
    assert said(finding) == ("unmarked_correction_note", Severity.WARNING, DONE.cell)
    assert (finding.expected, finding.seen) == ("推进中 / —", "已完成 / 2023-06-20")


def test_an_action_told_in_the_same_words_asks_nothing() -> None:
    assert told(DONE, before=(DONE,)) == ()


def test_an_action_told_anew_as_a_correction_asks_why_and_nothing_else() -> None:
    assert codes(told(DONE, before=(UNDER_WAY,), correction=True)) == ["correction_reason"]


def test_what_another_month_said_of_an_action_is_no_change() -> None:
    assert told(DONE, before=(replace(UNDER_WAY, period=UNDER_WAY.period.plus(-3)),)) == ()
