"""The audit: who did what when, the newest first, by page, by person, by deed."""

from __future__ import annotations

from dashboard.address import submission_number
from dashboard.backing import Backing
from dashboard.elements import Content, Element, element
from dashboard.pages.admin.listed import listed
from dashboard.pages.choosing import choosing, chosen_of
from dashboard.pages.naming import sender
from dashboard.parts import link, quiet
from dashboard.view import View
from store import recall
from store.recall import AuditEntry
from wording import sentences

PAGE = 25
"""Entries at a time."""

ACTOR, ACTION, BEFORE = "actor", "action", "before"
"""Parameters of the address."""

LEFT_OUT = ("sha256", "agency", "form")
"""Details that say nothing to a person, or nothing new."""


def audit_card(view: View, backing: Backing) -> Element:
    address = view.address
    before = submission_number(address.asked(BEFORE) or "")
    with backing.store.reading() as session:
        actors, actions = recall.audit_kinds(session)
        found = recall.audit_trail(
            session,
            PAGE + 1,
            before=before,
            actor=address.asked(ACTOR),
            action=address.asked(ACTION),
        )
    shown = found[:PAGE]
    more = shown[-1].number if len(found) > PAGE else None
    rows = [_entry(view, entry) for entry in shown]
    columns = ("number", "at", "actor", "action", "subject", "detail")
    pages, choice = _pages(view, before, more), _choice(view, actors, actions)
    return listed(view, "audit", columns, rows, pages, above=choice)


def _choice(view: View, actors: tuple[str, ...], actions: tuple[str, ...]) -> Element:
    everybody, everything = ("", view.say("audit_all")), ("", view.say("audit_all"))
    return choosing(
        view,
        chosen_of(
            ACTOR,
            view.say("audit_actor"),
            [everybody, *((one, sender(view, one)) for one in actors)],
            view.address.asked(ACTOR) or "",
        ),
        chosen_of(
            ACTION,
            view.say("audit_action"),
            [everything, *((one, action_name(view, one)) for one in actions)],
            view.address.asked(ACTION) or "",
        ),
        button=view.say("filter_show"),
    )


def _pages(view: View, before: int | None, more: int | None) -> Element:
    newest = link(f"{view.address.here(before=None)}#audit", view.say("audit_newest"))
    older = link(f"{view.address.here(before=str(more))}#audit", view.say("audit_older"))
    return element("p", newest if before else None, " ", older if more else None, class_="pages")


def _entry(view: View, entry: AuditEntry) -> list[Content]:
    return [
        str(entry.number),
        view.instant(entry.at),
        sender(view, entry.actor),
        action_name(view, entry.action),
        _subject(view, entry.subject),
        quiet(_detail(view, entry)),
    ]


def action_name(view: View, action: str) -> str:
    """In words; one that is newer than our words by its own."""
    key = f"page.did_{action}"
    return view.say(key) if key in sentences(view.language) else action


def _subject(view: View, subject: str) -> Content:
    kind, _, name = subject.partition(" ")
    if kind == "submission" and name.isdecimal():
        number = view.say("submission_number", number=name)
        return link(view.address.to("submissions", name), number)
    return name[:20] if kind in ("catalogue", "rules") else name or subject


def _detail(view: View, entry: AuditEntry) -> str:
    told = (value for key, value in entry.detail if key not in LEFT_OUT and value)
    return view.say("dot").join(told)
