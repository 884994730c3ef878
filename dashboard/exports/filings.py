"""Every form owed, month by month, as a table: who filed what when, and what became of it."""

from __future__ import annotations

from dashboard.exports.values import text
from dashboard.view import View
from sheets.table import Table, Value
from targets.vocabulary import Filing

COLUMNS = ("form", "body", "month", "filing", "due", "received", "corrected", "file")


def filings_table(view: View) -> Table:
    columns = tuple(text(view.say(f"export_{name}")) for name in COLUMNS)
    newest_first = sorted(view.board.filings, key=lambda one: one.period, reverse=True)
    rows = tuple(_row(view, filing) for filing in newest_first)
    return Table(view.say("forms_title"), columns, rows)


def _row(view: View, filing: Filing) -> tuple[Value, ...]:
    sent = filing.submission
    return (
        view.said(view.catalogue.form[filing.form].name),
        view.body(filing.agency),
        str(filing.period),
        view.say(f"judging.filing_{filing.state}"),
        str(filing.due),
        view.instant(sent.received_at) if sent else None,
        view.say("corrected_key") if filing.is_corrected else None,
        sent.file_name if sent else None,
    )
