"""Names of those who send and decide, and of the forms that they send, as pages show them."""

from __future__ import annotations

from dashboard.view import View
from wording import sentences

MADE_UP = "_demo"
"""How the actors of the demo end: who they act for stands before it."""
OWN = "own_"
"""How a layout's id begins that a body confirmed for itself; the body and the kind of rows follow."""


def sender(view: View, name: str) -> str:
    """A body by its name, the office and the operator by theirs, a person as entered."""
    acts_for = name.removesuffix(MADE_UP)
    if acts_for != name:
        return view.say("made_up_actor", name=sender(view, acts_for))
    if name in view.catalogue.body:
        return view.body(name)
    known = {"office": "role_office", "operator": "operator", "viewer": "role_viewer"}
    return view.say(known[name]) if name in known else name


def layout_name(view: View, layout: str) -> str:
    """In words, all where a workbook has several; one that is newer than our words by its id.

    `layout`: as a submission remembers it, with the version after an @ from the second on.
    """
    return view.joined([_layout_name(view, one) for one in layout.split("+")])


def _layout_name(view: View, layout: str) -> str:
    key = f"page.layout_{layout}"
    if key in sentences(view.language):
        return view.say(key)
    name, _, version = layout.partition("@")
    body = name.removeprefix(OWN).rpartition("_")[0]
    if layout.startswith(OWN) and body in view.catalogue.body:
        said = view.say("mapping.own_form", body=view.body(body))
        return said + (view.say("layout_version", version=version) if version else "")
    return layout
