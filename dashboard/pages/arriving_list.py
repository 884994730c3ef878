"""A list of enterprises about to be sent: by district, beside the earlier list and the reported figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from dashboard.doors import Outcome
from dashboard.elements import Content, Element, element
from dashboard.pages.finding_rows import signed
from dashboard.pages.roster import fault_texts, list_facts, list_title, listing, who
from dashboard.parts import column_heads, quiet, section
from dashboard.view import View
from store.recall import AreaChange, ArrivingRoster, Listed, Named
from store.rosters import RosterFault
from targets.amounts import NOTHING
from targets.vocabulary import CITY, Known, Submission

CHANGES = ("joined", "left", "moved")
NAMED = ("joined", "left", "lapsed", "moved")
TOLD_AT_ONCE = 20
"""Rows that do not count are shown in one table while they are few."""


@dataclass(frozen=True)
class Beside:
    """What an upload's lists are compared with; `known`: what counts now."""

    view: View
    known: Known
    outcome: Outcome

    @cached_property
    def submissions(self) -> dict[int, Submission]:
        return {one.id: one for one in self.known.submissions}

    def reported(self, indicator: str | None) -> dict[str, Decimal]:
        """By area: what the same workbook reports, else what counts of that body for the month."""
        said, outcome = (*self.known.observations, *self.outcome.observations), self.outcome
        return {
            one.area: one.value
            for one in said
            if (one.indicator, one.source, one.period)
            == (indicator, outcome.agency, outcome.period)
            and one.value is not None
        }


def arriving_list(beside: Beside, arriving: ArrivingRoster, note: Content) -> Element:
    view = beside.view
    return section(
        list_title(view, arriving.roster),
        list_facts(view, arriving.roster),
        _by_district(beside, arriving),
        _not_counted(view, arriving),
        [_changed(view, name, getattr(arriving, name)) for name in NAMED],
        note=note,
    )


def _by_district(beside: Beside, arriving: ArrivingRoster) -> list[Content]:
    view, reported = beside.view, beside.reported(arriving.roster.indicator)
    has_earlier = bool(arriving.earlier)
    changes = ("before", "counted", *CHANGES) if has_earlier else ("counted",)
    names = ("area", *changes, *(("reported", "difference") if reported else ()))
    head = column_heads(view, "arriving", names, names[1:])
    rows = [
        _row(view, names, area, change, reported.get(area or ""))
        for area, change in _areas(view, arriving, reported)
    ]
    table = element(
        "table",
        element("thead", element("tr", head)),
        element("tbody", rows),
        class_="arriving rows",
    )
    title = element("h3", view.say("arriving_title"), " ", quiet(_against(beside, arriving)))
    return [title, element("div", table, class_="wide")]


def _against(beside: Beside, arriving: ArrivingRoster) -> str:
    view, earlier = beside.view, arriving.earlier
    if not earlier:
        return view.say("roster_no_earlier")
    before = beside.submissions[earlier[0].submission]
    return view.say("roster_against", number=before.id, month=view.month(before.period))


def _areas(
    view: View, arriving: ArrivingRoster, reported: dict[str, Decimal]
) -> Iterator[tuple[str | None, AreaChange]]:
    """The whole, then every district that is spoken of, then the enterprises without one."""
    yield CITY, _whole(arriving)
    nobody = AreaChange(counted=0)
    for code in view.catalogue.district:
        if code in arriving.areas or code in reported:
            yield code, arriving.areas.get(code, nobody)
    if None in arriving.areas:
        yield None, arriving.areas[None]


def _whole(arriving: ArrivingRoster) -> AreaChange:
    """Who moved between districts moved both into one and out of one."""
    return AreaChange(
        counted=arriving.roster.counted,
        before=sum(one.counted for one in arriving.earlier),
        joined=arriving.joined.count,
        left=arriving.left.count + arriving.lapsed.count,
        moved_in=arriving.moved.count,
        moved_out=arriving.moved.count,
    )


def _row(
    view: View,
    names: tuple[str, ...],
    area: str | None,
    change: AreaChange,
    reported: Decimal | None,
) -> Element:
    difference = None if reported is None else reported - change.counted
    texts = {
        "before": f"{change.before:,}",
        "counted": f"{change.counted:,}",
        "joined": f"{change.joined:,}",
        "left": f"{change.left:,}",
        "moved": f"{change.moved_in:,}" if area == CITY else _moves(view, change),
        "reported": NOTHING if reported is None else f"{reported:,f}",
        "difference": NOTHING if difference is None else signed(difference),
    }
    return element(
        "tr",
        element("th", view.area(area) if area else view.say("roster_no_district"), scope="row"),
        [
            element(
                "td",
                texts[name],
                class_=_looks(name, texts[name]),
                data_label=view.say(f"arriving_{name}"),
            )
            for name in names[1:]
        ],
        class_="found-warning" if difference else None,
    )


def _looks(name: str, text: str) -> str:
    """What is counted stands out; a change that is none steps back, and on a phone is left out."""
    if name == "counted" or (name == "difference" and text not in ("0", NOTHING)):
        return "r strong"
    return "r none" if name in CHANGES and text == "0" else "r"


def _moves(view: View, change: AreaChange) -> str:
    """Into the district and out of it."""
    ways = {"moved_in": change.moved_in, "moved_out": change.moved_out}
    words = [
        view.say(f"arriving_{way}", count=f"{count:,}") for way, count in ways.items() if count
    ]
    return " ".join(words) or "0"


def _not_counted(view: View, arriving: ArrivingRoster) -> list[Content]:
    """A few rows at once; of many those of each reason, one click away."""
    if not arriving.faults:
        return []
    whole = sum(named.count for named in arriving.faults.values())
    title = element("h3", view.say("roster_faults", count=f"{whole:,}"))
    if whole <= TOLD_AT_ONCE:
        rows = [row for named in arriving.faults.values() for row in named.rows]
        return [title, _faulty(view, rows)]
    folded = [
        _folded(view, _reason(view, fault, named), named, _faulty(view, named.rows))
        for fault, named in arriving.faults.items()
    ]
    return [title, folded]


def _reason(view: View, fault: RosterFault, named: Named) -> str:
    return view.say(f"arriving_fault_{fault}", count=f"{named.count:,}")


def _faulty(view: View, rows: Iterable[Listed]) -> Element:
    names = ("row", "name", "code", "area", "why")
    return listing(view, names, [fault_texts(view, row) for row in rows])


def _changed(view: View, kind: str, named: Named) -> Content:
    if not named.count:
        return None
    title = view.say(f"arriving_{kind}_names", count=f"{named.count:,}")
    if kind == "lapsed":
        return _folded(view, title, named, _faulty(view, named.rows))
    names = ("name", "code", "area", "from") if kind == "moved" else ("name", "code", "area")
    rows: list[tuple[str, ...]] = [who(view, row) for row in named.rows]
    if kind == "moved":
        before = [view.area(area) if area else NOTHING for area in named.was]
        rows = [(*told, was) for told, was in zip(rows, before, strict=True)]
    return _folded(view, title, named, listing(view, names, rows))


def _folded(view: View, title: str, named: Named, table: Element) -> Element:
    hidden = named.count - len(named.rows)
    more = element("p", view.say("arriving_more", count=f"{hidden:,}"), class_="quiet")
    return element(
        "details",
        element("summary", title),
        table,
        more if hidden else None,
        class_="repeated",
    )
