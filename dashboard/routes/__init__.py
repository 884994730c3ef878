"""The routes beside the pages: choosing a role, handing in and deciding workbooks, downloads."""

from __future__ import annotations

from dashboard.access import Gate
from dashboard.backing import Backing
from dashboard.routes import decisions, downloads, failures, roles, rosters, uploads


def register_routes(gate: Gate, backing: Backing) -> None:
    for part in (roles, uploads, decisions, downloads, rosters, failures):
        part.register(gate, backing)
