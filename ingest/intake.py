"""Door 1's use case: a file comes in, is read and checked, and is recorded whole or refused whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from ingest import closed, template
from ingest.checks import check, lateness, levels, plans
from ingest.checks.material import Material
from ingest.errors import UnreadableError
from ingest.explaining import carried, explained, remarks
from ingest.layout import Layouts
from ingest.mapping.mappings import known_layouts
from ingest.marked import answers
from ingest.marked.feedback import feedback
from ingest.opened import opened
from ingest.outcome import NO_HINTS, FileState, Outcome
from ingest.parse import parse
from ingest.reading import Reading
from ingest.receipt import Receipt
from ingest.remembering import remembered
from ingest.roster.reconcile import against_counting
from ingest.slips import answered
from ingest.storable import unstorable
from ingest.to_come import indicators_to_come, still_to_come
from store import recall, record
from store.engine import Store
from store.errors import DecisionRefusedError
from store.record import Arrival
from targets.calendar import WorkingDays, again_by, due_date
from targets.catalogue import Catalogue
from targets.effect import Effect, effects
from targets.vocabulary import (
    Explanations,
    Finding,
    Hints,
    Observation,
    Period,
    Severity,
    Submission,
    SubmissionState,
)

NO_EXPLANATIONS = Explanations()
CONTRADICTED = frozenset({"agency_contradicts", "period_contradicts"})
"""Faults of this call, not of the file: the same file, named as another body's, is no duplicate."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file that was looked at: nothing is written yet.

    `reading` None: there is nothing that could be recorded. `replaces`: the same file, which waits
    with more questions unanswered.
    """

    outcome: Outcome
    reading: Reading | None = None
    replaces: int | None = None


class Intake:
    """Threads may share one: it keeps nothing between files."""

    def __init__(
        self, store: Store, catalogue: Catalogue, layouts: Layouts, working_days: WorkingDays
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._layouts = layouts
        self._working_days = working_days

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
        opened = self._opened(content, file_name, hints, explanations, now)
        return replace(opened.outcome, arriving=self._arriving(opened.reading))

    def _arriving(self, reading: Reading | None) -> tuple[recall.ArrivingRoster, ...]:
        if reading is None or reading.agency is None or reading.period is None:
            return ()
        agency, period = reading.agency, reading.period
        with self._store.reading() as session:
            return tuple(
                recall.arriving(session, roster, agency, period) for roster in reading.rosters
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
        place of the one that waits. Raises: StoreError; then nothing of it is recorded.
        """
        opened = self._opened(content, file_name, hints, explanations, now)
        outcome, reading = opened.outcome, opened.reading
        if reading is None or outcome.state is FileState.DUPLICATE:
            return outcome
        self._store.blobs.keep(content)
        arrival = _arrival(outcome, reading, by, self._catalogue)
        submission, is_new = record.receive(
            self._store, arrival, now=now, replacing=opened.replaces
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
            due = self._due(session, chosen.id, agency, period)
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
                self._due(session, submission.form, submission.agency, submission.period)
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

    def _due(self, session: Session, form: str, agency: str, period: Period) -> date:
        """The rule's, or what the office granted in its place."""
        granted = recall.extension(session, agency, form, period)
        return granted.due if granted else self._rule(form, period)

    def _rule(self, form: str, period: Period) -> date:
        return due_date(self._catalogue.form[form], period, self._working_days)

    def _opened(
        self,
        content: bytes,
        file_name: str,
        hints: Hints,
        explanations: Explanations,
        now: datetime | None,
    ) -> _Opened:
        digest = sha256(content).hexdigest()
        try:
            layouts = known_layouts(self._store, self._layouts)
            book, written = answers.taken_out(opened(content, file_name, layouts))
        except UnreadableError as error:
            finding = Finding(error.code, Severity.ERROR, values=tuple(error.values.items()))
            outcome = Outcome(
                file_name, digest, FileState.UNREADABLE, reason=error.code, findings=(finding,)
            )
            return _Opened(outcome)
        reading = parse(book, file_name, self._catalogue, layouts, self._on_the_day(hints, now))
        reading = replace(reading, answers=written)
        return self._checked(_outcome(file_name, digest, reading), reading, explanations, now)

    def _on_the_day(self, hints: Hints, now: datetime | None) -> Hints:
        if now is None:
            return hints
        return replace(
            hints, today=now.astimezone(ZoneInfo(self._catalogue.notice.timezone)).date()
        )

    def _checked(
        self, outcome: Outcome, reading: Reading, said: Explanations, now: datetime | None
    ) -> _Opened:
        """A reading whose sender, form or month is unknown has findings that say so, and is refused."""
        if reading.agency is None or reading.form is None or reading.period is None:
            findings = explained(answers.answered(reading.findings, reading.answers), said)
            return _Opened(_refused(replace(outcome, findings=findings)))
        with self._store.reading() as session:
            material, taken = answered(remembered(session, reading, self._catalogue), said)
            earlier = recall.duplicate(
                session, reading.agency, reading.form, reading.period, outcome.sha256
            )
            left_open = _unexplained(recall.findings(session, earlier.id)) if earlier else 0
            notes = recall.current_notes(session, source=reading.agency)
            counting = closed.Counting(material.history, notes, recall.closings(session))
            beside = self._beside_figures(session, material, now)
        reading = material.reading
        found = (*reading.findings, *taken, *unstorable(reading, self._catalogue))
        lists = tuple(against_counting(reading, material.history))
        shut = tuple(closed.look(reading, self._catalogue, counting))
        checks = closed.without_questions(check(material, now=now), shut)
        every = (*found, *lists, *shut, *checks, *beside)
        findings = explained(answers.answered(every, reading.answers), said)
        findings += tuple(remarks(reading.observations, findings))
        checked = replace(
            outcome,
            findings=findings,
            observations=carried(reading.observations, findings),
            before=_before(reading, material.history),
            units=reading.units,
        )
        return _beside(earlier, left_open, checked, reading)

    def _beside_figures(
        self, session: Session, material: Material, now: datetime | None
    ) -> tuple[Finding, ...]:
        """Of plans, levels and the day itself."""
        reading = material.reading
        assert reading.agency and reading.form and reading.period  # noqa: S101, PT018 asked by the caller
        held = recall.plan(session, recall.newest_seq(session)) if reading.plan else ()
        sent = recall.sent(session, reading.agency, reading.form, reading.period)
        due = self._due(session, reading.form, reading.agency, reading.period)
        return (
            *plans.look(material, held),
            *levels.look(material),
            *lateness.look(material, sent, self._working_days, due=due, now=now),
        )


def _beside(
    earlier: Submission | None, left_open: int, checked: Outcome, reading: Reading
) -> _Opened:
    """`earlier`: the same file, which waits or counts, with so many warnings unexplained."""
    if earlier is None:
        return _Opened(_refused(checked) if checked.errors else checked, reading)
    if any(one.code in CONTRADICTED for one in checked.errors):
        return _Opened(_refused(checked))
    waits = earlier.state is SubmissionState.SUBMITTED
    if waits and not checked.errors and len(checked.unexplained) < left_open:
        return _Opened(checked, reading, replaces=earlier.id)
    return _Opened(replace(checked, state=FileState.DUPLICATE, submission=earlier), reading)


def _unexplained(findings: tuple[Finding, ...]) -> int:
    return sum(one.severity is Severity.WARNING and not one.explanation for one in findings)


def _outcome(file_name: str, digest: str, reading: Reading) -> Outcome:
    return Outcome(
        file=file_name,
        sha256=digest,
        state=FileState.DRY_RUN,
        agency=reading.agency,
        form=reading.form,
        form_version=reading.form_version,
        layout=reading.layout,
        period=reading.period,
        is_correction=reading.is_correction,
        is_made_up=reading.is_made_up,
        observations=reading.observations,
        action_notes=reading.action_notes,
        plan=reading.plan,
        levels=reading.levels,
        findings=reading.findings,
        units=reading.units,
        rosters=tuple(roster.without_rows() for roster in reading.rosters),
    )


def _refused(outcome: Outcome) -> Outcome:
    """The first error is the reason. Nothing is refused without one."""
    if not outcome.errors:
        finding = Finding("nothing_reported", Severity.ERROR)
        outcome = replace(outcome, findings=(*outcome.findings, finding))
    return replace(outcome, state=FileState.REFUSED, reason=outcome.errors[0].code)


def _before(reading: Reading, history: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """What counts now for each figure's month before, and for its own month where it would be replaced."""
    wanted = {
        (figure.indicator, figure.area, period)
        for figure in reading.observations
        for period in (figure.period.plus(-1), figure.period)
    }
    return tuple(one for one in history if (one.indicator, one.area, one.period) in wanted)


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
