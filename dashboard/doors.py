"""What the pages ask of the door for workbooks, as the pages see it; app.py hands in the door itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from targets.vocabulary import (
    ActionNote,
    Explanations,
    Finding,
    Hints,
    Language,
    Observation,
    Period,
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
    def findings(self) -> tuple[Finding, ...]: ...
    @property
    def before(self) -> tuple[Observation, ...]: ...
    @property
    def submission(self) -> Submission | None: ...


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

    def template(
        self, agency: str, period: Period, form: str | None = ...
    ) -> tuple[str, bytes]: ...

    def marked(
        self, content: bytes, file_name: str, findings: Iterable[Finding]
    ) -> tuple[str, bytes]: ...

    def receipt(self, submission: Submission, findings: Iterable[Finding]) -> Receipt: ...
