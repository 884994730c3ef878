"""A table whose last column is a number with its bar, in a card of its own."""

from __future__ import annotations

from decimal import Decimal

from dashboard.elements import Element, element, text_of
from dashboard.figures.bullet import Axis
from dashboard.figures.contribution import contribution_bar
from dashboard.parts import column_heads, section
from dashboard.view import View


def bars(number: Element, value: Decimal, axis: Axis, *, class_: str = "bars") -> Element:
    """A number and its bar; those of class `steps` are told, not judged."""
    bar = contribution_bar(value, axis, text_of(number))
    return element("td", element("div", element("span", number, class_="sum"), bar, class_=class_))


def bar_card(
    view: View,
    title: str,
    names: tuple[str, ...],
    rows: list[Element],
    label: str,
    note: str | None = None,
) -> Element:
    """`names`: the columns, of which all but the first and the last are numbers; `label`: their unit."""
    head = column_heads(view, "parts", names, names[1:-1])
    below = element("p", view.say(note), class_="quiet note") if note else None
    body = element("tbody", rows)
    table = element("table", element("thead", element("tr", head)), body, class_="parts")
    return section(view.say(title), below, element("div", table, class_="wide"), note=label)
