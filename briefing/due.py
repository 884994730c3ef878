"""Which issues of a schedule have come due: their slot, month and moment, on the working-day calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from store.schedules import Schedule
from targets.calendar import WorkingDays
from targets.vocabulary import Period

CATCH_UP_DAYS = 5
"""An issue missed by more working days than this is recorded as skipped, and can be sent by hand."""

LATE_AFTER = timedelta(hours=1)
"""A worker that was only restarted does not make an issue late."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One issue: `name` is the month it goes out in, `period` the month that it tells of."""

    name: str
    period: Period
    moment: datetime


def slot_of(schedule: Schedule, month: Period, working_days: WorkingDays, timezone: str) -> Slot:
    """The schedule's n-th working day of a month, at its hour in the notice's time zone."""
    day = working_days.nth(schedule.working_day, month.year, month.month)
    moment = datetime.combine(day, schedule.at, ZoneInfo(timezone))
    return Slot(str(month), month.plus(-1), moment)


def due_slots(
    schedule: Schedule,
    working_days: WorkingDays,
    *,
    timezone: str,
    first: Period,
    last: Period,
    now: datetime,
) -> tuple[Slot, ...]:
    """Every issue from `schedule.since` to `now` that tells of a month from `first` to `last`."""
    told = range(last.ordinal - first.ordinal + 1)
    slots = [slot_of(schedule, first.plus(n + 1), working_days, timezone) for n in told]
    return tuple(slot for slot in slots if schedule.since <= slot.moment <= now)


def is_too_old(slot: Slot, working_days: WorkingDays, now: datetime) -> bool:
    """More than CATCH_UP_DAYS working days have passed since."""
    today = now.astimezone(slot.moment.tzinfo).date()
    since = range(slot.moment.date().toordinal() + 1, today.toordinal() + 1)
    passed = (day for day in map(date.fromordinal, since) if working_days.is_working(day))
    return next(islice(passed, CATCH_UP_DAYS, None), None) is not None


def is_late(slot_moment: datetime, planned_at: datetime | None) -> bool:
    """Planned well after its moment: the letter says so."""
    return planned_at is not None and planned_at - slot_moment > LATE_AFTER
