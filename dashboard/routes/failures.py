"""A request that ends without an answer of ours: one sentence in the reader's language, never bare English."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from flask import Response, jsonify, request
from werkzeug.exceptions import HTTPException

from dashboard.address import language_of
from wording import say

if TYPE_CHECKING:
    from dashboard.access import Gate
    from dashboard.backing import Backing

SAID = (400, 403, 404, 413)
"""The rest is our own fault, or nobody's."""

DOCUMENT = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>{title}</title></head>
<body><main><h1>{title}</h1><p>{sentence}</p><p><a href="/">{back}</a></p></main></body></html>"""


def register(gate: Gate, backing: Backing) -> None:
    gate.app.server.register_error_handler(HTTPException, lambda error: _answer(error, backing))


def _answer(error: HTTPException, backing: Backing) -> Response:
    """Our script gets the sentence, a browser a page; the status stays."""
    status = error.code or 500
    page = request.args.get("from") or request.referrer or request.full_path
    language = language_of(page, backing.default_language)
    sentence = say(f"page.failed_{status if status in SAID else 500}", language)
    if request.accept_mimetypes.best == "application/json":
        answer = jsonify(code=str(status), message=sentence)
    else:
        parts = {
            "title": say("page.failed_title", language),
            "back": say("page.try_again", language),
        }
        shown = {name: escape(text) for name, text in (parts | {"sentence": sentence}).items()}
        answer = Response(DOCUMENT.format(language=language, **shown), mimetype="text/html")
    answer.status_code = status
    return answer
