"""Schedules as data: which summary goes to whom, and on which working day of the month."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from store import audit
from store.engine import Store
from store.tables import ScheduleRow
from targets.vocabulary import Recipient


@dataclass(frozen=True, slots=True)
class Schedule:
    """`at` is local time in the notice's time zone; no slot before `since` is ever made up for."""

    name: str
    working_day: int
    at: time
    recipients: tuple[Recipient, ...]
    since: datetime
    channel: str = "mail"
    is_paused: bool = False


def every(session: Session) -> tuple[Schedule, ...]:
    """By name, paused ones too."""
    rows = session.scalars(select(ScheduleRow).order_by(ScheduleRow.name))
    return tuple(_schedule(row) for row in rows)


def put(store: Store, schedule: Schedule, *, actor: str, now: datetime) -> None:
    """Creates or replaces the schedule of this name; who did it goes to the audit."""
    with store.writing(actor=actor, kind="schedule", now=now) as change:
        row = _row(schedule)
        change.session.merge(row)
        said = {"recipients": row.recipients, "working_day": str(row.working_day), "at": row.at}
        audit.write(change, "schedule", f"schedule {schedule.name}", said)


def _schedule(row: ScheduleRow) -> Schedule:
    return Schedule(
        name=row.name,
        working_day=row.working_day,
        at=time.fromisoformat(row.at),
        recipients=tuple(Recipient(**recipient) for recipient in json.loads(row.recipients)),
        since=row.since,
        channel=row.channel,
        is_paused=row.is_paused,
    )


def _row(schedule: Schedule) -> ScheduleRow:
    return ScheduleRow(
        name=schedule.name,
        channel=schedule.channel,
        working_day=schedule.working_day,
        at=schedule.at.isoformat("minutes"),
        recipients=json.dumps([asdict(r) for r in schedule.recipients], ensure_ascii=False),
        since=schedule.since,
        is_paused=schedule.is_paused,
    )
