"""The bodies with what they lead and support, and how punctual they were, as a table."""

from __future__ import annotations

from collections import Counter

from dashboard.exports.values import text
from dashboard.pages.agencies import filings_of, owned_by
from dashboard.view import View
from sheets.table import Column, Table, Value
from targets.vocabulary import FilingState

TOLD = (FilingState.ON_TIME, FilingState.LATE, FilingState.MISSING)


def agencies_table(view: View) -> Table:
    counted = (
        *(view.say(f"agencies_{name}") for name in ("leads", "joint", "actions")),
        *(view.say(f"judging.filing_{state}") for state in TOLD),
        view.say("corrected_key"),
    )
    members = [a for a in view.catalogue.agencies if a.role == "member" and not a.is_group]
    rows = tuple(_row(view, agency.id) for agency in members)
    columns = (text(view.say("agencies_body")), *(Column(head) for head in counted))
    return Table(view.say("agencies_table_title"), columns, rows)


def _row(view: View, agency: str) -> tuple[Value, ...]:
    filings = filings_of(view, agency)
    counts = Counter(filing.state for filing in filings)
    corrected = sum(1 for filing in filings if filing.is_corrected)
    owned = (len(found) for found in owned_by(view, agency))
    return (view.body(agency), *owned, *(counts[state] for state in TOLD), corrected)
