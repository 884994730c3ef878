"""A part above its whole."""

from __future__ import annotations

from targets.vocabulary import CITY, Severity
from tests.make_checked import file, found, given, only, place_of, said

WHOLE, PART, SMALLEST = "innovative_smes", "srdi_smes", "little_giants"


def test_parts_within_their_wholes_are_fine() -> None:
    figures = (given(WHOLE, 12980), given(PART, 8288), given(SMALLEST, 8288))
    assert found(file(*figures)) == ()


def test_a_part_above_its_whole_is_an_error_at_the_part() -> None:
    finding = only(found(file(given(PART, 501), given(SMALLEST, 502))))
    assert said(finding) == (
        "part_above_whole",
        Severity.ERROR,
        place_of(SMALLEST, CITY, "2023-05"),
    )
    assert (finding.seen, finding.expected) == ("502家", "501家")
    assert dict(finding.values)["whole"] == PART


def test_areas_are_held_apart() -> None:
    district = given(SMALLEST, 45, area="310101")
    finding = only(found(file(given(PART, 8288), given(PART, 44, area="310101"), district)))
    assert finding.cell == place_of(SMALLEST, "310101", "2023-05")


def test_where_the_whole_is_missing_the_next_one_counts() -> None:
    finding = only(found(file(given(WHOLE, 500), given(PART, None), given(SMALLEST, 501))))
    assert dict(finding.values)["whole"] == WHOLE


def test_a_whole_that_counts_already_is_enough() -> None:
    finding = only(found(file(given(SMALLEST, 502)), [given(PART, 501)]))
    assert finding.cell == place_of(SMALLEST, CITY, "2023-05")


def test_a_new_whole_below_a_part_that_counts_is_an_error_at_the_whole() -> None:
    finding = only(found(file(given(PART, 501)), [given(SMALLEST, 502)]))
    assert said(finding) == ("part_above_whole", Severity.ERROR, place_of(PART, CITY, "2023-05"))


def test_what_counts_already_is_not_judged_again() -> None:
    earlier = [
        given(PART, 501, period="2023-04"),
        given(SMALLEST, 502, period="2023-04"),
    ]
    assert found(file(given(PART, 503), given(SMALLEST, 503)), earlier) == ()
