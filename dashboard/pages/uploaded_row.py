"""A row of a sheet as it was uploaded, a line a cell; the cell in question is marked."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.elements import Element, element
from dashboard.findings import shortened
from dashboard.view import View


def uploaded_row(view: View, row: Iterable[tuple[str, str]], own: str) -> Element | None:
    """`own`: the address of the cell that the drawer is about."""
    lines = [_cell(place, text, is_own=place == own) for place, text in row]
    if not lines:
        return None
    table = element("table", element("tbody", lines), class_="as-uploaded")
    return element("section", element("h3", view.say("row_title")), table)


def _cell(place: str, text: str, *, is_own: bool) -> Element:
    return element(
        "tr",
        element("th", place, scope="row"),
        element("td", shortened(text)),
        class_="own" if is_own else None,
    )
