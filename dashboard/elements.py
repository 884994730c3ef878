"""HTML and SVG as plain values, and the two Dash components that put them on the screen.

A page is one `Tree` instead of thousands of Dash components: a fifth of the time, a third of the JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from dash.development.base_component import Component


class Element(NamedTuple):
    """One element; sent to the browser as [tag, attributes, children]."""

    tag: str
    attributes: dict[str, Any]
    children: tuple[Any, ...]


Node: TypeAlias = Element | str
Content: TypeAlias = Element | str | Iterable["Content"] | None

SLOT = Element("slot", {}, ())
"""Where a Tree puts its `children`: real Dash components, such as a chart."""


def element(tag: str, *content: Content, **attributes: object) -> Element:
    """None among content or attributes is left out; lists are flattened.

    Attributes: class_, for_, aria_label, data_open; others in snake case (col_span, view_box).
    """
    named = {_attribute(key): value for key, value in attributes.items() if value is not None}
    return Element(tag, named, tuple(_flat(content)))


def text_of(node: Node) -> str:
    """What a reader sees of it, without the tags."""
    if isinstance(node, str):
        return node
    return "".join(text_of(child) for child in node.children)


def every(node: Node) -> Iterator[Element]:
    """The element and all below it."""
    if isinstance(node, Element):
        yield node
        for child in node.children:
            yield from every(child)


def _flat(content: Iterable[Content]) -> Iterator[Node]:
    for item in content:
        if item is None:
            continue
        if isinstance(item, (Element, str)):
            yield item
        else:
            yield from _flat(item)


_RENAMED = {"class_": "className", "for_": "htmlFor"}


@cache
def _attribute(name: str) -> str:
    if name in _RENAMED:
        return _RENAMED[name]
    first, *rest = name.split("_")
    if first in ("aria", "data"):
        return "-".join((first, *rest))
    return first + "".join(word.capitalize() for word in rest)


class Drawn(Component):
    """A component that our own script draws (assets/elements.js)."""

    _namespace = "monitor"
    _valid_wildcard_attributes: list[str] = []  # noqa: RUF012 the shape that Dash asks for
    available_wildcard_properties: list[str] = []  # noqa: RUF012

    def __init__(self, **properties: object) -> None:
        super().__init__(**properties)  # type: ignore[no-untyped-call]


class Tree(Drawn):
    """Shows `tree` (an Element) in the browser; `children` fill its slot."""

    _type = "Tree"
    _prop_names = ["id", "tree", "children"]  # noqa: RUF012

    def __init__(self, *, id: str, tree: Element | None = None, children: object = None) -> None:  # noqa: A002
        super().__init__(id=id, tree=tree, children=children)


class Head(Drawn):
    """Names the document (its title) and its language; moves to the top when `page` changes."""

    _type = "Head"
    _prop_names = ["id", "title", "language", "page"]  # noqa: RUF012

    def __init__(self, *, id: str, title: str = "", language: str = "zh", page: str = "") -> None:  # noqa: A002
        super().__init__(id=id, title=title, language=language, page=page)
