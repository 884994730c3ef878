"""What is owed when: every form with its next day, and the days of the calendar that staff set right."""

from __future__ import annotations

from dashboard.backing import Backing
from dashboard.elements import Content, Element, element
from dashboard.pages.admin.listed import listed
from dashboard.parts import link, mark, quiet, section
from dashboard.theme import Shape, Tone
from dashboard.view import View
from targets.calendar import due_date
from targets.filings import is_owed
from targets.vocabulary import Form, Period

AHEAD = 15
"""Months that are looked through for the next day of a form."""


def forms_card(view: View, backing: Backing) -> Element:
    columns = ("form", "bodies", "rule", "next", "extended")
    owed = [form for form in view.catalogue.forms if form.is_ever_owed]
    return listed(view, "dues", columns, (_form(view, backing, form) for form in owed))


def _form(view: View, backing: Backing, form: Form) -> list[Content]:
    bodies = view.catalogue.reporters(form)
    names = [view.body(body) for body in bodies]
    who = names[0] if len(names) == 1 else view.say("bodies_count", count=len(names))
    rule = view.say("due_rule", day=form.due.working_day, often=view.say(f"often_{form.frequency}"))
    granted = [one for one in view.board.known.extensions if one.form == form.id]
    return [
        view.said(form.name),
        who,
        [rule, quiet(" ", view.say("assumed")) if form.is_assumed else None],
        _next(view, backing, form),
        link(view.address.to("agencies"), str(len(granted))) if granted else "0",
    ]


def _next(view: View, backing: Backing, form: Form) -> Content:
    """The first day from today on that one of its months is due."""
    today = view.board.today
    first = Period.of(today).plus(-2)
    for step in range(AHEAD):
        month = first.plus(step)
        if not is_owed(view.catalogue, form, month):
            continue
        due = due_date(form, month, backing.working_days)
        if due >= today:
            return [view.day(due), quiet(" ", view.month_brief(month))]
    return quiet(view.say("dues_no_more"))


def calendar_card(view: View, backing: Backing) -> Element:
    """Years whose holidays are known, and every day that staff overrode."""
    days, notice = backing.working_days, view.catalogue.notice
    years = range(notice.start.year, max(notice.end.year, view.board.today.year) + 2)
    known = [
        element(
            "li",
            mark(Shape.TICK, Tone.GOOD, str(year))
            if days.knows(year)
            else mark(Shape.CROSS, Tone.DOUBT, view.say("year_unknown", year=year)),
        )
        for year in years
    ]
    overridden = [
        element("li", view.day(day), " ", view.say(_kind(working=working)))
        for day, working in sorted(days.overrides.items())
    ]
    return section(
        view.say("calendar_title"),
        element("ul", known, class_="names"),
        element("ul", overridden, class_="names") if overridden else None,
        element("p", view.say("calendar_note"), class_="quiet note"),
    )


def _kind(*, working: bool) -> str:
    return "day_working" if working else "day_off"
