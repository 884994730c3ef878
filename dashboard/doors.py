"""What the pages ask of the other doors, as the pages see it; app.py hands in the doors themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from store.outbox import Delivery, Letter
from store.recall import ArrivingRoster
from store.record import Month
from store.rosters import Roster
from store.schedules import Schedule
from targets.vocabulary import (
    ActionNote,
    Explanations,
    Finding,
    Hints,
    Language,
    Observation,
    ParameterLevel,
    Period,
    PlanPoint,
    Recipient,
    Severity,
    Submission,
)


class Outcome(Protocol):
    """What became of one file; `state` is one of the command line's words (dry_run, refused, …)."""

    @property
    def file(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def agency(self) -> str | None: ...
    @property
    def form(self) -> str | None: ...
    @property
    def layout(self) -> str | None: ...
    @property
    def period(self) -> Period | None: ...
    @property
    def is_correction(self) -> bool: ...
    @property
    def is_made_up(self) -> bool: ...
    @property
    def observations(self) -> tuple[Observation, ...]: ...
    @property
    def action_notes(self) -> tuple[ActionNote, ...]: ...
    @property
    def plan(self) -> tuple[PlanPoint, ...]: ...
    @property
    def levels(self) -> tuple[ParameterLevel, ...]: ...
    @property
    def rosters(self) -> tuple[Roster, ...]: ...
    @property
    def arriving(self) -> tuple[ArrivingRoster, ...]: ...
    @property
    def findings(self) -> tuple[Finding, ...]: ...
    @property
    def before(self) -> tuple[Observation, ...]: ...
    @property
    def submission(self) -> Submission | None: ...


class ProposedColumn(Protocol):
    """A column of an unknown form; `role` is one of the layouts' words, None: nothing is like it."""

    @property
    def number(self) -> int: ...
    @property
    def letters(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def role(self) -> str | None: ...
    @property
    def likeness(self) -> float: ...
    @property
    def like(self) -> str: ...
    @property
    def told_by(self) -> str: ...
    @property
    def samples(self) -> tuple[str, ...]: ...


class ProposedName(Protocol):
    @property
    def label(self) -> str: ...
    @property
    def row(self) -> int: ...
    @property
    def indicator(self) -> str | None: ...


class GridCell(Protocol):
    @property
    def column(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def is_amount(self) -> bool: ...


class GridRow(Protocol):
    @property
    def row(self) -> int: ...
    @property
    def cells(self) -> Sequence[GridCell]: ...


class Proposal(Protocol):
    """What an unknown sheet seems to mean; `top`..`bottom` are its header's rows."""

    @property
    def sheet(self) -> str: ...
    @property
    def top(self) -> int: ...
    @property
    def bottom(self) -> int: ...
    @property
    def columns(self) -> Sequence[ProposedColumn]: ...
    @property
    def names(self) -> Sequence[ProposedName]: ...
    @property
    def grid(self) -> Sequence[GridRow]: ...


class Refusal(Protocol):
    @property
    def key(self) -> str: ...
    @property
    def values(self) -> tuple[tuple[str, str], ...]: ...


class MappingDoor(Protocol):
    """Unknown forms: a mapping is proposed, and a person's word makes it a layout."""

    @property
    def roles(self) -> Sequence[str]: ...

    def offered(self, content: bytes, file_name: str) -> Proposal | None: ...

    def choose(  # noqa: PLR0913 a person's word, field by field
        self,
        content: bytes,
        file_name: str,
        *,
        agency: str,
        roles: Mapping[int, str],
        names: Mapping[str, str],
        sure: frozenset[int],
        by: str,
        now: datetime,
    ) -> Refusal | None: ...


class Rule(Protocol):
    """`stage` is on, trial or off; `is_identity`: never anything but on."""

    @property
    def stage(self) -> str: ...
    @property
    def severity(self) -> Severity: ...
    @property
    def codes(self) -> tuple[str, ...]: ...
    @property
    def is_identity(self) -> bool: ...
    @property
    def thresholds(self) -> dict[str, float]: ...


class Rules(Protocol):
    """Id and rule of each."""

    @property
    def each(self) -> Iterator[tuple[str, Rule]]: ...


class RuleFault(Protocol):
    """What keeps a text from being rules: a sentence under `rule`, and its values."""

    @property
    def where(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def values(self) -> tuple[tuple[str, str], ...]: ...


class Told(Protocol):
    """One finding about one submission."""

    @property
    def submission(self) -> Submission: ...
    @property
    def finding(self) -> Finding: ...


class RuleEffect(Protocol):
    """What one rule finds as it is and as altered."""

    @property
    def rule(self) -> str: ...
    @property
    def before(self) -> int: ...
    @property
    def after(self) -> int: ...
    @property
    def added(self) -> tuple[Told, ...]: ...
    @property
    def gone(self) -> tuple[Told, ...]: ...
    @property
    def submissions(self) -> tuple[int, ...]: ...


class Replay(Protocol):
    """`read`: how many submissions were checked again; `unread`: whose files are gone."""

    @property
    def read(self) -> int: ...
    @property
    def unread(self) -> tuple[int, ...]: ...
    @property
    def effects(self) -> tuple[RuleEffect, ...]: ...


class RulesDoor(Protocol):
    """The rules of the checks."""

    def in_force(self) -> Rules: ...

    def text(self) -> str: ...

    def faults(self, text: str) -> Sequence[RuleFault]: ...

    def replay(
        self, text: str, since: Period | None = ..., *, told: Callable[[int, int], None] = ...
    ) -> Replay: ...

    def switch_on(self, text: str, *, by: str, comment: str, now: datetime) -> bool: ...


class Receipt(Protocol):
    """What its sender keeps of a submission."""

    @property
    def file_name(self) -> str: ...

    def rows(self, language: Language) -> dict[str, tuple[str, str]]:
        """Head and text of every row, by its name."""

    def text(self) -> bytes: ...


class IntakeDoor(Protocol):
    """Workbooks in."""

    def preview(
        self,
        content: bytes,
        file_name: str,
        hints: Hints = ...,
        explanations: Explanations = ...,
        *,
        now: datetime | None = ...,
    ) -> Outcome: ...

    def submit(
        self,
        content: bytes,
        file_name: str,
        hints: Hints,
        *,
        by: str,
        explanations: Explanations,
        now: datetime,
    ) -> Outcome: ...

    def accept(
        self, submission_id: int, *, by: str, now: datetime, comment: str = ...
    ) -> Submission: ...

    def send_back(
        self, submission_id: int, *, by: str, now: datetime, comment: str
    ) -> Submission: ...

    def withdraw(self, submission_id: int, *, by: str, now: datetime) -> Submission: ...

    def restore(
        self, submission_id: int, *, by: str, now: datetime, comment: str, seen: int
    ) -> Submission: ...

    def close(self, month: Month, *, by: str, now: datetime, comment: str) -> bool: ...

    def reopen(self, month: Month, *, by: str, now: datetime, comment: str) -> bool: ...

    def template(
        self, agency: str, period: Period, form: str | None = ...
    ) -> tuple[str, bytes]: ...

    def marked(
        self, content: bytes, file_name: str, findings: Iterable[Finding]
    ) -> tuple[str, bytes]: ...

    def receipt(self, submission: Submission, findings: Iterable[Finding]) -> Receipt: ...


class BriefingsDoor(Protocol):
    """Issues of the summaries, made anew from their moment whenever they are looked at."""

    def schedules(self) -> Mapping[str, Schedule]: ...

    def next_moment(self, schedule: Schedule, now: datetime) -> datetime | None:
        """None: it is paused."""

    def preview(
        self, schedule: Schedule, reader: Recipient, period: Period, now: datetime
    ) -> Letter: ...

    def past(self) -> Sequence[Delivery]:
        """The newest first."""

    def subject(self, letter: Letter) -> str: ...

    def html(self, letter: Letter) -> str: ...

    def message(self, letter: Letter) -> tuple[str, bytes]:
        """A file's name and its content. Raises: ValueError for an address that no letter can go to."""
