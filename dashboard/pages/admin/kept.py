"""What is kept as versions: schedules, layouts that people confirmed, definitions in force."""

from __future__ import annotations

from dashboard.backing import Backing
from dashboard.elements import Content, Element
from dashboard.pages.admin.listed import listed
from dashboard.pages.naming import layout_name, sender
from dashboard.parts import mark, quiet
from dashboard.theme import Shape, Tone
from dashboard.view import View
from store import recall
from store.schedules import Schedule


def schedules_card(view: View, backing: Backing) -> Element:
    columns = ("name", "rule", "readers", "next")
    found = backing.briefings.schedules().values()
    return listed(view, "schedules", columns, (_schedule(view, backing, one) for one in found))


def _schedule(view: View, backing: Backing, one: Schedule) -> list[Content]:
    moment = backing.briefings.next_moment(one, backing.clock())
    paused = mark(Shape.BAR, Tone.PLAIN, view.say("briefings_paused"))
    return [
        one.name,
        view.say("schedule_rule", day=one.working_day, time=f"{one.at:%H:%M}"),
        view.joined([reader.address for reader in one.recipients]),
        view.instant(moment) if moment else paused,
    ]


def layouts_card(view: View, backing: Backing) -> Element:
    with backing.store.reading() as session:
        kept = recall.kept_layouts(session)
    rows = (
        [
            layout_name(view, one.layout),
            view.say("layout_version", version=one.version),
            sender(view, one.by),
            view.instant(one.at),
            one.comment or quiet(view.say("no_comment")),
        ]
        for one in kept
    )
    return listed(view, "layouts", ("name", "version", "by", "at", "comment"), rows)


def definitions_card(view: View, backing: Backing) -> Element:
    """Each text of targets.yaml that was ever in force; the newest judges now."""
    with backing.store.reading() as session:
        versions = recall.definition_versions(session)
    present = backing.catalogue.sha256
    rows = (
        [
            view.instant(one.at),
            one.sha256[:12],
            mark(Shape.TICK, Tone.GOOD, view.say("definition_in_force"))
            if one.sha256 == present
            else quiet(view.say("definition_past")),
        ]
        for one in versions
    )
    return listed(view, "definitions", ("at", "version", "state"), rows)
