"""Is all well: the database, the files, the changes, the worker, the mail, the charts, the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from dashboard.backing import Backing
from dashboard.elements import Content, Element, element
from dashboard.parts import mark, section
from dashboard.theme import Shape, Tone
from dashboard.view import View
from store import recall
from store.outbox import LetterState

DELIVERY = "delivery"
"""The lease of whoever delivers."""
LATE = timedelta(minutes=10)
"""A letter that is due longer than this waits for a worker that is not there."""


@dataclass(frozen=True, slots=True)
class Line:
    """`name`: of the wording; what is not well says what to do."""

    name: str
    said: Content
    is_well: bool = True


def health_card(view: View, backing: Backing) -> Element:
    rows = [
        element(
            "li",
            mark(Shape.TICK, Tone.GOOD, view.say("health_well"))
            if line.is_well
            else mark(Shape.CROSS, Tone.BAD, view.say("health_unwell")),
            element("b", view.say(f"health_{line.name}")),
            element("span", line.said),
        )
        for line in _lines(view, backing)
    ]
    return section(view.say("health_title"), element("ul", rows, class_="health"), id_="health")


def _lines(view: View, backing: Backing) -> Iterator[Line]:
    store = backing.store
    with store.reading() as session:
        found = recall.condition(session, DELIVERY)
    journal = "health_rollback" if store.keeps_rollback_journal else "health_current"
    yield Line("database", [store.place, view.say(journal)], is_well=not store.needs_migration)
    size = f"{found.size / 1024**2:,.1f}"
    yield Line("files", view.say("health_files_said", count=found.files, size=size))
    changed = view.instant(found.changed_at) if found.changed_at else view.say("no_data_yet")
    yield Line("changes", view.say("health_changes_said", count=found.changes, moment=changed))
    yield _mail(view, backing)
    yield _calendar(view, backing)


def _mail(view: View, backing: Backing) -> Line:
    """Letters that could not be delivered, or wait for a worker; else when the last went out."""
    past, now = backing.briefings.past(), backing.clock()
    letters = [one.letter for one in past]
    dead = sum(1 for one in letters if one.state is LetterState.DEAD)
    waiting = sum(
        1
        for one in letters
        if one.state in (LetterState.PENDING, LetterState.RETRY)
        and one.next_at is not None
        and one.next_at + LATE < now
    )
    if dead or waiting:
        return Line(
            "mail", view.say("health_mail_unwell", dead=dead, waiting=waiting), is_well=False
        )
    sent = [one.attempts[-1].at for one in past if one.letter.state is LetterState.SENT]
    if not sent:
        return Line("mail", view.say("health_mail_none"))
    return Line("mail", view.say("health_mail_said", moment=view.instant(max(sent))))


def _calendar(view: View, backing: Backing) -> Line:
    """The holidays of the present year and, from December on, of the next."""
    today = view.board.today
    years = {today.year, (today + timedelta(days=31)).year}
    unknown = sorted(year for year in years if not backing.working_days.knows(year))
    if not unknown:
        known = view.joined([str(year) for year in sorted(years)])
        return Line("calendar", view.say("health_calendar_said", years=known))
    said = view.say("year_unknown", year=view.joined([str(year) for year in unknown]))
    return Line("calendar", said, is_well=False)
