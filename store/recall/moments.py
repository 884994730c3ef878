"""Which change was the newest, now or at a moment."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from store.tables import (
    ActionNoteRow,
    ChangeRow,
    ClosedForecastRow,
    ExtensionRow,
    ObservationRow,
    ParameterLevelRow,
    PlanRow,
)

Lasting: TypeAlias = (
    ObservationRow | ActionNoteRow | PlanRow | ParameterLevelRow | ExtensionRow | ClosedForecastRow
)


def newest_seq(session: Session) -> int:
    """0: nothing was ever recorded. A cheap question: whoever keeps an answer asks it first."""
    return session.execute(select(func.coalesce(func.max(ChangeRow.seq), 0))).scalar_one()


def seq_at(session: Session, as_of: datetime) -> int:
    """The newest change at or before a moment; 0: none."""
    at_or_before = select(ChangeRow.seq).where(ChangeRow.at <= as_of)
    newest = at_or_before.order_by(ChangeRow.at.desc(), ChangeRow.seq.desc()).limit(1)
    return session.execute(newest).scalar_one_or_none() or 0


def holds(table: type[Lasting], seq: int) -> ColumnElement[bool]:
    """Recorded by the change and not yet superseded then."""
    return and_(
        table.recorded_seq <= seq, table.superseded_seq.is_(None) | (table.superseded_seq > seq)
    )
