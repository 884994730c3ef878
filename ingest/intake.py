"""Door 1's use case: a file comes in, is read and checked, and is recorded whole or refused whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from ingest import guard, template, workbook
from ingest.checks import check
from ingest.errors import UnreadableError
from ingest.explaining import carried, explained
from ingest.layout import Layouts
from ingest.outcome import NO_HINTS, FileState, Outcome
from ingest.parse import parse
from ingest.reading import Reading
from ingest.roster import large
from ingest.roster.reconcile import against_counting
from ingest.storable import unstorable
from store import recall, record
from store.engine import Store
from store.record import Arrival
from targets.calendar import WorkingDays, due_date
from targets.catalogue import Catalogue
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
        return self._opened(content, file_name, hints, explanations, now).outcome

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
        content = template.build(
            self._catalogue,
            agency,
            period,
            known=known,
            form=chosen.id,
            made_up=made_up,
            due=self._due(chosen.id, period),
        )
        return f"{self._catalogue.body[agency].short.zh}_{chosen.id}_{period}.xlsx", content

    def _due(self, form: str, period: Period) -> date:
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
            book = self._opened_large(content)
            if book is None:
                guard.inspect(content, file_name)
                book = workbook.read(content)
        except UnreadableError as error:
            finding = Finding(error.code, Severity.ERROR, values=tuple(error.values.items()))
            outcome = Outcome(
                file_name, digest, FileState.UNREADABLE, reason=error.code, findings=(finding,)
            )
            return _Opened(outcome)
        reading = parse(book, file_name, self._catalogue, self._layouts, hints)
        return self._checked(_outcome(file_name, digest, reading), reading, explanations, now)

    def _opened_large(self, content: bytes) -> workbook.Workbook | None:
        """A list of enterprises as long as a sheet; None: an ordinary workbook."""
        return large.read(content, self._layouts) if large.is_large(content) else None

    def _checked(
        self, outcome: Outcome, reading: Reading, said: Explanations, now: datetime | None
    ) -> _Opened:
        """A reading whose sender, form or month is unknown has findings that say so, and is refused."""
        if reading.agency is None or reading.form is None or reading.period is None:
            findings = explained(reading.findings, said)
            return _Opened(_refused(replace(outcome, findings=findings)))
        asked = set(self._catalogue.form[reading.form].indicators)
        asked |= {figure.indicator for figure in reading.observations}
        asked |= {roster.indicator for roster in reading.rosters if roster.indicator}
        with self._store.reading() as session:
            history = recall.current(session, source=reading.agency, indicators=asked)
            earlier = recall.duplicate(
                session, reading.agency, reading.form, reading.period, outcome.sha256
            )
            left_open = _unexplained(recall.findings(session, earlier.id)) if earlier else 0
        found = [*reading.findings, *unstorable(reading, self._catalogue)]
        found += against_counting(reading, history)
        checks = check(reading, self._catalogue, history, now=now)
        findings = explained((*found, *checks), said)
        checked = replace(
            outcome,
            findings=findings,
            observations=carried(reading.observations, findings),
            before=_before(reading, history),
        )
        return _beside(earlier, left_open, checked, reading)


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
        findings=outcome.findings,
        rows=reading.rows,
        rosters=reading.rosters,
        decimals={one.id: one.decimals for one in catalogue.indicators},
    )
