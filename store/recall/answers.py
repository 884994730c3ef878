"""Questions that a body has answered in files that were accepted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.recall.words import finding_as
from store.tables import FindingRow, SubmissionRow
from targets.vocabulary import Finding, Period, SubmissionState


@dataclass(frozen=True, slots=True)
class Answer:
    """A finding with its explanation, and the month whose file it was about."""

    finding: Finding
    period: Period


def answers(session: Session, agency: str, form: str, codes: Iterable[str]) -> tuple[Answer, ...]:
    """Of one body's form, the newest submission first."""
    query = (
        select(FindingRow, SubmissionRow.period)
        .join(SubmissionRow, SubmissionRow.id == FindingRow.submission)
        .where(
            SubmissionRow.agency == agency,
            SubmissionRow.form == form,
            SubmissionRow.state == SubmissionState.ACCEPTED,
            FindingRow.code.in_(tuple(codes)),
            FindingRow.explanation != "",
        )
        .order_by(FindingRow.submission.desc(), FindingRow.number)
    )
    return tuple(Answer(finding_as(row), period) for row, period in session.execute(query))
