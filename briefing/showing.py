"""Issues as pages show them: the next one of a schedule, and those that went, each made from its moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from briefing.briefings import Briefings, file_name
from briefing.due import slot_of
from store import outbox
from store.outbox import Delivery, Letter
from store.schedules import Schedule
from targets.vocabulary import Period, Recipient

MOST = 200
"""Letters that a page lists, the newest first."""


@dataclass(frozen=True, slots=True)
class Showing:
    briefings: Briefings

    def schedules(self) -> Mapping[str, Schedule]:
        return self.briefings.schedules()

    def next_moment(self, schedule: Schedule, now: datetime) -> datetime | None:
        """When its next issue is due; None: it is paused."""
        if schedule.is_paused:
            return None
        timezone = self.briefings.catalogue.notice.timezone
        month = Period.of(now.date())
        days = self.briefings.working_days
        moments = (slot_of(schedule, month.plus(n), days, timezone).moment for n in range(3))
        return next(moment for moment in moments if moment > now)

    def preview(
        self, schedule: Schedule, reader: Recipient, period: Period, now: datetime
    ) -> Letter:
        """What this reader gets of a month; of one whose day has not come, as things are now."""
        return self.briefings.issue(schedule, reader, period, now)

    def past(self) -> tuple[Delivery, ...]:
        with self.briefings.store.reading() as session:
            return outbox.deliveries(session, limit=MOST)

    def subject(self, letter: Letter) -> str:
        return self.briefings.composer.rendered(letter).subject

    def html(self, letter: Letter) -> str:
        return self.briefings.composer.rendered(letter).html

    def message(self, letter: Letter) -> tuple[str, bytes]:
        """A file's name and the letter as a mail program opens it. Raises: BadAddressError."""
        return f"{file_name(letter)}.eml", self.briefings.composer.content(letter)
