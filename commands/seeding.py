"""The demo's workbooks going in through the real door, in the order and at the times they were filed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from time import monotonic

from briefing.briefings import Briefings, Sent
from commands.console import complain
from data.demo.filed import NOW, DemoFile
from ingest.intake import Intake
from ingest.outcome import Explanations, FileState, Hints, Outcome
from targets.vocabulary import Recipient, Submission, SubmissionState

OFFICE = "office@example.invalid"
FIRST_ISSUE = datetime.fromisoformat("2023-09-01T00:00+08:00")
ISSUED_AT, DAY = timedelta(hours=8, minutes=30), timedelta(days=1)
"""The demo's office has had the summary since September, so that one issue has another before it."""

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
    briefings: Briefings
    files: Sequence[DemoFile]
    sent: list[Sent] = field(default_factory=list)
    ticked_until: datetime = FIRST_ISSUE + ISSUED_AT
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
        self.briefings.ensure_schedule(
            (Recipient(OFFICE),),
            since=FIRST_ISSUE,
            now=self.files[0].received_at,
            working_day=10,
            at=(FIRST_ISSUE + ISSUED_AT).time(),
        )
        for file in self.files:
            self._post(file.received_at)
            content = file.path.read_bytes()
            self._note(file, self._end(file, content, there))
            self.done += 1
            after_each()
        self._post(NOW)
        self.seconds = monotonic() - began

    def _post(self, now: datetime) -> None:
        """The worker's ticks, at the demo's own time: every morning up to `now`, and now."""
        while self.ticked_until + DAY <= now:
            self.ticked_until += DAY
            self._tick(self.ticked_until)
        self._tick(now)

    def _tick(self, now: datetime) -> None:
        if now < FIRST_ISSUE:
            return
        if self.briefings.plan(now):
            self.sent.extend(self.briefings.deliver(now))

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
