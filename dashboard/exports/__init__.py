"""Tables of the pages as files: which there are, and what is said of all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, time

from dashboard.exports.actions import actions_table
from dashboard.exports.agencies import agencies_table
from dashboard.exports.districts import district_table, districts_table
from dashboard.exports.filings import filings_table
from dashboard.exports.months import months_table
from dashboard.exports.parts import parts_table
from dashboard.exports.targets import targets_table
from dashboard.view import View
from sheets.table import Table

OF_ALL: Mapping[str, Callable[[View], Table]] = {
    "targets": targets_table,
    "actions": actions_table,
    "districts": districts_table,
    "agencies": agencies_table,
    "submissions": filings_table,
}


def table_named(view: View, name: str) -> Table | None:
    """`targets`, `target/<id>/months`, `districts/310115` …; None: there is no such table."""
    match name.split("/"):
        case [of_all] if of_all in OF_ALL:
            found = OF_ALL[of_all](view)
        case ["target", target, "months"] if target in view.board.line:
            found = months_table(view, view.board.line[target])
        case ["target", target, "parts"] if target in view.board.line:
            found = parts_table(view, view.board.line[target])
        case ["districts", code] if code in view.catalogue.district:
            found = district_table(view, code)
        case _:
            return None
    return replace(found, notes=(*found.notes, *_notes(view)))


def moment_of(view: View) -> datetime:
    """The day that its figures are known at: a file made twice on a day is the same."""
    return datetime.combine(view.board.today, time())


def _notes(view: View) -> tuple[str, ...]:
    """Until when there are figures, as known when, and that some are made up."""
    told = [
        view.said(view.catalogue.notice.title),
        view.say("export_as_of", month=view.month(view.period), known=view.known_on),
        view.say("export_empty"),
    ]
    if view.shows_made_up:
        told.append(view.say("made_up"))
    return tuple(told)
