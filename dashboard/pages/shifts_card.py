"""Why a ratio of the whole city moved since the month before: within its districts, and between them."""

from __future__ import annotations

from decimal import Decimal

from dashboard.elements import Element, element
from dashboard.figures.bullet import Axis
from dashboard.figures.contribution import contribution_axis
from dashboard.pages.bars import bars
from dashboard.parts import column_heads, derived, link, section, signed_tone
from dashboard.view import View
from targets.amounts import number
from targets.board import Line
from targets.mix import Shift, line_shifts
from targets.vocabulary import Assessment

COLUMNS = ("area", "within", "mix", "sum")
DECIMALS = 3
"""Of percentage points: a district's share of a month's change is small."""


def shifts_card(view: View, line: Line) -> Element | None:
    """None where the districts do not make up the city at both months, or it is no ratio."""
    figure = line.city.observation
    if figure is None:
        return None
    found = line_shifts(line, figure.period.plus(-1), figure.period)
    if not found:
        return None
    axis = contribution_axis([shift.within + shift.mix for shift in found])
    by_area = {district.area: district for district in line.districts}
    ordered = sorted(found, key=lambda shift: shift.within + shift.mix)
    rows = [_row(view, by_area[shift.part], shift, axis) for shift in ordered]
    head = column_heads(view, "shifts", COLUMNS, COLUMNS[1:3])
    table = element(
        "table",
        element("thead", element("tr", head)),
        element("tbody", rows, _total(view, found)),
        class_="parts",
    )
    return section(
        view.say("shifts_title", month=view.month_alone(figure.period)),
        element("p", view.say("shifts_note"), class_="quiet note"),
        element("div", table, class_="wide"),
        note=view.say("percentage_points"),
    )


def _row(view: View, district: Assessment, shift: Shift, axis: Axis) -> Element:
    def told(value: Decimal, tone: str = "") -> Element:
        return derived(view, district.observation, _points(value), class_="number" + tone)

    whole = shift.within + shift.mix
    name = link(view.address.to("districts", shift.part), view.area(shift.part))
    return element(
        "tr",
        element("th", name, scope="row"),
        element("td", told(shift.within), class_="r"),
        element("td", told(shift.mix), class_="r"),
        bars(told(whole, signed_tone(whole)), whole, axis),
    )


def _total(view: View, found: tuple[Shift, ...]) -> Element:
    within = sum((shift.within for shift in found), Decimal(0))
    mix = sum((shift.mix for shift in found), Decimal(0))
    return element(
        "tr",
        element("th", view.say("parts_sum"), scope="row"),
        [element("td", _points(value), class_="r") for value in (within, mix)],
        element(
            "td",
            element("div", element("span", _points(within + mix), class_="sum"), class_="bars"),
        ),
        class_="total",
    )


def _points(value: Decimal) -> str:
    return number(value, DECIMALS, signed=True)
