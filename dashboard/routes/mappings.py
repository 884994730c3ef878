"""A person's word on an unknown form: kept as a layout, and the held file read by it at once."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from dashboard.access import Gate, Identity, Permission
from dashboard.backing import Backing
from dashboard.doors import Refusal
from dashboard.held import Held
from dashboard.pages.mapping import ASKED, NAME_FIELD, ROLE_FIELD, SURE_FIELD
from dashboard.routes.answers import go_on, sender_address
from targets.vocabulary import Hints, Language
from wording import say

OF_ELSE = "mapping.figure_of_else"
"""Refused unless the sender is sure; on the command line a line of the mapping says so, here a box."""


def register(gate: Gate, backing: Backing) -> None:
    @gate.route("/mapping", Permission.UPLOAD, methods=["POST"])
    def confirm_mapping(identity: Identity) -> Response:
        """For the sender's own body alone; the office still accepts what is read by it."""
        return _confirm(backing, identity)


def _confirm(backing: Backing, identity: Identity) -> Response:
    address = sender_address(backing)
    held = backing.held.find(request.form.get("token", ""), identity.actor)
    if held is None:
        return go_on(address.to("upload", notice="upload_expired"))
    roles, names, sure = _roles(backing), _names(backing), _sure()
    refusal = backing.mappings.choose(
        held.content,
        held.file_name,
        agency=identity.actor,
        roles=roles,
        names=names,
        sure=sure,
        by=identity.actor,
        now=backing.clock(),
    )
    if refusal is not None:
        said = {"refusal": _sentence(refusal, address.language)}
        if refusal.key == OF_ELSE:
            said[ASKED] = dict(refusal.values)["column"]
        said |= {f"{SURE_FIELD}{number}": "yes" for number in sure}
        said |= {f"{ROLE_FIELD}{number}": role for number, role in roles.items()}
        said |= {f"{NAME_FIELD}{label}": indicator for label, indicator in names.items()}
        backing.held.choose(held, said)
        return go_on(address.to("mapping", token=held.token))
    _read_again(backing, held)
    return go_on(address.to("upload", token=held.token))


def _read_again(backing: Backing, held: Held) -> None:
    hints = Hints(held.owner, held.period)
    outcome = backing.intake.preview(held.content, held.file_name, hints, now=backing.clock())
    backing.held.read_again(held, outcome)


def _roles(backing: Backing) -> dict[int, str]:
    known = set(map(str, backing.mappings.roles))
    fields = request.form.items()
    said = {
        name.removeprefix(ROLE_FIELD): role for name, role in fields if name.startswith(ROLE_FIELD)
    }
    return {
        int(number): role for number, role in said.items() if _is_number(number) and role in known
    }


def _sure() -> frozenset[int]:
    """Ticked where a header speaks of something else than the recorded figure."""
    said = (name.removeprefix(SURE_FIELD) for name in request.form if name.startswith(SURE_FIELD))
    return frozenset(map(int, filter(_is_number, said)))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 6


def _names(backing: Backing) -> dict[str, str]:
    return {
        name.removeprefix(NAME_FIELD): indicator
        for name, indicator in request.form.items()
        if name.startswith(NAME_FIELD) and indicator in backing.catalogue.indicator
    }


def _sentence(refusal: Refusal, language: Language) -> str:
    values = dict(refusal.values)
    if "role" in values:
        values["role"] = say(f"mapping.role_{values['role']}", language)
    return say(
        "page.mapping_of_else" if refusal.key == OF_ELSE else refusal.key, language, **values
    )
