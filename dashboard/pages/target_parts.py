"""What a gap is made of: districts where they have a part in it, else the months of the year."""

from __future__ import annotations

from decimal import Decimal

from dashboard.elements import Content, Element, element
from dashboard.figures.bullet import Axis
from dashboard.figures.contribution import contribution_axis
from dashboard.pages.bars import bar_table, bars, remark
from dashboard.pages.pace_card import pace_card
from dashboard.parts import (
    actual,
    derived,
    downloads,
    link,
    section,
    signed_tone,
    working,
)
from dashboard.view import View
from targets import amounts
from targets.amounts import NOTHING, Scale
from targets.board import Line
from targets.vocabulary import (
    NOT_ALLOCATED,
    NOT_REPORTED,
    UNEXPLAINED,
    Assessment,
    Behaviour,
    Contribution,
    Unit,
)


def foreseen_part(view: View, district: Assessment | None, scale: Scale) -> Element:
    """A district's forecast, moved so that those of all districts sum to the city's."""
    if district is None or district.reconciled is None:
        return element("td", element("span", NOTHING, class_="absent"), class_="r")
    text = view.round_digits(district.reconciled, scale)
    return element("td", working(view, "forecast", district, text), class_="r")


def is_foreseen(line: Line) -> bool:
    """Every district has a forecast, and together they give the city's."""
    return any(district.reconciled is not None for district in line.districts)


def parts_card(view: View, line: Line) -> Element:
    is_ratio = line.target.indicator.behaviour is Behaviour.RATIO
    if line.city.contributions and (line.is_allocated or is_ratio):
        return _contributions(view, line)
    if line.target.indicator.by_district and any(d.value is not None for d in line.districts):
        return _districts(view, line)
    return pace_card(view, line)


def _contributions(view: View, line: Line) -> Element:
    """Signed parts, the largest shortfall first, what no district holds last; they sum to the gap."""
    city = line.city
    parts = sorted(city.contributions, key=lambda part: (part.part in RESIDUES, part.value))
    gap = city.gap_to_path if city.gap_to_path is not None else city.gap_to_target
    scale = view.scale(line.target, *(district.value for district in line.districts))
    axis = contribution_axis([part.value for part in parts])
    rows = [_contribution(view, line, part, scale, axis) for part in parts]
    total = _total(view, line, gap, scale)
    names = ["area", "actual", *(["allocated"] if line.is_allocated else []), "part"]
    if is_foreseen(line):
        names.insert(-1, "forecast")
    is_ratio = line.target.indicator.behaviour is Behaviour.RATIO
    label = view.say("percentage_points") if is_ratio else scale.label
    return section(
        view.say("parts_title"),
        bar_table(view, tuple(names), [*rows, total]),
        downloads(view, f"target/{line.target.id}/parts"),
        note=label,
    )


RESIDUES = (NOT_ALLOCATED, NOT_REPORTED, UNEXPLAINED)


def _part(view: View, line: Line, value: Decimal | None, scale: Scale) -> str:
    """Under a head that names the unit: percentage points bear none of their own."""
    return view.difference(value, line.target.indicator.unit, scale)


def _part_number(
    view: View, line: Line, part: Contribution, district: Assessment | None, scale: Scale
) -> Element:
    text, tone = _part(view, line, part.value, scale), signed_tone(part.value)
    return derived(view, district.observation if district else None, text, class_="number" + tone)


def _contribution(view: View, line: Line, part: Contribution, scale: Scale, axis: Axis) -> Element:
    district = next((d for d in line.districts if d.area == part.part), None)
    name: Content
    if district is None:
        name = view.say(f"judging.part_{part.part}")
    else:
        name = link(view.address.to("districts", part.part), view.area(part.part))
    return element(
        "tr",
        element("th", name, scope="row", class_=None if district else "quiet"),
        element("td", actual(view, district, line.target, scale) if district else None, class_="r"),
        _allocated(view, line, district, scale),
        foreseen_part(view, district, scale) if is_foreseen(line) else None,
        bars(_part_number(view, line, part, district, scale), part.value, axis),
    )


def _allocated(
    view: View, line: Line, assessment: Assessment | None, scale: Scale
) -> Element | None:
    if not line.is_allocated:
        return None
    value = assessment.target_value if assessment else None
    text = None if value is None else view.round_digits(value, scale)
    return element("td", text, class_="r quiet")


def _total(view: View, line: Line, gap: Decimal | None, scale: Scale) -> Element:
    number = element("span", _part(view, line, gap, scale), class_="sum" + signed_tone(gap))
    return element(
        "tr",
        element("th", view.say("parts_sum"), scope="row"),
        element("td", actual(view, line.city, line.target, scale), class_="r"),
        _allocated(view, line, line.city, scale),
        _foreseen_total(view, line, scale) if is_foreseen(line) else None,
        element("td", element("div", number, class_="bars")),
        class_="total",
    )


def _foreseen_total(view: View, line: Line, scale: Scale) -> Element:
    city = line.city
    text = NOTHING if city.forecast is None else view.round_digits(city.forecast, scale)
    return element("td", working(view, "forecast", city, text), class_="r")


def _districts(view: View, line: Line) -> Element:
    """Nothing is allocated: the figures side by side, and no judgement."""
    rises = {d.area: rise_of(line, d) for d in line.districts}
    present = [rise for rise in rises.values() if rise is not None]
    axis = contribution_axis(present)
    scale = view.scale(line.target, *(district.value for district in line.districts))
    ordered = sorted(line.districts, key=lambda d: (d.value is None, -(d.value or 0)))
    rows = [
        element(
            "tr",
            element(
                "th", link(view.address.to("districts", d.area), view.area(d.area)), scope="row"
            ),
            element("td", actual(view, d, line.target, scale), class_="r"),
            element(
                "td",
                derived(view, d.observation, share_of(line, d), class_="number quiet"),
                class_="r",
            ),
            foreseen_part(view, d, scale) if is_foreseen(line) else None,
            _rise(view, d, rises[d.area], line.target.indicator.unit, scale, axis),
        )
        for d in ordered
    ]
    names = ("area", "actual", "share", *(["forecast"] if is_foreseen(line) else []), "rise")
    return section(
        view.say("districts_title"),
        remark(view, "not_allocated_note"),
        bar_table(view, names, rows),
        downloads(view, f"target/{line.target.id}/parts"),
        note=scale.label,
    )


def share_of(line: Line, district: Assessment) -> str:
    whole = line.city.value
    if district.value is None or not whole:
        return NOTHING
    return amounts.share(district.value / whole)


def rise_of(line: Line, district: Assessment) -> Decimal | None:
    """Since the window began: a flow's own figure, a level's increase."""
    if district.value is None:
        return None
    if line.target.indicator.behaviour is Behaviour.FLOW:
        return district.value
    return None if district.baseline is None else district.value - district.baseline


def _rise(
    view: View, district: Assessment, rise: Decimal | None, unit: Unit, scale: Scale, axis: Axis
) -> Element:
    if rise is None:
        return element("td", element("span", NOTHING, class_="absent"))
    number = derived(view, district.observation, view.gap(rise, unit, scale))
    return bars(number, rise, axis, class_="bars steps")
