"""Where a number came from: the submission, the cell, the row around it, and what was said of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.clock import moment_of
from store.recall.submissions import existing_submission, findings
from store.recall.words import counted, counted_as
from store.tables import BlobRow, ObservationRow, UploadedRow
from targets.closings import is_reason_for
from targets.vocabulary import ActionNote, Cell, Finding, Observation, Period, Submission


@dataclass(frozen=True, slots=True)
class Provenance:
    """One version of a number. `row`: ((address, text as uploaded), …) of its row, in the sheet's order.

    `size` is the file's in bytes; `superseded_at` None: it counts now; `findings` are those of its cell,
    of its whole row, or of its month.
    """

    observation: Observation
    submission: Submission
    size: int
    recorded_at: datetime
    superseded_at: datetime | None = None
    row: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteSource:
    """Where a note came from; `row` and `findings` as for a number."""

    submission: Submission
    row: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()


def note_source(session: Session, note: ActionNote) -> NoteSource:
    """Of a note that was recorded."""
    sent = existing_submission(session, note.submission or 0)
    about = (one for one in findings(session, sent.id) if _is_about(one, note))
    return NoteSource(sent, _row_around(session, sent.id, note.cell), tuple(about))


def provenance(
    session: Session, *, indicator: str, source: str, period: Period, area: str
) -> tuple[Provenance, ...]:
    """Every version that ever counted, newest first; empty: nothing ever did."""
    query = counted().where(
        ObservationRow.indicator == indicator,
        ObservationRow.source == source,
        ObservationRow.period == period,
        ObservationRow.area == area,
    )
    rows = session.execute(query.order_by(ObservationRow.recorded_seq.desc())).all()
    return tuple(_traced(session, counted_as(row), row.superseded_seq) for row in rows)


def _traced(session: Session, observation: Observation, superseded: int | None) -> Provenance:
    sent = existing_submission(session, observation.submission or 0)
    cell = observation.cell
    size = session.execute(select(BlobRow.size).where(BlobRow.sha256 == sent.sha256)).scalar_one()
    return Provenance(
        observation=observation,
        submission=sent,
        size=size,
        recorded_at=moment_of(session, observation.recorded_seq),
        superseded_at=None if superseded is None else moment_of(session, superseded),
        row=_row_around(session, sent.id, cell),
        findings=tuple(f for f in findings(session, sent.id) if _is_about(f, observation)),
    )


def _row_around(session: Session, submission_id: int, cell: Cell) -> tuple[tuple[str, str], ...]:
    kept = session.get(UploadedRow, (submission_id, cell.sheet, cell.row))
    return () if kept is None else tuple((place, text) for place, text in json.loads(kept.texts))


def _is_about(finding: Finding, said: Observation | ActionNote) -> bool:
    place, cell = finding.cell, said.cell
    if place is None:
        return is_reason_for(finding, said.period)
    if (place.sheet, place.row) != (cell.sheet, cell.row):
        return False
    return place.column in (0, cell.column)
