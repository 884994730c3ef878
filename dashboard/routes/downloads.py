"""Downloads: the blank form of a body for a month, and a workbook as it was handed in."""

from __future__ import annotations

import re
from urllib.parse import quote

from flask import Response, abort, request

from dashboard.access import Gate, Identity, Permission
from dashboard.backing import Backing
from dashboard.routes.failures import told
from store.errors import BlobMissingError
from targets.filings import is_owed
from targets.vocabulary import Period

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DIGEST = re.compile(r"[0-9a-f]{64}")


def register(gate: Gate, backing: Backing) -> None:
    @gate.route("/template/<agency>/<period>", Permission.TEMPLATE)
    def template(_: Identity, agency: str, period: str) -> Response:
        gate.admit(Permission.TEMPLATE, agency)
        try:
            month = Period.parse(period)
        except ValueError:
            abort(404)
        return _template(backing, agency, month, request.args.get("form"))

    @gate.route("/blob/<sha256>", Permission.ORIGINAL)
    def original(reader: Identity, sha256: str) -> Response:
        """The bytes, untouched: to the office, and to each body that sent them."""
        if not DIGEST.fullmatch(sha256):
            abort(404)
        found = backing.boards.look().board.known.submissions
        same = [sent for sent in reversed(found) if sent.sha256 == sha256]
        if not same:
            abort(404)
        sent = next((s for s in same if reader.may(Permission.ORIGINAL, s.agency)), same[0])
        gate.admit(Permission.ORIGINAL, sent.agency)
        try:
            content = backing.store.blobs.read(sha256)
        except BlobMissingError:
            abort(404)
        return _attached(sent.file_name, content, "application/octet-stream")


def _template(backing: Backing, agency: str, month: Period, form: str | None) -> Response:
    """`form` None: the first with figures that the body owes for the month."""
    catalogue = backing.catalogue
    forms = [each for each in catalogue.forms_of(agency) if form in (None, each.id)]
    if not forms:
        abort(404)
    if not any(is_owed(catalogue, each, month) for each in forms):
        name = catalogue.body[agency].short
        return told(backing, "ingest.template_not_owed", 404, agency=name, period=month)
    file_name, content = backing.intake.template(agency, month, form)
    return _attached(file_name, content, XLSX)


def _attached(file_name: str, content: bytes, mimetype: str) -> Response:
    plain = re.sub(r"[^A-Za-z0-9._-]", "_", file_name)
    answer = Response(content, mimetype=mimetype)
    answer.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(file_name, safe='')}"
    )
    return answer
