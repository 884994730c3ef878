"""The routes beside the pages: choosing a role, handing in and deciding workbooks, downloads."""

from __future__ import annotations

from dashboard.access import Gate
from dashboard.backing import Backing
from dashboard.routes import (
    closings,
    decisions,
    downloads,
    exports,
    extensions,
    failures,
    letters,
    mappings,
    roles,
    rosters,
    rules,
    uploads,
)
from dashboard.site import Site

PARTS = (
    *(roles, rules, uploads, mappings, decisions, closings, extensions),
    *(downloads, rosters, failures),
)


def register_routes(gate: Gate, backing: Backing, site: Site) -> None:
    for part in (exports, letters):
        part.register(gate, site)
    for part in PARTS:
        part.register(gate, backing)
