"""The versions of one body's form and month, and what differs between any two of them."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.address import submission_number
from dashboard.backing import Backing
from dashboard.elements import Content, Element, element
from dashboard.pages.changes import difference_table
from dashboard.pages.choosing import choosing, chosen_of
from dashboard.pages.deciding import state_chip
from dashboard.pages.naming import sender
from dashboard.pages.note_changes import note_changes
from dashboard.parts import link, quiet, section
from dashboard.view import View
from store import recall
from targets.versions import (
    FigureDifference,
    differing_figures,
    differing_notes,
)
from targets.vocabulary import Submission


def versions_card(
    view: View, backing: Backing, found: Submission, versions: list[Submission]
) -> Element | None:
    """`versions`: all of the same report that the reader may see, the oldest first, this one among them."""
    if len(versions) < 2:
        return None
    pair = _pair(view, found, versions)
    return section(
        view.say("report_versions_title", count=len(versions)),
        element("ul", [_version(view, one, found) for one in versions], class_="queue"),
        _chooser(view, versions, pair),
        _differences(view, backing, *pair),
        id_="versions",
    )


def _pair(
    view: View, found: Submission, versions: list[Submission]
) -> tuple[Submission, Submission]:
    """As the address says; else this one with the one before it (or, the first, with the next)."""
    place = versions.index(found)
    usual = (versions[place - 1], found) if place else (found, versions[1])
    by_id = {one.id: one for one in versions}
    asked = [by_id.get(submission_number(view.address.asked(n) or "") or 0) for n in ("old", "new")]
    return asked[0] or usual[0], asked[1] or usual[1]


def _version(view: View, one: Submission, found: Submission) -> Element:
    words = view.say("submission_number", number=one.id)
    name: Content = element("b", view.say("this_version", name=words))
    if one.id != found.id:
        name = link(view.address.to("submissions", str(one.id)), words)
    counting = sum(1 for each in view.board.known.observations if each.submission == one.id)
    facts = [
        view.instant(one.received_at),
        sender(view, one.by),
        view.say("version_counts", count=counting) if counting else view.say("version_counts_none"),
    ]
    return element(
        "li",
        state_chip(view, one),
        element("div", name, " ", quiet(view.say("dot").join(facts))),
        quiet(view.say("correction")) if one.is_correction else None,
    )


def _chooser(
    view: View, versions: Iterable[Submission], pair: tuple[Submission, Submission]
) -> Element:
    choices = [(str(one.id), view.say("submission_number", number=one.id)) for one in versions]
    return choosing(
        view,
        chosen_of("old", view.say("compare_old"), choices, str(pair[0].id)),
        chosen_of("new", view.say("compare_new"), choices, str(pair[1].id)),
        button=view.say("compare"),
    )


def _differences(view: View, backing: Backing, old: Submission, new: Submission) -> list[Element]:
    with backing.store.reading() as session:
        said = [recall.figures(session, one.id) for one in (old, new)]
        notes = [recall.notes(session, one.id) for one in (old, new)]
    figures = differing_figures(said[0], said[1], view.catalogue)
    told = differing_notes(notes[0], notes[1])
    title = view.say("compared", old=old.id, new=new.id, count=len(figures) + len(told))
    if not figures and not told:
        return [element("p", view.say("compared_same", old=old.id, new=new.id), class_="empty")]
    changed = [one for one in figures if one.old and one.new]
    return [
        element("h3", title),
        *([difference_table(view, changed)] if changed else []),
        *filter(None, [note_changes(view, told)]),
        *_only_in(view, "only_new", [one for one in figures if one.old is None]),
        *_only_in(view, "only_old", [one for one in figures if one.new is None]),
    ]


def _only_in(view: View, key: str, figures: list[FigureDifference]) -> list[Element]:
    """What one of the two does not have, folded away: mostly months that the other left out."""
    if not figures:
        return []
    summary = element("summary", view.say(key, count=len(figures)), class_="quiet")
    return [element("details", summary, difference_table(view, figures), class_="repeated")]
