"""A plan never falls, arrives at its target, and its parts are compared with the whole."""

from __future__ import annotations

import pytest

from targets.vocabulary import Severity
from tests.make_planned import planned, points
from tests.make_workbooks import CODES


def test_a_rising_plan_that_arrives_is_in_order() -> None:
    assert planned((3, 800), (6, 2000), (12, 4600)) == ()


def test_a_falling_plan_of_a_cumulative_target_is_refused() -> None:
    (fault,) = planned((6, 2000), (9, 1900))
    assert (fault.code, fault.severity, fault.seen) == ("plan_falls", Severity.ERROR, "1900")
    assert (fault.expected, dict(fault.values)["month"]) == ("2000亿元", "2023-06")


def test_a_plan_falls_also_below_what_was_planned_before() -> None:
    assert [one.code for one in planned((9, 1900), held=points((6, 2000)))] == ["plan_falls"]


def test_a_changed_month_is_compared_with_its_own_plan_no_more() -> None:
    assert planned((6, 1500), (9, 1900), held=points((6, 2000))) == ()


def test_a_level_may_be_planned_to_fall() -> None:
    assert planned((6, 9000), (9, 8900), target="srdi_smes") == ()


def test_a_plan_that_misses_the_target_is_asked_about() -> None:
    (asked,) = planned((6, 2000), (12, 4200))
    assert (asked.code, asked.severity) == ("plan_misses_target", Severity.WARNING)
    assert dict(asked.values)["difference"] == "300亿元"


@pytest.mark.parametrize("last", [4500, 5000])
def test_a_plan_at_or_beyond_the_bare_number_arrives(last: int) -> None:
    assert planned((12, last)) == ()


def test_a_plan_without_its_last_month_is_not_yet_short() -> None:
    assert planned((6, 2000)) == ()


@pytest.mark.parametrize(("last", "codes"), [(9, []), (11, []), (20, ["plan_misses_target"])])
def test_a_plan_about_a_number_may_lie_within_its_band(last: int, codes: list[str]) -> None:
    found = planned((12, last), target="clusters_municipal")
    assert [one.code for one in found] == codes


def test_parts_that_make_the_whole_are_in_order() -> None:
    assert planned(*((code, 625) for code in CODES), target="srdi_smes") == ()


def test_parts_above_the_target_are_asked_about() -> None:
    (asked,) = planned(*((code, 700) for code in CODES), target="srdi_smes")
    assert (asked.code, asked.severity) == ("allocation_above_target", Severity.WARNING)
    assert (asked.seen, dict(asked.values)["difference"]) == ("11200家", "1200家")


def test_what_is_allocated_to_no_district_is_said() -> None:
    (said,) = planned(*((code, 600) for code in CODES[:10]), target="srdi_smes")
    assert (said.code, said.severity) == ("allocation_below_target", Severity.NOTE)
    assert (dict(said.values)["districts"], said.seen) == ("10", "6000家")


def test_parts_allocated_before_count_with_the_new_ones() -> None:
    before = points(*((code, 625) for code in CODES[1:]), target="srdi_smes")
    assert planned((CODES[0], 625), target="srdi_smes", held=before) == ()
