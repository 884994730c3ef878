"""The demo's workbooks going in through the real door, in the order and at the times they were filed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from time import monotonic

from commands.console import complain
from data.demo.filed import NOW, DemoFile
from ingest.intake import Intake
from ingest.outcome import Explanations, FileState, Hints, Outcome
from targets.vocabulary import Submission, SubmissionState

ENDS = {
    FileState.REFUSED: "refused",
    FileState.UNREADABLE: "refused",
    FileState.ACCEPTED: "accepted",
    FileState.SUBMITTED: "waiting",
    FileState.DUPLICATE: "accepted",
}

ENDS_IN_STORE = {
    SubmissionState.REFUSED: "refused",
    SubmissionState.ACCEPTED: "accepted",
    SubmissionState.SUBMITTED: "waiting",
    SubmissionState.RETURNED: "returned",
    SubmissionState.WITHDRAWN: "returned",
}


def demo_clock(clock: Callable[[], datetime]) -> Callable[[], datetime]:
    """The demo's present: NOW at the start, and on from there as the machine's clock runs on."""
    started = clock()
    return lambda: NOW + max(clock() - started, timedelta())


@dataclass
class Seeding:
    """The demo's files going in, one after another; `progress` may be read from another thread."""

    intake: Intake
    files: Sequence[DemoFile]
    done: int = 0
    passed: int = 0
    seconds: float = 0.0
    ends: Counter[str] = field(default_factory=Counter)
    surprises: list[str] = field(default_factory=list)

    @property
    def progress(self) -> tuple[int, int] | None:
        """(done, all), None once everything is in."""
        return None if self.done >= len(self.files) else (self.done, len(self.files))

    def run(
        self, known: Iterable[Submission] = (), after_each: Callable[[], None] = lambda: None
    ) -> None:
        """Files that the store knows already are passed over, so that a second start is quick."""
        began = monotonic()
        there = {submission.sha256: submission.state for submission in known}
        for file in self.files:
            content = file.path.read_bytes()
            self._note(file, self._end(file, content, there))
            self.done += 1
            after_each()
        self.seconds = monotonic() - began

    def _end(self, file: DemoFile, content: bytes, there: dict[str, SubmissionState]) -> str:
        """What became of one file: accepted, returned, waiting or refused."""
        state = there.get(sha256(content).hexdigest())
        if state is not None:
            self.passed += 1
            return ENDS_IN_STORE[state]
        outcome = self.intake.submit(
            content,
            file.path.name,
            Hints(),
            by=file.by,
            explanations=Explanations(for_all=file.explanation or None),
            now=file.received_at,
        )
        if outcome.state is FileState.SUBMITTED and file.decided_at is not None:
            return self._decide(file, outcome)
        return ENDS[outcome.state]

    def _decide(self, file: DemoFile, outcome: Outcome) -> str:
        assert outcome.submission is not None  # noqa: S101 a submitted outcome has one
        submission, decided_at = outcome.submission.id, file.decided_at or file.received_at
        if file.state == "returned":
            self.intake.send_back(
                submission, by=file.decided_by, now=decided_at, comment=file.comment
            )
            return "returned"
        if file.state == "accepted" and not outcome.unexplained:
            self.intake.accept(submission, by=file.decided_by, now=decided_at)
            return "accepted"
        return "waiting"

    def _note(self, file: DemoFile, end: str) -> None:
        self.ends[end] += 1
        if end != file.state:
            self.surprises.append(file.path.name)
            complain("command.demo_unexpected", file=file.path.name, expected=file.state, seen=end)
