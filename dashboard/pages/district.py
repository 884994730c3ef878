"""One district by itself: its part of the targets that it shares, its punctuality, and what is not its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.elements import Content, Element, element
from dashboard.figures.strip import strip, strip_legend
from dashboard.pages.districts import city_level, district_lines, district_trend, part_of
from dashboard.pages.gaps import path_text
from dashboard.pages.reward_levels import reward_levels
from dashboard.pages.target_parts import rise_of, share_of
from dashboard.parts import (
    actual,
    column_heads,
    derived,
    downloads,
    figure_cell,
    link,
    quiet,
    section,
    signed_tone,
    working,
)
from dashboard.shell import framed
from dashboard.view import View
from targets.amounts import NOTHING, Scale
from targets.board import Line
from targets.vocabulary import Assessment, Behaviour, Observation, Unit


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
            reward_levels(view, code),
            city_level(view),
        ],
        current="districts",
    )


def _summary(view: View, code: str, lines: Sequence[Line]) -> str:
    """Of the scored targets, as on the page of all districts."""
    if view.is_empty:
        return view.say("headline_empty")
    lines = [line for line in lines if line.is_scored]
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


@dataclass(frozen=True)
class Own:
    """One target in one district."""

    view: View
    line: Line
    part: Assessment

    @property
    def unit(self) -> Unit:
        return self.line.target.indicator.unit

    @property
    def scale(self) -> Scale:
        return self.view.scale(self.line.target, self.part.value)

    @property
    def is_ratio(self) -> bool:
        return self.line.target.indicator.behaviour is Behaviour.RATIO

    @cached_property
    def own_report(self) -> Observation | None:
        """What the district itself reports of it, in the same month or the newest before."""
        if self.line.target.indicator.source == self.part.area:
            return None
        said = [
            figure
            for figure in self.view.board.known.observations
            if figure.indicator == self.line.target.indicator.id
            and figure.source == figure.area == self.part.area
            and figure.period <= self.view.period
        ]
        return max(said, key=lambda figure: figure.period, default=None)


def _actual(own: Own) -> Content:
    has_unit = own.part.value is not None and own.scale.label != "%"
    label = quiet(f" {own.scale.label}") if has_unit else None
    return [actual(own.view, own.part, own.line.target, own.scale), label]


def _reported(own: Own) -> Content:
    """Beside the judged figure, with its month where that is another."""
    figure, judged = own.own_report, own.part.observation
    if figure is None:
        return NOTHING
    is_other = judged is not None and judged.period != figure.period
    month = quiet(" ", own.view.month_brief(figure.period)) if is_other else None
    return [figure_cell(own.view, figure, own.unit, own.scale), month]


def _allocated(own: Own) -> Content:
    if own.part.target_value is None:
        return quiet(own.view.say("not_allocated"))
    return own.view.round_digits(own.part.target_value, own.scale)


def _gap(own: Own) -> Content:
    if own.part.gap_to_path is None:
        return NOTHING
    text = path_text(own.view, own.part, own.unit, own.scale)
    return working(
        own.view, "gap_to_path", own.part, text, class_="number" + signed_tone(own.part.gap_to_path)
    )


def _rise(own: Own) -> Content:
    rise = None if own.is_ratio else rise_of(own.line, own.part)
    text = NOTHING if rise is None else own.view.gap(rise, own.unit, own.scale)
    return derived(own.view, own.part.observation, text)


def _share(own: Own) -> Content:
    text = NOTHING if own.is_ratio else share_of(own.line, own.part)
    return derived(own.view, own.part.observation, text)


def _rank(own: Own) -> Content:
    return derived(own.view, own.part.observation, rank_of(own.line, own.part))


COLUMNS: dict[str, Callable[[Own], Content]] = {
    "actual": _actual,
    "reported": _reported,
    "allocated": _allocated,
    "gap": _gap,
    "rise": _rise,
    "share": _share,
    "rank": _rank,
    "trend": lambda own: district_trend(own.view, own.line, own.part),
}


def _own_targets(view: View, code: str, lines: Sequence[Line]) -> Element:
    """Allocation and gap only where a plan gives the district a part; its own report only where it made one."""
    owned = [Own(view, line, part) for line in lines if (part := part_of(line, code)) is not None]
    left_out: set[str] = set()
    if not any(own.part.target_value is not None for own in owned):
        left_out |= {"allocated", "gap"}
    if not any(own.own_report for own in owned):
        left_out.add("reported")
    names = [name for name in COLUMNS if name not in left_out]
    head = [element("th", view.say("own_target"), scope="col")]
    numeric = [name for name in names if name != "trend"]
    head += column_heads(view, "own", names, numeric)
    body = element("tbody", [_row(own, names) for own in owned])
    table = element("table", element("thead", element("tr", head)), body, class_="own rows")
    note = element("p", view.say("own_note"), class_="quiet note") if "reported" in names else None
    return section(
        view.say("own_title"),
        note,
        element("div", table, class_="wide"),
        downloads(view, f"districts/{code}"),
    )


def _row(own: Own, names: list[str]) -> Element:
    target = own.line.target
    name = own.view.said(target.indicator.short)
    title = link(own.view.address.to("target", target.id), name, class_="name")
    cells = [
        element(
            "td",
            COLUMNS[name](own),
            class_=None if name == "trend" else "r",
            data_label=own.view.say(f"own_{name}"),
        )
        for name in names
    ]
    return element("tr", element("th", title, scope="row"), cells)


def rank_of(line: Line, district: Assessment) -> str:
    """Its place among the districts with a figure, the largest first; equals share a place."""
    if district.value is None:
        return NOTHING
    present = [d.value for d in line.districts if d.value is not None]
    return f"{1 + sum(1 for value in present if value > district.value)}/{len(present)}"
