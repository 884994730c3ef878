"""Rows turned into the words of the vocabulary."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from sqlalchemy import Row, Select, and_, select

from store.scales import RATIO_PART_DECIMALS, unscaled
from store.tables import (
    FigureRow,
    FindingRow,
    LevelRow,
    NoteRow,
    ObservationRow,
    PlannedRow,
    SeriesRow,
    SubmissionRow,
)
from targets.vocabulary import (
    ActionNote,
    Cell,
    Finding,
    Observation,
    ParameterLevel,
    PlanPoint,
    Submission,
    SubmissionState,
)

STATE_AFTER: Mapping[str, SubmissionState] = MappingProxyType(
    {
        "accept": SubmissionState.ACCEPTED,
        "send_back": SubmissionState.RETURNED,
        "withdraw": SubmissionState.WITHDRAWN,
        "restore": SubmissionState.ACCEPTED,
    }
)


@dataclass(frozen=True, slots=True)
class Decision:
    """`action` is accept, send_back, withdraw or restore."""

    submission: int
    seq: int
    at: datetime
    actor: str
    action: str
    comment: str


def counted() -> Select[Any]:
    """Observations with their scale and with what their cell said; `counted_as` reads its rows."""
    said = and_(
        FigureRow.submission == ObservationRow.submission,
        FigureRow.number == ObservationRow.figure,
    )
    return (
        select(
            *ObservationRow.__table__.columns,
            SeriesRow.decimals,
            FigureRow.why,
            FigureRow.seen,
            FigureRow.explanation,
        )
        .join(SeriesRow, SeriesRow.indicator == ObservationRow.indicator)
        .join(FigureRow, said)
    )


def counted_as(row: Row[Any]) -> Observation:
    return _observation(
        row,
        value=unscaled(row.value, row.decimals),
        numerator=unscaled(row.numerator, RATIO_PART_DECIMALS),
        denominator=unscaled(row.denominator, RATIO_PART_DECIMALS),
        recorded_seq=row.recorded_seq,
    )


def said_as(row: FigureRow) -> Observation:
    """The figure as submitted, every digit of it."""
    return _observation(row, value=row.value, numerator=row.numerator, denominator=row.denominator)


def _observation(
    row: FigureRow | Row[Any],
    *,
    value: Decimal | None,
    numerator: Decimal | None,
    denominator: Decimal | None,
    recorded_seq: int = 0,
) -> Observation:
    return Observation(
        indicator=row.indicator,
        source=row.source,
        period=row.period,
        area=row.area,
        value=value,
        state=row.state,
        cell=Cell(row.sheet, row.row, row.column),
        numerator=numerator,
        denominator=denominator,
        why=row.why,
        seen=row.seen,
        explanation=row.explanation,
        submission=row.submission,
        recorded_seq=recorded_seq,
    )


def note_as(row: NoteRow, recorded_seq: int = 0) -> ActionNote:
    return ActionNote(
        action=row.action,
        source=row.source,
        period=row.period,
        state=row.state,
        text=row.text,
        cell=Cell(row.sheet, row.row, row.column),
        done_on=row.done_on,
        evidence=row.evidence,
        self_assessed=row.self_assessed,
        submission=row.submission,
        recorded_seq=recorded_seq,
        clause=row.clause,
        item=row.item,
        work=row.work,
        problems=row.problems,
        next_steps=row.next_steps,
        suggested_numbers=tuple(json.loads(row.suggested_numbers)),
        number=row.number,
    )


def point_as(row: PlannedRow, recorded_seq: int = 0) -> PlanPoint:
    return PlanPoint(
        target=row.target,
        area=row.area,
        period=row.period,
        value=row.value,
        source=row.source,
        cell=Cell(row.sheet, row.row, row.column),
        seen=row.seen,
        submission=row.submission,
        recorded_seq=recorded_seq,
    )


def level_as(row: LevelRow, recorded_seq: int = 0) -> ParameterLevel:
    return ParameterLevel(
        parameter=row.parameter,
        source=row.source,
        area=row.area,
        value=row.value,
        cell=Cell(row.sheet, row.row, row.column),
        effective_from=row.effective_from,
        text=row.text,
        seen=row.seen,
        submission=row.submission,
        recorded_seq=recorded_seq,
    )


def finding_as(row: FindingRow) -> Finding:
    return Finding(
        code=row.code,
        severity=row.severity,
        cell=_place(row.sheet, row.row, row.column),
        seen=row.seen,
        expected=row.expected,
        values=tuple((key, value) for key, value in json.loads(row.placeholders)),
        explanation=row.explanation,
    )


def _place(sheet: str | None, row: int | None, column: int | None) -> Cell | None:
    if sheet is None or row is None or column is None:
        return None
    return Cell(sheet, row, column)


def submission_as(row: SubmissionRow, taken: Sequence[Decision]) -> Submission:
    """As those decisions left it, whatever was decided after them."""
    last = taken[-1] if taken else None
    is_refused = row.state is SubmissionState.REFUSED
    untouched = SubmissionState.REFUSED if is_refused else SubmissionState.SUBMITTED
    state = STATE_AFTER[last.action] if last else untouched
    is_accepted = state is SubmissionState.ACCEPTED
    return Submission(
        id=row.id,
        agency=row.agency,
        form=row.form,
        form_version=row.form_version,
        layout=row.layout,
        period=row.period,
        sha256=row.sha256,
        file_name=row.file_name,
        state=state,
        received_at=row.received_at,
        by=row.by,
        is_correction=row.is_correction,
        revision_of=row.revision_of if is_accepted else None,
        decided_by=last.actor if last else None,
        decided_at=last.at if last else None,
        comment=last.comment if last else "",
        is_made_up=row.is_made_up,
        received_seq=row.received_seq,
        accepted_seq=last.seq if last and is_accepted else 0,
    )
