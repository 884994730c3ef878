"""A flow that does not begin again in January."""

from __future__ import annotations

from targets.vocabulary import CITY, Severity
from tests.make_checked import codes, file, found, given, only, place_of, run, said

FLOW = "seamless_renewal"
YEAR = run(FLOW, [str(860 * month) for month in range(1, 13)], start="2022-01")


def january(written: str) -> list[str]:
    return codes(found(file(given(FLOW, written, period="2023-01"), period="2023-01"), YEAR))


def test_a_flow_that_goes_on_from_december_is_asked_about_once() -> None:
    figure = given(FLOW, "11200", period="2023-01")
    finding = only(found(file(figure, period="2023-01"), YEAR))
    assert said(finding) == (
        "flow_not_begun_again",
        Severity.WARNING,
        place_of(FLOW, CITY, "2023-01"),
    )
    assert (finding.expected, dict(finding.values)["before"]) == ("880亿元", "10320亿元")


def test_a_flow_that_begins_again_is_fine() -> None:
    assert january("870") == []


def test_a_slip_in_january_is_told_as_a_slip() -> None:
    assert january("8700000") == ["unit_scale"]


def test_a_few_things_may_begin_with_as_many() -> None:
    december = given("green_factories", 3, period="2022-12")
    figure = given("green_factories", 4, period="2023-01")
    assert found(file(figure, period="2023-01"), [december]) == ()
