"""Actions that two versions tell differently: old beside new, in the words of both."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.elements import Element, element
from dashboard.findings import shortened
from dashboard.pages.told import done_on, named
from dashboard.view import View
from targets.amounts import NOTHING
from targets.versions import NoteDifference
from targets.vocabulary import ActionNote


def note_changes(view: View, pairs: Iterable[NoteDifference]) -> Element | None:
    rows = [_note(view, pair) for pair in pairs]
    return element("ul", rows, class_="plain") if rows else None


def _note(view: View, pair: NoteDifference) -> Element:
    return element(
        "li",
        element("div", named(view, pair.note), class_="name"),
        element("div", _told(view, pair.old), " → ", element("b", _told(view, pair.new))),
    )


def _told(view: View, note: ActionNote | None) -> str:
    if note is None:
        return view.say("change_absent")
    state = view.say(f"judging.action_{note.state}" if note.state else "action_unreported")
    words = (shortened(note.text, 120), shortened(note.evidence, 80))
    parts = (state, done_on(view, note), *words)
    return view.say("dot").join(part for part in parts if part) or NOTHING
