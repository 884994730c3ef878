"""Plans, reward levels and extended due dates, as they counted at a change."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from store.clock import moment_of
from store.recall.moments import holds
from store.recall.submissions import existing_submission
from store.recall.words import level_as, point_as
from store.tables import AuditRow, ExtensionRow, LevelRow, ParameterLevelRow, PlannedRow, PlanRow
from targets.vocabulary import Extension, ParameterLevel, Period, PlanPoint, Submission

POINT_SAID = and_(PlannedRow.submission == PlanRow.submission, PlannedRow.number == PlanRow.planned)
LEVEL_SAID = and_(
    LevelRow.submission == ParameterLevelRow.submission,
    LevelRow.number == ParameterLevelRow.level,
)

TAKE_BACK = "take_back_extension"
"""The kind of the change, and of its entry in the audit, by which an extension ends."""


@dataclass(frozen=True, slots=True)
class LevelVersion:
    """One version of a district's level, with the submission that said it; `superseded_at` None: it counts."""

    level: ParameterLevel
    submission: Submission
    recorded_at: datetime
    superseded_at: datetime | None


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An extension that the office took back, with when, by whom and why."""

    extension: Extension
    at: datetime
    by: str
    reason: str


def plan(session: Session, seq: int) -> tuple[PlanPoint, ...]:
    query = select(PlannedRow, PlanRow.recorded_seq).join(PlanRow, POINT_SAID)
    ordered = query.where(holds(PlanRow, seq)).order_by(
        PlanRow.target, PlanRow.source, PlanRow.area, PlanRow.period
    )
    return tuple(point_as(row, recorded) for row, recorded in session.execute(ordered))


def levels(session: Session, seq: int) -> tuple[ParameterLevel, ...]:
    query = select(LevelRow, ParameterLevelRow.recorded_seq).join(ParameterLevelRow, LEVEL_SAID)
    ordered = query.where(holds(ParameterLevelRow, seq)).order_by(
        ParameterLevelRow.parameter, ParameterLevelRow.source, ParameterLevelRow.area
    )
    return tuple(level_as(row, recorded) for row, recorded in session.execute(ordered))


def extensions(session: Session, seq: int) -> tuple[Extension, ...]:
    """The newest first."""
    holding = select(ExtensionRow).where(holds(ExtensionRow, seq))
    ordered = holding.order_by(ExtensionRow.recorded_seq.desc())
    return tuple(_extension(row) for row in session.scalars(ordered))


def extension(session: Session, agency: str, form: str, period: Period) -> Extension | None:
    """The one in force now."""
    row = session.scalars(
        select(ExtensionRow).where(
            ExtensionRow.agency == agency,
            ExtensionRow.form == form,
            ExtensionRow.period == period,
            ExtensionRow.superseded_seq.is_(None),
        )
    ).one_or_none()
    return None if row is None else _extension(row)


def taken_back(session: Session, seq: int) -> tuple[TakenBack, ...]:
    """Extensions that the office took back, the newest first."""
    query = (
        select(ExtensionRow, AuditRow)
        .join(AuditRow, AuditRow.seq == ExtensionRow.superseded_seq)
        .where(AuditRow.action == TAKE_BACK, AuditRow.seq <= seq)
        .order_by(AuditRow.seq.desc())
    )
    return tuple(
        TakenBack(_extension(row), said.at, said.actor, dict(json.loads(said.detail))["reason"])
        for row, said in session.execute(query)
    )


def points_said(session: Session, submission: int) -> tuple[PlanPoint, ...]:
    """What a submission planned, in its own order; also when it does not count."""
    query = select(PlannedRow).where(PlannedRow.submission == submission)
    return tuple(point_as(row) for row in session.scalars(query.order_by(PlannedRow.number)))


def levels_said(session: Session, submission: int) -> tuple[ParameterLevel, ...]:
    """The levels that a submission named, in its own order; also when they do not count."""
    query = select(LevelRow).where(LevelRow.submission == submission)
    return tuple(level_as(row) for row in session.scalars(query.order_by(LevelRow.number)))


def level_versions(
    session: Session, *, parameter: str, source: str, area: str
) -> tuple[LevelVersion, ...]:
    """Every version that ever counted, newest first."""
    counted = ParameterLevelRow
    query = (
        select(LevelRow, counted.recorded_seq, counted.superseded_seq)
        .join(counted, LEVEL_SAID)
        .where(counted.parameter == parameter, counted.source == source, counted.area == area)
        .order_by(counted.recorded_seq.desc())
    )
    return tuple(
        LevelVersion(
            level_as(row, recorded),
            existing_submission(session, row.submission),
            moment_of(session, recorded),
            None if superseded is None else moment_of(session, superseded),
        )
        for row, recorded, superseded in session.execute(query)
    )


def _extension(row: ExtensionRow) -> Extension:
    return Extension(
        agency=row.agency,
        form=row.form,
        period=row.period,
        due=row.due,
        reason=row.reason,
        granted_by=row.granted_by,
        recorded_seq=row.recorded_seq,
    )
