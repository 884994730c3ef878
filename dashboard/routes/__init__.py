"""The routes beside the pages: choosing a role, handing in and deciding workbooks, downloads."""

from __future__ import annotations

from dashboard.access import Gate
from dashboard.backing import Backing
from dashboard.routes import decisions, downloads, failures, roles, rules, uploads


def register_routes(gate: Gate, backing: Backing) -> None:
    for part in (roles, rules, uploads, decisions, downloads, failures):
        part.register(gate, backing)
