"""Figures many times too large or too small."""

from __future__ import annotations

from dataclasses import replace

import pytest

from targets.vocabulary import CITY, Severity
from tests.make_checked import by_district, codes, file, found, given, only, place_of, run, said

LOANS = "inclusive_loans_balance"
FLOW = "seamless_renewal"
FIRMS = "innovative_smes"
LEVELS = run(
    LOANS, ["9153.54", "9301.2", "9404.68", "9611.02", "9802.3", "9917.42"], start="2022-11"
)
FLOWS = run(FLOW, ["900.3", "1702.1", "2811.6", "3702.8"], start="2023-01")


@pytest.mark.parametrize(
    ("written", "suggested"),
    [
        ("100756300", "100756300万元"),
        ("1.0075", "10075亿元"),
        ("1007563000000", "1007563000000元"),
    ],
)
def test_a_unit_slip_of_a_level_is_refused_and_the_right_unit_is_proposed(
    written: str, suggested: str
) -> None:
    finding = only(found(file(given(LOANS, written)), LEVELS))
    assert said(finding) == ("unit_scale", Severity.ERROR, place_of(LOANS, CITY, "2023-05"))
    assert dict(finding.values)["suggested"] == suggested


def test_a_unit_slip_is_told_with_what_is_usual() -> None:
    finding = only(found(file(given(LOANS, "100756300")), LEVELS))
    assert (finding.seen, finding.expected) == ("100756300亿元", "9507.85亿元")
    assert dict(finding.values)["times"] == "10000"


def test_a_unit_slip_of_a_flow_is_refused() -> None:
    assert codes(found(file(given(FLOW, "46300000")), FLOWS)) == ["unit_scale"]


def test_a_slip_of_a_district_is_refused() -> None:
    history = run(FIRMS, [810, 822, 840], start="2023-02", area="310101")
    assert codes(found(file(given(FIRMS, 8510000, area="310101")), history)) == ["unit_scale"]


def test_what_follows_from_a_slip_is_not_told_besides() -> None:
    """In the wrong unit the cumulative figure falls, too."""
    assert codes(found(file(given(FLOW, "0.463")), FLOWS)) == ["unit_scale"]


def test_a_slip_that_agrees_with_the_target_is_only_a_question() -> None:
    wrong = run(LOANS, ["0.99"] * 6, start="2022-11")
    finding = only(found(file(given(LOANS, "9917.42")), wrong))
    assert (finding.code, finding.severity) == ("magnitude", Severity.WARNING)


@pytest.mark.parametrize("written", ["99174.2", "991.742", "991742"])
def test_a_digit_too_many_or_too_few_is_asked_about(written: str) -> None:
    finding = only(found(file(given(LOANS, written)), LEVELS))
    assert said(finding) == ("magnitude", Severity.WARNING, place_of(LOANS, CITY, "2023-05"))


def test_small_counts_may_grow_manyfold() -> None:
    assert (
        found(file(given("green_factories", 12)), [given("green_factories", 1, period="2023-04")])
        == ()
    )


def test_a_flow_starts_small_in_january() -> None:
    last_year = run(FLOW, [str(860 * month) for month in range(1, 13)], start="2022-01")
    january = file(given(FLOW, "870", period="2023-01"), period="2023-01")
    assert found(january, last_year) == ()


def test_a_vanished_level_is_asked_about() -> None:
    assert codes(found(file(given(LOANS, "0")), LEVELS)) == ["fallen_to_zero"]


@pytest.mark.parametrize("written", ["10075.63", "915", "50000"])
def test_without_history_much_is_let_pass(written: str) -> None:
    assert found(file(given(LOANS, written))) == ()


def test_without_history_a_slip_above_the_target_is_refused() -> None:
    finding = only(found(file(given(LOANS, "100756300"))))
    assert (finding.code, finding.severity) == ("unit_scale", Severity.ERROR)


def test_without_history_a_slip_below_the_target_is_asked_about() -> None:
    finding = only(found(file(given(LOANS, "1.0075"))))
    assert (finding.code, finding.severity) == ("unit_scale", Severity.WARNING)


def test_without_history_what_is_far_from_the_target_is_asked_about() -> None:
    assert codes(found(file(given(LOANS, "9000000")))) == ["magnitude_first"]


def test_without_history_a_hundred_times_too_much_is_asked_about() -> None:
    finding = only(found(file(given(LOANS, "1007563"))))
    assert said(finding) == ("magnitude_first", Severity.WARNING, place_of(LOANS, CITY, "2023-05"))
    assert finding.expected == "11000亿元"


def test_a_first_figure_of_past_years_may_lie_far_from_the_target() -> None:
    early = given("relief_financing", "20", period="2022-01")
    assert found(file(early, period="2022-01")) == ()


def test_a_first_district_is_measured_by_its_peers() -> None:
    figures = by_district(FIRMS, [600, 700, 800, 900, 60000])
    assert codes(found(file(*figures))) == ["magnitude_peers"]


def test_a_first_district_alone_is_measured_by_its_peers_last_month() -> None:
    others = by_district(FIRMS, [600, 700, 800], period="2023-04")
    figure = given(FIRMS, 60000, area="310151")
    assert codes(found(file(figure), others=others)) == ["magnitude_peers"]


def test_a_first_figure_is_measured_by_what_another_body_reports() -> None:
    other = replace(given("enterprise_tech_centers", 40), source="eic")
    findings = found(file(given("enterprise_tech_centers", 4000)), others=[other])
    assert codes(findings)[0] == "magnitude_peers"


def test_the_first_flow_is_measured_by_the_months_so_far() -> None:
    january = file(given(FLOW, "8600000", period="2023-01"), period="2023-01")
    assert codes(found(january)) == ["unit_scale"]


def test_a_first_district_is_measured_by_its_even_share() -> None:
    parts = [800] * 15 + [8_000_000]
    assert codes(found(file(*by_district(FIRMS, parts)))) == ["unit_scale"]


def test_a_figure_that_counts_already_is_not_asked_about_again() -> None:
    history = [*LEVELS, given(LOANS, "99174.2")]
    assert found(file(given(LOANS, "99174.2")), history) == ()
