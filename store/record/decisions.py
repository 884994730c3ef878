"""What becomes of a submission: accepted, sent back or withdrawn, with who decided it and why."""

from __future__ import annotations

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
from store.record.counting import count_figures, count_levels, count_notes, count_plan
from store.tables import DecisionRow, SubmissionRow
from store.tables.columns import storable
from targets.vocabulary import Severity, Submission, SubmissionState

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
        change = clock.advance(session, actor=decider, kind="accept", now=now)
        count_figures(change, submission_id, checked_at=waiting.received_seq)
        count_notes(change, submission_id, checked_at=waiting.received_seq)
        count_plan(change, submission_id, checked_at=waiting.received_seq)
        count_levels(change, submission_id, checked_at=waiting.received_seq)
        return _decide(change, waiting, comment, revision_of=earlier)


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
    change: Change, waiting: Submission, comment: str, *, revision_of: int | None = None
) -> Submission:
    change.session.execute(
        insert(DecisionRow).values(
            submission=waiting.id,
            seq=change.seq,
            actor=change.actor,
            action=change.kind,
            comment=comment,
        )
    )
    change.session.execute(
        update(SubmissionRow)
        .where(SubmissionRow.id == waiting.id)
        .values(state=STATE_AFTER[change.kind], revision_of=revision_of)
    )
    audit.write(change, change.kind, f"submission {waiting.id}", {"comment": comment})
    return existing_submission(change.session, waiting.id)
