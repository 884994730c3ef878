"""A series that reported something and now reports zero, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from ingest.rules import read_rules
from targets.vocabulary import Finding, ObservationState, Severity
from tests.make_checked import codes, file, found, given, only

GIANTS = "little_giants"
LOANS = "inclusive_loans_balance"
FLOW = "seamless_renewal"
XUHUI = "310104"
VANISHED = {"fallen_to_zero", "now_missing", "nothing_but_missing"}


def asked(findings: Iterable[Finding]) -> list[str]:
    """Of these alone: a first figure of zero is far from its target as well."""
    return [code for code in codes(findings) if code in VANISHED]


def of_giants(written: str | int | None, *before: str | int | None) -> tuple[Finding, ...]:
    """May beside the months before it, of one district."""
    first = 5 - len(before)
    history = [
        given(GIANTS, value, period=f"2023-{first + step:02d}", area=XUHUI)
        for step, value in enumerate(before)
    ]
    beside = given(LOANS, "10075.63")
    return found(file(given(GIANTS, written, area=XUHUI), beside), history)


def test_a_level_that_falls_to_zero_is_asked_about() -> None:
    said = only(of_giants(0, 29))
    assert (said.code, said.severity) == ("fallen_to_zero", Severity.WARNING)
    assert (said.expected, dict(said.values)["month"]) == ("29家", "2023-04")


@pytest.mark.parametrize("before", [2, 0, None])
def test_a_level_of_very_few_or_none_may_be_zero(before: int | None) -> None:
    assert asked(of_giants(0, before)) == []


def test_a_large_level_that_falls_to_zero_is_asked_about_once() -> None:
    history = [given(LOANS, "9900", period=f"2023-0{month}") for month in (1, 2, 3, 4)]
    assert codes(found(file(given(LOANS, "0")), history)) == ["fallen_to_zero"]


def test_a_flow_that_is_zero_in_january_is_no_fall() -> None:
    january = given(FLOW, "0", period="2023-01")
    assert asked(found(file(january), [given(FLOW, "900", period="2022-12")])) == []


def test_a_figure_that_is_missing_after_it_was_reported_is_asked_about() -> None:
    said = only(of_giants(None, 29))
    assert (said.code, said.seen, said.expected) == ("now_missing", "—", "29家")


def test_a_figure_that_was_missing_last_time_too_is_not_asked_about_again() -> None:
    assert of_giants(None, 29, None) == ()


def test_a_file_of_nothing_but_missing_figures_is_asked_about_once() -> None:
    every = [given(GIANTS, None), given(LOANS, None)]
    said = only(found(file(*every), [given(GIANTS, 500, period="2023-04")]))
    assert (said.code, dict(said.values)["count"]) == ("nothing_but_missing", "2")


def test_nil_returns_are_no_missing_figures() -> None:
    assert asked(found(file(given(GIANTS, 0, state=ObservationState.NIL)))) == []


def test_how_few_may_vanish_is_the_offices_to_say() -> None:
    rules = read_rules("vanished: {few: 30}")
    history = [given(GIANTS, 29, period="2023-04", area=XUHUI)]
    assert found(file(given(GIANTS, 0, area=XUHUI)), history, rules=rules) == ()


def test_a_nil_return_is_quoted_as_it_was_written() -> None:
    nil = replace(given(GIANTS, 0, area=XUHUI, state=ObservationState.NIL), seen="零报告")
    before = [given(GIANTS, 29, period="2023-04", area=XUHUI)]
    assert only(found(file(nil, given(LOANS, "10075.63")), before)).seen == "零报告"
