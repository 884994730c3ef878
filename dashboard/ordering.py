"""The order of a table's rows, chosen in the address: heads that are links, and the same choice as a list."""

from __future__ import annotations

from collections.abc import Container, Iterable

from dashboard.elements import Element, element
from dashboard.parts import link
from dashboard.view import View

SORT = "sort"
"""The parameter of the address; without it rows stand in the table's own order."""


def ordered_heads(
    view: View,
    table: str,
    names: Iterable[str],
    *,
    sortable: Container[str],
    right: Container[str] = (),
) -> list[Element]:
    """A table's head: the columns that rows can be ordered by are links; chosen again, the order is left."""
    now = view.address.asked(SORT)
    return [
        element(
            "th",
            _choice(view, name, view.say(f"{table}_{name}"), now)
            if name in sortable
            else view.say(f"{table}_{name}"),
            scope="col",
            class_="r" if name in right else None,
            aria_sort="descending" if name == now and name in sortable else None,
        )
        for name in names
    ]


def order_list(view: View, table: str, sortable: Iterable[str]) -> Element:
    """For narrow screens, where tables have no head."""
    now = view.address.asked(SORT)
    return element(
        "p",
        view.say("sort_by"),
        [_choice(view, name, view.say(f"{table}_{name}"), now) for name in sortable],
        class_="orders",
    )


def _choice(view: View, name: str, words: str, now: str | None) -> Element:
    is_on = name == now
    return link(
        view.address.here(sort=None if is_on else name),
        words,
        class_="order on" if is_on else "order",
        aria_current="true" if is_on else None,
        title=view.say("sort_leave" if is_on else "sort_worst_first"),
    )
