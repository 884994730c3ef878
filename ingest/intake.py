"""Door 1's use case: a file comes in, is read and checked, and is recorded whole or refused whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from ingest import template
from ingest.due_dates import DueDates
from ingest.examination import Examination, Examined
from ingest.layout import Layouts
from ingest.marked.feedback import feedback
from ingest.outcome import NO_HINTS, FileState, Outcome
from ingest.reading import Reading
from ingest.receipt import Receipt
from ingest.to_come import indicators_to_come, still_to_come
from store import recall, record
from store.engine import Store
from store.errors import ChangedMeanwhileError, DecisionRefusedError
from store.record import Arrival
from store.rosters import wholes
from targets.calendar import WorkingDays, again_by
from targets.catalogue import Catalogue
from targets.effect import Effect, effects
from targets.vocabulary import (
    Explanations,
    Finding,
    Hints,
    Period,
    Submission,
)

NO_EXPLANATIONS = Explanations()
ATTEMPTS = 5
"""A file is checked so many times where others are decided meanwhile."""


class Intake:
    """Threads may share one: it keeps nothing between files."""

    def __init__(
        self, store: Store, catalogue: Catalogue, layouts: Layouts, working_days: WorkingDays
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._working_days = working_days
        self._examination = Examination(store, catalogue, layouts, working_days)
        self._due_dates = DueDates(catalogue, working_days)

    def preview(
        self,
        content: bytes,
        file_name: str,
        hints: Hints = NO_HINTS,
        explanations: Explanations = NO_EXPLANATIONS,
        *,
        now: datetime | None = None,
    ) -> Outcome:
        """What submitting the file (at `now`) would do; nothing is written."""
        examined = self._examination.of(content, file_name, hints, explanations, now)
        return replace(examined.outcome, arriving=self._arriving(examined.reading))

    def _arriving(self, reading: Reading | None) -> tuple[recall.ArrivingRoster, ...]:
        if reading is None or reading.agency is None or reading.period is None:
            return ()
        agency, period = reading.agency, reading.period
        with self._store.reading() as session:
            return tuple(
                recall.arriving(session, roster, agency, period)
                for roster in wholes(reading.rosters)
            )

    def submit(
        self,
        content: bytes,
        file_name: str,
        hints: Hints = NO_HINTS,
        *,
        by: str,
        explanations: Explanations = NO_EXPLANATIONS,
        now: datetime,
    ) -> Outcome:
        """Records the file as submitted; a refused one is kept as evidence and counts for nothing.

        A file that cannot be read as a known form of a known body leaves no trace. The same file
        again has no effect, unless it answers warnings that were left unexplained: then it takes the
        place of the one that waits. Where others were decided while it was checked, it is checked
        again. Raises: StoreError; then nothing of it is recorded.
        """
        attempts = 1
        while True:
            examined = self._examination.of(content, file_name, hints, explanations, now)
            try:
                return self._recorded(content, examined, by, now)
            except ChangedMeanwhileError:
                if attempts == ATTEMPTS:
                    raise
            attempts += 1

    def _recorded(self, content: bytes, examined: Examined, by: str, now: datetime) -> Outcome:
        outcome, reading = examined.outcome, examined.reading
        if reading is None or outcome.state is FileState.DUPLICATE:
            return outcome
        self._store.blobs.keep(content)
        arrival = _arrival(outcome, reading, by, self._catalogue)
        submission, is_new = record.receive(
            self._store,
            arrival,
            now=now,
            replacing=examined.replaces,
            checked_at=examined.checked_at,
        )
        state = FileState.REFUSED if arrival.is_refused else FileState.SUBMITTED
        return replace(
            outcome, state=state if is_new else FileState.DUPLICATE, submission=submission
        )

    def accept(
        self,
        submission_id: int,
        *,
        by: str,
        now: datetime,
        comment: str = "",
        operator: bool = False,
    ) -> Submission:
        """Raises: DecisionRefusedError, when it is one's own, waits no longer, or is unexplained."""
        return record.accept(
            self._store, submission_id, actor=by, now=now, comment=comment, operator=operator
        )

    def send_back(self, submission_id: int, *, by: str, now: datetime, comment: str) -> Submission:
        """Raises: DecisionRefusedError, also when the comment is missing."""
        return record.send_back(self._store, submission_id, actor=by, now=now, comment=comment)

    def restore(
        self, submission_id: int, *, by: str, now: datetime, comment: str, seen: int
    ) -> Submission:
        """An accepted version counts again. Raises: DecisionRefusedError."""
        return record.restore(
            self._store, submission_id, actor=by, now=now, comment=comment, seen=seen
        )

    def close(self, month: record.Month, *, by: str, now: datetime, comment: str) -> bool:
        """False: it was closed already. Raises: DecisionRefusedError, also for one not yet over."""
        zone = ZoneInfo(self._catalogue.notice.timezone)
        if month.period.last_day >= now.astimezone(zone).date():
            raise DecisionRefusedError("month_not_over", period=str(month.period))
        return record.close(self._store, month, actor=by, now=now, comment=comment)

    def reopen(self, month: record.Month, *, by: str, now: datetime, comment: str) -> bool:
        """False: it was open already. Raises: DecisionRefusedError."""
        return record.reopen(self._store, month, actor=by, now=now, comment=comment)

    def effect(self, outcome: Outcome) -> tuple[Effect, ...]:
        """What accepting the file would change of the targets, as of its own month."""
        if outcome.period is None:
            return ()
        with self._store.reading() as session:
            known = recall.known(session)
        figures, plan, period = outcome.observations, outcome.plan, outcome.period
        return effects(self._catalogue, known, figures, period=period, plan=plan)

    def withdraw(self, submission_id: int, *, by: str, now: datetime) -> Submission:
        """By its sender, while nobody has decided. Raises: DecisionRefusedError."""
        return record.withdraw(self._store, submission_id, actor=by, now=now)

    def template(
        self, agency: str, period: Period, form: str | None = None, *, made_up: bool = False
    ) -> tuple[str, bytes]:
        """File name and workbook, prefilled with what counts now. Raises: TemplateRefusedError."""
        chosen = template.choose_form(self._catalogue, agency, period, form)
        with self._store.reading() as session:
            known = recall.current(session, source=agency, indicators=chosen.indicators)
            seq = recall.newest_seq(session)
            plan, levels = recall.plan(session, seq), recall.levels(session, seq)
            due = self._due_dates.of(session, chosen.id, agency, period)
        content = template.build(
            self._catalogue,
            agency,
            period,
            prefill=template.Prefill(known, source=agency, plan=plan, levels=levels),
            form=chosen.id,
            made_up=made_up,
            due=due,
        )
        return f"{self._catalogue.body[agency].short.zh}_{chosen.id}_{period}.xlsx", content

    def marked(
        self, content: bytes, file_name: str, findings: Iterable[Finding]
    ) -> tuple[str, bytes]:
        """File name and workbook for the sender: its own, marked, or results beside it."""
        return feedback(content, file_name, findings, self._catalogue)

    def receipt(self, submission: Submission, findings: Iterable[Finding]) -> Receipt:
        form, said = self._catalogue.form.get(submission.form), tuple(findings)
        asked = indicators_to_come(said)
        with self._store.reading() as session:
            counting = recall.current(session, source=submission.agency, indicators=asked)
            due = (
                self._due_dates.of(session, submission.form, submission.agency, submission.period)
                if form is not None and form.is_ever_owed
                else None
            )
        to_come = still_to_come(submission, said, counting)
        return Receipt(
            submission, said, due, self._catalogue, to_come, due and self._again_by(submission, due)
        )

    def _again_by(self, sent: Submission, due: date) -> date:
        since = (sent.decided_at or sent.received_at).astimezone(
            ZoneInfo(self._catalogue.notice.timezone)
        )
        return again_by(due, since.date(), self._working_days)


def _arrival(outcome: Outcome, reading: Reading, by: str, catalogue: Catalogue) -> Arrival:
    assert reading.agency and reading.form and reading.period  # noqa: S101, PT018 checked when opened
    return Arrival(
        agency=reading.agency,
        form=reading.form,
        form_version=reading.form_version,
        layout=reading.layout,
        period=reading.period,
        sha256=outcome.sha256,
        file_name=outcome.file,
        by=by,
        is_correction=reading.is_correction,
        is_made_up=reading.is_made_up,
        is_refused=outcome.state is FileState.REFUSED,
        observations=outcome.observations,
        action_notes=outcome.action_notes,
        plan=outcome.plan,
        levels=outcome.levels,
        findings=outcome.findings,
        rows=reading.rows,
        rosters=reading.rosters,
        decimals={one.id: one.decimals for one in catalogue.indicators},
    )
