"""The office closes a month, or opens it again."""

from __future__ import annotations

from flask import abort, request
from werkzeug.wrappers import Response

from dashboard.access import Gate, Identity, Permission
from dashboard.backing import Backing
from dashboard.routes.answers import go_on, sender_address, words
from store.errors import DecisionRefusedError
from store.record import Month
from targets.filings import is_owed
from targets.vocabulary import Period

NOTICES = {"reason_missing": "closing_reason_missing"}
"""What a submission's page says otherwise."""


def register(gate: Gate, backing: Backing) -> None:
    @gate.route("/close", Permission.DECIDE, methods=["POST"])
    def close(identity: Identity) -> Response:
        month, act = _month(backing), request.form.get("act")
        if act not in ("close", "reopen"):
            abort(400)
        return go_on(
            sender_address(backing).to("submissions", notice=_decide(backing, identity, act, month))
        )


def _decide(backing: Backing, identity: Identity, act: str, month: Month) -> str:
    """What the page is to say of it."""
    comment, now = words(request.form.get("comment", "")), backing.clock()
    decide = backing.intake.close if act == "close" else backing.intake.reopen
    try:
        is_new = decide(month, by=identity.actor, now=now, comment=comment)
    except DecisionRefusedError as error:
        return NOTICES.get(error.code, error.code)
    already = "closed_already" if act == "close" else "open_already"
    return f"done_{act}" if is_new else already


def _month(backing: Backing) -> Month:
    form = request.form.get("form", "")
    if form and form not in backing.catalogue.form:
        abort(400)
    try:
        period = Period.parse(request.form.get("month", ""))
    except ValueError:
        abort(400)
    forms = backing.catalogue.forms
    if not any(is_owed(backing.catalogue, one, period) for one in forms):
        abort(400)
    return Month(period, form)
