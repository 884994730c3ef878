"""Who leads and who supports what, how punctual each body is; and one body by itself."""

from __future__ import annotations

from collections import Counter

from dashboard.access import Permission
from dashboard.backing import Backing
from dashboard.elements import Content, Element, element
from dashboard.figures.shapes import drawn_shape
from dashboard.figures.strip import strip, strip_legend
from dashboard.pages.action_list import action_list, clauses_told
from dashboard.pages.deciding import notice_of
from dashboard.pages.extending import extensions_card
from dashboard.pages.target_table import target_table
from dashboard.parts import chip, downloads, empty, link, quiet, section
from dashboard.shell import framed
from dashboard.theme import LOOKS, ORDER, Shape, Tone
from dashboard.view import View
from targets.board import ActionLine, Line
from targets.vocabulary import Agency, Filing, FilingState, Form, Measure, Period

STRIP = 12
"""Months of punctuality that a strip shows."""


def agencies_page(view: View, backing: Backing) -> Element:
    members = [
        agency
        for agency in view.catalogue.agencies
        if agency.role == "member" and not agency.is_group
    ]
    return framed(
        view,
        [
            element("p", view.kicker("agencies"), class_="kicker"),
            element("h1", _headline(view, members)),
            notice_of(view),
            section(
                view.say("agencies_table_title"),
                element("div", _table(view, members), class_="wide"),
                strip_legend(view),
                downloads(view, "agencies"),
            ),
            section(
                view.say("duties_title"),
                element("p", view.say("duties_note"), class_="quiet"),
                element("div", _duties(view), class_="wide"),
            ),
            extensions_card(view, backing),
        ],
        current="agencies",
    )


def _headline(view: View, members: list[Agency]) -> str:
    scored = [line for line in view.board.lines if line.is_scored]
    leading = {line.target.responsible[0] for line in scored}
    late = [
        a for a in members if any(f.state is FilingState.MISSING for f in filings_of(view, a.id))
    ]
    first = view.say(
        "agencies_headline",
        leading=len(leading),
        members=len(members),
        targets=len(scored),
    )
    if not late:
        return first
    return first + view.say("agencies_late", names=view.joined([view.body(a.id) for a in late]))


def filings_of(view: View, body: str) -> list[Filing]:
    """Of the newest months, oldest first."""
    oldest = view.period.plus(1 - STRIP)
    return [f for f in view.board.filings if f.agency == body and f.period >= oldest]


def _table(view: View, members: list[Agency]) -> Element:
    names = ("body", "leads", "joint", "actions", "punctuality")
    head = [
        element(
            "th",
            view.say(f"agencies_{name}"),
            scope="col",
            class_="r" if name in ("joint", "actions") else None,
        )
        for name in names
    ]
    rows = [_row(view, agency) for agency in members]
    return element(
        "table",
        element("thead", element("tr", head)),
        element("tbody", rows),
        class_="agencies rows",
    )


def _row(view: View, agency: Agency) -> Element:
    led, joint, actions = owned_by(view, agency.id)
    cells: tuple[tuple[str, Content, bool], ...] = (
        ("leads", _standings(view, led), False),
        ("joint", str(len(joint)) if joint else quiet("0"), True),
        ("actions", str(len(actions)) if actions else quiet("0"), True),
        ("punctuality", punctuality(view, agency.id), False),
    )
    return element(
        "tr",
        element(
            "th",
            link(view.address.to("agencies", agency.id), view.body(agency.id), class_="name"),
            scope="row",
        ),
        [
            element(
                "td",
                content,
                class_="r" if is_number else None,
                data_label=view.say(f"agencies_{name}"),
            )
            for name, content, is_number in cells
        ],
    )


def owned_by(view: View, name: str) -> tuple[list[Line], list[Line], list[ActionLine]]:
    """The targets that a body leads and those that it supports, and the actions that it leads."""
    lines, actions = view.board.lines, view.board.actions
    return (
        [line for line in lines if line.target.responsible[0] == name],
        [line for line in lines if name in line.target.responsible[1:]],
        [line for line in actions if line.action.responsible[0] == name],
    )


def _standings(view: View, lines: list[Line]) -> Content:
    """Shapes with counts; the words are in the title and for readers aloud."""
    if not lines:
        return quiet(view.say("leads_none"))
    counts = Counter(line.city.standing for line in lines if line.is_scored)
    parts = [
        _tally(*LOOKS[standing], view.say(f"judging.standing_{standing}"), counts[standing])
        for standing in ORDER
        if counts[standing]
    ]
    if unscored := sum(not line.is_scored for line in lines):
        parts.append(_tally(Shape.BAR, Tone.PLAIN, view.say("not_scored"), unscored))
    return element("span", parts, class_="tallies")


def _tally(shape: Shape, tone: Tone, word: str, count: int) -> Element:
    return element(
        "span",
        drawn_shape(shape),
        element("b", str(count)),
        element("span", word, class_="aside"),
        class_=f"tally tone-{tone}",
        title=word,
    )


