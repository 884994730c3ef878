"""Reads: what counts, what counted at any moment, and where each number came from."""

from store.audit import AuditEntry
from store.audit import trail as audit_trail
from store.recall.cells import Provenance, provenance
from store.recall.known import current, known, of_others
from store.recall.moments import newest_seq, seq_at
from store.recall.rules import RuleVersion, rule_versions, rules_text
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
    "Provenance",
    "RuleVersion",
    "audit_trail",
    "current",
    "decisions",
    "duplicate",
    "figures",
    "findings",
    "known",
    "newest_seq",
    "notes",
    "of_others",
    "provenance",
    "rule_versions",
    "rules_text",
    "seq_at",
    "submission",
    "waiting",
]
