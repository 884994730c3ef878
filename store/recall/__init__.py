"""Reads: what counts, what counted at any moment, and where each number came from."""

from store.audit import AuditEntry
from store.audit import trail as audit_trail
from store.recall.cells import Provenance, provenance
from store.recall.known import current, known
from store.recall.moments import newest_seq, seq_at
from store.recall.rosters import (
    Differences,
    KeptRoster,
    Listed,
    by_district,
    differences,
    earlier_roster,
    faulty_rows,
    is_as_sealed,
    rosters,
    rows_of,
    rows_with_codes,
)
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
    "Differences",
    "KeptRoster",
    "Listed",
    "Provenance",
    "audit_trail",
    "by_district",
    "current",
    "decisions",
    "differences",
    "duplicate",
    "earlier_roster",
    "faulty_rows",
    "figures",
    "findings",
    "is_as_sealed",
    "known",
    "newest_seq",
    "notes",
    "provenance",
    "rosters",
    "rows_of",
    "rows_with_codes",
    "seq_at",
    "submission",
    "waiting",
]
