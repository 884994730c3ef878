"""A table whose last column is a number with its bar."""

from __future__ import annotations

from decimal import Decimal

from dashboard.elements import Element, element, text_of
from dashboard.figures.bullet import Axis
from dashboard.figures.contribution import contribution_bar
from dashboard.parts import column_heads
from dashboard.view import View


def bars(number: Element, value: Decimal, axis: Axis, *, class_: str = "bars") -> Element:
    """A number and its bar; those of class `steps` are told, not judged."""
    bar = contribution_bar(value, axis, text_of(number))
    return element("td", element("div", element("span", number, class_="sum"), bar, class_=class_))


def bar_table(view: View, names: tuple[str, ...], rows: list[Element]) -> Element:
    """`names`: the columns, of which all but the first and the last are numbers."""
    head = element("tr", column_heads(view, "parts", names, names[1:-1]))
    table = element("table", element("thead", head), element("tbody", rows), class_="parts")
    return element("div", table, class_="wide")


def remark(view: View, key: str) -> Element:
    """What must be known before a card's table is read."""
    return element("p", view.say(key), class_="quiet note")
