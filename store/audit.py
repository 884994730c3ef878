"""The audit: who did what when, each entry sealed by the hash of all before it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from store.clock import Change
from store.tables import AuditRow
from store.tables.columns import storable

FIRST_LINK = "0" * 64


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """`subject` is what it was done to (`submission 12`); `detail` what was said of it."""

    number: int
    seq: int
    at: datetime
    actor: str
    action: str
    subject: str
    detail: tuple[tuple[str, str], ...]
    previous: str
    hash: str


def write(change: Change, action: str, subject: str, detail: Mapping[str, str]) -> None:
    """Appends an entry to the change in the making."""
    links = select(AuditRow.number, AuditRow.hash).order_by(AuditRow.number.desc())
    newest = change.session.execute(links.limit(1)).one_or_none()
    number, previous = (newest.number + 1, newest.hash) if newest else (1, FIRST_LINK)
    entry = {
        "number": number,
        "seq": change.seq,
        "at": change.at,
        "actor": change.actor,
        "action": action,
        "subject": subject,
        "detail": json.dumps(sorted(detail.items()), ensure_ascii=True),
    }
    sealed = _seal(previous, entry.values())
    change.session.execute(insert(AuditRow).values(**entry, previous=previous, hash=sealed))


def trail(
    session: Session,
    limit: int,
    *,
    before: int | None = None,
    actor: str | None = None,
    action: str | None = None,
) -> tuple[AuditEntry, ...]:
    """The newest entries, newest first; `before`: older than the entry of this number."""
    query = select(AuditRow).order_by(AuditRow.number.desc()).limit(limit)
    if before is not None:
        query = query.where(AuditRow.number < before)
    if actor is not None:
        query = query.where(AuditRow.actor == actor)
    if action is not None:
        query = query.where(AuditRow.action == action)
    rows = session.scalars(query)
    return tuple(
        AuditEntry(
            row.number,
            row.seq,
            row.at,
            row.actor,
            row.action,
            row.subject,
            tuple((key, value) for key, value in json.loads(row.detail)),
            row.previous,
            row.hash,
        )
        for row in rows
    )


def kinds(session: Session) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who did something, and what was done, each in its order."""
    actors = session.scalars(select(AuditRow.actor).distinct().order_by(AuditRow.actor))
    actions = session.scalars(select(AuditRow.action).distinct().order_by(AuditRow.action))
    return tuple(actors), tuple(actions)


def first_broken(session: Session) -> int | None:
    """The number of the first entry that was altered, moved or cut out; None: the chain holds."""
    previous, expected = FIRST_LINK, 1
    for row in session.scalars(select(AuditRow).order_by(AuditRow.number)):
        said = (row.number, row.seq, row.at, row.actor, row.action, row.subject, row.detail)
        if (row.number, row.previous, row.hash) != (expected, previous, _seal(previous, said)):
            return expected
        previous, expected = row.hash, expected + 1
    return None


def _seal(previous: str, said: Iterable[object]) -> str:
    """Over the texts as their columns keep them, so that they give the same seal when read."""
    texts = [p.isoformat() if isinstance(p, datetime) else storable(str(p)) for p in said]
    return sha256(json.dumps([previous, *texts]).encode()).hexdigest()
