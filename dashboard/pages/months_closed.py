"""Months that are closed (封账): their mark, and the office's card to close a month or open it again."""

from __future__ import annotations

from dashboard.access import Permission
from dashboard.backing import Backing
from dashboard.elements import Content, Element, element
from dashboard.figures.shapes import drawn_shape
from dashboard.pages.deciding import comment_field, with_origin
from dashboard.pages.naming import sender
from dashboard.parts import column_heads, mark, quiet, section
from dashboard.theme import Shape, Tone
from dashboard.view import View
from store import recall
from targets.closings import EVERY_FORM, closing_of
from targets.vocabulary import (
    Closing,
    ClosingState,
    Filing,
    Indicator,
    Period,
    SubmissionState,
)

HISTORY = 12
"""Decisions that the card lists."""

ACTS = {ClosingState.CLOSED: "close", ClosingState.OPEN: "reopen"}


def lock(view: View, closing: Closing) -> Element:
    """A lock alone, where the month stands beside it; said to readers aloud."""
    words = closing_words(view, closing)
    aside = element("span", words, class_="aside")
    return element("span", drawn_shape(Shape.LOCK), aside, class_="lock", title=words)


def lock_of(view: View, indicator: Indicator, period: Period) -> Element | None:
    """Where the judged source's form of that month is closed."""
    forms = (
        form
        for form in view.catalogue.forms_of(indicator.source)
        if indicator.id in form.indicators
    )
    closings = (closing_of(view.board.known.closings, period, form.id) for form in forms)
    closing = next((one for one in closings if one is not None), None)
    return lock(view, closing) if closing is not None else None


def closing_mark(view: View, closing: Closing) -> Element:
    words = view.say("month_closed", month=view.month_brief(closing.period))
    flag = mark(Shape.LOCK, Tone.PLAIN, words, class_="flag")
    return element("span", flag, title=closing_words(view, closing))


def closing_words(view: View, closing: Closing) -> str:
    """Who closed it when, and why."""
    return view.say(
        "closed_by",
        name=sender(view, closing.actor),
        when=view.instant(closing.at),
        comment=closing.comment,
    )


def closings_card(view: View, backing: Backing) -> Element | None:
    """For the office in the present alone."""
    if view.address.as_of is not None or not view.identity.may(Permission.DECIDE):
        return None
    with backing.store.reading() as session:
        history = recall.closing_history(session)
    months = _over(view)
    if not months:
        return None
    table = element(
        "table", _head(view), element("tbody", [_month(view, m) for m in months]), class_="closings"
    )
    return section(
        view.say("closings_title"),
        element("p", view.say("closings_note"), class_="quiet note"),
        element("div", table, class_="wide"),
        _decide(view, months),
        _history(view, history) if history else None,
        id_="closings",
    )


def _over(view: View) -> list[Period]:
    """Months with forms that are over by today, the newest first."""
    today = view.board.today
    months = {f.period for f in view.board.filings if f.period.last_day < today}
    return sorted(months, reverse=True)[:HISTORY]


def _head(view: View) -> Element:
    names = ("month", "in", "waiting", "state")
    cells = column_heads(view, "closings", names, ("in", "waiting"))
    return element("thead", element("tr", cells))


def _month(view: View, month: Period) -> Element:
    filings = [one for one in view.board.filings if one.period == month]
    came = sum(1 for one in filings if one.submission is not None)
    waiting = sum(
        1
        for sent in view.board.known.submissions
        if sent.period == month and sent.state is SubmissionState.SUBMITTED
    )
    return element(
        "tr",
        element("th", view.month(month), scope="row"),
        element("td", f"{came} / {len(filings)}", class_="r"),
        element("td", str(waiting) if waiting else quiet("0"), class_="r"),
        element("td", _state(view, month, filings)),
    )


def _state(view: View, month: Period, filings: list[Filing]) -> Content:
    """Closed as a whole, in part, or open."""
    known = view.board.known.closings
    whole = closing_of(known, month, EVERY_FORM)
    forms = dict.fromkeys(one.form for one in filings)
    closed = [form for form in forms if closing_of(known, month, form)]
    if whole is None and not closed:
        return quiet(view.say("month_open"))
    parts: list[Content] = []
    if whole is not None:
        parts += [
            mark(Shape.LOCK, Tone.PLAIN, view.say("closed"), class_="flag"),
            " ",
            quiet(closing_words(view, whole)),
        ]
    apart = closed if whole is None else [form for form in forms if form not in closed]
    key = "closed_forms" if whole is None else "open_forms"
    if apart:
        names = view.joined([view.said(view.catalogue.form[form].name) for form in apart])
        parts.append(element("div", view.say(key, names=names), class_="quiet"))
    return parts


def _decide(view: View, months: list[Period]) -> Element:
    forms = [(EVERY_FORM, view.say("every_form"))]
    forms += [(form.id, view.said(form.name)) for form in view.catalogue.forms]
    return element(
        "form",
        with_origin(view),
        _choice(view, "month", [(str(month), view.month(month)) for month in months]),
        _choice(view, "form", forms),
        comment_field(view, "closing", "closing_comment", required=True),
        _button(view, ClosingState.CLOSED, "main"),
        _button(view, ClosingState.OPEN),
        method="post",
        action="/close",
        data_inner=view.say("not_sent"),
        class_="closing",
    )


def _choice(view: View, name: str, choices: list[tuple[str, str]]) -> Element:
    options = [element("option", words, value=value) for value, words in choices]
    return element(
        "label",
        element("span", view.say(f"closing_{name}")),
        element("select", options, name=name),
        class_="choice",
    )


def _button(view: View, state: ClosingState, class_: str = "") -> Element:
    act = ACTS[state]
    words = view.say(f"act_{act}")
    name = f"button {class_}".strip()
    return element("button", words, type="submit", name="act", value=act, class_=name)


def _history(view: View, history: tuple[Closing, ...]) -> Element:
    rows = [_decision(view, one) for one in history[:HISTORY]]
    summary = element("summary", view.say("closing_history", count=len(history)), class_="quiet")
    return element("details", summary, element("ul", rows, class_="plain"), class_="repeated")


def _decision(view: View, taken: Closing) -> Element:
    form = view.catalogue.form.get(taken.form)
    what = view.said(form.name) if form else view.say("every_form")
    words = view.say(
        f"was_{taken.state}", month=view.month(taken.period), form=what if taken.form else ""
    )
    return element("li", words, view.say("dot"), quiet(closing_words(view, taken)))
