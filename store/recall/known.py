"""Everything that counted at a moment, rebuilt from what was recorded by then."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, select
from sqlalchemy.orm import Session

from store.clock import moment_of
from store.recall.closed_years import closed_forecasts
from store.recall.closings import closings
from store.recall.moments import holds, newest_seq, seq_at
from store.recall.plans import extensions, levels, plan
from store.recall.submissions import submissions_at
from store.recall.words import counted, counted_as, note_as
from store.tables import ActionNoteRow, NoteRow, ObservationRow
from targets.vocabulary import ActionNote, Known, Observation, Restatement

KEY = (
    ObservationRow.indicator,
    ObservationRow.source,
    ObservationRow.period,
    ObservationRow.area,
)
NOTE_KEY = (
    ActionNoteRow.subject,
    ActionNoteRow.source,
    ActionNoteRow.period,
    ActionNoteRow.item,
)


def known(session: Session, *, as_of: datetime | None = None) -> Known:
    """What counted at the last change at or before `as_of`; None: what counts now.

    `Known.as_of` is then the moment asked for, else that of the newest change.
    """
    seq = newest_seq(session) if as_of is None else seq_at(session, as_of)
    by_then = counted().where(ObservationRow.recorded_seq <= seq)
    rows = session.execute(by_then.order_by(*KEY, ObservationRow.recorded_seq)).all()
    return Known(
        as_of=as_of or moment_of(session, seq),
        seq=seq,
        observations=tuple(counted_as(row) for row in rows if not _was_replaced(row, seq)),
        restatements=_restatements(rows, seq),
        submissions=submissions_at(session, seq),
        action_notes=_action_notes(session, seq),
        plan=plan(session, seq),
        levels=levels(session, seq),
        extensions=extensions(session, seq),
        closings=closings(session, seq=seq),
        closed_forecasts=closed_forecasts(session, seq),
    )


def current(
    session: Session, *, source: str, indicators: Iterable[str], seq: int | None = None
) -> tuple[Observation, ...]:
    """What counts of one body, for some indicators, by indicator, period and area.

    `seq` None: now; else what counted just after that change.
    """
    return _counting(session, ObservationRow.source == source, indicators, seq)


def of_others(
    session: Session, *, source: str, indicators: Iterable[str], seq: int | None = None
) -> tuple[Observation, ...]:
    """The same of every other body."""
    return _counting(session, ObservationRow.source != source, indicators, seq)


def _counting(
    session: Session, whose: ColumnElement[bool], indicators: Iterable[str], seq: int | None
) -> tuple[Observation, ...]:
    query = counted().where(
        whose,
        ObservationRow.indicator.in_(list(indicators)),
        ObservationRow.superseded_seq.is_(None) if seq is None else holds(ObservationRow, seq),
    )
    return tuple(counted_as(row) for row in session.execute(query.order_by(*KEY)))


def current_notes(
    session: Session, *, source: str, seq: int | None = None
) -> tuple[ActionNote, ...]:
    """What counts of what one body said of actions; `seq` as for figures."""
    holding = _counted_notes().where(
        ActionNoteRow.source == source,
        ActionNoteRow.superseded_seq.is_(None) if seq is None else holds(ActionNoteRow, seq),
    )
    ordered = holding.order_by(*NOTE_KEY)
    return tuple(note_as(row, recorded) for row, recorded in session.execute(ordered))


def _was_replaced(row: Row[Any], seq: int) -> bool:
    return row.superseded_seq is not None and row.superseded_seq <= seq


def _restatements(rows: Iterable[Row[Any]], seq: int) -> tuple[Restatement, ...]:
    """Rows come in the order of their keys and versions, so the next one is what replaced a replaced one."""
    pairs: list[Restatement] = []
    replaced = None
    for row in rows:
        if replaced is not None:
            pairs.append(Restatement(counted_as(replaced), counted_as(row)))
        replaced = row if _was_replaced(row, seq) else None
    return tuple(pairs)


def _counted_notes() -> Select[NoteRow, int]:
    said = and_(
        NoteRow.submission == ActionNoteRow.submission, NoteRow.number == ActionNoteRow.note
    )
    return select(NoteRow, ActionNoteRow.recorded_seq).join(ActionNoteRow, said)


def _action_notes(session: Session, seq: int) -> tuple[ActionNote, ...]:
    holding = _counted_notes().where(holds(ActionNoteRow, seq))
    ordered = holding.order_by(*NOTE_KEY)
    return tuple(note_as(row, recorded) for row, recorded in session.execute(ordered))
