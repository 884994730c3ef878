"""Due dates that the office has put off, or no longer does, with the reasons, and the forms for both."""

from __future__ import annotations

from dashboard.access import Permission
from dashboard.backing import Backing
from dashboard.elements import Content, Element, element
from dashboard.findings import shortened
from dashboard.pages.naming import sender
from dashboard.parts import quiet, section
from dashboard.view import View
from store import recall
from store.recall import TakenBack
from targets.filings import is_owed, last_month
from targets.vocabulary import Extension, Period, SubmissionState


def extensions_card(view: View, backing: Backing) -> Element | None:
    """Shown to everybody where there are any; the forms to the office alone, and only in the present."""
    granted = view.board.known.extensions
    may_grant = view.identity.may(Permission.DECIDE) and view.address.as_of is None
    with backing.store.reading() as session:
        gone = recall.taken_back(session, view.board.known.seq)
    if not granted and not gone and not may_grant:
        return None
    rows = [
        element("li", _line(view, one), _taking_back(view, one) if may_grant else None)
        for one in granted
    ]
    rows += [_gone(view, one) for one in gone]
    listed = element("ul", rows, class_="extensions")
    return section(
        view.say("extensions_title"),
        element("p", view.say("extensions_note"), class_="quiet note"),
        listed if rows else None,
        _form(view) if may_grant else None,
        id_="extensions",
    )


def _line(view: View, one: Extension) -> list[Content]:
    form = view.catalogue.form.get(one.form)
    words = view.say(
        "extension_line",
        body=view.body(one.agency),
        form=view.said(form.name) if form else one.form,
        month=view.month(one.period),
        day=view.day(one.due),
    )
    why = view.say("extension_why", reason=one.reason, by=sender(view, one.granted_by))
    return [element("span", words), " ", quiet(why)]


def _gone(view: View, one: TakenBack) -> Element:
    """Crossed out, with who took it back and why."""
    words = view.say(
        "extension_gone_why",
        reason=shortened(one.reason),
        by=sender(view, one.by),
        at=view.instant(one.at),
    )
    return element("li", element("s", _line(view, one.extension)), element("div", words))


def _taking_back(view: View, one: Extension) -> Element | None:
    """Not offered once its form has come: what was relied on stays."""
    key = (one.agency, one.form, one.period)
    sent = (s for s in view.board.known.submissions if (s.agency, s.form, s.period) == key)
    if any(each.state in (SubmissionState.SUBMITTED, SubmissionState.ACCEPTED) for each in sent):
        return None
    hidden = {
        "from": view.address.href,
        "form": f"{one.form}.{one.agency}",
        "month": str(one.period),
        "seen": str(one.recorded_seq),
    }
    reason = element("input", type="text", name="reason", required=True, max_length=500)
    return element(
        "details",
        element("summary", view.say("take_back"), class_="quiet"),
        element(
            "form",
            [
                element("input", type="hidden", name=name, default_value=value)
                for name, value in hidden.items()
            ],
            element("label", element("span", view.say("extend_reason")), reason, class_="comment"),
            element("button", view.say("take_back"), type="submit", class_="button"),
            method="post",
            action="/take-back",
            data_inner=view.say("not_sent"),
            class_="deciding",
            key=view.address.href,
        ),
    )


def _form(view: View) -> Element:
    owed = [
        element(
            "option",
            view.say("extend_option", body=view.body(body), form=view.said(form.name)),
            value=f"{form.id}.{body}",
        )
        for form in view.catalogue.forms
        for body in view.catalogue.reporters(form)
    ]
    months = [element("option", view.month(month), value=str(month)) for month in _months(view)]
    fields = (
        ("form", element("select", owed, name="form")),
        ("month", element("select", months, name="month", default_value=str(view.period))),
        ("due", element("input", type="date", name="due", required=True)),
        (
            "reason",
            element("input", type="text", name="reason", required=True, max_length=500),
        ),
    )
    return element(
        "form",
        element("input", type="hidden", name="from", default_value=view.address.href),
        [
            element("label", element("span", view.say(f"extend_{name}")), field, class_="comment")
            for name, field in fields
        ],
        element("button", view.say("extend"), type="submit", class_="button"),
        method="post",
        action="/extend",
        data_inner=view.say("not_sent"),
        class_="deciding",
        key=view.address.href,  # made anew with each answer: its button was switched off when it was sent
    )


def _months(view: View) -> list[Period]:
    """Every month for which some form is owed, the newest first."""
    first = min(form.first_period or view.catalogue.notice.start for form in view.catalogue.forms)
    last = last_month(view.catalogue)
    months = [first.plus(step) for step in range(last.ordinal - first.ordinal + 1)]
    forms = view.catalogue.forms
    return [m for m in reversed(months) if any(is_owed(view.catalogue, f, m) for f in forms)]
