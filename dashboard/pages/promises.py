"""The plan and the reward levels that a workbook names, as its preview and its receipt show them."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.elements import Content, Element, element
from dashboard.parts import column_heads, section
from dashboard.view import View
from targets import amounts
from targets.levels import per, unit_of
from targets.vocabulary import Cell, Parameter, ParameterLevel, PlanPoint


def promises(
    view: View, plan: Sequence[PlanPoint], levels: Sequence[ParameterLevel]
) -> list[Element]:
    """A card for each of the two that there is."""
    cards = []
    if plan:
        rows = [_point(view, point) for point in plan]
        cards.append(_card(view, "plan", ("target", "area", "month", "value", "cell"), rows))
    if levels:
        rows = [_level(view, level) for level in levels]
        cards.append(_card(view, "levels", ("rule", "value", "since", "grounds", "cell"), rows))
    return cards


def level_text(view: View, parameter: Parameter, level: ParameterLevel) -> str:
    """`8 万元/家`."""
    shown = amounts.shown(level.value, unit_of(parameter), view.language)
    return shown + per_text(view, parameter)


def per_text(view: View, parameter: Parameter) -> str:
    one = per(parameter, view.catalogue)
    return view.say("per_one", one=view.said(one)) if one else ""


def _card(view: View, kind: str, columns: tuple[str, ...], rows: list[Element]) -> Element:
    head = column_heads(view, kind, columns, ("value",))
    table = element(
        "table", element("thead", element("tr", head)), element("tbody", rows), class_="figures"
    )
    title = view.say(f"{kind}_title", count=len(rows))
    return section(title, element("div", table, class_="wide"))


def _point(view: View, point: PlanPoint) -> Element:
    target = view.catalogue.target.get(point.target)
    if target is None:
        return _row(
            point.target, [view.area(point.area), "", amounts.plain(point.value)], point.cell
        )
    value = amounts.shown(point.value, target.indicator.unit, view.language)
    name = view.said(target.indicator.short)
    return _row(name, [view.area(point.area), view.month(point.period), value], point.cell)


def _level(view: View, level: ParameterLevel) -> Element:
    parameter = view.catalogue.parameter.get(level.parameter)
    day = view.day(level.effective_from) if level.effective_from else amounts.NOTHING
    if parameter is None:
        return _row(level.parameter, [amounts.plain(level.value), day, level.text], level.cell)
    text = level_text(view, parameter, level)
    name = view.said(parameter.name)
    return _row(name, [text, day, level.text or amounts.NOTHING], level.cell, number=0)


def _row(name: str, texts: Sequence[Content], cell: Cell | None, *, number: int = 2) -> Element:
    """`number`: which of the texts is the number, that stands at the right."""
    place = f"{cell.sheet}!{cell.address}" if cell else amounts.NOTHING
    cells = [
        element("td", text, class_="r" if index == number else None)
        for index, text in enumerate(texts)
    ]
    return element(
        "tr",
        element("th", name, scope="row"),
        cells,
        element("td", element("code", place, class_="cell")),
    )
