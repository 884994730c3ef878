"""A form that nobody knows yet: its sheet in colours, and the word that says what each column is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dashboard.access import Permission
from dashboard.backing import Backing
from dashboard.doors import GridRow, Proposal, ProposedColumn, ProposedName
from dashboard.elements import Content, Element, element
from dashboard.findings import shortened
from dashboard.held import Held
from dashboard.parts import empty, link, quiet, section
from dashboard.shell import framed
from dashboard.view import View

ROLE_FIELD, NAME_FIELD, SURE_FIELD = "role:", "name:", "sure:"
"""A form field's name begins so; the column's number, or the label, follows."""

ASKED = "asked"
"""Among what was chosen: the letters of the column of which it was asked whether the sender is sure."""

TINTS = {
    "label": "name",
    "area": "name",
    "area_code": "name",
    "figure": "figure",
    "month": "month",
    "target": "target",
    "unit": "unit",
    "ignored": "unread",
}
"""The colour of a column in the picture; all other kinds only check figures and share one."""

LONGEST_CELL = 24


def mapping_page(view: View, backing: Backing) -> Element:
    token = view.address.asked("token")
    held = None
    if token and view.identity.may(Permission.UPLOAD):
        held = backing.held.find(token, view.identity.actor)
    if held and all(one.code != "unknown_layout" for one in held.outcome.findings):
        return _known(view, held)
    proposal = backing.mappings.offered(held.content, held.file_name) if held else None
    if held is None or proposal is None:
        return _nothing(view, held)
    return framed(view, _content(view, backing, held, proposal), current="upload")


def _known(view: View, held: Held) -> Element:
    """Its form is known by now: there is nothing left to say of it, and its preview shows what is read."""
    way = link(
        view.address.to("upload", token=held.token), view.say("mapping_to_preview"), class_="button"
    )
    content: list[Content] = [element("h1", view.say("mapping_title")), empty(view, "mapping_done")]
    return framed(view, [*content, element("p", way)], current="upload")


def _nothing(view: View, held: Held | None) -> Element:
    key = "mapping_no_table" if held else "notice_upload_expired"
    back = link(view.address.to("upload"), view.say("another_file"), class_="button")
    return framed(
        view,
        [element("h1", view.say("mapping_title")), empty(view, key), element("p", back)],
        current="upload",
    )


def _content(view: View, backing: Backing, held: Held, proposal: Proposal) -> list[Content]:
    return [
        element("p", held.file_name, class_="kicker"),
        element("h1", view.say("mapping_title")),
        element("p", view.say("mapping_note"), class_="sentence"),
        _refusal(held),
        element(
            "form",
            element("input", type="hidden", name="token", default_value=held.token),
            element("input", type="hidden", name="from", default_value=view.address.href),
            _picture(view, held, proposal),
            element(
                "div",
                _columns(view, backing, held, proposal.columns),
                element(
                    "div",
                    _names(view, held, proposal.names),
                    _buttons(view, held),
                ),
                class_="two even",
            ),
            method="post",
            action="/mapping",
        ),
    ]


def _refusal(held: Held) -> Element | None:
    """Why the last choice could not be kept."""
    sentence = held.chosen.get("refusal")
    return element("p", sentence, class_="notice", role="alert") if sentence else None


def _chosen(held: Held, column: ProposedColumn) -> str:
    return held.chosen.get(f"{ROLE_FIELD}{column.number}", column.role or "")


def _picture(view: View, held: Held, proposal: Proposal) -> Element:
    """Every number in the colour of the header that it would be read under."""
    columns = {column.number: column for column in proposal.columns}
    last = max((cell.column for row in proposal.grid for cell in row.cells), default=1)
    rows = [
        element(
            "tr",
            element("th", str(row.row), scope="row", class_="quiet"),
            [
                _cell(view, held, columns.get(number), row, number, proposal)
                for number in range(1, last + 1)
            ],
        )
        for row in proposal.grid
    ]
    rows_named = "mapping_picture_row" if proposal.top == proposal.bottom else "mapping_picture"
    caption = view.say(rows_named, sheet=proposal.sheet, top=proposal.top, bottom=proposal.bottom)
    return section(
        view.say("mapping_picture_title"),
        element("p", caption, class_="quiet"),
        _legend(view),
        element(
            "div",
            element(
                "table", _kinds(view, held, columns, last), element("tbody", rows), class_="picture"
            ),
            class_="wide",
            tab_index=0,
            role="region",
            aria_label=caption,
        ),
    )


def _kinds(view: View, held: Held, columns: Mapping[int, ProposedColumn], last: int) -> Element:
    """What each column would be, in words: its colour says so to the eye alone."""
    heads = []
    for number in range(1, last + 1):
        column = columns.get(number)
        role = _chosen(held, column) if column else "ignored"
        words = view.say(f"tint_{TINTS.get(role, 'check') if role else 'unsaid'}")
        heads.append(element("th", words if column else "", scope="col", class_="quiet"))
    return element("thead", element("tr", element("td"), heads))


def _cell(
    view: View,
    held: Held,
    column: ProposedColumn | None,
    row: GridRow,
    number: int,
    proposal: Proposal,
) -> Element:
    cell = next((one for one in row.cells if one.column == number), None)
    text = shortened(cell.text, LONGEST_CELL) if cell else ""
    if column is None or row.row < proposal.top:
        return element("td", text, class_="quiet")
    role = _chosen(held, column)
    tint = f"tint-{TINTS.get(role, 'check') if role else 'unsaid'}"
    if row.row <= proposal.bottom:
        return element("td", text, class_=f"{tint} strong")
    if cell is None or not cell.is_amount:
        return element("td", text, class_=tint)
    said = view.say(
        "mapping_read_under",
        header=column.title,
        role=view.say(f"mapping.role_{role or 'ignored'}"),
    )
    return element("td", text, class_=f"{tint} r", title=said)


def _legend(view: View) -> Element:
    tints = dict.fromkeys((*TINTS.values(), "check", "unsaid"))
    return element(
        "p",
        [element("span", view.say(f"tint_{tint}"), class_=f"tint tint-{tint}") for tint in tints],
        class_="tints",
    )


def _columns(
    view: View, backing: Backing, held: Held, columns: Iterable[ProposedColumn]
) -> Element:
    roles = [(str(role), view.say(f"mapping.role_{role}")) for role in backing.mappings.roles]
    rows = [
        element(
            "li",
            element(
                "label",
                element("code", column.letters),
                " ",
                element("b", column.title or view.say("mapping_no_header")),
                element("div", _why(view, column), class_="quiet"),
                for_=f"role-{column.number}",
            ),
            element(
                "div",
                _select(
                    f"role-{column.number}",
                    f"{ROLE_FIELD}{column.number}",
                    [("", view.say("mapping_unsaid")), *roles],
                    _chosen(held, column),
                ),
                _sure(view, held, column),
            ),
        )
        for column in columns
    ]
    return section(view.say("mapping_columns"), element("ul", rows, class_="mapping"))


def _sure(view: View, held: Held, column: ProposedColumn) -> Element | None:
    """Asked only of a column whose header speaks of something else than what it was chosen for."""
    name = f"{SURE_FIELD}{column.number}"
    is_ticked = name in held.chosen
    if not is_ticked and held.chosen.get(ASKED) != column.letters:
        return None
    box = element("input", type="checkbox", name=name, value="yes", default_checked=is_ticked)
    return element("label", box, element("span", view.say("mapping_sure")), class_="choice")


def _why(view: View, column: ProposedColumn) -> str:
    why = view.say(
        f"mapping.why_{column.told_by}", like=column.like, likeness=round(column.likeness * 100)
    )
    samples = view.joined([shortened(text, LONGEST_CELL) for text in column.samples])
    return view.say("mapping_why", why=why, samples=samples or "—")


def _names(view: View, held: Held, names: Iterable[ProposedName]) -> Element:
    indicators = [("", view.say("mapping_no_indicator"))]
    indicators += [(one.id, view.said(one.name)) for one in view.catalogue.indicators]
    rows = [
        element(
            "li",
            element(
                "label",
                element("b", shortened(name.label, LONGEST_CELL * 2)),
                quiet(view.say("mapping_row", row=name.row)),
                for_=f"name-{position}",
            ),
            _select(
                f"name-{position}",
                f"{NAME_FIELD}{name.label}",
                indicators,
                held.chosen.get(f"{NAME_FIELD}{name.label}", name.indicator or ""),
            ),
        )
        for position, name in enumerate(names)
    ]
    content: Content = (
        element("ul", rows, class_="mapping") if rows else empty(view, "mapping_known")
    )
    return section(view.say("mapping_names"), content)


def _select(id_: str, name: str, options: list[tuple[str, str]], chosen: str) -> Element:
    return element(
        "select",
        [element("option", words, value=value) for value, words in options],
        id=id_,
        name=name,
        default_value=chosen,
    )


def _buttons(view: View, held: Held) -> Element:
    return element(
        "p",
        element("button", view.say("mapping_confirm"), type="submit", class_="button main"),
        link(view.address.to("upload"), view.say("another_file"), class_="button"),
        quiet(view.say("mapping_confirm_note", body=view.body(held.owner))),
        class_="buttons",
    )
