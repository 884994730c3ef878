"""Downloads: the blank form of a body for a month, and a workbook as it was handed in."""

from __future__ import annotations

import re
from urllib.parse import quote

from flask import Response, abort

from dashboard.access import Gate, Identity, Permission
from dashboard.backing import Backing
from store.errors import BlobMissingError
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
        if not any(form.is_owed_for(month) for form in backing.catalogue.forms_of(agency)):
            abort(404)
        file_name, content = backing.intake.template(agency, month)
        return _attached(file_name, content, XLSX)

    @gate.route("/blob/<sha256>", Permission.ORIGINAL)
    def original(_: Identity, sha256: str) -> Response:
        """The bytes, untouched: to the office, and to the body that sent them."""
        if not DIGEST.fullmatch(sha256):
            abort(404)
        found = backing.boards.look().board.known.submissions
        sent = next((s for s in reversed(found) if s.sha256 == sha256), None)
        if sent is None:
            abort(404)
        gate.admit(Permission.ORIGINAL, sent.agency)
        try:
            content = backing.store.blobs.read(sha256)
        except BlobMissingError:
            abort(404)
        return _attached(sent.file_name, content, "application/octet-stream")


def _attached(file_name: str, content: bytes, mimetype: str) -> Response:
    plain = re.sub(r"[^A-Za-z0-9._-]", "_", file_name)
    answer = Response(content, mimetype=mimetype)
    answer.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(file_name, safe='')}"
    )
    return answer
