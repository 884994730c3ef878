"""One indicator reported by two bodies."""

from __future__ import annotations

from dataclasses import replace

from ingest.explaining import explained
from ingest.rules import read_rules
from targets.vocabulary import CITY, Explanations, Observation, Severity
from tests.make_checked import codes, file, found, given, only, place_of, run, said

LOANS = "inclusive_loans_balance"
OWN = given(LOANS, "10075.63")
BEFORE = run(LOANS, ["9835.97"], start="2023-04")


def of_regulator(*written: str, start: str = "2023-05") -> tuple[Observation, ...]:
    return tuple(replace(one, source="cbirc") for one in run(LOANS, written, start=start))


def test_two_bodies_that_agree_are_fine() -> None:
    assert found(file(OWN), others=of_regulator("10075.6")) == ()


def test_a_difference_between_two_bodies_is_always_told() -> None:
    finding = only(found(file(OWN), others=of_regulator("10419.35")))
    assert said(finding) == (
        "joint_differs_told",
        Severity.NOTE,
        place_of(LOANS, CITY, "2023-05"),
    )
    assert (finding.seen, finding.expected) == ("10075.63亿元", "10419.35亿元")
    assert dict(finding.values)["agency"] == "cbirc"
    assert dict(finding.values)["difference"] == "-343.72亿元"


def test_a_large_difference_is_asked_about_in_the_first_month() -> None:
    finding = only(found(file(OWN), others=of_regulator("12075.63")))
    assert (finding.code, finding.severity) == ("joint_differs", Severity.WARNING)


def test_a_large_difference_that_stays_is_only_told() -> None:
    others = of_regulator("11803.2", "12090.8", start="2023-04")
    assert codes(found(file(OWN), BEFORE, others=others)) == ["joint_differs_told"]


def test_a_difference_that_moves_is_asked_about() -> None:
    others = of_regulator("9840.1", "12090.8", start="2023-04")
    assert codes(found(file(OWN), BEFORE, others=others)) == ["joint_differs"]


def test_past_months_of_a_file_are_only_asked_about() -> None:
    others = of_regulator("9900.1", "10419.35", start="2023-04")
    assert codes(found(file(*BEFORE, OWN), others=others)) == ["joint_differs_told"]


def test_an_office_may_have_every_difference_asked_about() -> None:
    strict = read_rules("joint_sources: {apart: 0, moved: 0}")
    assert codes(found(file(OWN), others=of_regulator("10419.35"), rules=strict)) == [
        "joint_differs"
    ]


def test_a_slip_is_told_once_and_not_as_a_difference_besides() -> None:
    slipped = file(given(LOANS, "100756300"))
    assert codes(found(slipped, BEFORE, others=of_regulator("10419.35"))) == ["unit_scale"]


def test_a_jump_is_told_beside_a_difference_and_one_reason_answers_both() -> None:
    levels = [str(9000 + 100 * month) for month in range(9)]
    *history, last = run(LOANS, [*levels, "19000"], start="2022-09")
    others = of_regulator("9900", start=str(last.period))
    asked = found(file(last, period=str(last.period)), history, others=others)
    assert codes(asked) == ["joint_differs", "jump"]
    answered = explained(asked, Explanations({last.cell.address: "新设法人银行并表"}))
    assert {one.explanation for one in answered} == {"新设法人银行并表"}
