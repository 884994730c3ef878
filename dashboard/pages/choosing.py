"""A form of choices that becomes a part of the address: filters, which versions to compare."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.elements import Content, Element, element
from dashboard.view import View

Choice = tuple[str, str]
"""Value and words."""


def choosing(view: View, *fields: Content, button: str) -> Element:
    """Sent as an address of this page, with the month, the moment and the language as they are."""
    address = view.address
    kept = {
        "period": str(address.period) if address.period else "",
        "lang": address.language if address.language != address.default_language else "",
        "as_of": address.as_of or "",
    }
    hidden = [
        element("input", type="hidden", name=name, default_value=value)
        for name, value in kept.items()
        if value
    ]
    return element(
        "form",
        hidden,
        fields,
        element("button", button, type="submit", class_="button"),
        method="get",
        action=address.path,
        data_inner="",
        class_="choosing",
    )


def chosen_of(name: str, label: str, choices: Iterable[Choice], now: str) -> Element:
    """A labelled list of choices; the form is made anew when another is chosen (`key`)."""
    options = [element("option", words, value=value) for value, words in choices]
    return element(
        "label",
        element("span", label),
        element("select", options, name=name, default_value=now, key=now),
    )
