"""Deciding what was handed in: the office accepts or sends back, the sender's body may withdraw."""

from __future__ import annotations

from flask import abort, request
from werkzeug.wrappers import Response

from dashboard.access import Gate, Identity, Permission
from dashboard.address import submission_number
from dashboard.backing import Backing
from dashboard.routes.answers import go_on, sender_address, words
from store import recall
from store.errors import DecisionRefusedError

ACTS = ("accept", "send_back", "withdraw")


def register(gate: Gate, backing: Backing) -> None:
    @gate.route("/decide", Permission.SEE, methods=["POST"])
    def decide(identity: Identity) -> Response:
        number, act = _number(request.form.get("submission")), request.form.get("act")
        if act not in ACTS:
            abort(400)
        _admit(gate, backing, act, number)
        return _decide(backing, identity, act, number)


def _admit(gate: Gate, backing: Backing, act: str, number: int) -> None:
    """Only the office decides; only the body whose workbook it is takes it back."""
    if act != "withdraw":
        gate.admit(Permission.DECIDE)
        return
    with backing.store.reading() as session:
        found = recall.submission(session, number)
    gate.admit(Permission.UPLOAD, found.agency if found else "")


def _decide(backing: Backing, identity: Identity, act: str, number: int) -> Response:
    address = sender_address(backing)
    comment = words(request.form.get("comment", ""))
    intake, now = backing.intake, backing.clock()
    try:
        if act == "accept":
            intake.accept(number, by=identity.actor, now=now, comment=comment)
        elif act == "send_back":
            intake.send_back(number, by=identity.actor, now=now, comment=comment)
        else:
            intake.withdraw(number, by=identity.actor, now=now)
    except DecisionRefusedError as error:
        return go_on(address.to("submissions", str(number), notice=error.code))
    return go_on(address.to("submissions", str(number), notice=f"done_{act}"))


def _number(text: str | None) -> int:
    number = submission_number(text or "")
    if number is None:
        abort(400)
    return number
