"""What waits for the office, the oldest first, with all that a decision needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dashboard.access import Permission
from dashboard.backing import Backing
from dashboard.elements import Content, Element, element
from dashboard.findings import asked_in, questions
from dashboard.pages.deciding import (
    comment_field,
    decision_form,
    submission_line,
    way_to_decide,
    with_origin,
)
from dashboard.pages.finding_rows import question_row
from dashboard.pages.months_closed import closing_mark
from dashboard.pages.naming import sender
from dashboard.parts import empty, mark, quiet, section
from dashboard.theme import Shape, Tone
from dashboard.view import View
from store import recall
from targets.closings import closing_of
from targets.occasions import Occasion, days_late, occasion
from targets.versions import (
    NoteDifference,
    is_overtaken,
    replaced,
    replaced_notes,
    replaces_nothing,
)
from targets.vocabulary import (
    ActionNote,
    Closing,
    Filing,
    Finding,
    Observation,
    Restatement,
    Severity,
    Submission,
    SubmissionState,
)

SEVERAL = "several"
"""The form of those that are accepted together; the boxes stand outside it."""

OCCASION_LOOKS: dict[Occasion, tuple[Shape, Tone]] = {
    Occasion.FIRST: (Shape.BAR, Tone.PLAIN),
    Occasion.SUPPLEMENT: (Shape.HALF, Tone.DOUBT),
    Occasion.CORRECTION: (Shape.TURN, Tone.DOUBT),
    Occasion.AGAIN: (Shape.TURN, Tone.DOUBT),
}


@dataclass(frozen=True)
class Waiting:
    """One that is to be decided, with what it says."""

    view: View
    submission: Submission
    figures: tuple[Observation, ...]
    notes: tuple[ActionNote, ...]
    findings: tuple[Finding, ...]

    @cached_property
    def questions(self) -> list[Finding]:
        return [one for one in self.findings if one.severity is Severity.WARNING]

    @cached_property
    def restated(self) -> tuple[Restatement, ...]:
        return replaced(self.view.board.known.observations, self.figures, self.view.catalogue)

    @cached_property
    def retold(self) -> tuple[NoteDifference, ...]:
        return replaced_notes(self.view.board.known.action_notes, self.notes)

    @property
    def is_overtaken(self) -> bool:
        known, catalogue = self.view.board.known, self.view.catalogue
        return is_overtaken(known, self.submission, self.figures, self.notes, catalogue)

    @cached_property
    def closing(self) -> Closing | None:
        sent = self.submission
        return closing_of(self.view.board.known.closings, sent.period, sent.form)

    @cached_property
    def filing(self) -> Filing | None:
        """What was owed; None for a form or month that nobody asked for."""
        sent = self.submission
        wanted = (sent.form, sent.agency, sent.period)
        owed = self.view.board.filings
        return next((f for f in owed if (f.form, f.agency, f.period) == wanted), None)

    @property
    def is_plain(self) -> bool:
        """Nothing is asked, nothing is replaced, by somebody else: it may be accepted with others."""
        is_own = self.submission.by == self.view.identity.actor
        if self.questions or self.closing or is_own:
            return False
        known = self.view.board.known
        return replaces_nothing(known, self.figures, self.notes, self.view.catalogue)


def queue(view: View, backing: Backing, waiting: list[Submission]) -> Element:
    """For the office. `waiting` are those of the body and month that were asked for."""
    rows = [_opened(view, backing, sent) for sent in waiting]
    plain = [row for row in rows if row.is_plain] if view.address.as_of is None else []
    several = [row.submission.id for row in plain] if len(plain) > 1 else []
    content: Content = element("ul", [_row(row, several) for row in rows], class_="queue")
    return section(
        view.say("queue_title", count=len(rows)),
        way_to_decide(view, waiting[0]) if waiting else None,
        element("p", view.say("queue_note"), class_="quiet note") if rows else None,
        content if rows else empty(view, "queue_empty"),
        _together(view) if several else None,
        id_="queue",
    )


def own_queue(view: View, waiting: list[Submission]) -> Element | None:
    """For a body: its own that wait, which it may still take back."""
    if not waiting:
        return None
    rows = [element("li", submission_line(view, sent)) for sent in waiting]
    return section(
        view.say("own_queue_title", count=len(rows)),
        element("p", view.say("own_queue_note"), class_="quiet note"),
        element("ul", rows, class_="queue"),
    )


def waiting_in(view: View) -> list[Submission]:
    """The oldest first, of those that the reader may see."""
    return [
        sent
        for sent in view.board.known.submissions
        if sent.state is SubmissionState.SUBMITTED
        and view.identity.may(Permission.ORIGINAL, sent.agency)
    ]


def occasion_marks(view: View, sent: Submission, filing: Filing | None) -> list[Element]:
    """First, supplement, correction or once more; and how late a first one came."""
    due, timezone = filing.due if filing else None, view.catalogue.notice.timezone
    known = view.board.known.submissions
    what = occasion(sent, known, due=due, timezone=timezone)
    marks = [mark(*OCCASION_LOOKS[what], view.say(f"occasion_{what}"), class_="flag")]
    late = days_late(sent, due, timezone)
    if what is Occasion.SUPPLEMENT and late:
        words = view.say("days_late", count=late)
        marks.append(mark(Shape.CLOCK, Tone.DOUBT, words, class_="flag"))
    return marks


def _opened(view: View, backing: Backing, sent: Submission) -> Waiting:
    with backing.store.reading() as session:
        figures = recall.figures(session, sent.id)
        notes = recall.notes(session, sent.id)
        found = recall.findings(session, sent.id)
    return Waiting(view, sent, figures, notes, found)


def _row(row: Waiting, several: Iterable[int]) -> Element:
    view, sent = row.view, row.submission
    return element(
        "li",
        _box(view, sent) if sent.id in several else None,
        submission_line(view, sent, names_corrections=False),
        element(
            "p",
            occasion_marks(view, sent, row.filing),
            closing_mark(view, row.closing) if row.closing else None,
            quiet(_contents(row)),
            class_="flags facts-line",
        ),
        _questions(row),
        decision_form(view, sent, is_overtaken=row.is_overtaken),
    )


def _contents(row: Waiting) -> str:
    view = row.view
    words = [view.say("queue_figures", count=len(row.figures))] if row.figures else []
    if row.notes:
        words.append(view.say("queue_notes", count=len(row.notes)))
    if row.restated:
        words.append(view.say("queue_restated", count=len(row.restated)))
    if row.retold:
        words.append(view.say("queue_retold", count=len(row.retold)))
    words.append(_asked(row))
    words.append(view.say("queue_sender", name=sender(view, row.submission.by)))
    return view.say("dot").join(words)


def _asked(row: Waiting) -> str:
    asked = asked_in(row.questions)
    count, silent = len(asked), sum(not one.findings[0].explanation for one in asked)
    if silent:
        return row.view.say("queue_questions_open", count=count, open=silent)
    return row.view.say("queue_questions" if count else "queue_no_questions", count=count)


def _questions(row: Waiting) -> Element | None:
    """What was asked, each with the explanation that was given."""
    if not row.questions:
        return None
    rows = [question_row(row.view, one) for one in questions(row.questions)]
    count = len(asked_in(row.questions))
    summary = element("summary", row.view.say("queue_explained", count=count))
    return element(
        "details",
        summary,
        element("ul", rows, class_="findings"),
        class_="asked",
        open=len(rows) < 3,
    )


def _box(view: View, sent: Submission) -> Element:
    label = view.say("choose_submission", number=sent.id)
    return element(
        "input",
        type="checkbox",
        name="submission",
        value=str(sent.id),
        form=SEVERAL,
        aria_label=label,
        class_="choose",
    )


def _together(view: View) -> Element:
    """Those whose box is ticked, with one comment for all."""
    return element(
        "form",
        with_origin(view),
        element("p", view.say("several_note"), class_="quiet"),
        comment_field(view, SEVERAL, "several_comment"),
        element("button", view.say("act_accept_several"), type="submit", class_="button main"),
        method="post",
        action="/accept-several",
        id=SEVERAL,
        data_inner=view.say("not_sent"),
        class_="several",
    )
