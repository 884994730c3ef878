"""Everything of one submission that would begin to count: figures, notes, plan, reward levels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import Session

from store.record.counting import RECORDED, Entry, Turn, differing, part, rows, turn_of_figures
from store.tables import (
    ActionNoteRow,
    LevelRow,
    NoteRow,
    ParameterLevelRow,
    PlannedRow,
    PlanRow,
)

NOTE_KEY = ("subject", "item", "source", "period")
NOTE_SAYS = (
    *("action", "state", "text", "work", "problems", "next_steps"),
    *("done_on", "evidence", "self_assessed"),
)
NOTE_COLUMNS = (*NOTE_KEY, "submission", "note")
NARRATED = ("clause", "source", "period")
"""What a narrative report tells anew as a whole."""


@dataclass(frozen=True, slots=True)
class _Promise:
    """What is said in one table and counted in another, which points to it by `number`."""

    said: type[PlannedRow | LevelRow]
    counted: type[PlanRow | ParameterLevelRow]
    number: str
    key: tuple[str, ...]
    says: tuple[str, ...]


PLAN = _Promise(PlannedRow, PlanRow, "planned", ("target", "source", "area", "period"), ("value",))
LEVELS = _Promise(
    LevelRow,
    ParameterLevelRow,
    "level",
    ("parameter", "source", "area"),
    ("value", "effective_from", "text"),
)


def turns(session: Session, submission: int) -> tuple[Turn, ...]:
    return (
        turn_of_figures(session, submission),
        _turn_of_notes(session, submission),
        _turn_of_promises(session, submission, PLAN),
        _turn_of_promises(session, submission, LEVELS),
    )


def _turn_of_notes(session: Session, submission: int) -> Turn:
    """As of figures; and a narrative takes the place of all that the body's last one told of a clause."""
    said = [_with_subject(entry) for entry in rows(session, _notes(submission))]
    counting = rows(session, _notes_counting_beside(submission))
    begun = differing(said, counting, NOTE_KEY, NOTE_SAYS)
    begun = [{name: entry[name] for name in NOTE_COLUMNS} for entry in begun]
    return Turn(ActionNoteRow, NOTE_KEY, begun, counting, _no_longer_told(said, counting))


def _with_subject(said: Entry) -> Entry:
    return {**said, "subject": said["action"] or str(said["clause"])}


def _no_longer_told(said: Iterable[Entry], counting: Iterable[Entry]) -> list[Entry]:
    """Narrative notes on the clauses that are spoken of again, which are not among what is said now."""
    told = [entry for entry in said if entry["item"] > 0]
    clauses = {part(entry, NARRATED) for entry in told}
    keys = {part(entry, NOTE_KEY) for entry in told}
    return [
        entry
        for entry in counting
        if entry["item"] > 0
        and part(entry, NARRATED) in clauses
        and part(entry, NOTE_KEY) not in keys
    ]


def _turn_of_promises(session: Session, submission: int, of: _Promise) -> Turn:
    """Plan points and levels that the submission does not name go on counting."""
    said = rows(session, _promised(of, submission))
    counting = rows(session, _promised_beside(of, submission))
    kept = (*of.key, "submission", of.number)
    changed = differing(said, counting, of.key, of.says)
    begun = [{name: entry[name] for name in kept} for entry in changed]
    return Turn(of.counted, of.key, begun, counting)


def _notes(submission: int) -> Select[Any]:
    return select(
        *(getattr(NoteRow, name) for name in ("item", *NARRATED, *NOTE_SAYS)),
        NoteRow.submission,
        NoteRow.number.label("note"),
    ).where(NoteRow.submission == submission)


def _notes_counting_beside(submission: int) -> Select[Any]:
    """What counts of the bodies that speak in this submission, for the periods that it speaks of."""
    sources = select(NoteRow.source).where(NoteRow.submission == submission)
    periods = select(NoteRow.period).where(NoteRow.submission == submission)
    counted = and_(
        NoteRow.submission == ActionNoteRow.submission, NoteRow.number == ActionNoteRow.note
    )
    return (
        select(
            *(getattr(NoteRow, name) for name in ("item", *NARRATED, *NOTE_SAYS)),
            *(getattr(ActionNoteRow, name) for name in ("subject", *RECORDED)),
        )
        .join(ActionNoteRow, counted)
        .where(
            ActionNoteRow.superseded_seq.is_(None),
            ActionNoteRow.source.in_(sources),
            ActionNoteRow.period.in_(periods),
        )
    )


def _promised(of: _Promise, submission: int) -> Select[Any]:
    return select(
        *(getattr(of.said, name) for name in (*of.key, *of.says)),
        of.said.submission,
        of.said.number.label(of.number),
    ).where(of.said.submission == submission)


def _promised_beside(of: _Promise, submission: int) -> Select[Any]:
    """What counts for the targets or parameters that this submission also speaks of."""
    first = of.key[0]
    spoken = select(getattr(of.said, first)).where(of.said.submission == submission)
    number = getattr(of.counted, of.number)
    same = and_(of.said.submission == of.counted.submission, of.said.number == number)
    return (
        select(
            *(getattr(of.said, name) for name in (*of.key, *of.says)),
            *(getattr(of.counted, name) for name in RECORDED),
        )
        .join(of.counted, same)
        .where(of.counted.superseded_seq.is_(None), getattr(of.counted, first).in_(spoken))
    )
