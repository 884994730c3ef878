"""Who owed which form when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from targets.calendar import WorkingDays, again_by, due_date
from targets.catalogue import Catalogue
from targets.figures import month_of
from targets.vocabulary import (
    Extension,
    Filing,
    FilingState,
    Form,
    Period,
    Submission,
    SubmissionState,
)

_TOLD = {
    SubmissionState.SUBMITTED: FilingState.WAITING,
    SubmissionState.RETURNED: FilingState.RETURNED,
}


def filings(
    catalogue: Catalogue,
    submissions: Iterable[Submission],
    working_days: WorkingDays,
    *,
    through: Period,
    today: date,
    extensions: Iterable[Extension] = (),
) -> tuple[Filing, ...]:
    """Every form, body and period owed up to `through` or ended before `today`, newest month last.

    Nothing is owed after the notice's last month. A body is on time when the first file of a form
    that was accepted had come by the due date, in the notice's time zone. An extension moves that date.
    """
    inbox = _Inbox(submissions, today, ZoneInfo(catalogue.notice.timezone), extensions)
    found = [
        inbox.to_come_again(inbox.filing(form, agency, period, due), working_days)
        for form in catalogue.forms
        for period, due in _owed(form, catalogue, working_days, through, today)
        for agency in catalogue.reporters(form)
    ]
    return tuple(sorted(found, key=lambda filing: filing.period))


class _Inbox:
    """Everything that came in, by what it was sent for."""

    def __init__(
        self,
        submissions: Iterable[Submission],
        today: date,
        zone: ZoneInfo,
        extensions: Iterable[Extension],
    ) -> None:
        self._today, self._zone = today, zone
        self._granted = {(one.form, one.agency, one.period): one for one in extensions}
        self._sent: dict[tuple[str, str, Period], list[Submission]] = {}
        for one in sorted(submissions, key=lambda s: (s.received_seq, s.id)):
            self._sent.setdefault((one.form, one.agency, one.period), []).append(one)

    def filing(self, form: Form, agency: str, period: Period, rule: date) -> Filing:
        granted = self._granted.get((form.id, agency, period))
        due = granted.due if granted else rule
        sent = self._sent.get((form.id, agency, period), [])
        accepted = [one for one in sent if one.state is SubmissionState.ACCEPTED]
        if not accepted:
            state, last = self._unaccepted(sent, due)
            return Filing(form.id, agency, period, due, state, last, extension=granted)
        first = min(one.received_at for one in accepted).astimezone(self._zone).date()
        state = FilingState.ON_TIME if first <= due else FilingState.LATE
        corrected = len(accepted) > 1 or accepted[0].is_correction
        last = accepted[-1]
        return Filing(form.id, agency, period, due, state, last, corrected, granted)

    def to_come_again(self, filing: Filing, working_days: WorkingDays) -> Filing:
        """With the day by which a returned one comes again."""
        sent = filing.submission
        if filing.state is not FilingState.RETURNED or sent is None or sent.decided_at is None:
            return filing
        since = sent.decided_at.astimezone(self._zone).date()
        return replace(filing, again_by=again_by(filing.due, since, working_days))

    def _unaccepted(
        self, sent: list[Submission], due: date
    ) -> tuple[FilingState, Submission | None]:
        """By the newest file that was neither withdrawn nor refused."""
        for one in reversed(sent):
            if one.state in _TOLD:
                return _TOLD[one.state], one
        return (FilingState.MISSING if self._today > due else FilingState.NOT_DUE), None


def _owed(
    form: Form, catalogue: Catalogue, working_days: WorkingDays, through: Period, today: date
) -> Iterator[tuple[Period, date]]:
    first = form.first_period or catalogue.notice.start
    for ordinal in range(first.ordinal, last_month(catalogue).ordinal + 1):
        period = month_of(ordinal)
        if not is_owed(catalogue, form, period):
            continue
        if period > through and period.last_day >= today:
            return
        yield period, due_date(form, period, working_days)


def late_until(form: Form, due: date, working_days: WorkingDays) -> date:
    """The last day on which a late form is taken without a reason; the due date without a window."""
    return working_days.after(due, form.late_window or 0)


def is_owed(catalogue: Catalogue, form: Form, period: Period) -> bool:
    """Whether the form is ever owed for the month."""
    first = form.first_period or catalogue.notice.start
    return form.is_owed_for(period) and first <= period <= last_month(catalogue)


def last_month(catalogue: Catalogue) -> Period:
    """The last month of any target's window: nothing is judged or owed after it."""
    return max([catalogue.notice.end, *(target.end for target in catalogue.targets)])
