"""The routes beside the pages: choosing a role, handing in and deciding workbooks, downloads."""

from __future__ import annotations

from dashboard.access import Gate
from dashboard.backing import Backing
from dashboard.routes import decisions, downloads, extensions, failures, roles, uploads


def register_routes(gate: Gate, backing: Backing) -> None:
    for part in (roles, uploads, decisions, extensions, downloads, failures):
        part.register(gate, backing)
