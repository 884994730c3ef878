"""What became of one uploaded file: the answer that the command line, the page and a machine get."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from store.recall import ArrivingRoster
from store.rosters import Roster
from targets.vocabulary import (
    ActionNote,
    Finding,
    Hints,
    Observation,
    ParameterLevel,
    Period,
    PlanPoint,
    Severity,
    Submission,
)


class FileState(StrEnum):
    ACCEPTED = "accepted"
    SUBMITTED = "submitted"
    DRY_RUN = "dry_run"
    REFUSED = "refused"
    UNREADABLE = "unreadable"
    DUPLICATE = "duplicate"


NO_HINTS = Hints()


@dataclass(frozen=True, slots=True)
class Outcome:
    """`before` holds the figures that count now for the same indicator, source, area: last period's
    and, for a correction, those that would be replaced. `rosters` come without their rows; `arriving`, which a
    preview alone has, says what they would change.
    """

    file: str
    sha256: str
    state: FileState
    reason: str | None = None
    agency: str | None = None
    form: str | None = None
    form_version: str | None = None
    layout: str | None = None
    period: Period | None = None
    is_correction: bool = False
    is_made_up: bool = False
    observations: tuple[Observation, ...] = ()
    action_notes: tuple[ActionNote, ...] = ()
    plan: tuple[PlanPoint, ...] = ()
    levels: tuple[ParameterLevel, ...] = ()
    findings: tuple[Finding, ...] = ()
    before: tuple[Observation, ...] = ()
    units: tuple[tuple[str, str], ...] = ()
    rosters: tuple[Roster, ...] = ()
    arriving: tuple[ArrivingRoster, ...] = ()
    submission: Submission | None = None

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)

    @property
    def unexplained(self) -> tuple[Finding, ...]:
        return tuple(
            f for f in self.findings if f.severity is Severity.WARNING and not f.explanation
        )
