"""A form that comes after its late window: taken all the same, once its sender has said why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from ingest.checks.material import Material
from targets.calendar import WorkingDays, due_date
from targets.filings import last_month, late_until
from targets.vocabulary import Finding, Severity, Submission, SubmissionState

CAME = (SubmissionState.SUBMITTED, SubmissionState.ACCEPTED, SubmissionState.RETURNED)


def look(
    material: Material,
    earlier: Iterable[Submission],
    working_days: WorkingDays,
    *,
    due: date,
    now: datetime | None,
) -> Iterator[Finding]:
    """`earlier`: what came of the same form for the same month: only the first is early or late.

    Nobody is asked once the notice's last month is past its own window: what comes then fills the past.
    """
    reading, catalogue = material.reading, material.catalogue
    form = catalogue.form.get(reading.form or "")
    if form is None or reading.period is None or form.late_window is None or now is None:
        return
    zone = ZoneInfo(catalogue.notice.timezone)
    limit = late_until(form, due, working_days)
    end = late_until(form, due_date(form, last_month(catalogue), working_days), working_days)
    today = now.astimezone(zone).date()
    came = (one.received_at.astimezone(zone).date() for one in earlier if one.state in CAME)
    if limit < min([today, *came]) and today <= end:
        values = (("due", due.isoformat()),)
        yield Finding(
            "filed_after_window",
            Severity.WARNING,
            None,
            today.isoformat(),
            limit.isoformat(),
            values,
        )
