"""The role picker: a marked stand-in until there is a sign-in."""

from __future__ import annotations

from flask import redirect, request
from werkzeug.wrappers import Response

from dashboard.access import ROLE_COOKIE, Gate, Identity, Permission, identity_named
from dashboard.backing import Backing
from dashboard.routes.answers import local


def register(gate: Gate, backing: Backing) -> None:
    @gate.route("/role", Permission.SEE, methods=["POST"])
    def choose_role(_: Identity) -> Response:
        chosen = identity_named(request.form.get("role"), backing.catalogue)
        answer = redirect(local(request.form.get("to")), code=303)
        answer.set_cookie(ROLE_COOKIE, chosen.actor, httponly=True, samesite="Strict")
        return answer
