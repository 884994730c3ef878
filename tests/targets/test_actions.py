"""Commitments without a number, judged by what their lead body said last."""

from datetime import date

import pytest

from targets.actions import newest_notes
from targets.board import board
from targets.calendar import WorkingDays
from targets.vocabulary import Action, ActionNote, ActionState, Kind, Period, Standing
from tests.make_targets import known, note, tiny_catalogue

GUIDE = tiny_catalogue().action["a2_guide"]  # due 2025-06-30, led by industry
MATCHING = tiny_catalogue().action["a3_matching"]  # no due date, led by banking
OPEN, DONE = ActionState.UNDER_WAY, ActionState.DONE


def stands(action: Action, period: str, *notes: ActionNote) -> Standing:
    judged = board(
        tiny_catalogue(),
        known(action_notes=notes),
        working_days=WorkingDays(),
        period=Period.parse(period),
    )
    return judged.action[action.id].assessment.standing


def test_silence_of_the_lead_is_no_data() -> None:
    assert stands(GUIDE, "2025-03") is Standing.NO_DATA


def test_the_word_of_a_supporting_body_does_not_decide() -> None:
    assert (
        stands(GUIDE, "2025-03", note("a2_guide", "2025-03", DONE, source="jobs"))
        is Standing.NO_DATA
    )


def test_done_is_achieved() -> None:
    assert stands(GUIDE, "2025-03", note("a2_guide", "2025-03", DONE)) is Standing.ACHIEVED


def test_done_after_the_due_date_is_achieved_too() -> None:
    assert stands(GUIDE, "2025-09", note("a2_guide", "2025-09", DONE)) is Standing.ACHIEVED


@pytest.mark.parametrize("state", [OPEN, ActionState.NOT_STARTED, None])
def test_far_from_its_due_date_an_action_is_open(state: ActionState | None) -> None:
    assert stands(GUIDE, "2025-03", note("a2_guide", "2025-03", state)) is Standing.OPEN


def test_an_action_without_a_due_date_stays_open() -> None:
    assert (
        stands(MATCHING, "2025-12", note("a3_matching", "2025-03", OPEN, source="banking"))
        is Standing.OPEN
    )


def test_within_thirty_days_of_its_due_date_an_action_is_behind() -> None:
    assert stands(GUIDE, "2025-05", note("a2_guide", "2025-05", OPEN)) is Standing.BEHIND


def test_due_and_reported_as_not_done_is_missed() -> None:
    assert stands(GUIDE, "2025-06", note("a2_guide", "2025-06", OPEN)) is Standing.MISSED


def test_past_its_due_date_without_a_newer_note_an_action_is_behind() -> None:
    assert stands(GUIDE, "2025-09", note("a2_guide", "2025-03", OPEN)) is Standing.BEHIND


def test_a_later_note_replaces_an_earlier_one() -> None:
    notes = [note("a2_guide", "2025-03", OPEN), note("a2_guide", "2025-06", DONE)]
    assert stands(GUIDE, "2025-06", *notes) is Standing.ACHIEVED


def test_a_note_after_the_period_is_not_looked_at() -> None:
    notes = [note("a2_guide", "2025-03", OPEN), note("a2_guide", "2025-06", DONE)]
    assert stands(GUIDE, "2025-03", *notes) is Standing.OPEN


def test_of_one_period_s_notes_the_one_recorded_last_counts() -> None:
    notes = [note("a2_guide", "2025-03", DONE, seq=1), note("a2_guide", "2025-03", OPEN, seq=2)]
    assert newest_notes(GUIDE, reversed(notes), Period(2025, 3))["industry"].state is OPEN


def test_notes_of_other_actions_are_passed_over() -> None:
    assert newest_notes(GUIDE, [note("a3_matching", "2025-03", DONE)], Period(2025, 3)) == {}


def test_the_supporting_bodies_words_are_shown_beside() -> None:
    notes = (note("a2_guide", "2025-03", DONE), note("a2_guide", "2025-03", OPEN, source="jobs"))
    shown = board(tiny_catalogue(), known(action_notes=notes), working_days=WorkingDays())
    line = shown.action["a2_guide"]
    assert line.note is None  # nothing is known of a month after the first
    later = board(
        tiny_catalogue(),
        known(action_notes=notes),
        working_days=WorkingDays(),
        period=Period(2025, 3),
    ).action["a2_guide"]
    assert [n.source for n in later.others] == ["jobs"]


def test_an_action_is_judged_without_numbers() -> None:
    judged = (
        board(tiny_catalogue(), known(), working_days=WorkingDays()).action["a2_guide"].assessment
    )
    assert (judged.kind, judged.comparator, judged.value, judged.time_share) == (
        Kind.ACTION,
        None,
        None,
        None,
    )


def test_an_action_s_standing_does_not_depend_on_today() -> None:
    early, late = (
        board(
            tiny_catalogue(),
            known(action_notes=(note("a2_guide", "2025-03", OPEN),)),
            working_days=WorkingDays(),
            period=Period(2025, 3),
            today=day,
        )
        for day in (date(2025, 4, 1), date(2030, 1, 1))
    )
    assert early.actions == late.actions
