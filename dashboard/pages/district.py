"""One district by itself: its part of the targets that it shares, its punctuality, and what is not its own."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.elements import Content, Element, element
from dashboard.figures.strip import strip, strip_legend
from dashboard.pages.districts import city_level, district_lines, district_trend, part_of
from dashboard.pages.target_parts import rise_of, share_of
from dashboard.parts import actual, link, section, working
from dashboard.shell import framed
from dashboard.view import View
from targets.amounts import NOTHING, Scale
from targets.board import Line
from targets.vocabulary import Assessment, Behaviour


def district_page(view: View, code: str) -> Element:
    district = view.catalogue.district[code]
    lines = district_lines(view)
    filings = [filing for filing in view.board.filings if filing.agency == code]
    return framed(
        view,
        [
            element(
                "p",
                link(view.address.to("districts"), view.say("section_districts")),
                view.say("dot"),
                code,
                class_="kicker",
            ),
            element("h1", view.said(district.name)),
            element("p", _summary(view, code, lines), class_="sentence"),
            _own_targets(view, code, lines),
            section(view.say("punctuality_title"), strip(view, filings), strip_legend(view))
            if filings
            else None,
            city_level(view),
        ],
        current="districts",
    )


def _summary(view: View, code: str, lines: Sequence[Line]) -> str:
    reported = sum(
        1
        for line in lines
        if (found := part_of(line, code)) is not None and found.value is not None
    )
    judged = sum(
        1
        for line in lines
        if (found := part_of(line, code)) is not None and found.target_value is not None
    )
    key = "district_summary" if judged else "district_summary_unallocated"
    return view.say(
        key, month=view.month(view.period), count=len(lines), reported=reported, judged=judged
    )


def _own_targets(view: View, code: str, lines: Sequence[Line]) -> Element:
    """Allocation and gap only where a plan gives this district a part."""
    owned = [(line, found) for line in lines if (found := part_of(line, code)) is not None]
    is_allocated = any(found.target_value is not None for _, found in owned)
    names = [name for name in OWN if is_allocated or name not in ("allocated", "gap")]
    head = [
        element(
            "th", view.say(f"own_{name}"), scope="col", class_="r" if name in OWN[1:-1] else None
        )
        for name in names
    ]
    rows = [_own(view, line, found, names) for line, found in owned]
    table = element(
        "table", element("thead", element("tr", head)), element("tbody", rows), class_="own rows"
    )
    return section(view.say("own_title"), element("div", table, class_="wide"))


OWN = ("target", "actual", "allocated", "gap", "rise", "share", "rank", "trend")


def _own(view: View, line: Line, district: Assessment, names: list[str]) -> Element:
    scale = view.scale(line.target, district.value)
    title = link(
        view.address.to("target", line.target.id),
        view.said(line.target.indicator.short),
        class_="name",
    )
    return element(
        "tr",
        element("th", title, scope="row"),
        [
            element(
                "td",
                _own_cell(view, line, district, scale, name),
                class_="r" if name != "trend" else None,
                data_label=view.say(f"own_{name}"),
            )
            for name in names[1:]
        ],
    )


def _own_cell(view: View, line: Line, district: Assessment, scale: Scale, name: str) -> Content:
    unit = line.target.indicator.unit
    is_ratio = line.target.indicator.behaviour is Behaviour.RATIO
    if name == "actual":
        label = element("span", f" {scale.label}", class_="quiet") if scale.label != "%" else None
        return [actual(view, district, line.target, scale), label]
    if name == "allocated" and district.target_value is not None:
        return view.round_digits(district.target_value, scale)
    if name == "allocated":
        return element("span", view.say("not_allocated"), class_="quiet")
    if name == "gap" and district.gap_to_path is not None:
        return working(view, "gap_to_path", district, view.gap(district.gap_to_path, unit, scale))
    if name == "rise" and not is_ratio and (rise := rise_of(line, district)) is not None:
        return view.gap(rise, unit, scale)
    return {
        "share": NOTHING if is_ratio else share_of(line, district),
        "rank": rank_of(line, district),
        "trend": district_trend(view, line, district),
    }.get(name, NOTHING)


def rank_of(line: Line, district: Assessment) -> str:
    """Its place among the districts with a figure, the largest first; equals share a place."""
    if district.value is None:
        return NOTHING
    present = [d.value for d in line.districts if d.value is not None]
    return f"{1 + sum(1 for value in present if value > district.value)}/{len(present)}"
