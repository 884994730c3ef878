"""Putting off a due date, and taking that back: the office alone, each with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from flask import request
from werkzeug.wrappers import Response

from dashboard.access import Gate, Identity, Permission
from dashboard.backing import Backing
from dashboard.routes.answers import go_on, sender_address, words
from store import record
from store.errors import DecisionRefusedError
from targets.calendar import due_date
from targets.filings import is_owed
from targets.vocabulary import Extension, Period

LONGEST = timedelta(days=366)
"""No due date is put off for more than a year: a day further on is a slip of the hand."""


@dataclass(frozen=True, slots=True)
class _Asked:
    form: str
    agency: str
    period: Period
    due: date


def register(gate: Gate, backing: Backing) -> None:
    @gate.route("/extend", Permission.DECIDE, methods=["POST"])
    def extend(identity: Identity) -> Response:
        to, asked = sender_address(backing), _asked()
        if asked is None or not _is_later(backing, asked):
            return go_on(to.to("agencies", notice="extend_wrong"))
        granted = Extension(
            asked.agency,
            asked.form,
            asked.period,
            asked.due,
            words(request.form.get("reason", "")),
            identity.actor,
        )
        try:
            record.extend(backing.store, granted, now=backing.clock())
        except DecisionRefusedError as error:
            return go_on(to.to("agencies", notice=error.code))
        return go_on(to.to("agencies", notice="done_extend"))

    @gate.route("/take-back", Permission.DECIDE, methods=["POST"])
    def take_back(identity: Identity) -> Response:
        """As it was looked at: one that was granted anew since then stays."""
        granted = _looked_at(backing)
        notice = "extension_gone" if granted is None else _take_back(backing, identity, granted)
        return go_on(sender_address(backing).to("agencies", notice=notice))


def _take_back(backing: Backing, identity: Identity, granted: Extension) -> str:
    """What the page is to say of it."""
    reason = words(request.form.get("reason", ""))
    try:
        record.take_back_extension(
            backing.store, granted, by=identity.actor, reason=reason, now=backing.clock()
        )
    except DecisionRefusedError as error:
        return error.code
    return "done_take_back"


def _looked_at(backing: Backing) -> Extension | None:
    form, _, agency = request.form.get("form", "").partition(".")
    asked = (form, agency, request.form.get("month", ""), request.form.get("seen", ""))
    held = backing.boards.look().board.known.extensions
    keys = {(one.form, one.agency, str(one.period), str(one.recorded_seq)): one for one in held}
    return keys.get(asked)


def _asked() -> _Asked | None:
    """What the form named; None: it is none of ours."""
    form, _, agency = request.form.get("form", "").partition(".")
    try:
        period = Period.parse(request.form.get("month", ""))
        return _Asked(form, agency, period, date.fromisoformat(request.form.get("due", "")))
    except ValueError:
        return None


def _is_later(backing: Backing, asked: _Asked) -> bool:
    """Owed by that body for that month, and due after the day that the rule gives, within a year."""
    catalogue = backing.catalogue
    form = catalogue.form.get(asked.form)
    if form is None or asked.agency not in catalogue.reporters(form):
        return False
    if not is_owed(catalogue, form, asked.period):
        return False
    rule = due_date(form, asked.period, backing.working_days)
    return rule < asked.due <= rule + LONGEST
