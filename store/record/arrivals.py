"""A workbook that comes in: recorded whole, with all that it says, before anything of it counts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from store import audit, clock
from store.clock import Change
from store.engine import Store
from store.recall.submissions import duplicate, submission
from store.scales import RATIO_PART_DECIMALS, scaled, settled_scales
from store.tables import (
    BlobRow,
    FigureRow,
    FindingRow,
    NoteRow,
    SubmissionRow,
    UploadedRow,
)
from store.tables.columns import storable
from targets.vocabulary import (
    ActionNote,
    Finding,
    Observation,
    Period,
    Submission,
    SubmissionState,
)

SheetRow = tuple[str, int, tuple[tuple[str, str], ...]]
"""Sheet, row, ((address, text as uploaded), …)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What is recorded of one workbook; its bytes are already among the blobs.

    `is_refused`: kept as evidence with its findings, and nothing of it can ever count.
    `decimals` by indicator id fix the scale in which its figures count, once for ever; an indicator
    that is not named gets the finest scale.
    """

    agency: str
    form: str
    form_version: str
    layout: str
    period: Period
    sha256: str
    file_name: str
    by: str
    is_correction: bool = False
    is_made_up: bool = False
    is_refused: bool = False
    observations: tuple[Observation, ...] = ()
    action_notes: tuple[ActionNote, ...] = ()
    findings: tuple[Finding, ...] = ()
    rows: tuple[SheetRow, ...] = ()
    decimals: Mapping[str, int] = field(default_factory=dict)


def receive(store: Store, arrival: Arrival, *, now: datetime) -> tuple[Submission, bool]:
    """Records the workbook as submitted, or as refused; False: it is there already, nothing was done.

    The same bytes for the same agency, form and period are there already while a submission of them
    waits or counts; after a refusal, a return or a withdrawal they may come again.
    Raises: BlobMissingError; ValueError when, unrefused, two figures stand for one thing or one is
    too large to be kept.
    """
    if not arrival.is_refused:
        _be_unambiguous(arrival)
    size = store.blobs.size(arrival.sha256)
    with store.operating() as session:
        clock.lock(session)
        earlier = duplicate(
            session,
            agency=arrival.agency,
            form=arrival.form,
            period=arrival.period,
            sha256=arrival.sha256,
        )
        if earlier is not None and not arrival.is_refused:
            return earlier, False
        kind = "refuse" if arrival.is_refused else "receive"
        change = clock.advance(session, actor=arrival.by, kind=kind, now=now)
        _keep_blob(change, arrival.sha256, size)
        if not arrival.is_refused:
            _be_countable(session, arrival)
        number = _insert(change, arrival)
        audit.write(change, kind, f"submission {number}", _summary(arrival))
        received = submission(session, number)
    if received is None:
        raise RuntimeError("a submission vanished within its own transaction")
    return received, True


def _be_unambiguous(arrival: Arrival) -> None:
    keys = [(o.indicator, o.source, o.period, o.area) for o in arrival.observations]
    notes = [(n.action, n.source, n.period) for n in arrival.action_notes]
    if len(set(keys)) < len(keys) or len(set(notes)) < len(notes):
        raise ValueError(f"two figures stand for one thing in {arrival.file_name!r}")


def _be_countable(session: Session, arrival: Arrival) -> None:
    said = arrival.observations
    scales = settled_scales(session, (o.indicator for o in said), arrival.decimals)
    for figure in said:
        scaled(figure.value, scales[figure.indicator])
        scaled(figure.numerator, RATIO_PART_DECIMALS)
        scaled(figure.denominator, RATIO_PART_DECIMALS)


def _keep_blob(change: Change, digest: str, size: int) -> None:
    known = change.session.execute(select(BlobRow.sha256).where(BlobRow.sha256 == digest)).first()
    if known is None:
        change.session.execute(
            insert(BlobRow).values(sha256=digest, size=size, created_seq=change.seq)
        )


def _insert(change: Change, arrival: Arrival) -> int:
    session = change.session
    figures = [_figure(number, o) for number, o in enumerate(arrival.observations, 1)]
    notes = [_note(number, n) for number, n in enumerate(arrival.action_notes, 1)]
    findings = [_finding(number, f) for number, f in enumerate(arrival.findings, 1)]
    rows = [
        {"sheet": sheet, "row": row, "texts": json.dumps(texts, ensure_ascii=False)}
        for sheet, row, texts in arrival.rows
    ]
    inserted = session.execute(
        insert(SubmissionRow)
        .values(**_head(change, arrival), digest=digest(figures, notes, findings))
        .returning(SubmissionRow.id)
    )
    submission_id = int(inserted.scalar_one())
    for table, entries in (
        (FigureRow, figures),
        (NoteRow, notes),
        (FindingRow, findings),
        (UploadedRow, rows),
    ):
        if entries:
            session.execute(insert(table), [{"submission": submission_id, **e} for e in entries])
    return submission_id


def digest(*tables: Sequence[Mapping[str, Any]]) -> str:
    """A hash of everything that a submission says, in the order in which it says it."""
    said = [[[key, _text(value)] for key, value in row.items()] for rows in tables for row in rows]
    return sha256(json.dumps(said, ensure_ascii=True).encode()).hexdigest()


def _text(value: object) -> str | None:
    """As the column will give it back, so that the digest can be made again from the rows."""
    if isinstance(value, Decimal):
        return format(value, "f")
    return None if value is None else storable(str(value))


def _head(change: Change, arrival: Arrival) -> dict[str, Any]:
    state = SubmissionState.REFUSED if arrival.is_refused else SubmissionState.SUBMITTED
    return {
        "agency": arrival.agency,
        "form": arrival.form,
        "form_version": arrival.form_version,
        "layout": arrival.layout,
        "period": arrival.period,
        "sha256": arrival.sha256,
        "file_name": arrival.file_name,
        "state": state,
        "is_correction": arrival.is_correction,
        "is_made_up": arrival.is_made_up,
        "by": arrival.by,
        "received_at": change.at,
        "received_seq": change.seq,
    }


def _figure(number: int, said: Observation) -> dict[str, Any]:
    return {
        "number": number,
        "indicator": said.indicator,
        "source": said.source,
        "period": said.period,
        "area": said.area,
        "value": said.value,
        "numerator": said.numerator,
        "denominator": said.denominator,
        "state": said.state,
        "sheet": said.cell.sheet,
        "row": said.cell.row,
        "column": said.cell.column,
        "why": said.why,
        "seen": said.seen,
        "explanation": said.explanation,
    }


def _note(number: int, said: ActionNote) -> dict[str, Any]:
    return {
        "number": number,
        "action": said.action,
        "source": said.source,
        "period": said.period,
        "state": said.state,
        "text": said.text,
        "done_on": said.done_on,
        "evidence": said.evidence,
        "self_assessed": said.self_assessed,
        "sheet": said.cell.sheet,
        "row": said.cell.row,
        "column": said.cell.column,
    }


def _finding(number: int, found: Finding) -> dict[str, Any]:
    cell = found.cell
    return {
        "number": number,
        "code": found.code,
        "severity": found.severity,
        "sheet": cell.sheet if cell else None,
        "row": cell.row if cell else None,
        "column": cell.column if cell else None,
        "seen": found.seen,
        "expected": found.expected,
        "placeholders": json.dumps(found.values, ensure_ascii=False),
        "explanation": found.explanation,
    }


def _summary(arrival: Arrival) -> dict[str, str]:
    return {
        "agency": arrival.agency,
        "form": arrival.form,
        "period": str(arrival.period),
        "sha256": arrival.sha256,
        "file": arrival.file_name,
    }
