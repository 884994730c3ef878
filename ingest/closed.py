"""What a file would change in closed months: refused, or taken as a correction with a written reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.checks.material import Material
from ingest.checks.saying import NOTHING, amount, finding
from ingest.reading import Reading
from targets.catalogue import Catalogue
from targets.closings import CORRECTED, SUPPLEMENTED, closing_of
from targets.versions import differing_figures, differing_notes
from targets.vocabulary import ActionNote, Closing, Finding, Observation, Period, Severity

UNMARKED = ("unmarked_correction", "unmarked_correction_note")
REASON = "correction_reason"


@dataclass(frozen=True, slots=True)
class Counting:
    """What counts now of one body, and which months are closed."""

    figures: tuple[Observation, ...]
    notes: tuple[ActionNote, ...]
    closings: tuple[Closing, ...]


def look(reading: Reading, catalogue: Catalogue, counting: Counting) -> Iterator[Finding]:
    """An ordinary file must leave what counts in a closed month as it is.

    A correction, and what comes there for the first time, need a reason: one a month.
    """
    if not counting.closings or reading.form is None:
        return
    material = Material(reading, catalogue, counting.figures)
    changed: Counter[Period] = Counter()
    added: Counter[Period] = Counter()
    for period, refusal in (*_figures(material), *_notes(reading, counting)):
        if closing_of(counting.closings, period, reading.form) is None:
            continue
        if refusal is None:
            added[period] += 1
        elif reading.is_correction:
            changed[period] += 1
        else:
            yield refusal
    yield from _asked(CORRECTED, changed)
    yield from _asked(SUPPLEMENTED, added)


def without_questions(found: Iterable[Finding], refused: Iterable[Finding]) -> Iterator[Finding]:
    """Where a change is refused, nobody is asked to explain it, and one reason for a month is enough."""
    refused = tuple(refused)
    is_reasoned = any(one.code == CORRECTED for one in refused)
    places = {one.cell for one in refused if one.severity is Severity.ERROR}
    needed = (one for one in found if not (is_reasoned and one.code == REASON))
    return (one for one in needed if one.code not in UNMARKED or one.cell not in places)


def _figures(material: Material) -> Iterator[tuple[Period, Finding | None]]:
    """Every figure that is new or changed: its month, and how the change of one that counts is refused."""
    given = material.reading.observations
    for one in differing_figures(material.history, given, material.catalogue):
        if one.new is not None:
            yield one.new.period, _refused(one.old, one.new, material) if one.old else None


def _refused(old: Observation, new: Observation, material: Material) -> Finding:
    counts = NOTHING if old.value is None else amount(old.value, old.indicator, material)
    month = str(new.period)
    return finding("period_closed", Severity.ERROR, new, material, expected=counts, month=month)


def _notes(reading: Reading, counting: Counting) -> Iterator[tuple[Period, Finding | None]]:
    """As for figures."""
    for one in differing_notes(counting.notes, reading.action_notes):
        if one.new is not None:
            yield one.new.period, _refused_note(one.new) if one.old else None


def _refused_note(note: ActionNote) -> Finding:
    values = (
        ("action", note.action or ""),
        ("clause", str(note.clause or "")),
        ("month", str(note.period)),
    )
    return Finding("period_closed_note", Severity.ERROR, note.cell, note.text, values=values)


def _asked(code: str, months: Counter[Period]) -> Iterator[Finding]:
    for month, count in sorted(months.items()):
        values = (("month", str(month)), ("count", str(count)))
        yield Finding(code, Severity.WARNING, values=values)
