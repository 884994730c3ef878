"""What is said of an action that cannot be so, or that its own row does not bear out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from ingest.checks.material import Material
from ingest.checks.saying import NOTHING
from targets.vocabulary import ActionNote, ActionState, Finding, Severity


def look(material: Material, now: datetime | None) -> Iterator[Finding]:
    """The gravest doubt of each action; no question about what was taken in the same words before.

    `now` None: the day is not known, and only the reported month bounds a date.
    """
    today = None
    if now is not None:
        today = now.astimezone(ZoneInfo(material.catalogue.notice.timezone)).date()
    for note in material.reading.action_notes:
        doubt = _doubt(note, material, today)
        if doubt is not None and (
            doubt.severity is Severity.ERROR or not _is_known(note, material)
        ):
            yield doubt


def _doubt(note: ActionNote, material: Material, today: date | None) -> Finding | None:
    if note.state is not ActionState.DONE:
        return _say("action_dated_not_done", note, note.done_on) if note.done_on else None
    if note.done_on is None:
        return _say("action_done_undated", note, None)
    latest = note.period.last_day if today is None else min(note.period.last_day, today)
    issued = material.catalogue.notice.issued_on
    if note.done_on > latest:
        return _say("action_done_in_future", note, note.done_on, latest, Severity.ERROR)
    if note.done_on < issued:
        return _say("action_done_before_notice", note, note.done_on, issued)
    return None if note.evidence else _say("action_done_unproven", note, note.done_on)


def _is_known(note: ActionNote, material: Material) -> bool:
    """Whether the newest that counts of the action, up to this month, says the same."""
    before = (
        one
        for one in material.notes
        if (one.subject, one.item) == (note.subject, note.item) and one.period <= note.period
    )
    newest = max(before, key=lambda one: one.period, default=None)
    return newest is not None and _said(newest) == _said(note)


def _said(note: ActionNote) -> tuple[object, ...]:
    return note.state, note.done_on, note.evidence, note.text


def _say(
    code: str,
    note: ActionNote,
    seen: date | None,
    expected: date | None = None,
    severity: Severity = Severity.WARNING,
) -> Finding:
    """At the cell that the action is told by; its row holds the date and the evidence."""
    shown = NOTHING if seen is None else seen.isoformat()
    limit = "" if expected is None else expected.isoformat()
    values = (("action", note.named),)
    return Finding(code, severity, note.cell, shown, limit, values)
