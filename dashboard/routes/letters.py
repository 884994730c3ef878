"""Letters as they are sent: shown in a frame where nothing runs, and given as files."""

from __future__ import annotations

from flask import Response, abort, request

from dashboard.access import Gate, Identity, Permission
from dashboard.address import submission_number
from dashboard.pages.briefings import chosen_reader
from dashboard.routes.downloads import attached
from dashboard.site import NOWHERE, Site
from store.outbox import Letter

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; "
    "sandbox allow-top-navigation-by-user-activation allow-popups"
)
"""No script, no picture from elsewhere, no form; only our own pages may show it in a frame."""

EML = "message/rfc822"


def register(gate: Gate, site: Site) -> None:
    @gate.route("/briefings/preview.<kind>", Permission.BRIEFINGS)
    def letter_preview(identity: Identity, kind: str) -> Response:
        """404 where there is no schedule, or no such month."""
        view = site.view(identity, f"/?{request.query_string.decode(errors='replace')}")
        backing = site.backing
        chosen = None if view.address.path == NOWHERE else chosen_reader(view, backing)
        if chosen is None:
            abort(404)
        door, now = backing.briefings, backing.clock()
        return _answer(site, door.preview(chosen.schedule, chosen.reader, view.period, now), kind)

    @gate.route("/briefings/<number>.<kind>", Permission.BRIEFINGS)
    def letter(_: Identity, number: str, kind: str) -> Response:
        found = [
            one.letter
            for one in site.backing.briefings.past()
            if one.letter.id == submission_number(number)
        ]
        if not found:
            abort(404)
        return _answer(site, found[0], kind)


def _answer(site: Site, letter: Letter, kind: str) -> Response:
    door = site.backing.briefings
    if kind == "eml":
        try:
            name, content = door.message(letter)
        except ValueError:
            abort(404)
        return attached(name, content, EML)
    if kind != "html":
        abort(404)
    return _framed(door.html(letter))


def _framed(html: str) -> Response:
    """Its links open in the window around it."""
    answer = Response(html.replace("<head>", '<head><base target="_top">', 1), mimetype="text/html")
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    return answer
