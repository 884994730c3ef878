"""A district's own reward is held against what the notice asks of every district."""

from __future__ import annotations

import pytest

from targets.vocabulary import Severity
from tests.make_planned import level_under, levels_said


@pytest.mark.parametrize("value", [100_000, 300_000])
def test_a_level_at_or_above_the_floor_keeps_it(value: int) -> None:
    assert levels_said(reward_srdi_min=value) == ()


def test_a_level_below_the_floor_is_asked_about() -> None:
    (asked,) = levels_said(reward_srdi_min=80_000)
    assert (asked.code, asked.severity) == ("reward_below_floor", Severity.WARNING)
    assert (asked.seen, asked.expected) == ("8万元", "10万元")


def test_a_level_above_a_cap_is_asked_about() -> None:
    assert [one.code for one in levels_said(sishang_reward_cap=500_001)] == ["reward_above_cap"]


@pytest.mark.parametrize(
    ("comparator", "value", "codes"),
    [
        ("exactly", 100_000, []),
        ("exactly", 100_001, ["reward_differs"]),
        ("more_than", 100_000, ["reward_below_floor"]),
        ("about", 1, []),
    ],
)
def test_every_comparator_is_understood(comparator: str, value: int, codes: list[str]) -> None:
    assert [one.code for one in level_under(comparator, value)] == codes
