"""Trying altered rules out on past submissions, and putting them in force: the office alone."""

from __future__ import annotations

from flask import abort, request
from werkzeug.wrappers import Response

from dashboard.access import Gate, Identity, Permission
from dashboard.backing import Backing
from dashboard.drafts import Draft
from dashboard.routes.answers import go_on, sender_address, words
from targets.vocabulary import Period

ACTS = ("replay", "switch_on")
LONGEST = 64_000
"""Characters of a text that are shown again; a longer one is no file of rules and is told so."""


def register(gate: Gate, backing: Backing) -> None:
    @gate.route("/rules", Permission.RULES, methods=["POST"])
    def rules(identity: Identity) -> Response:
        act = request.form.get("act")
        if act not in ACTS:
            abort(400)
        return _replay(backing) if act == "replay" else _switch_on(backing, identity)


def _replay(backing: Backing) -> Response:
    text = request.form.get("text", "")
    since = _month(request.form.get("since"))
    faults = backing.rulebook.faults(text)
    draft = Draft(text[:LONGEST], since, faults)
    token = (
        backing.drafts.keep(draft) if faults else backing.drafts.try_out(draft, backing.rulebook)
    )
    return go_on(sender_address(backing).to("rules", draft=token))


def _switch_on(backing: Backing, identity: Identity) -> Response:
    """Only what has been replayed, and only with a reason."""
    address, token = sender_address(backing), request.form.get("draft", "")
    draft = backing.drafts.find(token)
    if draft is None or draft.replay is None:
        return go_on(address.to("rules", notice="draft_expired"))
    comment = words(request.form.get("comment", ""))
    if not comment:
        return go_on(address.to("rules", draft=token, notice="comment_missing_rules"))
    is_new = backing.rulebook.switch_on(
        draft.text, by=identity.actor, comment=comment, now=backing.clock()
    )
    return go_on(address.to("rules", notice="rules_on" if is_new else "rules_same"))


def _month(text: str | None) -> Period | None:
    try:
        return Period.parse(text) if text else None
    except ValueError:
        return None
