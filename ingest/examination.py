"""A file, looked at before anything is written: read, held against what counts, every finding at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from ingest import answered_before, closed
from ingest.checks import check, lateness, levels, plans
from ingest.checks.material import Material
from ingest.due_dates import DueDates
from ingest.errors import UnreadableError
from ingest.explaining import carried, explained, remarks
from ingest.layout import Layouts
from ingest.mapping.mappings import known_layouts
from ingest.marked import answers
from ingest.opened import opened
from ingest.outcome import FileState, Outcome
from ingest.parse import parse
from ingest.reading import Reading
from ingest.remembering import remembered
from ingest.roster.reconcile import against_counting
from ingest.slips import answered
from ingest.storable import unstorable
from store import recall
from store.engine import Store
from targets.calendar import WorkingDays
from targets.catalogue import Catalogue
from targets.vocabulary import (
    Explanations,
    Finding,
    Hints,
    Observation,
    Severity,
    Submission,
    SubmissionState,
)

CONTRADICTED = frozenset({"agency_contradicts", "period_contradicts"})
"""Faults of this call, not of the file: the same file, named as another body's, is no duplicate."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What is known of a file before anything of it is written.

    `reading` None: there is nothing that could be recorded. `replaces`: the same file, which waits
    with more questions unanswered. `checked_at`: the last change that the checks knew.
    """

    outcome: Outcome
    reading: Reading | None = None
    replaces: int | None = None
    checked_at: int | None = None


@dataclass(frozen=True)
class Examination:
    """Of files: by what is asked, what counts, and the rules and due dates in force."""

    store: Store
    catalogue: Catalogue
    layouts: Layouts
    working_days: WorkingDays

    def of(
        self,
        content: bytes,
        file_name: str,
        hints: Hints,
        explanations: Explanations,
        now: datetime | None,
    ) -> Examined:
        digest = sha256(content).hexdigest()
        try:
            layouts = known_layouts(self.store, self.layouts)
            book, written = answers.taken_out(opened(content, file_name, layouts))
        except UnreadableError as error:
            finding = Finding(error.code, Severity.ERROR, values=tuple(error.values.items()))
            outcome = Outcome(
                file_name, digest, FileState.UNREADABLE, reason=error.code, findings=(finding,)
            )
            return Examined(outcome)
        reading = parse(book, file_name, self.catalogue, layouts, self._on_the_day(hints, now))
        reading = replace(reading, answers=written)
        return self._checked(_outcome(file_name, digest, reading), reading, explanations, now)

    def _on_the_day(self, hints: Hints, now: datetime | None) -> Hints:
        if now is None:
            return hints
        return replace(hints, today=now.astimezone(ZoneInfo(self.catalogue.notice.timezone)).date())

    def _checked(
        self, outcome: Outcome, reading: Reading, said: Explanations, now: datetime | None
    ) -> Examined:
        """A reading whose sender, form or month is unknown has findings that say so, and is refused."""
        if reading.agency is None or reading.form is None or reading.period is None:
            findings = explained(answers.answered(reading.findings, reading.answers), said)
            return Examined(_refused(replace(outcome, findings=findings)))
        with self.store.reading() as session:
            checked_at = recall.newest_seq(session)
            material, taken = answered(remembered(session, reading, self.catalogue), said)
            earlier = recall.duplicate(
                session, reading.agency, reading.form, reading.period, outcome.sha256
            )
            left_open = _unexplained(recall.findings(session, earlier.id)) if earlier else 0
            notes = recall.current_notes(session, source=reading.agency)
            counting = closed.Counting(material.history, notes, recall.closings(session))
            beside = self._beside_figures(session, material, now)
            answered_ones = recall.answers(
                session, reading.agency, reading.form, answered_before.ASKED_ONCE
            )
        reading = material.reading
        words = answered_before.told(reading.findings, answered_ones)
        found = (*words, *taken, *unstorable(reading, self.catalogue))
        lists = tuple(against_counting(reading, material.history))
        shut = tuple(closed.look(reading, self.catalogue, counting))
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
        return replace(_beside(earlier, left_open, checked, reading), checked_at=checked_at)

    def _beside_figures(
        self, session: Session, material: Material, now: datetime | None
    ) -> tuple[Finding, ...]:
        """Of plans, levels and the day itself."""
        reading = material.reading
        assert reading.agency and reading.form and reading.period  # noqa: S101, PT018 asked by the caller
        held = recall.plan(session, recall.newest_seq(session)) if reading.plan else ()
        sent = recall.sent(session, reading.agency, reading.form, reading.period)
        due = DueDates(self.catalogue, self.working_days).of(
            session, reading.form, reading.agency, reading.period
        )
        return (
            *plans.look(material, held),
            *levels.look(material),
            *lateness.look(material, sent, self.working_days, due=due, now=now),
        )


def _beside(
    earlier: Submission | None, left_open: int, checked: Outcome, reading: Reading
) -> Examined:
    """`earlier`: the same file, which waits or counts, with so many warnings unexplained."""
    if earlier is None:
        return Examined(_refused(checked) if checked.errors else checked, reading)
    if any(one.code in CONTRADICTED for one in checked.errors):
        return Examined(_refused(checked))
    waits = earlier.state is SubmissionState.SUBMITTED
    if waits and not checked.errors and len(checked.unexplained) < left_open:
        return Examined(checked, reading, replaces=earlier.id)
    return Examined(replace(checked, state=FileState.DUPLICATE, submission=earlier), reading)


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