def punctuality(view: View, body: str) -> Content:
    """A strip a form; bodies that owe none say so."""
    found = filings_of(view, body)
    if not found:
        return quiet(view.say("owes_nothing"))
    forms = dict.fromkeys(filing.form for filing in found)
    return [
        element(
            "div",
            quiet(view.said(view.catalogue.form[form].name)) if len(forms) > 1 else None,
            strip(view, [filing for filing in found if filing.form == form]),
            class_="form-strip",
        )
        for form in forms
    ]


def _duties(view: View) -> Element:
    """Body by clause: ● leads, ○ supports."""
    measures = view.catalogue.measures
    bodies = dict.fromkeys(body for measure in measures for body in measure.responsible)
    head = [
        element("th", view.numeral(m.clause), scope="col", title=view.said(m.title), class_="c")
        for m in measures
    ]
    rows = [
        element(
            "tr",
            element("th", _body_link(view, body), scope="row"),
            [_duty(view, body, m) for m in measures],
        )
        for body in bodies
    ]
    corner = element("th", view.say("duties_corner"), scope="col")
    return element(
        "table",
        element("thead", element("tr", corner, head)),
        element("tbody", rows),
        class_="duties",
    )


def _body_link(view: View, body: str) -> Content:
    agency = view.catalogue.agency.get(body)
    return (
        view.body(body)
        if agency is None or agency.is_group
        else link(view.address.to("agencies", body), view.body(body))
    )


def _duty(view: View, body: str, measure: Measure) -> Element:
    if body not in measure.responsible:
        return element("td")
    is_lead = measure.lead == body
    word = view.say("lead" if is_lead else "joint")
    spoken = element("span", f"{word}{view.clause(measure.clause)}", class_="aside")
    return element(
        "td",
        element("span", "●" if is_lead else "○", aria_hidden="true"),
        spoken,
        class_="c lead" if is_lead else "c",
        title=f"{word} · {view.said(measure.title)}",
    )


def agency_page(view: View, name: str) -> Element:
    led, joint, actions = owned_by(view, name)
    told = clauses_told(view, name)
    return framed(
        view,
        [
            element(
                "p",
                link(view.address.to("agencies"), view.say("section_agencies")),
                view.say("dot"),
                view.full_body(name),
                class_="kicker",
            ),
            element("h1", view.body(name)),
            element("p", _summary(view, name, led, joint), class_="sentence"),
            [element("h2", view.say("led_targets")), target_table(view, led)]
            if led
            else empty(view, "leads_no_target"),
            _joint(view, joint),
            _forms(view, name),
            action_list(view, actions, told) if actions or told else None,
        ],
        current="agencies",
    )


def _summary(view: View, name: str, led: list[Line], joint: list[Line]) -> str:
    filings = [f for f in filings_of(view, name) if f.state is not FilingState.NOT_DUE]
    punctual = sum(1 for f in filings if f.state is FilingState.ON_TIME)
    scored = {"led": led, "joint": joint}
    counts = {part: sum(line.is_scored for line in lines) for part, lines in scored.items()}
    return view.say("agency_summary", filed=punctual, owed=len(filings), **counts)


def _joint(view: View, lines: list[Line]) -> Element | None:
    if not lines:
        return None
    items = [
        element(
            "li",
            link(view.address.to("target", line.target.id), view.said(line.target.indicator.short)),
            chip(view, line.city.standing) if line.is_scored else None,
            quiet(view.body(line.target.responsible[0])),
        )
        for line in lines
    ]
    return section(view.say("joint_targets"), element("ul", items, class_="joint-list"))


def _forms(view: View, name: str) -> Element | None:
    """What it owes, how it kept time, and the blank form of the month that is due."""
    forms = [form for form in view.catalogue.forms_of(name) if form.is_ever_owed]
    if not forms:
        return None
    rows = []
    for form in forms:
        found = [filing for filing in filings_of(view, name) if filing.form == form.id]
        rule = view.say(
            "due_rule", day=form.due.working_day, often=view.say(f"often_{form.frequency}")
        )
        assumed = quiet(view.say("assumed")) if form.is_assumed else None
        rows.append(
            element(
                "div",
                element("h3", view.said(form.name)),
                element("p", rule, " ", assumed, class_="quiet"),
                strip(view, found),
                _template(view, name, form),
                class_="form-row",
            )
        )
    return section(view.say("punctuality_title"), rows, strip_legend(view))


def _template(view: View, name: str, form: Form) -> Element | None:
    if not view.identity.may(Permission.TEMPLATE, name):
        return None
    month = _next_period(view, name, form)
    words = view.say("template_for", month=view.month(month))
    address = f"/template/{name}/{month}?form={form.id}"
    return element("p", link(address, words, class_="button", download=""), class_="note")


def _next_period(view: View, name: str, form: Form) -> Period:
    """The first month for which the form is owed and nothing came; else the newest owed."""
    owed = [f for f in view.board.filings if (f.agency, f.form) == (name, form.id)]
    missing = [filing.period for filing in owed if filing.submission is None]
    newest = max((filing.period for filing in owed), default=view.period)
    return min(missing, default=newest)
