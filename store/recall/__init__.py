"""Reads: what counts, what counted at any moment, and where each number came from."""

from store.audit import AuditEntry
from store.audit import trail as audit_trail
from store.recall.cells import Provenance, provenance
from store.recall.closings import closing_history, closings
from store.recall.known import current, current_notes, known
from store.recall.layouts import KeptLayout, kept_layouts
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
    "KeptLayout",
    "Provenance",
    "audit_trail",
    "closing_history",
    "closings",
    "current",
    "current_notes",
    "decisions",
    "duplicate",
    "figures",
    "findings",
    "kept_layouts",
    "known",
    "newest_seq",
    "notes",
    "provenance",
    "seq_at",
    "submission",
    "waiting",
]
