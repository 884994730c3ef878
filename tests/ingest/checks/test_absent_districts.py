"""A district that a table of districts does not speak of."""

from __future__ import annotations

from dataclasses import replace

from ingest.rules import read_rules
from targets.vocabulary import Finding
from tests.make_checked import DISTRICTS, by_district, codes, file, found, given

FIRMS = "innovative_smes"
PARTS = [800 + number for number in range(16)]
LAST = DISTRICTS[15]


def asked(findings: tuple[Finding, ...]) -> list[str]:
    """The areas."""
    return [dict(one.values)["area"] for one in findings if one.code == "district_absent"]


def test_a_district_without_a_row_is_asked_about() -> None:
    total = given(FIRMS, sum(PARTS[:15]))
    assert asked(found(file(total, *by_district(FIRMS, PARTS[:15])))) == [LAST]


def test_a_district_whose_figure_is_said_to_be_missing_is_not_absent() -> None:
    assert asked(found(file(*by_district(FIRMS, [*PARTS[:15], None])))) == []


def test_a_table_of_half_the_districts_is_asked_about_those_reported_before() -> None:
    before = by_district(FIRMS, PARTS[:10], period="2023-04")
    assert asked(found(file(*by_district(FIRMS, PARTS[:8])), before)) == list(DISTRICTS[8:10])


def test_how_many_districts_make_a_table_of_all_is_the_offices_to_say() -> None:
    rules = read_rules("vanished: {all_districts: 16}")
    assert asked(found(file(*by_district(FIRMS, PARTS[:15])), rules=rules)) == []


def test_a_table_of_few_districts_is_no_table_of_all() -> None:
    before = by_district(FIRMS, PARTS, period="2023-04")
    assert asked(found(file(*by_district(FIRMS, PARTS[:3])), before)) == []


def test_a_correction_may_leave_districts_out() -> None:
    assert asked(found(file(*by_district(FIRMS, PARTS[:15]), correction=True))) == []


def test_a_district_that_counts_already_for_the_month_is_not_absent() -> None:
    counted = by_district(FIRMS, PARTS)
    assert asked(found(file(*by_district(FIRMS, PARTS[:15])), counted)) == []


def test_a_districts_own_file_speaks_of_no_other() -> None:
    own = [replace(one, source=LAST) for one in by_district(FIRMS, PARTS[:15])]
    assert "district_absent" not in codes(found(file(*own)))
