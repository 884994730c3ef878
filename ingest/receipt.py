"""The receipt of a submission: what came in when, in which state it is, and what happens next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from ingest.to_come import month_of
from targets.calendar import month_name
from targets.catalogue import Catalogue
from targets.findings import placeholders
from targets.vocabulary import (
    LANGUAGES,
    Finding,
    Language,
    Period,
    Severity,
    Submission,
    SubmissionState,
)
from wording import say

BYTE_ORDER_MARK = "\ufeff"
"""By which the editors of office machines know that a text is UTF-8."""


MOST_NAMED = 12
"""Figures to come that a receipt names; how many more there are it counts."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """`due`: None for a form that is filed when needed, or that the notice no longer has.

    `to_come`: asked about, and still owed; `again_by`: until when it comes again, where it is
    returned, refused or taken back.
    """

    submission: Submission
    findings: tuple[Finding, ...]
    due: date | None
    catalogue: Catalogue
    to_come: tuple[Finding, ...] = ()
    again_by: date | None = None

    def rows(self, language: Language) -> dict[str, tuple[str, str]]:
        """What each row says, by its name, in reading order: (its head, its text)."""
        return {
            name: (say(f"receipt.{name}", language), text)
            for name, text in self._texts(language)
            if text
        }

    def text(self) -> bytes:
        """On one page, Chinese above English, for a printer, a mail or a folder."""
        parts = (self._block(language) for language in LANGUAGES)
        return (BYTE_ORDER_MARK + "\r\n\r\n".join(parts) + "\r\n").encode()

    @property
    def file_name(self) -> str:
        return f"{say('receipt.title', 'zh')}_{self.submission.id}.txt"

    def _block(self, language: Language) -> str:
        colon = say("receipt.colon", language)
        rows = (f"{head}{colon}{text}" for head, text in self.rows(language).values())
        title = say("receipt.title", language)
        return "\r\n".join((title, "─" * 32, *rows))

    def _texts(self, language: Language) -> Iterator[tuple[str, str]]:
        sent, body = self.submission, self.catalogue.body.get(self.submission.agency)
        form = self.catalogue.form.get(sent.form)
        yield "number", str(sent.id)
        yield "received", self._moment(sent.received_at, language)
        yield "body", body.full.said(language) if body else sent.agency
        yield "form", form.name.said(language) if form else sent.form
        yield "version", sent.form_version
        yield "month", _month(sent.period, language)
        yield "file", sent.file_name
        yield "sha256", sent.sha256
        yield "state", say(f"receipt.state_{sent.state}", language)
        yield "due", self._due(language)
        yield "next", self._next(language)
        yield "open", self._open(language)

    def _due(self, language: Language) -> str:
        if self.due is None:
            is_known = self.submission.form in self.catalogue.form
            return say("receipt.no_due", language) if is_known else ""
        received = self.submission.received_at.astimezone(self._zone).date()
        late = (received - self.due).days
        key = "late" if late > 0 else "in_time"
        return say(f"receipt.{key}", language, day=_day(self.due, language), days=late)

    def _next(self, language: Language) -> str:
        """Who acts now, and until when."""
        sent = self.submission
        day = self.again_by or self.due
        due = _day(day, language) if day else say("receipt.soon", language)
        asked = sent.state is SubmissionState.SUBMITTED and self._count(Severity.WARNING)
        key = "unexplained" if asked else sent.state.value
        return say(f"receipt.next_{key}", language, due=due)

    def _open(self, language: Language) -> str:
        """Of what was taken back nothing is open; of what counts only the figures still to come."""
        state = self.submission.state
        if state is SubmissionState.WITHDRAWN:
            return say("receipt.open_nothing", language)
        said = [] if state is SubmissionState.ACCEPTED else list(self._asked(language))
        said += self._to_come(language)
        return say("receipt.comma", language).join(said) or say("receipt.open_nothing", language)

    def _asked(self, language: Language) -> Iterator[str]:
        for severity in (Severity.ERROR, Severity.WARNING):
            if count := self._count(severity):
                yield say(f"receipt.open_{severity}", language, count=count)

    def _to_come(self, language: Language) -> Iterator[str]:
        """The figures that the file owes still, by name."""
        for finding in self.to_come[:MOST_NAMED]:
            named = placeholders(finding, self.catalogue, language)
            month = _month(month_of(finding, self.submission), language)
            said = {name: named.get(name, "") for name in ("indicator", "area")}
            yield say("receipt.open_to_come", language, month=month, **said)
        if len(self.to_come) > MOST_NAMED:
            yield say("receipt.open_more", language, count=len(self.to_come) - MOST_NAMED)

    def _count(self, severity: Severity) -> int:
        return sum(one.severity is severity and not one.explanation for one in self.findings)

    def _moment(self, moment: datetime, language: Language) -> str:
        local = moment.astimezone(self._zone)
        day = _day(local.date(), language)
        return say("receipt.moment", language, day=day, time=f"{local:%H:%M}")

    @property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.catalogue.notice.timezone)


def _day(day: date, language: Language) -> str:
    name = month_name(Period.of(day), language)
    return say("receipt.day", language, year=day.year, month=name, day=day.day)


def _month(period: Period, language: Language) -> str:
    return say("receipt.of_month", language, year=period.year, month=month_name(period, language))
