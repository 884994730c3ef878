"""Cumulative figures, and the months' own beside them."""

from __future__ import annotations

import pytest

from targets.vocabulary import CITY, ObservationState, Severity
from tests.make_checked import codes, file, found, given, in_month, only, place_of, run, said

FLOW = "seamless_renewal"
TOTAL = "relief_financing"
STOCK = "inclusive_loans_balance"


def test_a_fallen_flow_is_an_error() -> None:
    finding = only(found(file(given(FLOW, "4000.5")), [given(FLOW, "4012.4", period="2023-04")]))
    assert said(finding) == ("cumulative_fell", Severity.ERROR, place_of(FLOW, CITY, "2023-05"))
    assert (finding.seen, finding.expected) == ("4000.5亿元", "4012.4亿元")
    assert dict(finding.values)["difference"] == "11.9亿元"


def test_a_flow_begins_again_in_january() -> None:
    january = file(given(FLOW, "850", period="2023-01"), period="2023-01")
    assert found(january, run(FLOW, ["9400", "10318.42"], start="2022-11")) == ()


def test_a_running_total_never_begins_again() -> None:
    january = file(given(TOTAL, "4600", period="2023-01"), period="2023-01")
    findings = found(january, run(TOTAL, ["4500", "4678.7"], start="2022-11"))
    assert codes(findings) == ["cumulative_fell"]


def test_a_level_may_fall() -> None:
    assert found(file(given(STOCK, "9900")), [given(STOCK, "10000", period="2023-04")]) == ()


def test_a_figure_fallen_within_its_rounding_is_fine() -> None:
    assert found(file(given(FLOW, "4012")), [given(FLOW, "4012.4", period="2023-04")]) == ()


def test_a_fall_over_a_month_without_figures_is_an_error() -> None:
    findings = found(file(given(FLOW, "3000")), [given(FLOW, "3300", period="2023-03")])
    assert codes(findings) == ["cumulative_fell"]


def test_a_fall_within_the_file_stands_at_the_later_month() -> None:
    finding = only(found(file(*run(FLOW, ["1000", "900", "2800"], start="2023-03"))))
    assert finding.cell == place_of(FLOW, CITY, "2023-04")


def test_a_late_month_above_a_later_one_that_counts_is_an_error() -> None:
    late = file(given(FLOW, "4100", period="2023-04"), period="2023-04")
    finding = only(found(late, [given(FLOW, "4000")]))
    assert said(finding) == (
        "cumulative_above_later",
        Severity.ERROR,
        place_of(FLOW, CITY, "2023-04"),
    )


@pytest.mark.parametrize("month", ["2023-04", "2023-06"])
def test_in_a_correction_a_fall_is_only_told(month: str) -> None:
    other = given(FLOW, "4012.4" if month < "2023-05" else "3000", period=month)
    findings = found(file(given(FLOW, "4000.5"), correction=True), [other])
    assert [finding.severity for finding in findings] == [Severity.NOTE]


def test_last_and_month_make_this() -> None:
    reading = file(given(FLOW, "5012.4"), months=[in_month(FLOW, "1000")])
    assert found(reading, [given(FLOW, "4012.4", period="2023-04")]) == ()


def test_last_and_month_that_do_not_make_this_are_an_error() -> None:
    reading = file(given(FLOW, "5012.4"), months=[in_month(FLOW, "1003.2")])
    finding = only(found(reading, [given(FLOW, "4012.4", period="2023-04")]))
    assert said(finding) == ("month_sum_differs", Severity.ERROR, place_of(FLOW, CITY, "2023-05"))
    assert (finding.expected, dict(finding.values)["difference"]) == ("5015.6亿元", "-3.2亿元")


def test_in_january_the_month_is_the_flow() -> None:
    reading = file(
        given(FLOW, "850", period="2023-01"),
        months=[in_month(FLOW, "840", period="2023-01")],
        period="2023-01",
    )
    assert codes(found(reading)) == ["month_sum_differs"]


def test_without_last_month_nothing_is_added_up() -> None:
    assert found(file(given(FLOW, "5012.4"), months=[in_month(FLOW, "1003.2")])) == ()


def test_rounding_of_all_three_is_allowed() -> None:
    reading = file(given(FLOW, "5012.41"), months=[in_month(FLOW, "1000.02")])
    assert found(reading, [given(FLOW, "4012.4", period="2023-04")]) == ()


def test_a_rough_figure_is_not_added_up_exactly() -> None:
    about = given("renewal_cost_saving", 45, state=ObservationState.INEXACT)
    reading = file(about, months=[in_month("renewal_cost_saving", 9)])
    assert found(reading, [given("renewal_cost_saving", "35.2", period="2023-04")]) == ()


def test_of_a_level_only_a_question_is_asked() -> None:
    reading = file(given("innovative_smes", 12980), months=[in_month("innovative_smes", 412)])
    finding = only(found(reading, [given("innovative_smes", 12600, period="2023-04")]))
    assert (finding.code, finding.severity) == ("month_change_differs", Severity.WARNING)


def test_the_cumulative_figure_in_the_month_s_column_is_a_warning_there() -> None:
    reading = file(given(FLOW, "5012.4"), months=[in_month(FLOW, "5012.4")])
    finding = only(found(reading, [given(FLOW, "4012.4", period="2023-04")]))
    assert said(finding) == (
        "month_is_cumulative",
        Severity.WARNING,
        place_of(FLOW, CITY, "2023-05", "month"),
    )
    assert finding.expected == "1000亿元"


def test_the_month_s_figure_in_the_cumulative_column_is_found_besides_the_fall() -> None:
    reading = file(given(FLOW, "1003.2"), months=[in_month(FLOW, "1003.2")])
    findings = found(reading, [given(FLOW, "4012.4", period="2023-04")])
    assert codes(findings) == ["cumulative_fell", "cumulative_is_month"]


def test_the_same_figure_twice_is_asked_about_even_without_history() -> None:
    reading = file(given(FLOW, "5012.4"), months=[in_month(FLOW, "5012.4")])
    assert codes(found(reading)) == ["month_is_cumulative"]


def test_the_same_figure_written_less_finely_is_the_same() -> None:
    reading = file(given(FLOW, "5012.41"), months=[in_month(FLOW, "5012.4")])
    findings = found(reading, [given(FLOW, "4012.4", period="2023-04")])
    assert codes(findings) == ["month_is_cumulative"]


def test_the_first_few_things_may_all_be_of_this_month() -> None:
    assert found(file(given("green_factories", 3), months=[in_month("green_factories", 3)])) == ()


def test_after_a_zero_the_month_is_everything() -> None:
    reading = file(given(FLOW, "5012.4"), months=[in_month(FLOW, "5012.4")])
    assert found(reading, [given(FLOW, "0", period="2023-04")]) == ()


def test_a_month_above_its_first_cumulative_figure_is_asked_about() -> None:
    finding = only(found(file(given(FLOW, "800"), months=[in_month(FLOW, "900")])))
    assert said(finding)[:2] == ("month_above_cumulative", Severity.WARNING)
    assert (finding.seen, finding.expected) == ("900亿元", "800亿元")


def test_a_level_may_rise_by_more_than_it_is_worth() -> None:
    findings = found(file(given(STOCK, "9900"), months=[in_month(STOCK, "9950")]))
    assert "month_above_cumulative" not in codes(findings)
