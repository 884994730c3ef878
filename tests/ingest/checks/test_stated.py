"""Figures that follow from others."""

from __future__ import annotations

import pytest

from ingest.reading import StatedFigure
from targets.vocabulary import CITY, Finding, Severity
from tests.make_checked import (
    codes,
    file,
    found,
    given,
    in_month,
    only,
    place_of,
    said,
    stated,
)

LOANS = "inclusive_loans_balance"
FIRMS = "innovative_smes"
FLOW = "seamless_renewal"
HISTORY = (
    given(LOANS, "7561.83", period="2022-05"),
    given(LOANS, "9153.54", period="2022-12"),
    given(LOANS, "9917.42", period="2023-04"),
)
TRUE = [
    ("target", "11000"),
    ("completion", "91.6"),
    ("last_month", "9917.42"),
    ("change_on_last_month", "158.21"),
    ("since_year_start", "922.09"),
    ("since_year_start_percent", "10.07"),
    ("last_year", "7561.83"),
    ("on_last_year", "2513.80"),
    ("on_last_year_percent", "33.24"),
]
FALSE = [
    ("target", "12000", "11000亿元"),
    ("completion", "93.6", "91.6%"),
    ("last_month", "9917.24", "9917.42亿元"),
    ("change_on_last_month", "185.21", "158.21亿元"),
    ("since_year_start", "929.09", "922.09亿元"),
    ("since_year_start_percent", "10.70", "10.07%"),
    ("last_year", "7651.83", "7561.83亿元"),
    ("on_last_year", "2531.80", "2513.8亿元"),
    ("on_last_year_percent", "34.24", "33.24%"),
]


def checked(*beside: StatedFigure) -> tuple[Finding, ...]:
    return found(file(given(LOANS, "10075.63"), beside=beside), HISTORY)


@pytest.mark.parametrize(("what", "written"), TRUE)
def test_a_true_figure_passes(what: str, written: str) -> None:
    assert checked(stated(what, LOANS, written)) == ()


@pytest.mark.parametrize(("what", "written", "expected"), FALSE)
def test_a_false_figure_is_asked_about_at_its_own_cell(
    what: str, written: str, expected: str
) -> None:
    finding = only(checked(stated(what, LOANS, written)))
    cell = place_of(LOANS, CITY, "2023-05", what)
    assert said(finding) == (f"stated_{what}", Severity.WARNING, cell)
    assert finding.expected == expected


def test_growth_follows_from_the_change_beside_it_where_history_is_short() -> None:
    beside = (
        stated("on_last_year", LOANS, "2513.80"),
        stated("on_last_year_percent", LOANS, "43.24"),
    )
    assert codes(found(file(given(LOANS, "10075.63"), beside=beside))) == [
        "stated_on_last_year_percent"
    ]


@pytest.mark.parametrize("what", [what for what, _ in TRUE if what not in ("target", "completion")])
def test_without_what_it_follows_from_nothing_is_said(what: str) -> None:
    assert found(file(given(LOANS, "10075.63"), beside=[stated(what, LOANS, "5")])) == ()


def test_completion_is_measured_against_the_plan_in_the_sheet() -> None:
    beside = (
        stated("target", FIRMS, "800", area="310101"),
        stated("completion", FIRMS, "50", area="310101"),
    )
    assert found(file(given(FIRMS, 400, area="310101"), beside=beside)) == ()


def test_completion_may_be_cut_instead_of_rounded() -> None:
    assert (
        found(
            file(given("little_giants", 567), beside=[stated("completion", "little_giants", "81")])
        )
        == ()
    )


def test_the_flow_of_january_has_grown_from_nothing() -> None:
    beside = [stated("change_on_last_month", FLOW, "850", period="2023-01")]
    january = file(given(FLOW, "850", period="2023-01"), beside=beside, period="2023-01")
    assert found(january, [given(FLOW, "10318.42", period="2022-12")]) == ()


def test_the_plan_of_another_year_is_not_the_notice_s() -> None:
    plan = stated("target", LOANS, "9000", period="2022-05")
    last_year = given(LOANS, "7561.83", period="2022-05")
    assert found(file(last_year, beside=[plan], period="2022-05")) == ()


def test_figures_beside_a_missing_one_are_not_compared() -> None:
    beside = [stated("completion", LOANS, "50")]
    assert found(file(given(LOANS, None), given(FLOW, "4000"), beside=beside)) == ()


def test_growth_is_held_to_last_years_figure_in_the_same_row() -> None:
    beside = (stated("last_year", FLOW, "4000"), stated("on_last_year_percent", FLOW, "5"))
    finding = only(found(file(given(FLOW, "5000"), beside=beside)))
    place = place_of(FLOW, CITY, "2023-05", "on_last_year_percent")
    assert said(finding) == ("stated_on_last_year_percent", Severity.WARNING, place)
    assert (finding.seen, finding.expected) == ("5%", "25%")


@pytest.mark.parametrize(
    ("now", "before", "growth"),
    [("5000", "4000", "25"), ("5000", "4000", "25.0"), ("5012.3", "3987.6", "25.7")],
)
def test_growth_may_be_rounded_to_its_printed_digits(now: str, before: str, growth: str) -> None:
    beside = (stated("last_year", FLOW, before), stated("on_last_year_percent", FLOW, growth))
    assert found(file(given(FLOW, now), beside=beside)) == ()


def test_a_round_percentage_is_no_rounder_than_whole_ones() -> None:
    beside = (stated("last_year", FLOW, "4000"), stated("on_last_year_percent", FLOW, "20"))
    assert codes(found(file(given(FLOW, "5000"), beside=beside))) == ["stated_on_last_year_percent"]


def test_growth_may_be_that_of_the_months_own_figures() -> None:
    beside = (stated("last_year", FLOW, "800"), stated("on_last_year_percent", FLOW, "25"))
    read = file(given(FLOW, "5000"), beside=beside, months=[in_month(FLOW, "1000")])
    assert found(read) == ()


def test_last_years_figure_is_held_to_the_one_on_record() -> None:
    assert codes(checked(stated("last_year", LOANS, "7651.83"))) == ["stated_last_year"]


@pytest.mark.parametrize(("written", "asked"), [("9917.42", 0), ("9920", 0), ("9930", 1)])
def test_last_months_figure_may_stand_as_reported_or_as_the_file_alters_it(
    written: str, asked: int
) -> None:
    altered = given(LOANS, "9920", period="2023-04")
    figures = file(given(LOANS, "10075.63"), altered, beside=[stated("last_month", LOANS, written)])
    assert codes(found(figures, HISTORY)).count("stated_last_month") == asked
