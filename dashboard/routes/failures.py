"""A request that ends without an answer of ours: one sentence in the reader's language, never bare English."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from flask import Response, jsonify, request
from werkzeug.exceptions import HTTPException

from dashboard.address import Address, language_of
from dashboard.held import LIMIT
from dashboard.safety import SMALL_BODY
from targets.vocabulary import Text
from wording import say

if TYPE_CHECKING:
    from dashboard.access import Gate
    from dashboard.backing import Backing

SAID = (403, 404, 405, 413)
"""Refusals with a sentence of their own; any other is of a bad request, or our own fault."""

DOCUMENT = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>{title}</title></head>
<body><main><h1>{title}</h1><p>{sentence}</p><p><a href="{home}">{back}</a></p></main></body></html>"""


def register(gate: Gate, backing: Backing) -> None:
    gate.app.server.register_error_handler(HTTPException, lambda error: _answer(error, backing))


def _answer(error: HTTPException, backing: Backing) -> Response:
    status = error.code or 500
    said = status if status in SAID else 400 if status < 500 else 500
    limits = {"limit": SMALL_BODY // 10**6, "file": LIMIT // 1024**2} if said == 413 else {}
    return told(backing, f"page.failed_{said}", status, **limits)


def told(backing: Backing, key: str, status: int, **values: object) -> Response:
    """Our script gets the sentence, a browser a page; texts among the values are said in its language."""
    page = request.args.get("from") or request.referrer or request.full_path
    language = language_of(page, backing.default_language)
    said = {name: v.said(language) if isinstance(v, Text) else v for name, v in values.items()}
    sentence = say(key, language, **said)
    if request.accept_mimetypes.best == "application/json":
        answer = jsonify(code=str(status), message=sentence)
    else:
        parts = {
            "title": say("page.failed_title", language),
            "back": say("page.to_overview", language),
            "home": Address(language=language, default_language=backing.default_language).href,
        }
        shown = {name: escape(text) for name, text in (parts | {"sentence": sentence}).items()}
        answer = Response(DOCUMENT.format(language=language, **shown), mimetype="text/html")
    answer.status_code = status
    return answer
