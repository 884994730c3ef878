"""The reported month itself: not still to come, and said when no target is judged by it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from ingest.checks.material import Material
from targets.filings import last_month
from targets.vocabulary import Finding, Form, Period, Severity

STILL_RUNNING = timedelta(days=10)
"""Forms due on the 25th are filled in within their own month; so long before its end none is."""


def look(material: Material, now: datetime | None) -> Iterator[Finding]:
    """`now` None: nobody says which month it is, and none is too late."""
    period = material.reading.period
    if period is None:
        return
    catalogue = material.catalogue
    if now is not None:
        today = now.astimezone(ZoneInfo(catalogue.notice.timezone)).date()
        present = Period.of(today)
        if period > present:
            yield _say("period_in_future", Severity.ERROR, period, present)
        elif period == present and period.last_day - today >= STILL_RUNNING:
            yield _say("period_running", Severity.WARNING, period, period.plus(-1))
    last = last_month(catalogue)
    if period > last:
        yield _say("period_after_window", Severity.NOTE, period, last)
    form = catalogue.form.get(material.reading.form or "")
    first = form.first_period if form is not None else None
    if form is not None and form.has_actions and not form.is_owed_for(period):
        yield _say("period_not_owed", Severity.NOTE, period, _next_owed(form, period))
    elif first is not None and period < first:
        yield _say("period_before_first", Severity.NOTE, period, first)


def _next_owed(form: Form, period: Period) -> Period:
    """Some month of the three that follow."""
    soonest = max(period.plus(1), form.first_period or period)
    return next(one for one in map(soonest.plus, range(3)) if form.is_owed_for(one))


def _say(code: str, severity: Severity, period: Period, limit: Period) -> Finding:
    return Finding(code, severity, None, str(period), str(limit))
