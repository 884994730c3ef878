"""What if: where the rest of the year leads at some paces, and at one of the reader's own."""

from __future__ import annotations

from dashboard.assumption import (
    ASSUMED,
    GROWTH,
    PACE,
    UNIT,
    Assumption,
    chosen,
    is_unreadable,
    offers,
)
from dashboard.elements import Content, Element, element
from dashboard.pages.choosing import choosing
from dashboard.parts import column_heads, derived, link, section, signed_tone
from dashboard.view import View
from targets.amounts import Scale
from targets.board import Line
from targets.scenarios import rest_last_year

COLUMNS = ("assumed", "pace", "end", "gap")


def what_if(view: View, line: Line) -> Element | None:
    """None where nothing can be assumed: ratios, no figure yet, no month left."""
    offered, now = offers(view, line), chosen(view, line)
    if not offered:
        return None
    scale = view.scale(line.target, line.city.value)
    rows = [_row(view, line, one, scale, is_on=_same(one, now)) for one in offered]
    if now is not None and now.offered is None:
        rows.append(_row(view, line, now, scale, is_on=True))
    table = element(
        "table",
        element("caption", view.say("what_if_title"), class_="aside"),
        element("thead", element("tr", column_heads(view, "what_if", COLUMNS, COLUMNS[1:]))),
        element("tbody", rows),
        class_="what-if",
    )
    return section(
        view.say("what_if_title"),
        element("div", table, class_="wide"),
        element("p", view.say(now.sentence[0], **now.sentence[1]), role="status") if now else None,
        _unreadable(view, line),
        element("div", _own_pace(view, scale, now), _own_growth(view, line), class_="own"),
        note=scale.label,
        id_="what-if",
    )


def _same(one: Assumption, now: Assumption | None) -> bool:
    return now is not None and one.offered == now.offered


def _row(view: View, line: Line, one: Assumption, scale: Scale, *, is_on: bool) -> Element:
    unit, figure = line.target.indicator.unit, line.city.observation
    rate = view.rate(one.per_month, unit, scale)
    gap, end = one.scenario.gap, view.digits(one.scenario.end, unit, scale)
    return element(
        "tr",
        element("th", _name(view, one, is_on=is_on), scope="row"),
        element("td", derived(view, figure, rate), class_="r"),
        element("td", derived(view, figure, end, class_="number strong"), class_="r"),
        element(
            "td",
            derived(view, figure, view.gap(gap, unit, scale), class_="number" + signed_tone(gap)),
            class_="r",
        ),
        class_="on" if is_on else None,
    )


def _name(view: View, one: Assumption, *, is_on: bool) -> Content:
    """Drawn in the chart when chosen; chosen again, it goes away."""
    said = view.say(f"assumed_{one.offered or 'own'}")
    away = dict.fromkeys((ASSUMED, PACE, UNIT, GROWTH))
    asked = away if is_on or one.offered is None else away | {ASSUMED: str(one.offered)}
    return link(view.address.here(**asked), said, aria_current="true" if is_on else None)


def _unreadable(view: View, line: Line) -> Element | None:
    if not is_unreadable(view, line):
        return None
    unit = view.said(line.target.indicator.unit.name)
    return element("p", view.say("assumed_unreadable", unit=unit), class_="unsent", role="alert")


def _own_pace(view: View, scale: Scale, now: Assumption | None) -> Element:
    """The unit goes with the number, so that a link means the same in the other language."""
    typed = view.address.asked(PACE) or ""
    if typed and now is not None and now.offered is None:
        typed = view.round_digits(now.per_month, scale).replace(",", "")
    return choosing(
        view,
        element(
            "label",
            element("span", view.say("assumed_pace", unit=scale.label)),
            _field(PACE, typed),
        ),
        element("input", type="hidden", name=UNIT, default_value=scale.label, key=scale.label),
        button=view.say("assume"),
    )


def _own_growth(view: View, line: Line) -> Element | None:
    if rest_last_year(line) is None:
        return None
    typed = view.address.asked(GROWTH) or ""
    field = element("label", element("span", view.say("assumed_growth")), _field(GROWTH, typed))
    return choosing(view, field, button=view.say("assume"))


def _field(name: str, typed: str) -> Element:
    return element(
        "input",
        type="text",
        input_mode="decimal",
        name=name,
        default_value=typed,
        key=f"{name}={typed}",
        required=True,
        auto_complete="off",
    )
