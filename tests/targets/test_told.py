"""What narrative reports tell is shown beside an action's standing, and changes none."""

from __future__ import annotations

from targets.board import ActionLine, Board, board
from targets.calendar import WorkingDays
from targets.vocabulary import ActionNote, ActionState, Period, Standing
from tests.make_targets import known, note, tiny_catalogue

DONE = note("a2_guide", "2025-03", ActionState.DONE, seq=1)


def judged(*notes: ActionNote, period: str = "2025-06") -> Board:
    return board(
        tiny_catalogue(),
        known(action_notes=notes),
        working_days=WorkingDays(),
        period=Period.parse(period),
    )


def guide(*notes: ActionNote) -> ActionLine:
    return judged(*notes).action["a2_guide"]


def told(
    text: str,
    period: str = "2025-06",
    *,
    action: str | None = "a2_guide",
    item: int = 1,
    state: ActionState | None = None,
    source: str = "industry",
    seq: int = 2,
) -> ActionNote:
    return note(action, period, state, text=text, item=item, clause=2, source=source, seq=seq)


def test_a_text_does_not_undo_what_was_done() -> None:
    line = guide(DONE, told("继续推进"))
    assert (line.assessment.standing, line.note) == (Standing.ACHIEVED, DONE)
    assert [one.text for one in line.told] == ["继续推进"]


def test_a_text_alone_says_nothing_of_the_state() -> None:
    line = guide(told("已全部办结"))
    assert (line.assessment.standing, line.note) == (Standing.NO_DATA, None)
    assert line.word is line.told[0]


def test_a_state_that_a_narrative_states_counts() -> None:
    line = guide(told("已办结", state=ActionState.DONE))
    assert line.assessment.standing is Standing.ACHIEVED


def test_of_two_states_told_at_once_the_lesser_counts() -> None:
    notes = (
        told("办结", state=ActionState.DONE, item=1),
        told("推进", state=ActionState.UNDER_WAY, item=2),
    )
    assert guide(*notes).note is notes[1]
    assert guide(*reversed(notes)).note is notes[1]


def test_a_text_on_a_clause_belongs_to_no_action() -> None:
    shown = judged(told("整体进展", action=None))
    assert shown.action["a2_guide"].told == ()
    assert [one.text for one in shown.told(2)] == ["整体进展"]
    assert shown.told(3) == ()


def test_of_every_body_the_newest_month_is_told_in_its_order() -> None:
    notes = (
        told("旧", "2025-03", action=None),
        told("乙", action=None, item=2),
        told("甲", action=None, item=1),
        told("丙", "2025-03", action=None, source="jobs"),
        told("后", "2025-09", action=None),
    )
    assert [one.text for one in judged(*notes).told(2)] == ["甲", "乙", "丙"]
