"""Deciding what was handed in: the office accepts, sends back or restores; the sender's body may withdraw."""

from __future__ import annotations

from collections.abc import Iterable

from flask import abort, request
from werkzeug.wrappers import Response

from dashboard.access import Gate, Identity, Permission
from dashboard.address import submission_number
from dashboard.backing import Backing
from dashboard.routes.answers import go_on, sender_address, words
from store import recall
from store.errors import DecisionRefusedError
from targets.closings import closing_of
from targets.versions import replaces_nothing
from targets.vocabulary import Known, Severity

ACTS = ("accept", "send_back", "withdraw", "restore")

MOST_AT_ONCE = 500
"""Submissions that one click accepts at most."""


def register(gate: Gate, backing: Backing) -> None:
    @gate.route("/decide", Permission.SEE, methods=["POST"])
    def decide(identity: Identity) -> Response:
        number, act = _number(request.form.get("submission")), request.form.get("act")
        if act not in ACTS:
            abort(400)
        _admit(gate, backing, act, number)
        return _decide(backing, identity, act, number)

    @gate.route("/accept-several", Permission.DECIDE, methods=["POST"])
    def accept_several(identity: Identity) -> Response:
        """Those of which nothing is asked; each by itself, so that one refused keeps no other."""
        numbers = [_number(text) for text in request.form.getlist("submission")]
        if len(numbers) > MOST_AT_ONCE:
            abort(400)
        return _accept_several(backing, identity, dict.fromkeys(numbers))


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
    notice = f"done_{act}"
    try:
        if act == "accept":
            intake.accept(number, by=identity.actor, now=now, comment=comment)
        elif act == "send_back":
            intake.send_back(number, by=identity.actor, now=now, comment=comment)
        elif act == "restore":
            notice = _restore(backing, identity, number, comment)
        else:
            intake.withdraw(number, by=identity.actor, now=now)
    except DecisionRefusedError as error:
        notice = error.code
    return go_on(address.to("submissions", str(number), notice=notice))


def _restore(backing: Backing, identity: Identity, number: int, comment: str) -> str:
    """`seen`: the newest change that the page showed when the button was pressed."""
    seen = _number(request.form.get("seen"))
    with backing.store.reading() as session:
        before = recall.newest_seq(session)
    done = backing.intake.restore(
        number, by=identity.actor, now=backing.clock(), comment=comment, seen=seen
    )
    return "done_restore" if done.accepted_seq > before else "nothing_to_restore"


def _accept_several(backing: Backing, identity: Identity, numbers: Iterable[int]) -> Response:
    """Judged by what counts before the first of them; the store sees to it that none undoes another."""
    address, known = sender_address(backing), backing.boards.look().board.known
    comment, refused, done = words(request.form.get("comment", "")), 0, 0
    for number in numbers:
        if not _is_plain(backing, known, number):
            refused += 1
            continue
        try:
            backing.intake.accept(number, by=identity.actor, now=backing.clock(), comment=comment)
            done += 1
        except DecisionRefusedError:
            refused += 1
    notice = "some_not_accepted" if refused else "done_accept_several" if done else "none_chosen"
    return go_on(address.to("submissions", notice=notice))


def _is_plain(backing: Backing, known: Known, number: int) -> bool:
    """No question was asked, nothing that counts is replaced, its month is open."""
    with backing.store.reading() as session:
        found = recall.submission(session, number)
        asked = any(one.severity is Severity.WARNING for one in recall.findings(session, number))
        figures, notes = recall.figures(session, number), recall.notes(session, number)
    if found is None or asked:
        return False
    is_closed = closing_of(known.closings, found.period, found.form) is not None
    return not is_closed and replaces_nothing(known, figures, notes, backing.catalogue)


def _number(text: str | None) -> int:
    number = submission_number(text or "")
    if number is None:
        abort(400)
    return number
