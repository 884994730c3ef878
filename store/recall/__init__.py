"""Reads: what counts, what counted at any moment, and where each number came from."""

from store.audit import AuditEntry
from store.audit import trail as audit_trail
from store.recall.cells import NoteSource, Provenance, note_source, provenance
from store.recall.known import current, known
from store.recall.moments import newest_seq, seq_at
from store.recall.submissions import (
    decisions,
    duplicate,
    figures,
    findings,
    notes,
    submission,
    waiting,
)
from store.recall.words import Decision

__all__ = [
    "AuditEntry",
    "Decision",
    "NoteSource",
    "Provenance",
    "audit_trail",
    "current",
    "decisions",
    "duplicate",
    "figures",
    "findings",
    "known",
    "newest_seq",
    "note_source",
    "notes",
    "provenance",
    "seq_at",
    "submission",
    "waiting",
]
