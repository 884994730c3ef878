"""Districts against the whole."""

from __future__ import annotations

import pytest

from targets.vocabulary import CITY, ObservationState, Severity
from tests.make_checked import (
    DISTRICTS,
    by_district,
    codes,
    file,
    found,
    given,
    only,
    place_of,
    said,
)

FIRMS = "innovative_smes"
LOANS = "inclusive_loans_balance"
SHARE = "procurement_reserved_share"
PARTS = [800 + 7 * number for number in range(16)]
WHOLE = sum(PARTS)
AT_THE_TOTAL = place_of(FIRMS, CITY, "2023-05")


def test_districts_that_make_the_total_are_fine() -> None:
    assert found(file(given(FIRMS, WHOLE), *by_district(FIRMS, PARTS))) == ()


def test_districts_that_do_not_make_the_total_are_an_error_at_the_total() -> None:
    finding = only(found(file(given(FIRMS, WHOLE + 1), *by_district(FIRMS, PARTS))))
    assert said(finding) == ("sum_differs", Severity.ERROR, AT_THE_TOTAL)
    assert (finding.seen, finding.expected) == (f"{WHOLE + 1}家", f"{WHOLE}家")
    assert dict(finding.values)["difference"] == "-1家"


def test_a_note_in_the_sheet_turns_the_error_into_a_question() -> None:
    finding = only(found(file(given(FIRMS, WHOLE + 9), *by_district(FIRMS, PARTS), noted=True)))
    assert said(finding) == ("sum_differs_noted", Severity.WARNING, AT_THE_TOTAL)


@pytest.mark.parametrize(("about", "asked"), [(13700, 0), (14000, 0), (14200, 1)])
def test_an_approximate_total_is_held_to_its_last_digit(about: int, asked: int) -> None:
    """The districts make 13,640; 5 % of 14,200 would be 710."""
    total = given(FIRMS, about, state=ObservationState.INEXACT)
    findings = found(file(total, *by_district(FIRMS, PARTS)))
    assert codes(findings) == ["sum_differs_about"] * asked


def test_a_missing_district_excuses_a_smaller_sum() -> None:
    assert found(file(given(FIRMS, WHOLE), *by_district(FIRMS, [*PARTS[:15], None]))) == ()


def test_a_missing_district_whose_absence_is_noted_is_asked_about() -> None:
    parts = by_district(FIRMS, [*PARTS[:15], None])
    finding = only(found(file(given(FIRMS, WHOLE), *parts, noted=True)))
    assert said(finding) == ("sum_differs_noted", Severity.WARNING, AT_THE_TOTAL)
    assert dict(finding.values)["districts"] == "15"


def test_no_missing_district_excuses_a_larger_sum() -> None:
    parts = by_district(FIRMS, [*PARTS[:15], None])
    finding = only(found(file(given(FIRMS, sum(PARTS[:15]) - 1), *parts)))
    assert said(finding) == ("parts_exceed_whole", Severity.ERROR, AT_THE_TOTAL)


def test_amounts_may_differ_by_the_rounding_of_each() -> None:
    parts = by_district(LOANS, ["100.01"] * 16)
    assert found(file(given(LOANS, "1600.24"), *parts)) == ()


def test_amounts_may_not_differ_by_more_than_their_rounding() -> None:
    parts = by_district(LOANS, ["100.01"] * 16)
    assert codes(found(file(given(LOANS, "1600.26"), *parts))) == ["sum_differs"]


def test_a_dropped_last_zero_does_not_make_amounts_coarse() -> None:
    parts = by_district(LOANS, ["100.01"] * 16)
    assert codes(found(file(given(LOANS, "1600.3"), *parts))) == ["sum_differs"]


def test_a_rough_total_may_differ_by_five_percent() -> None:
    about = given(FIRMS, 14000, state=ObservationState.INEXACT)
    assert found(file(about, *by_district(FIRMS, PARTS))) == ()


def test_shares_are_never_summed() -> None:
    parts = [given(SHARE, 42, area=area) for area in DISTRICTS]
    assert found(file(given(SHARE, 42), *parts)) == ()


def test_the_amounts_behind_shares_are_summed() -> None:
    parts = [given(SHARE, 42, area=area, parts=("4200000000", "10000000000")) for area in DISTRICTS]
    total = given(SHARE, 42, parts=("67200000000", "150000000000"))
    finding = only(found(file(total, *parts)))
    assert said(finding) == (
        "sum_differs",
        Severity.ERROR,
        place_of(SHARE, CITY, "2023-05"),
    )
    assert (dict(finding.values)["total"], finding.expected) == ("1500亿元", "1600亿元")


def test_every_month_of_a_file_is_summed() -> None:
    figures = (
        given(FIRMS, WHOLE + 3, period="2023-04"),
        *by_district(FIRMS, PARTS, period="2023-04"),
        given(FIRMS, WHOLE + 20),
        *by_district(FIRMS, [part + 1 for part in PARTS[:12]] + [part + 2 for part in PARTS[12:]]),
    )
    finding = only(found(file(*figures)))
    assert finding.cell == place_of(FIRMS, CITY, "2023-04")
