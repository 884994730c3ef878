"""Values that cannot be."""

from __future__ import annotations

import pytest

from targets.vocabulary import ObservationState, Severity
from tests.make_checked import codes, file, found, given, only, place_of, said

SHARE = "procurement_reserved_share"
FIRMS = "innovative_smes"


@pytest.mark.parametrize(
    ("indicator", "written", "code"),
    [
        (FIRMS, "-12980", "negative_figure"),
        ("inclusive_loans_balance", "-10075.63", "negative_figure"),
        (SHARE, "-1.5", "negative_figure"),
        (SHARE, "100.1", "share_above_whole"),
        (FIRMS, "12980.5", "count_not_whole"),
    ],
)
def test_an_impossible_value_is_an_error_at_its_cell(
    indicator: str, written: str, code: str
) -> None:
    finding = only(found(file(given(indicator, written))))
    assert said(finding) == (code, Severity.ERROR, place_of(indicator, "city", "2023-05"))


def test_a_share_of_the_whole_is_possible() -> None:
    assert found(file(given("srdi_digital_coverage", "100"))) == ()


def test_a_rough_count_may_have_a_fraction() -> None:
    rough = given(FIRMS, "12980.5", state=ObservationState.INEXACT)
    assert found(file(rough)) == ()


def test_a_month_after_the_reported_one_is_an_error() -> None:
    findings = found(file(given(FIRMS, 12980), given(FIRMS, 13500, period="2023-06")))
    finding = only(findings)
    assert said(finding) == (
        "figure_after_period",
        Severity.ERROR,
        place_of(FIRMS, "city", "2023-06"),
    )
    assert finding.expected == "2023-05"


def test_a_missing_figure_has_no_faults() -> None:
    assert codes(found(file(given(FIRMS, None)))) == []
