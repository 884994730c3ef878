"""Shares above the whole."""

from __future__ import annotations

from targets.vocabulary import Severity
from tests.make_checked import codes, file, found, given, only, place_of, said

SHARE = "procurement_reserved_share"
FIRMS = "innovative_smes"


def test_more_than_the_whole_is_an_error_at_its_cell() -> None:
    finding = only(found(file(given(SHARE, "100.1"))))
    assert said(finding) == (
        "share_above_whole",
        Severity.ERROR,
        place_of(SHARE, "city", "2023-05"),
    )


def test_a_share_of_the_whole_is_possible() -> None:
    assert found(file(given("srdi_digital_coverage", "100"))) == ()


def test_a_missing_figure_has_no_other_faults() -> None:
    assert codes(found(file(given(FIRMS, None)))) == ["nothing_but_missing"]
