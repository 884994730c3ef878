"""One submission: who sent which file when, what was found in it, every figure of it, and its decision."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.access import Permission
from dashboard.backing import Backing
from dashboard.elements import Content, Element, element
from dashboard.findings import questions, shortened
from dashboard.pages.changes import restated_table
from dashboard.pages.deciding import decision_form, notice_of, state_chip, way_to_decide
from dashboard.pages.finding_rows import question_row
from dashboard.pages.months_closed import closing_words
from dashboard.pages.naming import layout_name, sender
from dashboard.pages.note_changes import note_changes
from dashboard.pages.promises import promises
from dashboard.pages.receipt import receipt_card
from dashboard.pages.restoring import restoring
from dashboard.pages.told import note_rows
from dashboard.pages.versions import versions_card
from dashboard.parts import column_heads, empty, figure_link, link, mark, quiet, section
from dashboard.shell import framed
from dashboard.theme import Shape, Tone
from dashboard.view import View
from store import recall
from store.recall import Decision, KeptRoster
from targets import amounts
from targets.amounts import NOTHING
from targets.closings import closing_of
from targets.occasions import is_same_report
from targets.versions import counts_still, is_overtaken, replaced, replaced_notes
from targets.vocabulary import (
    ActionNote,
    Finding,
    Observation,
    Submission,
    SubmissionState,
)

TO_BE_MENDED = (SubmissionState.RETURNED, SubmissionState.REFUSED)


def submission_page(view: View, backing: Backing, number: int) -> Element:
    found = next((s for s in view.board.known.submissions if s.id == number), None)
    with backing.store.reading() as session:
        said = recall.findings(session, number)
        figures = recall.figures(session, number)
        notes = recall.notes(session, number)
        decisions = recall.decisions(session, number)
        plan, levels = recall.points_said(session, number), recall.levels_said(session, number)
        lists = recall.rosters(session, number)
    if found is None:
        return _alone(view, view.say("no_such_submission", number=number))
    if not may_read(view, found):
        return _alone(view, view.say("not_public_yet", number=number))
    known = view.board.known
    title = view.say(
        "submission_name",
        number=found.id,
        body=view.body(found.agency),
        month=view.month(found.period),
    )
    return framed(
        view,
        [
            element(
                "p",
                link(view.address.to("submissions"), view.say("section_submissions")),
                view.say("dot"),
                view.say("submission_number", number=found.id),
                class_="kicker",
            ),
            element("h1", title, state_chip(view, found)),
            notice_of(view, found) or _next_step(view, found),
            _closed(view, found),
            decision_form(
                view,
                found,
                is_overtaken=is_overtaken(known, found, figures, notes, view.catalogue),
            )
            or way_to_decide(view, found),
            element(
                "div",
                receipt_card(view, backing, found, _facts(view, found, decisions), said),
                findings_card(view, said),
                class_="two even",
            ),
            _restated(view, found, figures),
            _retold(view, found, notes),
            versions_card(view, backing, found, _versions(view, found)),
            restoring(view, found, figures, notes),
            _rosters(view, lists) if lists else None,
            _figures(view, found, figures) if figures else None,
            promises(view, plan, levels),
            _notes(view, notes) if notes else None,
        ],
        current="submissions",
    )


def may_read(view: View, submission: Submission) -> bool:
    """What counts is for all; what does not (yet) is for the office and its sender."""
    is_counted = submission.state is SubmissionState.ACCEPTED
    return is_counted or view.identity.may(Permission.ORIGINAL, submission.agency)


def _versions(view: View, found: Submission) -> list[Submission]:
    """Of the same body's form and month, the oldest first, as far as the reader may see them."""
    same = (one for one in view.board.known.submissions if is_same_report(one, found))
    return [one for one in same if may_read(view, one)]


def _closed(view: View, found: Submission) -> Element | None:
    """That its month is closed, and what that means while it waits."""
    closing = closing_of(view.board.known.closings, found.period, found.form)
    if closing is None:
        return None
    words = [view.say("month_closed", month=view.month(found.period)), " "]
    flag = mark(Shape.LOCK, Tone.PLAIN, words, class_="flag")
    waits = found.state is SubmissionState.SUBMITTED
    return element(
        "p",
        flag,
        quiet(closing_words(view, closing)),
        element("span", view.say("accepting_in_closed"), class_="strong") if waits else None,
        class_="flags",
    )


def _restated(view: View, found: Submission, figures: tuple[Observation, ...]) -> Element | None:
    """Old and new value of what it would replace, or did replace."""
    if found.state is SubmissionState.SUBMITTED:
        pairs, key = (
            replaced(view.board.known.observations, figures, view.catalogue),
            "would_replace",
        )
    else:
        known = view.board.known.restatements
        pairs, key = tuple(pair for pair in known if pair.new.submission == found.id), "did_replace"
    if not pairs:
        return None
    return section(view.say(f"{key}_title", count=len(pairs)), restated_table(view, pairs))


