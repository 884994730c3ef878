"""Whose enterprises a list names, and names and codes that do not belong together."""

from __future__ import annotations

from typing import Any

from ingest.roster.checking import checked
from ingest.roster.findings import findings
from targets.vocabulary import Finding
from tests.make_rosters import DONGDU, MAY, checked_list, credit_code, entry, faults, listed, names


def said(*rows: Any) -> list[Finding]:
    return list(findings(checked_list(*rows), MAY.last_day))


def said_of_district(*rows: Any) -> list[str]:
    """The list that 东渡区 sends."""
    return [
        one.code
        for one in findings(checked(listed(*rows), names(), DONGDU, MAY.last_day), MAY.last_day)
    ]


def test_one_name_with_two_codes_is_asked_about_and_counted_twice() -> None:
    rows = [entry(1, name="甲公司"), entry(2, name="乙公司"), entry(3, name=" 甲公司")]
    (one,) = said(*rows)
    assert (one.code, one.seen, one.expected) == ("roster_namesakes", " 甲公司", "C3")
    assert faults(*rows) == [None, None, None]


def test_one_code_with_two_names_is_asked_about_and_counted_once() -> None:
    rows = [entry(1, name="甲公司"), entry(1, name="丙公司")]
    found = {one.code: one for one in said(*rows)}
    assert found.keys() == {"roster_duplicate", "roster_renamed"}
    assert (found["roster_renamed"].seen, found["roster_renamed"].expected) == ("丙公司", "甲公司")


def test_a_plain_repeat_is_no_change_of_name() -> None:
    assert [one.code for one in said(entry(1), entry(1))] == ["roster_duplicate"]


def test_a_namesake_that_does_not_count_is_none() -> None:
    rows = [entry(1, name="甲公司"), entry(2, name="甲公司", until="2024-01-31")]
    assert [one.code for one in said(*rows)] == ["roster_expired"]


def test_blank_names_are_no_namesakes() -> None:
    rows = [(1, None, credit_code(1), "东渡区"), (2, None, credit_code(2), "东渡区")]
    assert [one.code for one in said(*rows)] == []


def test_many_namesakes_are_one_question() -> None:
    rows = [entry(number, name=f"甲{number % 6}公司") for number in range(12)]
    (one,) = said(*rows)
    assert (one.code, dict(one.values)["cells"]) == ("roster_namesakes_many", "B9–B14")


def test_many_changes_of_name_are_one_question() -> None:
    rows = [entry(n % 6 + 1, name=f"甲{n}公司") for n in range(12)]
    assert "roster_renamed_many" in [one.code for one in said(*rows)]


def test_a_district_that_lists_anothers_enterprises_is_asked() -> None:
    rows = [entry(1), entry(2, district="西岭区"), entry(3)]
    assert said_of_district(*rows) == ["roster_of_other_district"]


def test_many_enterprises_of_other_districts_are_one_question() -> None:
    rows = [entry(1), *(entry(n, district="西岭区") for n in range(2, 9))]
    assert said_of_district(*rows) == ["roster_of_other_district_many"]


def test_a_city_body_may_list_every_district() -> None:
    assert said(entry(1), entry(2, district="西岭区")) == []
