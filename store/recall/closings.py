"""The months that the office closed or opened again."""

from __future__ import annotations

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from store.tables import ChangeRow, ClosingRow
from targets.vocabulary import Closing


def closings(session: Session, *, seq: int | None = None) -> tuple[Closing, ...]:
    """Those in force after a change, by month and form; None: those in force now."""
    holding = _decisions().where(ClosingRow.superseded_seq.is_(None))
    if seq is not None:
        ended_later = or_(ClosingRow.superseded_seq.is_(None), ClosingRow.superseded_seq > seq)
        holding = _decisions().where(ClosingRow.recorded_seq <= seq, ended_later)
    return _taken(session, holding.order_by(ClosingRow.period, ClosingRow.form))


def closing_history(session: Session) -> tuple[Closing, ...]:
    """Every decision ever taken on a month, the newest first."""
    newest_first = (ClosingRow.recorded_seq.desc(), ClosingRow.period.desc(), ClosingRow.form)
    return _taken(session, _decisions().order_by(*newest_first))


def _decisions() -> Select[ClosingRow, ChangeRow]:
    return select(ClosingRow, ChangeRow).join(ChangeRow, ChangeRow.seq == ClosingRow.recorded_seq)


def _taken(session: Session, query: Select[ClosingRow, ChangeRow]) -> tuple[Closing, ...]:
    return tuple(
        Closing(
            row.period, row.form, row.state, row.actor, change.at, row.comment, row.recorded_seq
        )
        for row, change in session.execute(query)
    )
