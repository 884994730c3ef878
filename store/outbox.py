"""The outbox: letters are planned by many, claimed by one worker, sent once, and every attempt is kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from store.engine import Store
from store.tables import DeliveryAttemptRow, LetterRow
from store.upsert import insert_if_absent, rows_changed
from targets.vocabulary import Language, Period

CLAIM_LASTS = timedelta(minutes=5)
"""A letter that its worker has not settled by then is sent by another."""


class LetterState(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    RETRY = "retry"
    SENT = "sent"
    DEAD = "dead"
    SKIPPED = "skipped"  # too old to be made up for; shown, and can be sent by hand


PLANNABLE = (LetterState.PENDING, LetterState.SKIPPED)
CLAIMABLE = (LetterState.PENDING, LetterState.RETRY)
REVIVABLE = (LetterState.RETRY, LetterState.DEAD, LetterState.SKIPPED)
EXPIRED = "expired"
"""The outcome of an attempt whose worker never came back."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One issue of a schedule for one reader, planned once by (schedule, slot, edition, channel, recipient).

    `slot` names the issue (2023-10), `edition` its kind (regular, catch_up, test-1 …). It is rendered
    from `period` and `as_of`, so a second attempt says the same as the first. `scope` as in Recipient.
    The rest is the store's: what `plan` does not read, `claim` and `deliveries` fill.
    """

    schedule: str
    slot: str
    recipient: str
    language: Language | str
    scope: str | None
    period: Period
    as_of: datetime
    edition: str = "regular"
    channel: str = "mail"
    state: LetterState = LetterState.PENDING
    detail: str = ""
    next_at: datetime | None = None  # not before; None: at once
    id: int = 0
    failures: int = 0  # those that count
    worker: str | None = None
    planned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an attempt: SENT, RETRY (not before `next_at`) or DEAD.

    `counts` False: a fault of the way, not of the letter (server unreachable, sign-in failed).
    """

    state: LetterState
    next_at: datetime | None = None
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Attempt:
    """`outcome` is a LetterState, or EXPIRED."""

    number: int
    at: datetime
    worker: str
    outcome: str
    detail: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """A letter with all attempts to send it, the oldest first."""

    letter: Letter
    attempts: tuple[Attempt, ...]


def plan(store: Store, letters: Sequence[Letter], now: datetime) -> int:
    """Puts in those that were never planned before, PENDING or SKIPPED; returns how many.

    Raises: ValueError on a letter in another state.
    """
    if any(letter.state not in PLANNABLE for letter in letters):
        raise ValueError("a letter can only be planned as pending or skipped")
    with store.operating() as session:
        return sum(_insert(session, letter, now) for letter in letters)


def claim(store: Store, worker: str, now: datetime, *, limit: int = 20) -> tuple[Letter, ...]:
    """Takes letters that are due, the most overdue first; for CLAIM_LASTS no other worker gets them."""
    with store.operating() as session:
        due = (
            select(LetterRow)
            .where(LetterRow.state.in_(CLAIMABLE), LetterRow.next_at <= now)
            .order_by(LetterRow.next_at, LetterRow.id)
            .limit(limit)
        )
        rows = session.scalars(due.with_for_update(skip_locked=True)).all()
        for row in rows:
            row.state, row.worker, row.until = LetterState.SENDING, worker, now + CLAIM_LASTS
        return tuple(_letter(row) for row in rows)


def settle(store: Store, letter: Letter, outcome: Outcome, now: datetime, detail: str = "") -> bool:
    """Records an attempt at a claimed letter. False: the claim had expired; it is recorded all the same."""
    with store.operating() as session:
        row = session.get_one(LetterRow, letter.id, with_for_update=True)
        is_ours = row.state == LetterState.SENDING and row.worker == letter.worker
        if is_ours:
            row.state, row.next_at, row.detail = outcome.state, outcome.next_at or now, detail
            row.failures += outcome.counts and outcome.state != LetterState.SENT
            row.worker = row.until = None
        _note_attempt(session, letter.id, now, letter.worker or "", outcome.state, detail)
        return is_ours


