"""Everything that counted at a moment, rebuilt from what was recorded by then."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, select
from sqlalchemy.orm import Session

from store.clock import moment_of
from store.recall.moments import newest_seq, seq_at
from store.recall.submissions import submissions_at
from store.recall.words import counted, counted_as, note_as
from store.tables import ActionNoteRow, NoteRow, ObservationRow, PlanRow
from targets.vocabulary import ActionNote, Known, Observation, PlanPoint, Restatement

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
        plan=_plan(session, seq),
    )


def current(session: Session, *, source: str, indicators: Iterable[str]) -> tuple[Observation, ...]:
    """What counts now of one body, for some indicators, by indicator, period and area."""
    query = counted().where(
        ObservationRow.source == source,
        ObservationRow.indicator.in_(list(indicators)),
        ObservationRow.superseded_seq.is_(None),
    )
    return tuple(counted_as(row) for row in session.execute(query.order_by(*KEY)))


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


def _action_notes(session: Session, seq: int) -> tuple[ActionNote, ...]:
    said = and_(
        NoteRow.submission == ActionNoteRow.submission, NoteRow.number == ActionNoteRow.note
    )
    query = select(NoteRow, ActionNoteRow.recorded_seq).join(ActionNoteRow, said)
    holding = query.where(_holds(ActionNoteRow, seq))
    ordered = holding.order_by(*NOTE_KEY)
    return tuple(note_as(row, recorded) for row, recorded in session.execute(ordered))


def _plan(session: Session, seq: int) -> tuple[PlanPoint, ...]:
    holding = select(PlanRow).where(_holds(PlanRow, seq))
    ordered = holding.order_by(PlanRow.target, PlanRow.area, PlanRow.period)
    return tuple(
        PlanPoint(row.target, row.area, row.period, row.value) for row in session.scalars(ordered)
    )


def _holds(table: type[ActionNoteRow | PlanRow], seq: int) -> ColumnElement[bool]:
    return and_(
        table.recorded_seq <= seq, table.superseded_seq.is_(None) | (table.superseded_seq > seq)
    )
