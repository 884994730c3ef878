"""Answers of the routes: where to go on, or one sentence on why not."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from flask import Response, abort, jsonify, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from dashboard.address import Address, UnknownAddressError, language_of, read_address
from dashboard.backing import Backing
from wording import say


def sender_address(backing: Backing) -> Address:
    """The view that a form or an upload was sent from (`from`), its own choices left out.

    An upload says it in its address: its body is a file, and stays unread here.
    """
    said = request.args if request.method == "PUT" else request.values
    text = local(said.get("from"))
    usual, timezone = backing.default_language, backing.catalogue.notice.timezone
    try:
        address = read_address(text, timezone=timezone, default_language=usual)
    except UnknownAddressError:
        address = Address(language=language_of(text, usual), default_language=usual)
    return replace(address, rest={}, source=None, how=None)


def local(address: str | None) -> str:
    """Only a path of ours: nobody is sent elsewhere by a forged form."""
    if not address or not address.startswith("/") or "\\" in address or not address.isprintable():
        return "/"
    parts = urlsplit(address)
    is_ours = not parts.scheme and not parts.netloc
    return address if is_ours and not address.startswith("//") else "/"


def go_on(to: str) -> AnyResponse:
    """Our script gets the address, a plain form is sent there."""
    if request.accept_mimetypes.best == "application/json":
        return jsonify(to=to)
    return redirect(to, code=303)


def refused(address: Address, key: str, status: int, **values: object) -> Response:
    answer = jsonify(code=key, message=say(f"page.{key}", address.language, **values))
    answer.status_code = status
    return answer


MOST_WORDS = 500
"""Characters of a comment or an explanation at most, as the fields of the forms say too."""


def words(text: str) -> str:
    """What a person wrote, trimmed; a text that no form of ours lets through ends the request."""
    if len(text.strip()) > MOST_WORDS:
        abort(400)
    return text.strip()
