"""Downloads: a body's blank form, a workbook as it was handed in, the same with its findings, a receipt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import quote

from flask import Response, abort, request

from dashboard.access import Gate, Identity, Permission
from dashboard.address import submission_number
from dashboard.backing import Backing
from dashboard.findings import place_of
from dashboard.routes.failures import told
from store import recall
from store.errors import BlobMissingError
from targets.filings import is_owed
from targets.vocabulary import Finding, Period, Submission

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
        content = _original(backing, sha256)
        return attached(sent.file_name, content, "application/octet-stream")

    _register_feedback(gate, backing)


def _register_feedback(gate: Gate, backing: Backing) -> None:
    """What a sender gets back."""

    @gate.route("/marked/held/<token>", Permission.UPLOAD)
    def marked_upload(identity: Identity, token: str) -> Response:
        """Of a workbook that is only being looked at, with what was explained so far."""
        held = backing.held.find(token, identity.actor)
        if held is None or not held.outcome.findings:
            abort(404)
        findings = [_explained(one, held.explanations) for one in held.outcome.findings]
        file_name, content = backing.intake.marked(held.content, held.file_name, findings)
        return attached(file_name, content, XLSX)

    @gate.route("/marked/<number>", Permission.ORIGINAL)
    def marked_submission(_: Identity, number: str) -> Response:
        """Made anew from the bytes and the findings that are kept; never kept itself."""
        sent, findings = _submission(backing, gate, number)
        if not findings:
            abort(404)
        original = _original(backing, sent.sha256)
        file_name, content = backing.intake.marked(original, sent.file_name, findings)
        return attached(file_name, content, XLSX)

    @gate.route("/receipt/<number>", Permission.ORIGINAL)
    def receipt(_: Identity, number: str) -> Response:
        made = backing.intake.receipt(*_submission(backing, gate, number))
        return attached(made.file_name, made.text(), "text/plain; charset=utf-8")


def _original(backing: Backing, sha256: str) -> bytes:
    try:
        return backing.store.blobs.read(sha256)
    except BlobMissingError:
        abort(404)


def _submission(backing: Backing, gate: Gate, text: str) -> tuple[Submission, tuple[Finding, ...]]:
    """For the office and its sender alone."""
    number = submission_number(text)
    if number is None:
        abort(404)
    with backing.store.reading() as session:
        sent = recall.submission(session, number)
        findings = recall.findings(session, number)
    if sent is None:
        abort(404)
    gate.admit(Permission.ORIGINAL, sent.agency)
    return sent, findings


def _explained(finding: Finding, said: Mapping[str, str]) -> Finding:
    return replace(finding, explanation=said.get(place_of(finding)) or finding.explanation)


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
    return attached(file_name, content, XLSX)


def attached(file_name: str, content: bytes, mimetype: str, *, plain: str = "") -> Response:
    """A file to be kept, by its own name; programs that know only ASCII get one of theirs."""
    plain = plain or re.sub(r"[^A-Za-z0-9._-]", "_", file_name)
    answer = Response(content, mimetype=mimetype)
    answer.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(file_name, safe='')}"
    )
    return answer