def reap(store: Store, now: datetime, *, most_failures: int) -> int:
    """Gives back letters whose worker never settled them; returns how many.

    A worker that died counts as a failure: the letter that kills its worker is given up in the end.
    """
    with store.operating() as session:
        lost = select(LetterRow).where(
            LetterRow.state == LetterState.SENDING, LetterRow.until < now
        )
        rows = session.scalars(lost.with_for_update(skip_locked=True)).all()
        for row in rows:
            _note_attempt(session, row.id, now, row.worker or "", EXPIRED, "")
            row.failures += 1
            row.state = LetterState.DEAD if row.failures >= most_failures else LetterState.RETRY
            row.next_at, row.worker, row.until = now, None, None
        return len(rows)


def resend(store: Store, letter_id: int, now: datetime) -> bool:
    """Plans a letter that is not on its way anew, by a person's wish; False: it is, or has arrived."""
    with store.operating() as session:
        revived = (
            update(LetterRow)
            .where(
                LetterRow.id == letter_id,
                LetterRow.state.in_(REVIVABLE),
            )
            .values(state=LetterState.PENDING, next_at=now, planned_at=now, failures=0)
        )
        return rows_changed(session, revived) == 1


def deliveries(
    session: Session,
    *,
    schedule: str | None = None,
    recipient: str | None = None,
    states: Collection[LetterState] = tuple(LetterState),
    limit: int = 200,
) -> tuple[Delivery, ...]:
    """Letters with their attempts, the newest first."""
    query = select(LetterRow).where(LetterRow.state.in_(states))
    if schedule is not None:
        query = query.where(LetterRow.schedule == schedule)
    if recipient is not None:
        query = query.where(LetterRow.recipient == recipient)
    rows = session.scalars(query.order_by(LetterRow.id.desc()).limit(limit)).all()
    attempts = _attempts(session, [row.id for row in rows])
    return tuple(Delivery(_letter(row), tuple(attempts.get(row.id, ()))) for row in rows)


def _insert(session: Session, letter: Letter, now: datetime) -> bool:
    return insert_if_absent(
        session,
        LetterRow,
        schedule=letter.schedule,
        slot=letter.slot,
        edition=letter.edition,
        channel=letter.channel,
        recipient=letter.recipient,
        language=letter.language,
        scope=letter.scope,
        period=letter.period,
        as_of=letter.as_of,
        state=letter.state,
        next_at=letter.next_at or now,
        failures=0,
        planned_at=now,
        detail=letter.detail,
    )


def _note_attempt(
    session: Session, letter_id: int, now: datetime, worker: str, outcome: str, detail: str
) -> None:
    earlier = select(func.coalesce(func.max(DeliveryAttemptRow.number), 0)).where(
        DeliveryAttemptRow.letter == letter_id
    )
    number = session.execute(earlier).scalar_one() + 1
    session.execute(
        insert(DeliveryAttemptRow).values(
            letter=letter_id, number=number, at=now, worker=worker, outcome=outcome, detail=detail
        )
    )


def _attempts(session: Session, letters: Sequence[int]) -> dict[int, list[Attempt]]:
    query = select(DeliveryAttemptRow).where(DeliveryAttemptRow.letter.in_(letters))
    found: dict[int, list[Attempt]] = {}
    for row in session.scalars(query.order_by(DeliveryAttemptRow.number)):
        attempt = Attempt(row.number, row.at, row.worker, row.outcome, row.detail)
        found.setdefault(row.letter, []).append(attempt)
    return found


def _letter(row: LetterRow) -> Letter:
    return Letter(
        schedule=row.schedule,
        slot=row.slot,
        recipient=row.recipient,
        language=row.language,
        scope=row.scope,
        period=row.period,
        as_of=row.as_of,
        edition=row.edition,
        channel=row.channel,
        state=LetterState(row.state),
        detail=row.detail,
        next_at=row.next_at,
        id=row.id,
        failures=row.failures,
        worker=row.worker,
        planned_at=row.planned_at,
    )
