"""Working days (make-up days included), due dates and the names of months."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property

import chinese_calendar
from chinese_calendar.constants import holidays

from targets.vocabulary import Form, Language, Period

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
KNOWN_YEARS = frozenset(day.year for day in holidays)


@dataclass(frozen=True)
class WorkingDays:
    """The official calendar, corrected by `overrides` (True: a working day).

    A year that the calendar does not know is counted Monday to Friday; `knows` says so.
    """

    overrides: Mapping[date, bool] = field(default_factory=dict)

    def is_working(self, day: date) -> bool:
        if day in self.overrides:
            return self.overrides[day]
        if day.year in KNOWN_YEARS:
            return _is_official_workday(day)
        return day.weekday() < 5

    def knows(self, year: int) -> bool:
        """True also where the overrides name a day of that year: staff have taken care of it."""
        return year in KNOWN_YEARS or year in self._overridden_years

    def nth(self, n: int, year: int, month: int) -> date:
        """The n-th working day from the first of a month on; a large n runs into the next month."""
        day = date(year, month, 1)
        left = n - self.is_working(day)
        while left > 0:
            day += timedelta(days=1)
            left -= self.is_working(day)
        return day

    def after(self, day: date, n: int) -> date:
        """The n-th working day after a day; the day itself for 0."""
        while n > 0:
            day += timedelta(days=1)
            n -= self.is_working(day)
        return day

    @cached_property
    def _overridden_years(self) -> frozenset[int]:
        return frozenset(day.year for day in self.overrides)


@cache
def _is_official_workday(day: date) -> bool:
    return bool(chinese_calendar.is_workday(day))


def due_date(form: Form, period: Period, working_days: WorkingDays) -> date:
    """The n-th working day after the form's period's last month."""
    month = period.plus(1)
    return working_days.nth(form.due.working_day, month.year, month.month)


AGAIN_WITHIN = 3
"""Working days that a body has to send again what was returned, refused or taken back."""


def again_by(due: date, since: date, working_days: WorkingDays) -> date:
    """Until when a form comes again: by its due date, and never sooner than these days allow.

    `since`: the day on which it was returned, refused or taken back.
    """
    return max(due, working_days.after(since, AGAIN_WITHIN))


def month_name(period: Period, language: Language) -> str:
    """`9` in Chinese (the sentence adds 月), `September` in English."""
    return str(period.month) if language == "zh" else MONTHS[period.month - 1]
