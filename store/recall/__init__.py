"""Reads: what counts, what counted at any moment, and where each number came from."""

from store.audit import AuditEntry
from store.audit import kinds as audit_kinds
from store.audit import trail as audit_trail
from store.recall.answers import Answer, answers
from store.recall.arriving import AreaChange, ArrivingRoster, Named, arriving
from store.recall.cells import NoteSource, Provenance, note_source, provenance
from store.recall.closed_years import closed_forecasts
from store.recall.closings import closing_history, closings
from store.recall.condition import Condition, condition
from store.recall.definitions import (
    DefinitionVersion,
    definition_at,
    definition_text,
    definition_versions,
)
from store.recall.known import current, current_notes, known, of_others
from store.recall.layouts import KeptLayout, kept_layouts
from store.recall.moments import newest_seq, seq_at
from store.recall.plans import (
    LevelVersion,
    TakenBack,
    extension,
    level_versions,
    levels,
    levels_said,
    plan,
    points_said,
    taken_back,
)
from store.recall.rosters import (
    Differences,
    KeptRoster,
    Listed,
    Whole,
    by_district,
    differences,
    earlier_lists,
    faulty_rows,
    is_as_sealed,
    rosters,
    rows_of,
    rows_with_codes,
    whole,
)
from store.recall.rules import RuleVersion, rule_versions, rules_text
from store.recall.submissions import (
    decisions,
    duplicate,
    figures,
    findings,
    notes,
    sent,
    submission,
    waiting,
)
from store.recall.words import Decision

__all__ = [
    "Answer",
    "AreaChange",
    "ArrivingRoster",
    "AuditEntry",
    "Condition",
    "Decision",
    "DefinitionVersion",
    "Differences",
    "KeptLayout",
    "KeptRoster",
    "LevelVersion",
    "Listed",
    "Named",
    "NoteSource",
    "Provenance",
    "RuleVersion",
    "TakenBack",
    "Whole",
    "answers",
    "arriving",
    "audit_kinds",
    "audit_trail",
    "by_district",
    "closed_forecasts",
    "closing_history",
    "closings",
    "condition",
    "current",
    "current_notes",
    "decisions",
    "definition_at",
    "definition_text",
    "definition_versions",
    "differences",
    "duplicate",
    "earlier_lists",
    "extension",
    "faulty_rows",
    "figures",
    "findings",
    "is_as_sealed",
    "kept_layouts",
    "known",
    "level_versions",
    "levels",
    "levels_said",
    "newest_seq",
    "note_source",
    "notes",
    "of_others",
    "plan",
    "points_said",
    "provenance",
    "rosters",
    "rows_of",
    "rows_with_codes",
    "rule_versions",
    "rules_text",
    "sent",
    "seq_at",
    "submission",
    "taken_back",
    "waiting",
    "whole",
]
