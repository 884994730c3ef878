"""Names of those who send and decide, as pages show them."""

from __future__ import annotations

from dashboard.view import View


def sender(view: View, name: str) -> str:
    """A body by its name, the office and the operator by theirs, a person as entered."""
    if name in view.catalogue.body:
        return view.body(name)
    known = {"office": "role_office", "operator": "operator", "viewer": "role_viewer"}
    return view.say(known[name]) if name in known else name
