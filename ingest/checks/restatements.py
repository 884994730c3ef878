"""What counts already and is given anew with another value, or in other words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ingest.checks.material import Material
from ingest.checks.rounding import slack
from ingest.checks.saying import NOTHING, amount, finding
from targets.versions import replaced_notes
from targets.vocabulary import ActionNote, Finding, Observation, ObservationState, Severity

BETWEEN, RESTATED = " / ", "restated"


def look(material: Material) -> Iterator[Finding]:
    is_correction = material.reading.is_correction
    for figure in material.reading.observations:
        old = material.counted.get((figure.indicator, figure.area, figure.period))
        if old is None or old.value is None or old.value == figure.value:
            continue
        if is_correction or not _is_rounded(old.value, figure, material):
            yield _say(old.value, figure, material)


def look_at_notes(material: Material) -> Iterator[Finding]:
    """What is told of actions; a marked correction may change it."""
    if material.reading.is_correction:
        return
    for one in replaced_notes(material.notes, material.reading.action_notes):
        if one.old is not None and one.new is not None:
            yield _say_of_note(one.old, one.new)


def _say_of_note(old: ActionNote, new: ActionNote) -> Finding:
    """Quotes, as they were written, only what differs."""
    pairs = [
        (before or NOTHING, after or NOTHING)
        for before, after in zip(_written(old), _written(new), strict=True)
        if before != after
    ]
    values = (("action", new.named), ("month", str(new.period)))
    return Finding(
        "unmarked_correction_note",
        Severity.WARNING,
        new.cell,
        BETWEEN.join(after for _, after in pairs),
        BETWEEN.join(before for before, _ in pairs),
        values,
    )


def _written(note: ActionNote) -> tuple[str, ...]:
    day = note.done_on.isoformat() if note.done_on else ""
    words = (note.work, note.text, note.problems, note.next_steps)
    return (note.self_assessed or "", day, note.evidence, *words)


def _is_rounded(old: Decimal, figure: Observation, material: Material) -> bool:
    """The same figure written less finely is no correction; an approximate one in its place is."""
    if figure.value is None or figure.state is ObservationState.INEXACT:
        return False
    return abs(old - figure.value) <= slack(figure, material)


def _say(old: Decimal, figure: Observation, material: Material) -> Finding:
    is_correction = material.reading.is_correction
    shown = amount(old, figure.indicator, material)
    difference = "—"
    if figure.value is not None:
        sign = "+" if figure.value > old else ""
        difference = sign + amount(figure.value - old, figure.indicator, material)
    return finding(
        RESTATED if is_correction else "unmarked_correction",
        Severity.NOTE if is_correction else Severity.WARNING,
        figure,
        material,
        expected=shown,
        month=str(figure.period),
        difference=difference,
    )
