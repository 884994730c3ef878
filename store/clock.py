"""The change clock: numbers in order of commit, moments that never fall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from store.tables import ChangeRow, CounterRow

CHANGES = "change"
BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Change:
    """One change in the making; it exists for others once the transaction is committed."""

    session: Session
    seq: int
    at: datetime
    actor: str
    kind: str


def lock(session: Session) -> None:
    """Waits until no other change is in the making, so that what is read next stays true."""
    session.execute(select(CounterRow.value).where(CounterRow.name == CHANGES).with_for_update())


def advance(session: Session, *, actor: str, kind: str, now: datetime) -> Change:
    """Takes the next number under the write lock; its moment is `now` or, if later, the last change's."""
    taken = (
        update(CounterRow)
        .where(CounterRow.name == CHANGES)
        .values(value=CounterRow.value + 1)
        .returning(CounterRow.value)
    )
    seq = session.execute(taken).scalar_one()
    at = max(now.astimezone(UTC), moment_of(session, seq - 1))
    session.execute(insert(ChangeRow).values(seq=seq, at=at, actor=actor, kind=kind))
    return Change(session, seq, at, actor, kind)


def moment_of(session: Session, seq: int) -> datetime:
    """1970 for change 0, before which there was nothing."""
    at = session.execute(select(ChangeRow.at).where(ChangeRow.seq == seq)).scalar_one_or_none()
    return at or BEFORE_ALL
