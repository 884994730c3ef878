"""A card with a plain table: heads from the wording, a row a thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.elements import Content, Element, element
from dashboard.parts import column_heads, empty, section
from dashboard.view import View


def listed(
    view: View,
    name: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Content]],
    *below: Content,
    above: Content = None,
) -> Element:
    """`name`: its title is `<name>_title`, a column's head `<name>_<column>`; without rows `<name>_none`."""
    made = [_row(view, name, columns, row) for row in rows]
    title = view.say(f"{name}_title")
    if not made:
        return section(title, above, empty(view, f"{name}_none"), below, id_=name)
    table = element(
        "table",
        element("caption", title, class_="aside"),
        element("thead", element("tr", column_heads(view, name, columns))),
        element("tbody", made),
        class_="others rows listing",
    )
    wide = element(
        "div", table, class_="wide", tab_index=0, role="region", aria_label=title
    )  # a table without links is scrolled by the keyboard too
    return section(title, above, wide, below, id_=name)


def _row(view: View, name: str, columns: Sequence[str], row: Sequence[Content]) -> Element:
    first, *rest = row
    cells = [
        element("td", content, data_label=view.say(f"{name}_{column}"))
        for column, content in zip(columns[1:], rest, strict=True)
    ]
    return element("tr", element("th", first, scope="row"), cells)
