"""What becomes of a submission: accepted, sent back or withdrawn, with who decided it and why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from store import audit, clock
from store.clock import Change
from store.engine import Store
from store.errors import DecisionRefusedError
from store.recall.submissions import (
    existing_submission,
    findings,
    latest_accepted,
    submission,
)
from store.recall.words import STATE_AFTER
from store.record.closed_months import be_open
from store.record.counting import be_checked, take_effect
from store.record.turns import turns
from store.tables import DecisionRow, SubmissionRow
from store.tables.columns import storable
from targets.vocabulary import Period, Severity, Submission, SubmissionState

OPERATOR = "operator"
"""Who accepts on the command line."""


def accept(
    store: Store,
    submission_id: int,
    *,
    actor: str,
    now: datetime,
    comment: str = "",
    operator: bool = False,
) -> Submission:
    """From here on its figures count, all of them or none.

    `operator`: an import on the command line; then OPERATOR accepts, and `actor`, who runs it, may be
    the sender. Raises: DecisionRefusedError.
    """
    with store.operating() as session:
        clock.lock(session)
        waiting = _waiting(session, submission_id)
        if waiting.by == storable(actor) and not operator:
            raise DecisionRefusedError("own_submission", actor=actor)
        _be_explained(session, waiting)
        earlier = latest_accepted(session, waiting)
        decider = OPERATOR if operator else actor
        changed = turns(session, submission_id)
        for turn in changed:
            be_checked(turn, submission_id, checked_at=waiting.received_seq)
        closed = be_open(session, waiting, changed)
        change = clock.advance(session, actor=decider, kind="accept", now=now)
        for turn in changed:
            take_effect(change, turn)
        return _decide(change, waiting, comment, revision_of=earlier, closed=closed)


def send_back(
    store: Store, submission_id: int, *, actor: str, now: datetime, comment: str
) -> Submission:
    """Returns it to its agency; the comment says what to mend. Raises: DecisionRefusedError."""
    if not comment.strip():
        raise DecisionRefusedError("comment_missing", submission=str(submission_id))
    with store.operating() as session:
        clock.lock(session)
        waiting = _waiting(session, submission_id)
        change = clock.advance(session, actor=actor, kind="send_back", now=now)
        return _decide(change, waiting, comment)


def withdraw(
    store: Store, submission_id: int, *, actor: str, now: datetime, comment: str = ""
) -> Submission:
    """Takes it back before it is decided. Raises: DecisionRefusedError."""
    with store.operating() as session:
        clock.lock(session)
        return withdrawn(session, submission_id, actor=actor, now=now, comment=comment)


def withdrawn(
    session: Session, submission_id: int, *, actor: str, now: datetime, comment: str = ""
) -> Submission:
    """The same, as a part of a locked transaction that goes on. Raises: DecisionRefusedError."""
    waiting = _waiting(session, submission_id)
    change = clock.advance(session, actor=actor, kind="withdraw", now=now)
    return _decide(change, waiting, comment)


def _waiting(session: Session, submission_id: int) -> Submission:
    found = submission(session, submission_id)
    if found is None:
        raise DecisionRefusedError("unknown_submission", submission=str(submission_id))
    if found.state is not SubmissionState.SUBMITTED:
        raise DecisionRefusedError("not_waiting", submission=str(submission_id))
    return found


def _be_explained(session: Session, waiting: Submission) -> None:
    silent = [
        finding
        for finding in findings(session, waiting.id)
        if finding.severity is Severity.WARNING and not (finding.explanation or "").strip()
    ]
    if silent:
        raise DecisionRefusedError(
            "unexplained_warnings", submission=str(waiting.id), count=str(len(silent))
        )


def _decide(
    change: Change,
    waiting: Submission,
    comment: str,
    *,
    revision_of: int | None = None,
    closed: Iterable[Period] = (),
) -> Submission:
    """`closed`: the closed months in which what counts changes by it."""
    write_decision(change, waiting.id, comment, closed)
    change.session.execute(
        update(SubmissionRow)
        .where(SubmissionRow.id == waiting.id)
        .values(state=STATE_AFTER[change.kind], revision_of=revision_of)
    )
    return existing_submission(change.session, waiting.id)


def write_decision(
    change: Change, submission_id: int, comment: str, closed: Iterable[Period] = ()
) -> None:
    """Into the submission's history and into the audit."""
    change.session.execute(
        insert(DecisionRow).values(
            submission=submission_id,
            seq=change.seq,
            actor=change.actor,
            action=change.kind,
            comment=comment,
        )
    )
    months = ", ".join(map(str, closed))
    detail = {"comment": comment} | ({"closed": months} if months else {})
    audit.write(change, change.kind, f"submission {submission_id}", detail)
