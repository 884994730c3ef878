"""District by target: every figure, on a scale centred on “on schedule” where a plan gives districts a part."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dashboard.absence import Absence, absence_of, absent
from dashboard.elements import Content, Element, element
from dashboard.ordering import SORT
from dashboard.pages.gaps import path_text
from dashboard.parts import actual, downloads, link, section, signed_tone, working
from dashboard.view import View
from targets import amounts
from targets.amounts import Scale
from targets.board import Line
from targets.vocabulary import CITY, Assessment, Behaviour

FULL = Decimal("0.1")
"""A gap of this part of the way to go has the full colour."""


def heat_map(view: View, lines: Sequence[Line]) -> Element:
    """The rows' order stands in the address: by a target, the largest gap or figure first."""
    scales = {line.target.id: _scale(view, line) for line in lines}
    head = [_head(view, line, scales[line.target.id]) for line in lines]
    corner = element("th", view.say("parts_area"), scope="col")
    rows = [_row(view, lines, scales, code) for code in _codes(view, lines)]
    table = element(
        "table",
        element("caption", view.say("matrix_title"), class_="aside"),
        element("thead", element("tr", corner, head)),
        element("tbody", _city(view, lines, scales), rows),
        class_="matrix",
    )
    return section(
        view.say("matrix_title"),
        element("div", table, class_="wide"),
        _legend(view, lines),
        downloads(view, "districts"),
    )


def _scale(view: View, line: Line) -> Scale:
    values = [district.value for district in line.districts]
    return amounts.scale_for(values, line.target.indicator.unit, view.language)


def _head(view: View, line: Line, scale: Scale) -> Element:
    target = line.target
    is_on = view.address.asked(SORT) == target.id
    name = link(
        view.address.here(sort=None if is_on else target.id),
        view.said(target.indicator.short),
        class_="order on" if is_on else "order",
        aria_current="true" if is_on else None,
    )
    return element(
        "th",
        name,
        element("div", scale.label, class_="quiet"),
        scope="col",
        class_="r",
        aria_sort="descending" if is_on else None,
    )


def _codes(view: View, lines: Sequence[Line]) -> list[str]:
    codes = [district.code for district in view.catalogue.districts]
    chosen = next((one for one in lines if one.target.id == view.address.asked(SORT)), None)
    if chosen is None:
        return codes
    found = {district.area: district for district in chosen.districts}
    return sorted(codes, key=lambda code: _order(found.get(code)))


def _order(district: Assessment | None) -> tuple[bool, Decimal]:
    """The furthest behind its part first; without parts the largest figure."""
    if district is None or district.value is None:
        return True, Decimal(0)
    gap = district.gap_to_path
    return False, -district.value if gap is None else gap


def _city(view: View, lines: Sequence[Line], scales: dict[str, Scale]) -> Element:
    cells = [
        element("td", actual(view, line.city, line.target, scales[line.target.id]), class_="r")
        for line in lines
    ]
    return element("tr", element("th", view.area(CITY), scope="row"), cells, class_="total")


def _row(view: View, lines: Sequence[Line], scales: dict[str, Scale], code: str) -> Element:
    name = link(view.address.to("districts", code), view.area(code))
    cells = [_cell(view, line, code, scales[line.target.id]) for line in lines]
    return element("tr", element("th", name, scope="row"), cells)


def _cell(view: View, line: Line, code: str, scale: Scale) -> Element:
    district = next((one for one in line.districts if one.area == code), None)
    if district is None or district.value is None:
        return _empty(view, line, code)
    number = actual(view, district, line.target, scale)
    warmth, weight = shade(line, district)
    return element(
        "td",
        number,
        element("div", _gap(view, line, district, scale)),
        class_=f"r heat {warmth}",
        style={"--weight": f"{weight:.2f}"},
    )


def _empty(view: View, line: Line, code: str) -> Element:
    indicator = line.target.indicator
    why = absence_of(view, indicator, view.period, code)
    is_hatched = why in (Absence.NOT_DUE, Absence.OVERDUE)
    return element(
        "td",
        absent(view, indicator, view.period, code),
        class_="r hatched" if is_hatched else "r",
    )


def _gap(view: View, line: Line, district: Assessment, scale: Scale) -> Content:
    if district.gap_to_path is None:
        return None
    text = path_text(view, district, line.target.indicator.unit, scale)
    tone = signed_tone(district.gap_to_path)
    return working(view, "gap_to_path", district, text, class_="number small" + tone)


def shade(line: Line, district: Assessment) -> tuple[str, float]:
    """Which way and how strongly: against its part, else its size among the districts."""
    gap, wanted = district.gap_to_path, district.target_value
    if gap is not None and wanted is not None:
        way = abs(wanted - (district.baseline or Decimal(0))) or abs(wanted) or Decimal(1)
        part = min(abs(gap) / way / FULL, Decimal(1))
        return ("behind" if gap < 0 else "before"), float(part)
    if line.target.indicator.behaviour is Behaviour.RATIO:
        return "plain", 0.0
    largest = max((d.value for d in line.districts if d.value is not None), default=Decimal(0))
    return "size", float(
        max(district.value or Decimal(0), Decimal(0)) / largest
    ) if largest else 0.0


def _legend(view: View, lines: Sequence[Line]) -> Element:
    keys = [
        element(
            "span",
            element("i", class_=f"heat-key {name}", aria_hidden="true"),
            view.say(f"heat_{name}"),
        )
        for name in ("behind", "before", "size")
        if name == "size" or any(line.is_allocated for line in lines)
    ]
    looks = [
        element("span", element("b", view.say(f"look_{name}_mark")), view.say(f"look_{name}"))
        for name in ("zero", "nil", "missing", "nothing")
    ]
    hatched = element(
        "span",
        element("i", class_="heat-key hatched", aria_hidden="true"),
        view.say("look_not_due"),
    )
    return element("p", keys, looks, hatched, class_="legend")
