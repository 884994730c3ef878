"""Tables as files: CSV and Excel, of the month, moment and language that the page shows."""

from __future__ import annotations

import re

from flask import Response, abort, request

from dashboard.access import Gate, Identity, Permission
from dashboard.exports import moment_of, table_named
from dashboard.routes.downloads import XLSX, attached
from dashboard.site import NOWHERE, Site
from dashboard.view import View
from sheets.separated import separated
from sheets.workbook import workbook

KINDS = {"csv": "text/csv; charset=utf-8", "xlsx": XLSX}


def register(gate: Gate, site: Site) -> None:
    @gate.route("/export/<path:name>.<kind>", Permission.SEE)
    def export(identity: Identity, name: str, kind: str) -> Response:
        """404 for a table, a kind, a month or a moment that we have not."""
        view = site.view(identity, f"/?{request.query_string.decode(errors='replace')}")
        table = None if view.address.path == NOWHERE else table_named(view, name)
        if table is None or kind not in KINDS:
            abort(404)
        content = separated(table) if kind == "csv" else workbook([table], moment_of(view))
        named, plain = _file_name(view, table.title, kind), _file_name(view, name, kind)
        return attached(named, content, KINDS[kind], plain=plain)


def _file_name(view: View, name: str, kind: str) -> str:
    """With its month, and the day that it was known on where that is not today."""
    known = f"_{view.address.as_of}" if view.address.as_of else ""
    return re.sub(r"[^\w.（）()-]+", "_", f"{name}_{view.period}{known}") + f".{kind}"
