"""Due dates that the office has put off, with the reason, and the form that puts one off."""

from __future__ import annotations

from dashboard.access import Permission
from dashboard.elements import Element, element
from dashboard.pages.naming import sender
from dashboard.parts import quiet, section
from dashboard.view import View
from targets.filings import is_owed, last_month
from targets.vocabulary import Extension, Period


def extensions_card(view: View) -> Element | None:
    """Shown to everybody where there are any; the form to the office alone, and only in the present."""
    granted = view.board.known.extensions
    may_grant = view.identity.may(Permission.DECIDE) and view.address.as_of is None
    if not granted and not may_grant:
        return None
    listed = element("ul", [_line(view, one) for one in granted], class_="extensions")
    return section(
        view.say("extensions_title"),
        element("p", view.say("extensions_note"), class_="quiet note"),
        listed if granted else None,
        _form(view) if may_grant else None,
        id_="extensions",
    )


def _line(view: View, one: Extension) -> Element:
    form = view.catalogue.form.get(one.form)
    words = view.say(
        "extension_line",
        body=view.body(one.agency),
        form=view.said(form.name) if form else one.form,
        month=view.month(one.period),
        day=view.day(one.due),
    )
    why = view.say("extension_why", reason=one.reason, by=sender(view, one.granted_by))
    return element("li", element("span", words), " ", quiet(why))


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
    )


def _months(view: View) -> list[Period]:
    """Every month for which some form is owed, the newest first."""
    first = min(form.first_period or view.catalogue.notice.start for form in view.catalogue.forms)
    last = last_month(view.catalogue)
    months = [first.plus(step) for step in range(last.ordinal - first.ordinal + 1)]
    forms = view.catalogue.forms
    return [m for m in reversed(months) if any(is_owed(view.catalogue, f, m) for f in forms)]
