"""Last month's column sent again."""

from __future__ import annotations

from targets.vocabulary import Severity
from tests.make_checked import (
    DISTRICTS,
    by_district,
    codes,
    file,
    found,
    only,
    place_of,
    said,
)

FIRMS = "innovative_smes"
SMALL = "little_giants"
APRIL = [500 + 11 * number for number in range(16)]


def may(copied: int) -> list[int]:
    return [value if number < copied else value + 9 for number, value in enumerate(APRIL)]


def test_three_areas_that_stand_still_are_asked_about_once_at_the_first() -> None:
    april = by_district(FIRMS, APRIL, period="2023-04")
    finding = only(found(file(*by_district(FIRMS, may(3))), april))
    assert said(finding) == (
        "copied",
        Severity.WARNING,
        place_of(FIRMS, DISTRICTS[0], "2023-05"),
    )
    assert dict(finding.values)["areas"] == "3"


def test_every_copied_cell_is_named() -> None:
    april = by_district(FIRMS, APRIL, period="2023-04")
    cells = dict(only(found(file(*by_district(FIRMS, may(16))), april)).values)["cells"]
    assert cells.split(", ") == [place_of(FIRMS, d, "2023-05").address for d in DISTRICTS]


def test_two_areas_may_stand_still() -> None:
    april = by_district(FIRMS, APRIL, period="2023-04")
    assert found(file(*by_district(FIRMS, may(2))), april) == ()


def test_of_few_areas_nothing_is_said() -> None:
    april = by_district(FIRMS, APRIL[:5], period="2023-04")
    assert found(file(*by_district(FIRMS, may(5)[:5])), april) == ()


def test_small_counts_may_stand_still() -> None:
    small = list(range(3, 19))
    assert (
        found(
            file(*by_district(SMALL, small)),
            by_district(SMALL, small, period="2023-04"),
        )
        == ()
    )


def test_what_seldom_changes_may_stand_still() -> None:
    months = ("2022-12", "2023-01", "2023-02", "2023-03", "2023-04")
    history = [one for month in months for one in by_district(FIRMS, APRIL, period=month)]
    assert found(file(*by_district(FIRMS, may(16))), history) == ()


def test_figures_that_were_asked_about_are_not_asked_about_again() -> None:
    april = by_district(FIRMS, APRIL, period="2023-04")
    again = by_district(FIRMS, may(16))
    assert codes(found(file(*again), [*april, *again])) == []
