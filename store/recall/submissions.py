"""Submissions, in the state in which they were at a moment, and what each of them said."""

from __future__ import annotations

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from store.recall.words import Decision, finding_as, note_as, said_as, submission_as
from store.tables import (
    ChangeRow,
    DecisionRow,
    FigureRow,
    FindingRow,
    NoteRow,
    SubmissionRow,
)
from targets.vocabulary import (
    ActionNote,
    Finding,
    Observation,
    Period,
    Submission,
    SubmissionState,
)

COUNTS_AS_SENT = (SubmissionState.SUBMITTED, SubmissionState.ACCEPTED)


def submission(session: Session, submission_id: int) -> Submission | None:
    row = session.get(SubmissionRow, submission_id, populate_existing=True)
    return None if row is None else submission_as(row, decisions(session, submission_id))


def existing_submission(session: Session, submission_id: int) -> Submission:
    """One that is there for certain."""
    row = session.get_one(SubmissionRow, submission_id, populate_existing=True)
    return submission_as(row, decisions(session, submission_id))


def submissions_at(session: Session, seq: int) -> tuple[Submission, ...]:
    """All that had come in by a change, in the state they were in then, oldest first."""
    taken: dict[int, list[Decision]] = {}
    for decision in _taken(session, _decisions().where(DecisionRow.seq <= seq)):
        taken.setdefault(decision.submission, []).append(decision)
    rows = session.scalars(
        select(SubmissionRow).where(SubmissionRow.received_seq <= seq).order_by(SubmissionRow.id)
    )
    return tuple(submission_as(row, taken.get(row.id, ())) for row in rows)


def waiting(session: Session) -> tuple[Submission, ...]:
    """Those to be decided, the oldest first."""
    query = select(SubmissionRow).where(SubmissionRow.state == SubmissionState.SUBMITTED)
    return tuple(
        submission_as(row, ()) for row in session.scalars(query.order_by(SubmissionRow.id))
    )


def duplicate(
    session: Session, agency: str, form: str, period: Period, sha256: str
) -> Submission | None:
    """The submission of the same bytes that waits or counts."""
    row = session.scalars(
        select(SubmissionRow).where(
            SubmissionRow.agency == agency,
            SubmissionRow.form == form,
            SubmissionRow.period == period,
            SubmissionRow.sha256 == sha256,
            SubmissionRow.state.in_(COUNTS_AS_SENT),
        )
    ).one_or_none()
    return None if row is None else submission_as(row, decisions(session, row.id))


def sent(session: Session, agency: str, form: str, period: Period) -> tuple[Submission, ...]:
    """Everything that came of one body's form for one month, the oldest first."""
    query = select(SubmissionRow).where(
        SubmissionRow.agency == agency, SubmissionRow.form == form, SubmissionRow.period == period
    )
    return tuple(
        submission_as(row, decisions(session, row.id))
        for row in session.scalars(query.order_by(SubmissionRow.id))
    )


def latest_accepted(session: Session, like: Submission) -> int | None:
    """The id of the newest accepted submission of the same agency, form and period."""
    query = select(func.max(SubmissionRow.id)).where(
        SubmissionRow.agency == like.agency,
        SubmissionRow.form == like.form,
        SubmissionRow.period == like.period,
        SubmissionRow.state == SubmissionState.ACCEPTED,
    )
    return session.execute(query).scalar_one()


def decisions(session: Session, submission_id: int) -> tuple[Decision, ...]:
    """In the order in which they were taken; the last one holds."""
    return _taken(session, _decisions().where(DecisionRow.submission == submission_id))


def findings(session: Session, submission_id: int) -> tuple[Finding, ...]:
    query = select(FindingRow).where(FindingRow.submission == submission_id)
    return tuple(finding_as(row) for row in session.scalars(query.order_by(FindingRow.number)))


def figures(session: Session, submission_id: int) -> tuple[Observation, ...]:
    """What it said, digit by digit, in its own order; also when it does not count."""
    query = select(FigureRow).where(FigureRow.submission == submission_id)
    return tuple(said_as(row) for row in session.scalars(query.order_by(FigureRow.number)))


def notes(session: Session, submission_id: int) -> tuple[ActionNote, ...]:
    """What it said of actions, in its own order; also when it does not count."""
    query = select(NoteRow).where(NoteRow.submission == submission_id)
    return tuple(note_as(row) for row in session.scalars(query.order_by(NoteRow.number)))


def _decisions() -> Select[DecisionRow, ChangeRow]:
    taken = select(DecisionRow, ChangeRow).join(ChangeRow, ChangeRow.seq == DecisionRow.seq)
    return taken.order_by(DecisionRow.seq)


def _taken(session: Session, query: Select[DecisionRow, ChangeRow]) -> tuple[Decision, ...]:
    return tuple(
        Decision(row.submission, row.seq, change.at, row.actor, row.action, row.comment)
        for row, change in session.execute(query)
    )
