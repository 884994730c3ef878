"""Who may do what: until there is a sign-in, the demo's roles and nobody by name."""

from __future__ import annotations

from dashboard.access import Identity, Permission, Role
from dashboard.elements import Content, Element, element
from dashboard.pages.admin.listed import listed
from dashboard.parts import mark, quiet
from dashboard.theme import Shape, Tone
from dashboard.view import View

OWN = "own"
"""Stands for any body: a role of one may do a thing for itself alone."""

ROLES = (
    (Role.OFFICE, Identity(Role.OFFICE)),
    (Role.AGENCY, Identity(Role.AGENCY, OWN)),
    (Role.DISTRICT, Identity(Role.DISTRICT, OWN)),
    (Role.VIEWER, Identity()),
)


def people_card(view: View) -> Element:
    rows = ([view.say(f"person_{role}"), *_granted(view, who)] for role, who in ROLES)
    columns = ("role", *(permission.value for permission in Permission))
    note = element("p", view.say("people_note"), class_="quiet note")
    return listed(view, "people", columns, rows, note)


def _granted(view: View, who: Identity) -> list[Content]:
    return [_grant(view, who, permission) for permission in Permission]


def _grant(view: View, who: Identity, permission: Permission) -> Content:
    if not who.may(permission):
        return quiet(view.say("may_not"))
    is_own = who.body is not None and permission is not Permission.SEE
    return mark(Shape.TICK, Tone.GOOD, view.say("may_own" if is_own else "may"), class_="flag")