def _retold(view: View, found: Submission, notes: tuple[ActionNote, ...]) -> Element | None:
    """Actions that it would tell otherwise than they are told now."""
    if found.state is not SubmissionState.SUBMITTED:
        return None
    pairs = replaced_notes(view.board.known.action_notes, notes)
    title = view.say("would_retell_title", count=len(pairs))
    return section(title, note_changes(view, pairs)) if pairs else None


def _alone(view: View, sentence: str) -> Element:
    back = link(view.address.to("submissions"), view.say("to_submissions"), class_="button")
    return framed(view, [element("h1", sentence), element("p", back)], current="submissions")


def _next_step(view: View, submission: Submission) -> Element:
    key = f"next_{submission.state}"
    if submission.state is SubmissionState.ACCEPTED:
        key += "" if counts_still(view.board.known, submission) else "_replaced"
    if submission.state in TO_BE_MENDED and not view.identity.may(
        Permission.UPLOAD, submission.agency
    ):
        key += "_by_sender"
    return element("p", view.say(key), class_="sentence")


def _facts(
    view: View, found: Submission, decisions: tuple[Decision, ...]
) -> list[tuple[str, Content]]:
    form = view.catalogue.form.get(found.form)
    facts: list[tuple[str, Content]] = [
        (view.say("receipt_number"), str(found.id)),
        (view.say("file"), _file(view, found)),
        (
            view.say("form"),
            [
                view.said(form.name) if form else found.form,
                quiet(
                    view.say(
                        "version",
                        version=found.form_version,
                        layout=layout_name(view, found.layout),
                    )
                ),
            ],
        ),
        (view.say("received"), view.instant(found.received_at)),
        (view.say("sender"), sender(view, found.by)),
        ("sha256", element("code", found.sha256)),
    ]
    facts += [_decision(view, one) for one in decisions if one.seq <= view.board.known.seq]
    if found.revision_of is not None:
        facts.append(
            (
                view.say("replaces"),
                link(
                    view.address.to("submissions", str(found.revision_of)),
                    view.say("submission_number", number=found.revision_of),
                ),
            )
        )
    if found.is_made_up:
        facts.append((view.say("origin"), view.say("made_up_short")))
    return facts


def _decision(view: View, taken: Decision) -> tuple[str, Content]:
    """Who did what with it when, and what was said of it."""
    said: list[Content] = [view.instant(taken.at), view.say("dot"), sender(view, taken.actor)]
    if taken.comment:
        said.append(element("div", shortened(taken.comment)))
    return view.say(f"taken_{taken.action}"), said


def _file(view: View, found: Submission) -> Content:
    if not view.identity.may(Permission.ORIGINAL, found.agency):
        return found.file_name
    return link(f"/blob/{found.sha256}", found.file_name, download="")


def findings_card(view: View, findings: Iterable[Finding]) -> Element:
    said = list(findings)
    if not said:
        return section(view.say("findings_title"), empty(view, "no_findings"))
    rows = [question_row(view, question) for question in questions(said)]
    return section(view.say("findings_title"), element("ul", rows, class_="findings"))


def _rosters(view: View, lists: Iterable[KeptRoster]) -> Element:
    """What each list of enterprises comes to; the page of the lists says more."""
    rows = [
        element(
            "li",
            view.say(
                "roster_line", title=one.title, rows=f"{one.rows:,}", counted=f"{one.counted:,}"
            ),
        )
        for one in lists
    ]
    number = next(iter(lists)).submission
    way = link(view.address.to("submissions", str(number), "roster"), view.say("to_rosters"))
    return section(view.say("rosters_title"), element("ul", rows), element("p", way))


def _figures(view: View, found: Submission, figures: tuple[Observation, ...]) -> Element:
    names = ("indicator", "area", "month", "value", "seen", "cell", "said")
    head = column_heads(view, "figures", names, ("value",))
    rows = [_figure(view, found, figure) for figure in figures]
    table = element(
        "table", element("thead", element("tr", head)), element("tbody", rows), class_="figures"
    )
    return section(
        view.say("figures_title", count=len(figures)), element("div", table, class_="wide")
    )


def _figure(view: View, found: Submission, figure: Observation) -> Element:
    indicator = view.catalogue.indicator.get(figure.indicator)
    name = view.said(indicator.short) if indicator else figure.indicator
    shown: Content = NOTHING
    if indicator is not None:
        text = (
            amounts.shown(figure.value, indicator.unit, view.language)
            if figure.value is not None
            else view.say("reported_missing")
        )
        counts = found.state is SubmissionState.ACCEPTED
        shown = figure_link(view, figure, text) if counts else text
    return element(
        "tr",
        element("th", name, scope="row"),
        element("td", view.area(figure.area)),
        element("td", view.month_brief(figure.period)),
        element("td", shown, class_="r"),
        element("td", shortened(figure.seen), class_="quiet"),
        element("td", element("code", f"{figure.cell.sheet}!{figure.cell.address}", class_="cell")),
        element("td", shortened(figure.explanation or figure.why), class_="quiet"),
    )


def _notes(view: View, notes: tuple[ActionNote, ...]) -> Element:
    return section(view.say("notes_title", count=len(notes)), note_rows(view, notes))
