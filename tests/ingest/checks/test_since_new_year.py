"""A total that has run since before this year, below a header that speaks of this year."""

from __future__ import annotations

from targets.vocabulary import CITY, Severity
from tests.make_checked import codes, file, found, given, only, place_of, said

RELIEF = "relief_financing"
FLOW = "seamless_renewal"


def test_a_first_total_below_this_year_is_asked_about() -> None:
    asked = only(found(file(given(RELIEF, "5512.9"), since_new_year=True)))
    assert said(asked) == ("part_of_total", Severity.WARNING, place_of(RELIEF, CITY, "2023-05"))


def test_a_later_one_is_compared_with_what_counts() -> None:
    reading = file(given(RELIEF, "5512.9"), since_new_year=True)
    assert found(reading, [given(RELIEF, "5412.9", period="2023-04")]) == ()
    part = file(given(RELIEF, "834"), since_new_year=True)
    assert "cumulative_fell" in codes(found(part, [given(RELIEF, "5412.9", period="2023-04")]))


def test_a_total_of_this_year_may_stand_below_this_year() -> None:
    assert found(file(given(FLOW, "5012.4"), since_new_year=True)) == ()
