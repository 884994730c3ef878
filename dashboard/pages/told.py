"""What bodies tell in their own words: a narrative note, the numbers in it only suggested, and its cell."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.elements import Content, Element, element
from dashboard.findings import shortened
from dashboard.keys import NoteKey
from dashboard.parts import definition, link, mark, quiet, section
from dashboard.theme import ACTION_LOOKS
from dashboard.view import View
from targets.vocabulary import ActionNote


def told_of_clause(view: View, clause: int) -> tuple[ActionNote, ...]:
    """On the clause as a whole, then on its actions."""
    actions = (line for line in view.board.actions if line.action.clause == clause)
    return (*view.board.told(clause), *(note for line in actions for note in line.told))


def told_card(view: View, clause: int) -> Element | None:
    """Everything that was told last of a clause, for the page of a target in it."""
    notes = told_of_clause(view, clause)
    if not notes:
        return None
    title = view.say("told_title", clause=view.numeral(clause), count=len(notes))
    return section(title, told_list(view, notes), note=view.say("told_note"), id_="told")


def told_list(view: View, notes: Iterable[ActionNote]) -> Element | None:
    """Notes that count; each opens its cell."""
    rows = [element("li", told_text(view, note)) for note in notes]
    return element("ul", rows, class_="told") if rows else None


def note_rows(view: View, notes: Iterable[ActionNote]) -> Element:
    """Every note of one workbook: the template's with their states, those of a narrative with their texts."""
    rows = [_row(view, note) for note in notes]
    return element("ul", rows, class_="action-rows")


def told_text(view: View, note: ActionNote, *, has_place: bool = True) -> list[Content]:
    """Who tells it, the text as written, what stands beside it, and the numbers in it."""
    return [
        element("div", _head(view, note), class_="told-by"),
        element("p", shortened(note.text) or quiet(view.say("told_nothing")), class_="as-written"),
        _beside(view, note),
        _numbers(view, note),
        _cell(view, note) if has_place else None,
    ]


def named(view: View, note: ActionNote) -> str:
    """The action, or the clause that it is about as a whole."""
    action = view.catalogue.action.get(note.action or "")
    if action is not None:
        return view.said(action.title)
    if note.clause is None:
        return note.action or ""
    return view.say("told_whole", clause=view.numeral(note.clause))


def _row(view: View, note: ActionNote) -> Element:
    word = f"judging.action_{note.state}" if note.state else "action_unreported"
    chip = mark(*ACTION_LOOKS[note.state], view.say("told_chip" if _is_told(note) else word))
    said = told_text(view, note) if note.is_narrative else _evidence(view, note)
    name = element("span", named(view, note), class_="name")
    return element("li", chip, element("div", name, said))


def _is_told(note: ActionNote) -> bool:
    return note.is_narrative and note.state is None


def _evidence(view: View, note: ActionNote) -> Element:
    facts = (done_on(view, note), _proof(view, note))
    said = quiet(view.say("dot").join(fact for fact in facts if fact))
    return element(
        "div", shortened(note.text), " ", said, " ", _cell(view, note), class_="evidence"
    )


def done_on(view: View, note: ActionNote) -> str:
    """The day on which it was done; nothing where none is given."""
    return view.say("told_done_on", day=view.day(note.done_on)) if note.done_on else ""


def _proof(view: View, note: ActionNote) -> str:
    return view.say("told_evidence", text=shortened(note.evidence)) if note.evidence else ""


def _head(view: View, note: ActionNote) -> list[Content]:
    """The body's word on itself stands beside every standing of ours, and never for it."""
    head: list[Content] = [view.body(note.source), view.say("dot"), view.month(note.period)]
    if note.self_assessed:
        own = view.say("told_self", text=shortened(note.self_assessed, 40))
        head += [view.say("dot"), element("span", own, class_="self-assessed")]
    return head


def _beside(view: View, note: ActionNote) -> Element | None:
    fields = (("work", note.work), ("problems", note.problems), ("next_steps", note.next_steps))
    facts: list[tuple[str, Content]] = [
        (view.say(f"told_{name}"), shortened(text)) for name, text in fields if text
    ]
    return definition(facts) if facts else None


def _numbers(view: View, note: ActionNote) -> Element | None:
    if not note.suggested_numbers:
        return None
    numbers = shortened(view.joined(list(note.suggested_numbers)))
    return element("p", view.say("told_numbers", numbers=numbers), class_="quiet suggested")


def _cell(view: View, note: ActionNote) -> Element:
    """What counts opens where it came from; what waits, or was replaced, only names its cell."""
    place, key = f"{note.cell.sheet}!{note.cell.address}", NoteKey.of(note)
    if key not in view.notes_counting:
        return element("code", place, class_="cell")
    return link(view.address.opening(source=str(key)), place, class_="cell")
