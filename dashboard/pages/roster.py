"""A submission's lists of enterprises: counts by district, rows that do not count, who joined or left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy.orm import Session

from dashboard.access import Permission
from dashboard.backing import Backing
from dashboard.elements import Content, Element, element
from dashboard.pages.finding_rows import signed
from dashboard.pages.submission import may_read
from dashboard.parts import definition, empty, link, quiet, section
from dashboard.shell import framed
from dashboard.view import View
from store import recall
from store.recall import KeptRoster, Listed, Whole
from store.rosters import Roster, RosterFault
from targets.vocabulary import CITY, Observation, Submission

COUNT_COLUMNS = (("area", None), ("counted", "r"), ("reported", "r"), ("difference", "r"))
SHOWN = 200
"""Rows of a table; the whole list is a download."""


def roster_page(view: View, backing: Backing, number: int) -> Element:
    found = next((s for s in view.board.known.submissions if s.id == number), None)
    if found is None or not may_read(view, found):
        key = "no_such_submission" if found is None else "not_public_yet"
        return framed(view, [element("h1", view.say(key, number=number))], current="submissions")
    with backing.store.reading() as session:
        lists = recall.rosters(session, number)
        said = recall.figures(session, number)
        wholes = dict.fromkeys(recall.whole(session, roster) for roster in lists)
        cards = [_whole(view, session, found, whole, said) for whole in wholes]
    back = link(
        view.address.to("submissions", str(number)), view.say("submission_number", number=number)
    )
    title = view.say("rosters_of", body=view.body(found.agency), month=view.month(found.period))
    return framed(
        view,
        [
            element("p", back, class_="kicker"),
            element("h1", title),
            cards or empty(view, "no_rosters"),
        ],
        current="submissions",
    )


def _whole(
    view: View,
    session: Session,
    sent: Submission,
    lists: Whole,
    said: tuple[Observation, ...],
) -> list[Content]:
    """Who may see the file sees its rows; everybody else what they come to."""
    sees_rows = view.identity.may(Permission.ORIGINAL, sent.agency)
    heads = [
        section(list_title(view, one), list_facts(view, one), _downloads(view, one, sees_rows))
        for one in lists
    ]
    return [
        *heads,
        _districts(view, session, lists, _reported(view, sent, lists[0], said)),
        [_faults(view, session, one) for one in lists] if sees_rows else None,
        _changes(view, session, sent, lists, sees_rows=sees_rows),
    ]


def list_title(view: View, roster: KeptRoster | Roster) -> str:
    """What the list calls itself, and the indicator that it counts."""
    indicator = view.catalogue.indicator.get(roster.indicator or "")
    name = view.said(indicator.short) if indicator else view.say("roster_of_none")
    return view.say("roster_title", title=roster.title, indicator=name)


def list_facts(view: View, roster: KeptRoster | Roster) -> Element:
    """How many rows, how many of them count, and why the others do not."""
    names = ("rows", "counted", "not_standing", "duplicates", "bad_codes", "expired")
    return definition((view.say(f"roster_{name}"), f"{getattr(roster, name):,}") for name in names)


def _downloads(view: View, roster: KeptRoster, sees_rows: bool) -> Element | None:  # noqa: FBT001
    if not sees_rows:
        return None
    address = f"/roster/{roster.submission}/{roster.number}?lang={view.language}"
    return element(
        "p",
        link(f"{address}&part=rows", view.say("roster_all_rows"), class_="button", download=""),
        " ",
        link(
            f"{address}&part=changes", view.say("roster_all_changes"), class_="button", download=""
        ),
    )


def _reported(
    view: View, sent: Submission, roster: KeptRoster, said: Iterable[Observation]
) -> dict[str, Observation]:
    """By area: what the same workbook reports, else what counts of that body for the month."""
    known = [*view.board.known.observations, *said]
    return {
        one.area: one
        for one in known
        if (one.indicator, one.source, one.period) == (roster.indicator, sent.agency, sent.period)
    }


def _districts(
    view: View, session: Session, lists: Whole, reported: Mapping[str, Observation]
) -> Element:
    counts = recall.by_district(session, lists)
    rows = [_area(view, CITY, sum(one.counted for one in lists), reported.get(CITY))]
    rows += [
        _area(view, code, counts.get(code, 0), reported.get(code))
        for code in view.catalogue.district
        if code in counts or code in reported
    ]
    if None in counts:
        cells = (element("td", f"{counts[None]:,}", class_="r"), element("td"), element("td"))
        rows.append(element("tr", element("th", view.say("roster_no_district")), cells))
    return section(
        view.say("roster_districts"),
        _counts(view, rows),
    )


def _area(view: View, area: str, counted: int, reported: Observation | None) -> Element:
    value = reported.value if reported is not None else None
    difference = None if value is None else value - counted
    tone = " short" if difference else ""
    return element(
        "tr",
        element("th", view.area(area), scope="row"),
        element("td", f"{counted:,}", class_="r"),
        element("td", "—" if value is None else f"{value:,f}", class_="r"),
        element("td", signed(difference), class_=f"r{tone}"),
    )


def _faults(view: View, session: Session, roster: KeptRoster) -> Element | None:
    rows = recall.faulty_rows(session, roster, limit=SHOWN)
    if not rows:
        return None
    names = ("row", "name", "code", "area", "why")
    return section(
        view.say("roster_faults", count=roster.rows - roster.counted),
        listing(view, names, [fault_texts(view, row) for row in rows]),
        note=_shortened(view, roster.rows - roster.counted),
    )


def fault_texts(view: View, row: Listed) -> tuple[str, ...]:
    why = view.say(fault_key(row), row=row.first_row or "", until=row.valid_until or "")
    return str(row.row), *who(view, row), why


def fault_key(row: Listed) -> str:
    """What another list of the file has is no row of this one."""
    is_elsewhere = row.fault is RosterFault.DUPLICATE and row.first_row is None
    return "roster_fault_duplicate_elsewhere" if is_elsewhere else f"roster_fault_{row.fault}"


def who(view: View, row: Listed) -> tuple[str, str, str]:
    district = view.area(row.district) if row.district in view.catalogue.area else ""
    return row.name, row.code or "—", district or "—"


def _changes(
    view: View, session: Session, sent: Submission, newer: Whole, *, sees_rows: bool
) -> Element:
    """Against the lists of the same body that counted before."""
    title = view.say("roster_changes")
    earlier = recall.earlier_lists(session, sent, newer[0])
    if not earlier:
        return section(title, empty(view, "roster_no_earlier"))
    found = recall.differences(session, newer, earlier)
    facts = definition(
        (view.say(f"roster_{name}"), f"{len(getattr(found, name)):,}")
        for name in ("joined", "left", "lapsed", "moved")
    )
    before = view.submissions[earlier[0].submission]
    against = view.say("roster_against", number=before.id, month=view.month(before.period))
    tables: list[Content] = []
    if sees_rows:
        tables = [
            _enterprises(view, session, newer, "joined", dict.fromkeys(found.joined)),
            _enterprises(view, session, earlier, "left", dict.fromkeys(found.left)),
            _enterprises(view, session, earlier, "lapsed", dict.fromkeys(found.lapsed)),
            _enterprises(
                view,
                session,
                newer,
                "moved",
                {code: old for code, (_, old) in found.moved.items()},
            ),
        ]
    return section(title, facts, tables, note=against)


def _enterprises(
    view: View,
    session: Session,
    lists: Whole,
    kind: str,
    codes: Mapping[str, str | None],
) -> Content:
    """`codes` with the district before, which those that moved alone are told with."""
    if not codes:
        return None
    names = ("name", "code", "area", "from") if kind == "moved" else ("name", "code", "area")
    rows = []
    for row in recall.rows_with_codes(session, lists, list(codes)[:SHOWN]):
        before = codes[row.code or ""]
        told = (*who(view, row), view.area(before) if before else "—")
        rows.append(told[: len(names)])
    return [
        element("h3", view.say(f"roster_{kind}"), _shortened(view, len(codes))),
        listing(view, names, rows),
    ]


def listing(view: View, names: Sequence[str], rows: Iterable[Sequence[str]]) -> Element:
    """Texts below their heads; on a narrow screen each beside its own."""
    labels = [view.say(f"roster_column_{name}") for name in names]
    told = [
        [element("td", text, data_label=label) for label, text in zip(labels, row, strict=True)]
        for row in rows
    ]
    head = [element("th", label, scope="col") for label in labels]
    body = element("tbody", [element("tr", cells) for cells in told])
    table = element("table", element("thead", element("tr", head)), body, class_="rows listed")
    return element("div", table, class_="wide")


def _shortened(view: View, count: int) -> Element | None:
    return quiet(" ", view.say("roster_first", count=SHOWN)) if count > SHOWN else None


def _counts(view: View, rows: list[Element]) -> Element:
    head = [
        element("th", view.say(f"roster_column_{name}"), scope="col", class_=side)
        for name, side in COUNT_COLUMNS
    ]
    body = element("tbody", rows)
    return element("table", element("thead", element("tr", head)), body, class_="counts")
