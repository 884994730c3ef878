"""Judging a commitment without a number: from what its lead body said of it last."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from targets.vocabulary import (
    CITY,
    Action,
    ActionNote,
    ActionState,
    Assessment,
    Kind,
    Known,
    Period,
    Standing,
)

SOON = timedelta(days=30)


def newest_notes(
    action: Action, notes: Iterable[ActionNote], period: Period
) -> dict[str, ActionNote]:
    """The last note of every body up to a period; of one period's notes the one recorded last.

    A narrative that states no state takes the place of no note that the template asked for.
    """
    found: dict[str, ActionNote] = {}
    for note in notes:
        if note.action != action.id or note.period > period or _only_tells(note):
            continue
        before = found.get(note.source)
        if before is None or _age(before) <= _age(note):
            found[note.source] = note
    return found


def newest_told(
    notes: Iterable[ActionNote], period: Period, *, clause: int, action: str | None
) -> tuple[ActionNote, ...]:
    """The newest narrative of every body on an action (None: on the clause as a whole), in its order."""
    about = [
        note
        for note in notes
        if note.is_narrative
        and (note.clause, note.action) == (clause, action)
        and note.period <= period
    ]
    newest: dict[str, Period] = {}
    for note in about:
        newest[note.source] = max(newest.get(note.source, note.period), note.period)
    kept = [note for note in about if note.period == newest[note.source]]
    return tuple(sorted(kept, key=lambda note: (list(newest).index(note.source), note.item)))


def assess_action(
    action: Action, note: ActionNote | None, known: Known, *, period: Period
) -> Assessment:
    """`note`: the newest one of the lead body; the supporting bodies' words are only shown."""
    return Assessment(
        target=action.id,
        area=CITY,
        period=period,
        as_of=known.as_of,
        kind=Kind.ACTION,
        comparator=None,
        standing=_standing(action, note, period),
    )


def _standing(action: Action, note: ActionNote | None, period: Period) -> Standing:
    """Overdue is missed once a note covers the due date; before that, and 30 days ahead, behind.

    The last day of `period` is the measure, never today: an old board keeps its standings.
    """
    if note is None:
        return Standing.NO_DATA
    if note.state is ActionState.DONE:
        return Standing.ACHIEVED
    if action.due is None:
        return Standing.OPEN
    if action.due <= note.period.last_day:
        return Standing.MISSED
    is_near = action.due <= period.last_day + SOON
    return Standing.BEHIND if is_near else Standing.OPEN


def _only_tells(note: ActionNote) -> bool:
    """A narrative may say 已完成 in its text; nobody has read that as a state."""
    return note.is_narrative and note.state is None


def _age(note: ActionNote) -> tuple[int, int, int]:
    """Of several notes of one filing, the one that says less is done."""
    advance = 0 if note.state is None else list(ActionState).index(note.state)
    return note.period.ordinal, note.recorded_seq, -advance
