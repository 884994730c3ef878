"""Why a marked correction changes what counts: asked once for the whole file."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.checks import restatements
from ingest.checks.material import Material
from targets.versions import replaced_notes
from targets.vocabulary import Finding, Severity


def look(material: Material) -> Iterator[Finding]:
    """A marked correction says once why: in a line of its own, beside every figure, or on the page."""
    if not material.reading.is_correction:
        return
    told = [one for one in restatements.look(material) if one.code == restatements.RESTATED]
    notes = replaced_notes(material.notes, material.reading.action_notes)
    if told or notes:
        beside = [one.explanation or "" for one in told]
        is_said_beside = all(beside) and not notes
        reason = "；".join(dict.fromkeys(beside)) if is_said_beside else ""
        said = material.reading.correction_reason or reason or None
        count = (("count", str(len(told) + len(notes))),)
        yield Finding("correction_reason", Severity.WARNING, values=count, explanation=said)
