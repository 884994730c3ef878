"""The sentence for staff on a commitment without a number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from targets.actions import assess_action
from targets.explain import phrases
from targets.vocabulary import ActionNote, ActionState, Period
from tests.make_targets import known, note, tiny_catalogue
from wording import say


def tell_action(action: str, *notes: ActionNote, period: str = "2025-03") -> str:
    promise = tiny_catalogue().action[action]
    newest = notes[0] if notes else None
    assessment = assess_action(promise, newest, known(), period=Period.parse(period))
    said = phrases(assessment, promise, "zh", note=newest)
    return "".join(say(key, "zh", **values) for key, values in said)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (ActionState.UNDER_WAY, "牵头单位2025年3月报送：推进中。完成期限为2025-06-30。"),
        (ActionState.NOT_STARTED, "牵头单位2025年3月报送：未启动。完成期限为2025-06-30。"),
        (ActionState.DONE, "牵头单位2025年3月报送：已完成。"),
        (None, "牵头单位2025年3月已报送进展，未写明状态。完成期限为2025-06-30。"),
    ],
)
def test_an_action_says_what_its_lead_reported(state: ActionState | None, words: str) -> None:
    assert tell_action("a2_guide", note("a2_guide", "2025-03", state)) == words


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2025-05", "临近，尚未完成。"),
        ("2025-06", "已到，尚未完成。"),
        ("2025-02", "完成期限为2025-06-30。"),
    ],
)
def test_an_action_s_due_date_is_told(period: str, words: str) -> None:
    said = tell_action("a2_guide", note("a2_guide", period, ActionState.UNDER_WAY), period=period)
    assert said.endswith(words)


def test_an_action_past_due_without_a_newer_note() -> None:
    said = tell_action(
        "a2_guide", note("a2_guide", "2025-03", ActionState.UNDER_WAY), period="2025-09"
    )
    assert said.endswith("期限2025-06-30已过，尚未收到完成的报送。")


def test_an_action_that_is_done_says_when() -> None:
    done = replace(note("a2_guide", "2025-06", ActionState.DONE), done_on=Period(2025, 6).first_day)
    assert tell_action("a2_guide", done) == "已于2025-06-01完成（牵头单位2025年6月报送）。"


def test_an_action_done_late_says_so() -> None:
    late = replace(note("a2_guide", "2025-09", ActionState.DONE), done_on=Period(2025, 7).first_day)
    assert "晚于期限2025-06-30" in tell_action("a2_guide", late)


def test_an_action_without_a_note() -> None:
    assert tell_action("a2_guide") == "牵头单位尚未报送进展，完成期限为2025-06-30。"
    assert tell_action("a3_matching") == "牵头单位尚未报送进展。"


def test_an_action_without_a_due_date() -> None:
    under_way = note("a3_matching", "2025-03", ActionState.UNDER_WAY, source="banking")
    assert tell_action("a3_matching", under_way) == "牵头单位2025年3月报送：推进中。"
