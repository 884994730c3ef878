"""What stands around every page: the way to skip it, the bar at the top, the foot, the drawer."""

from __future__ import annotations

from dashboard.access import Permission, Role
from dashboard.address import YEARS
from dashboard.elements import Content, Element, element
from dashboard.parts import link, made_up_note
from dashboard.restated import counts_since
from dashboard.view import View
from targets.vocabulary import LANGUAGES

SECTIONS = ("", "districts", "agencies", "submissions")


def framed(view: View, content: Content, *, current: str = "") -> Element:
    """The whole page; `current`: the section of the bar that it belongs to."""
    return element(
        "div",
        link("#main", view.say("skip"), class_="skip"),
        _bar(view, current),
        element(
            "main",
            _progress(view),
            element("p", _stamp(view), class_="stamp"),
            _moment_note(view),
            made_up_note(view),
            _definition_note(view),
            content,
            id="main",
        ),
        _foot(view),
        class_="page",
    )


def _progress(view: View) -> Element | None:
    """While the demo's workbooks go in: how many are there, and the page looks again by itself."""
    if view.progress is None:
        return None
    done, total = view.progress
    return element(
        "div",
        element("span", view.say("filling", done=done, total=total), role="status"),
        element("progress", max=total, value=done, aria_hidden="true"),
        class_="filling",
        data_refresh="2",
    )


def _stamp(view: View) -> str:
    """On paper alone, where no bar says until when and as known when."""
    return view.say("export_as_of", month=view.month(view.period), known=view.known_on)


def _moment_note(view: View) -> Element | None:
    """Above whatever is shown as known earlier: since when, what came after it, and the way back."""
    asked = view.address.moment(view.catalogue.notice.timezone)
    if asked is None or view.now is None:
        return None
    came, restated = counts_since(view)
    said = view.say("shown_as_known", moment=view.instant(asked), came=came, restated=restated)
    back = link(view.address.at(view.address.period, None), view.say("back_to_today"))
    return element("p", said, " ", back, class_="moment", role="note")


def _definition_note(view: View) -> Element | None:
    """On a Board of a past moment whose promises are not those of today."""
    if not view.is_defined_otherwise:
        return None
    said = view.say("defined_otherwise", sha256=view.catalogue.sha256[:12])
    return element("p", said, class_="quiet", role="note")


def _bar(view: View, current: str) -> Element:
    return element(
        "header",
        link(view.address.to(), view.say("product"), class_="brand"),
        element("nav", _sections(view, current), aria_label=view.say("sections")),
        element(
            "div", _period(view), _moment(view), _language(view), _role(view), class_="choices"
        ),
        class_="bar",
    )


def _sections(view: View, current: str) -> list[Element]:
    names = list(SECTIONS)
    if view.identity.may(Permission.UPLOAD):
        names.append("upload")
    if view.identity.may(Permission.BRIEFINGS):
        names.append("briefings")
    if view.identity.may(Permission.RULES):
        names.append("rules")
    if view.identity.may(Permission.ADMIN):
        names.append("admin")
    return [
        section_link(
            view,
            name,
            class_="on" if name == current else None,
            aria_current="page" if name == current else None,
        )
        for name in names
    ]


def section_link(view: View, name: str, **attributes: str | None) -> Element:
    """`name`: one of SECTIONS, upload or rules."""
    href = view.address.to(*([name] if name else []))
    return element("a", view.say(f"section_{name or 'overview'}"), href=href, **attributes)


def _menu(summary: Content, *content: Content, is_changed: bool = False) -> Element:
    """`is_changed`: the reader looks at something else than the newest, and must see that."""
    opener = element("summary", summary)
    name = "menu changed" if is_changed else "menu"
    return element("details", opener, element("div", *content, class_="sheet"), class_=name)


