"""Districts' own figures beside those that a municipal body reports for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from targets.vocabulary import CITY, Observation, Severity
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
PARTS = [800 + 7 * number for number in range(16)]
HERE = DISTRICTS[0]


def own(values: Sequence[int]) -> tuple[Observation, ...]:
    """What each district says of itself."""
    return tuple(replace(one, source=one.area) for one in by_district(FIRMS, values))


def test_a_district_that_says_what_is_said_of_it_is_fine() -> None:
    (mine,) = own([800])
    assert found(file(mine), others=by_district(FIRMS, [800])) == ()


def test_a_district_is_asked_where_a_municipal_body_says_otherwise() -> None:
    (mine,) = own([812])
    finding = only(found(file(mine), others=by_district(FIRMS, [800])))
    assert said(finding) == (
        "district_differs",
        Severity.WARNING,
        place_of(FIRMS, HERE, "2023-05"),
    )
    assert (finding.seen, finding.expected) == ("812家", "800家")
    assert dict(finding.values)["difference"] == "12家"


def test_a_municipal_body_is_asked_where_the_district_said_otherwise() -> None:
    parts = [*PARTS[:15], PARTS[15] + 30]
    city = given(FIRMS, sum(parts))
    finding = only(found(file(city, *by_district(FIRMS, parts)), others=own(PARTS)))
    assert finding.cell == place_of(FIRMS, DISTRICTS[15], "2023-05")
    assert dict(finding.values)["agency"] == DISTRICTS[15]


def test_a_small_difference_is_told_and_not_asked_about() -> None:
    (mine,) = own([803])
    finding = only(found(file(mine), others=by_district(FIRMS, [800])))
    assert (finding.code, finding.severity) == ("district_differs_told", Severity.NOTE)


def test_two_districts_are_never_compared() -> None:
    first, second = own([800, 900])
    assert found(file(first), others=[second]) == ()


def test_a_body_that_gives_no_districts_is_held_to_the_sum_of_their_own_figures() -> None:
    finding = only(found(file(given(FIRMS, sum(PARTS) + 5)), others=own(PARTS)))
    assert said(finding) == (
        "districts_differ_from_city",
        Severity.WARNING,
        place_of(FIRMS, CITY, "2023-05"),
    )
    assert finding.expected == f"{sum(PARTS)}家"


def test_while_a_district_is_missing_the_sum_says_nothing() -> None:
    assert found(file(given(FIRMS, 20000)), others=own(PARTS[:15])) == ()


def test_a_correction_of_one_district_is_added_up_with_what_counts() -> None:
    history = (given(FIRMS, sum(PARTS)), *by_district(FIRMS, PARTS))
    corrected = file(*by_district(FIRMS, [PARTS[0] + 4]), correction=True)
    findings = found(corrected, history)
    assert codes(findings) == ["sum_differs_counted", "restated", "correction_reason"]
    assert findings[0].cell == place_of(FIRMS, HERE, "2023-05")


def test_a_correction_of_a_district_and_the_total_adds_up() -> None:
    history = (given(FIRMS, sum(PARTS)), *by_district(FIRMS, PARTS))
    corrected = (given(FIRMS, sum(PARTS) + 4), *by_district(FIRMS, [PARTS[0] + 4]))
    told = codes(found(file(*corrected, correction=True), history))
    assert told == ["restated", "restated", "correction_reason"]
