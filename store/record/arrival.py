"""A workbook that comes in, with all that it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from store.rosters import Roster
from targets.vocabulary import (
    ActionNote,
    Finding,
    Observation,
    ParameterLevel,
    Period,
    PlanPoint,
)

SheetRow = tuple[str, int, tuple[tuple[str, str], ...]]
"""Sheet, row, ((address, text as uploaded), …)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What is recorded of one workbook; its bytes are already among the blobs.

    `is_refused`: kept as evidence with its findings, and nothing of it can ever count.
    `decimals` by indicator id fix the scale in which its figures count, once for ever; an indicator
    that is not named gets the finest scale.
    """

    agency: str
    form: str
    form_version: str
    layout: str
    period: Period
    sha256: str
    file_name: str
    by: str
    is_correction: bool = False
    is_made_up: bool = False
    is_refused: bool = False
    observations: tuple[Observation, ...] = ()
    action_notes: tuple[ActionNote, ...] = ()
    plan: tuple[PlanPoint, ...] = ()
    levels: tuple[ParameterLevel, ...] = ()
    findings: tuple[Finding, ...] = ()
    rows: tuple[SheetRow, ...] = ()
    rosters: tuple[Roster, ...] = ()
    decimals: Mapping[str, int] = field(default_factory=dict)
