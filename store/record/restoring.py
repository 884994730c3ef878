"""An earlier accepted version counts again, by a new decision; nothing of what came since is lost."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from store import clock
from store.engine import Store
from store.errors import DecisionRefusedError
from store.recall.submissions import existing_submission, submission
from store.record.closed_months import closed_among
from store.record.counting import be_checked, take_effect
from store.record.decisions import write_decision
from store.record.turns import turns
from store.tables.columns import storable
from targets.vocabulary import Submission, SubmissionState


def restore(
    store: Store, submission_id: int, *, actor: str, now: datetime, comment: str, seen: int
) -> Submission:
    """Its figures and notes count again from here on, wherever others took their place.

    What stands under no key of it stays as it is; where all of it counts already nothing is done.
    `seen`: the newest change that the one who decides had seen; what took a place of these figures
    after that is not replaced unseen. Raises: DecisionRefusedError.
    """
    if not comment.strip():
        raise DecisionRefusedError("reason_missing")
    with store.operating() as session:
        clock.lock(session)
        version = _version(session, submission_id)
        if version.by == storable(actor):
            raise DecisionRefusedError("own_submission", actor=actor)
        changed = [turn for turn in turns(session, submission_id) if turn.changes]
        if not changed:
            return version
        for turn in changed:
            be_checked(turn, submission_id, checked_at=seen, refusal="moved_on")
        closed = closed_among(session, version, changed)
        change = clock.advance(session, actor=actor, kind="restore", now=now)
        for turn in changed:
            take_effect(change, turn)
        write_decision(change, submission_id, comment, closed)
        return existing_submission(session, submission_id)


def _version(session: Session, submission_id: int) -> Submission:
    found = submission(session, submission_id)
    if found is None:
        raise DecisionRefusedError("unknown_submission", submission=str(submission_id))
    if found.state is not SubmissionState.ACCEPTED:
        raise DecisionRefusedError("not_accepted", submission=str(submission_id))
    return found
