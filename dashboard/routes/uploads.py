"""A workbook on its way in: its bytes held for the preview, then submitted with what was explained."""

from __future__ import annotations

from flask import jsonify, request
from werkzeug.wrappers import Response

from dashboard.access import Gate, Identity, Permission
from dashboard.backing import Backing
from dashboard.findings import (
    ALSO,
    ANSWER,
    CONFIRMED,
    EXPLAIN,
    MEANT,
    WHOLE_FILE,
    places_to_explain,
)
from dashboard.held import LIMIT, Held, IncompleteError, TooLargeError
from dashboard.routes.answers import go_on, refused, sender_address, words
from targets.vocabulary import Explanations, Hints, Period

LONGEST_NAME = 255


def register(gate: Gate, backing: Backing) -> None:
    @gate.route("/upload", Permission.UPLOAD, methods=["PUT"])
    def upload(identity: Identity) -> Response:
        """The body is the workbook, as it is; nothing of it is recorded yet."""
        gate.admit(Permission.UPLOAD, request.args.get("agency") or identity.actor)
        return _take_in(backing, identity)

    @gate.route("/submit", Permission.UPLOAD, methods=["POST"])
    def submit(identity: Identity) -> Response:
        """Records what was previewed; what still lacks an explanation goes back to the preview."""
        return _submit(backing, identity)


def _take_in(backing: Backing, identity: Identity) -> Response:
    address = sender_address(backing)
    file_name = _label(request.args.get("name", ""))
    if not file_name:
        return refused(address, "upload_nameless", 400)
    if (request.content_length or 0) > LIMIT:
        return refused(address, "upload_too_large", 413, limit=LIMIT // 1024**2)
    request.max_content_length = LIMIT + 1
    try:
        path = backing.held.take_in(request.stream, request.content_length)
    except TooLargeError:
        return refused(address, "upload_too_large", 413, limit=LIMIT // 1024**2)
    except IncompleteError:
        return refused(address, "upload_broken_off", 400)
    period = _chosen_month(request.args.get("month"))
    try:
        outcome = backing.intake.preview(
            path.read_bytes(), file_name, Hints(identity.actor, period), now=backing.clock()
        )
    except Exception:
        path.unlink(missing_ok=True)
        raise
    held = backing.held.keep(
        path, owner=identity.actor, file_name=file_name, period=period, outcome=outcome
    )
    return jsonify(to=address.to("upload", token=held.token))


def _label(name: str) -> str:
    """A browser's file name as pages can show it: in one line, with nothing that cannot be seen."""
    spaced = " ".join(name.split())
    return "".join(one for one in spaced if one.isprintable())[-LONGEST_NAME:].strip()


def _chosen_month(text: str | None) -> Period | None:
    """What the sender says of a sheet that does not say it itself."""
    try:
        return Period.parse(text) if text else None
    except ValueError:
        return None


def _submit(backing: Backing, identity: Identity) -> Response:
    address = sender_address(backing)
    token = request.form.get("token", "")
    held = backing.held.find(token, identity.actor)
    if held is None:
        done = backing.held.filed_as(token, identity.actor)
        if done is not None:
            return go_on(address.to("submissions", str(done), notice="already_there"))
        return go_on(address.to("upload", notice="upload_expired"))
    explanations = _explanations()
    if ANSWER in request.form:
        return _answered(backing, held, request.form[ANSWER], explanations)
    backing.held.explain(held, explanations)
    if any(place not in explanations for place in places_to_explain(held.outcome.findings)):
        return go_on(address.to("upload", token=held.token, notice="explain_first"))
    outcome = backing.intake.submit(
        held.content,
        held.file_name,
        Hints(identity.actor, held.period),
        by=identity.actor,
        explanations=Explanations(explanations, explanations.pop(WHOLE_FILE, None), held.meant),
        now=backing.clock(),
    )
    if outcome.submission is None or outcome.state not in ("submitted", "duplicate", "accepted"):
        return go_on(address.to("upload", token=held.token, notice="submit_refused"))
    backing.held.filed(held, outcome.submission.id)
    notice = "already_there" if outcome.state == "duplicate" else "receipt"
    return go_on(address.to("submissions", str(outcome.submission.id), notice=notice))


def _answered(backing: Backing, held: Held, answer: str, written: dict[str, str]) -> Response:
    """A unit slip is answered: the file is read again, so that the preview shows what it would become."""
    address, meant = sender_address(backing), held.meant
    if answer.startswith(MEANT):
        meant |= {answer.removeprefix(MEANT)}
    elif answer.removeprefix(CONFIRMED) not in written:
        backing.held.explain(held, written)
        return go_on(address.to("upload", token=held.token, notice="explain_first"))
    said = Explanations({**held.explanations, **written}, meant=meant)
    outcome = backing.intake.preview(
        held.content, held.file_name, Hints(held.owner, held.period), said, now=backing.clock()
    )
    backing.held.answer(held, outcome, said)
    answers = str(len(said.by_cell) + len(said.meant))
    return go_on(address.to("upload", token=held.token, answers=answers))


def _explanations() -> dict[str, str]:
    """By place; one that answers a question about several places stands at each of them."""
    written = {
        name.removeprefix(EXPLAIN): words(text)
        for name, text in request.form.items()
        if name.startswith(EXPLAIN) and text.strip()
    }
    also = {
        name.removeprefix(ALSO): written[place]
        for name, place in request.form.items()
        if name.startswith(ALSO) and place in written
    }
    return also | written
