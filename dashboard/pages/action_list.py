"""The commitments without a number: how far each has come, in whose hands, with what evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dashboard.elements import Content, Element, element
from dashboard.pages.target_table import chapter_title, owners
from dashboard.pages.told import note_rows, told_list
from dashboard.parts import downloads, link, mark, overlays, quiet
from dashboard.theme import ACTION_LOOKS
from dashboard.view import View
from targets.board import ActionLine
from targets.vocabulary import ActionNote, ActionState, Chapter


def action_list(
    view: View, actions: Iterable[ActionLine], told: Sequence[ActionNote] = ()
) -> Element:
    """`told`: what narrative reports say of clauses as a whole."""
    chosen = list(actions)
    groups = [
        _chapter(view, chapter, found, whole)
        for chapter, found, whole in (
            (
                chapter,
                [line for line in chosen if line.action.clause in chapter.clauses],
                [note for note in told if note.clause in chapter.clauses],
            )
            for chapter in view.catalogue.chapters
        )
        if found or whole
    ]
    return element(
        "section",
        element("h2", view.say("actions_title", count=len(chosen))),
        element("p", view.say("actions_note"), class_="quiet"),
        _counts(view, chosen),
        element("div", groups, class_="action-groups"),
        downloads(view, "actions") if len(chosen) == len(view.board.actions) else None,
        class_="actions",
        id="actions",
    )


def clauses_told(view: View, source: str | None = None) -> list[ActionNote]:
    """What was told last of every clause as a whole, by one body or by all."""
    clauses = (measure.clause for measure in view.catalogue.measures)
    notes = (note for clause in clauses for note in view.board.told(clause))
    return [note for note in notes if source in (None, note.source)]


def state_of(line: ActionLine) -> ActionState | None:
    return line.note.state if line.note else None


def _counts(view: View, actions: list[ActionLine]) -> Element:
    words = {word_of(line): ACTION_LOOKS[state_of(line)] for line in actions}
    counts = Counter(word_of(line) for line in actions)
    order = list(ACTION_LOOKS.values())
    chips = [
        mark(*words[word], view.say(word), element("b", str(counts[word])))
        for word in sorted(words, key=lambda word: order.index(words[word]))
    ]
    return element("div", chips, class_="chips")


def word_of(line: ActionLine) -> str:
    """One on which its lead only told something has no state, and yet was reported."""
    state = state_of(line)
    if state is not None:
        return f"judging.action_{state}"
    return "action_unreported" if line.word is None else "told_chip"


def _chapter(
    view: View, chapter: Chapter, lines: list[ActionLine], told: list[ActionNote]
) -> Element:
    rows = [*(_row(view, line) for line in lines), *note_rows(view, told).children]
    return element(
        "div",
        element("h3", chapter_title(view, chapter)),
        element("ul", rows, class_="action-rows"),
        class_="action-group",
    )


def _row(view: View, line: ActionLine) -> Element:
    action = line.action
    about: list[Content] = [view.clause(action.clause), " ", owners(view, action.responsible)]
    if action.due is not None:
        about += [view.say("dot"), view.say("due", day=view.day(action.due))]
    return element(
        "li",
        mark(*ACTION_LOOKS[state_of(line)], view.say(word_of(line))),
        element(
            "div",
            element("span", view.said(action.title), class_="name"),
            element("span", about, overlays(view, line.assessment), class_="quiet about"),
            _evidence(view, line),
            told_list(view, line.told),
        ),
        id=action.id,
    )


def _evidence(view: View, line: ActionLine) -> Element | None:
    note = line.note
    if note is None:
        return None
    words: list[Content] = [note.text, " " if note.evidence else None, quiet(note.evidence)]
    if note.done_on is not None:
        words.append(quiet(view.say("done_on", day=view.day(note.done_on))))
    where: Content = None
    if note.submission is not None:
        href = view.address.to("submissions", str(note.submission))
        where = link(href, f"{note.cell.sheet}!{note.cell.address}", class_="cell")
    return element("div", words, where, class_="evidence")
