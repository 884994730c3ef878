"""The commitments without a number as a table."""

from __future__ import annotations

from dashboard.exports.values import text
from dashboard.pages.action_list import word_of
from dashboard.view import View
from sheets.table import Table, Value
from targets.board import ActionLine


def actions_table(view: View) -> Table:
    columns = tuple(
        text(view.say(f"export_{name}"))
        for name in ("clause", "action", "state", "lead", "due", "told", "evidence", "done", "cell")
    )
    rows = tuple(_row(view, line) for line in view.board.actions)
    return Table(view.say("actions_title", count=len(rows)), columns, rows)


def _row(view: View, line: ActionLine) -> tuple[Value, ...]:
    action, note = line.action, line.note
    return (
        view.clause(action.clause),
        view.said(action.title),
        view.say(word_of(line)),
        view.body(action.responsible[0]),
        str(action.due) if action.due else None,
        note.text if note else None,
        note.evidence if note else None,
        str(note.done_on) if note and note.done_on else None,
        f"{note.cell.sheet}!{note.cell.address}" if note else None,
    )
