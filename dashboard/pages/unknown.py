"""Pages for what cannot be shown: an address that names nothing, a store or a page that fails."""

from __future__ import annotations

from dashboard.elements import Element, element
from dashboard.shell import SECTIONS, framed, section_link
from dashboard.view import View
from store.errors import StoreError
from targets.vocabulary import Language
from wording import say


def unknown(view: View) -> Element:
    """A mistyped or outdated link: what it may have meant, and where to go on."""
    ways = [section_link(view, name, class_="button") for name in SECTIONS]
    return framed(
        view,
        [
            element("h1", view.say("unknown_title")),
            element("p", view.say("unknown_note"), class_="sentence"),
            element("p", ways, class_="ways"),
        ],
        current="none",
    )


def store_fault(error: StoreError, language: Language) -> Element:
    """The store's own sentence; there is no Board to build a frame from."""
    sentence = say(f"store.{error.code}", language, **error.values)
    return _bare(say("page.store_fault_title", language), sentence, language)


def fault(language: Language) -> Element:
    """Our own mistake: nothing to explain, but a way on; what happened is in the log."""
    return _bare(say("page.fault_title", language), say("page.fault_note", language), language)


def _bare(title: str, sentence: str, language: Language) -> Element:
    return element(
        "main",
        element("h1", title),
        element("p", sentence, class_="sentence"),
        element("p", element("a", say("page.try_again", language), href="/", class_="button")),
        id="main",
    )
