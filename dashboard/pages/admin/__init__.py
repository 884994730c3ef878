"""The office's own page: health, forms and days, schedules, layouts, definitions, permissions, audit."""

from __future__ import annotations

from dashboard.access import Permission
from dashboard.backing import Backing
from dashboard.elements import Element, element
from dashboard.pages.admin.audit import audit_card
from dashboard.pages.admin.forms import calendar_card, forms_card
from dashboard.pages.admin.health import health_card
from dashboard.pages.admin.kept import definitions_card, layouts_card, schedules_card
from dashboard.pages.admin.people import people_card
from dashboard.shell import framed
from dashboard.view import View


def admin_page(view: View, backing: Backing) -> Element:
    if not view.identity.may(Permission.ADMIN):
        words = element("p", view.say("admin_office_only"), class_="sentence")
        return framed(view, [element("h1", view.say("section_admin")), words])
    return framed(
        view,
        [
            element("p", view.say("admin_kicker"), class_="kicker"),
            element("h1", view.say("section_admin")),
            health_card(view, backing),
            forms_card(view, backing),
            calendar_card(view, backing),
            schedules_card(view, backing),
            layouts_card(view, backing),
            definitions_card(view, backing),
            people_card(view),
            audit_card(view, backing),
        ],
        current="admin",
    )