def _period(view: View) -> Element:
    months = [
        link(
            view.address.at(None if month == view.latest else month, view.address.as_of),
            view.month(month),
            class_="on" if month == view.period else None,
            aria_current="true" if month == view.period else None,
        )
        for month in reversed(view.months)
    ]
    summary: tuple[Content, ...] = (element("b", view.say("no_data_yet")),)
    if not view.is_empty:
        summary = (view.say("as_of_period"), element("b", view.month(view.period)))
    is_changed = view.period != view.latest
    return _menu(summary, months, is_changed=is_changed)


def _moment(view: View) -> Element:
    chosen = view.address.as_of
    asked = view.address.moment(view.catalogue.notice.timezone)
    known = view.say("today") if asked is None else view.instant(asked)
    hidden = [
        element("input", type="hidden", name=name, default_value=value)
        for name, value in (
            ("period", str(view.address.period) if view.address.period else ""),
            ("lang", view.language if view.language != view.address.default_language else ""),
        )
        if value
    ]
    form = element(
        "form",
        hidden,
        element("label", view.say("known_on"), for_="as-of"),
        element(
            "input",
            type="date",
            id="as-of",
            name="as_of",
            default_value=(chosen or "")[:10],
            min=f"{YEARS[0]}-01-01",
            max=f"{YEARS[-1]}-12-31",
            required=True,
        ),
        element("button", view.say("show"), type="submit"),
        method="get",
        action=view.address.path,
        data_inner="",
    )
    back = (
        link(view.address.at(view.address.period, None), view.say("back_to_today"))
        if chosen
        else None
    )
    summary = (view.say("known_before"), element("b", known), view.say("known_after"))
    is_changed = chosen is not None
    return _menu(summary, form, back, is_changed=is_changed)


def _language(view: View) -> Element:
    names = [
        element("b", view.say(f"language_{language}"))
        if language == view.language
        else link(
            view.address.spoken(language),
            view.say(f"language_{language}"),
            lang=language,
            class_="language",
        )
        for language in LANGUAGES
    ]
    return element("span", names[0], " / ", names[1], class_="languages")


def _role(view: View) -> Element:
    """The marked stand-in for a sign-in: it says that nobody has signed in."""
    current = view.identity.actor
    groups = (
        ("role_office", [("office", view.say("role_office")), ("viewer", view.say("role_viewer"))]),
        ("role_agencies", [(a, view.body(a)) for a in _reporting_agencies(view)]),
        ("role_districts", [(d.code, view.said(d.name)) for d in view.catalogue.districts]),
    )
    options = [
        element(
            "optgroup",
            [element("option", name, value=value) for value, name in choices],
            label=view.say(key),
        )
        for key, choices in groups
    ]
    form = element(
        "form",
        element("label", view.say("act_as"), for_="role"),
        element("select", options, id="role", name="role", default_value=current, key=current),
        element("input", type="hidden", name="to", default_value=view.address.href),
        element("button", view.say("switch"), type="submit"),
        element("p", view.say("role_note"), class_="quiet"),
        method="post",
        action="/role",
    )
    summary = (
        element("span", view.say("role_mark"), class_="demo-mark"),
        element("span", view.say("role_mark_brief"), class_="demo-mark brief", aria_hidden="true"),
        element("b", role_name(view)),
    )
    return _menu(summary, form)


def role_name(view: View) -> str:
    if view.identity.role in (Role.OFFICE, Role.VIEWER):
        return view.say(f"role_{view.identity.role}")
    return view.body(view.identity.actor)


def _reporting_agencies(view: View) -> list[str]:
    owed = [form for form in view.catalogue.forms if form.is_ever_owed]
    found = {a: None for form in owed for a in view.catalogue.reporters(form)}
    return [agency for agency in found if agency not in view.catalogue.district]


def _foot(view: View) -> Element:
    return element(
        "footer",
        made_up_note(view),
        element("p", view.say("foot", sha256=view.catalogue.sha256[:12]), class_="quiet"),
        class_="foot",
    )
