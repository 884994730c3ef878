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
from data.demo.filed import NOW, DemoFile, State
from ingest.intake import Intake
from targets.vocabulary import Explanations, Recipient, Submission, SubmissionState

OFFICE = "office@example.invalid"
FIRST_ISSUE = datetime.fromisoformat("2023-09-01T00:00+08:00")
ISSUED_AT, DAY = timedelta(hours=8, minutes=30), timedelta(days=1)
"""The demo's office has had the summary since September, so that one issue has another before it."""

ENDS = {
    SubmissionState.REFUSED: State.REFUSED,
    SubmissionState.ACCEPTED: State.ACCEPTED,
    SubmissionState.SUBMITTED: State.WAITING,
    SubmissionState.RETURNED: State.RETURNED,
    SubmissionState.WITHDRAWN: State.RETURNED,
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
    ends: Counter[State] = field(default_factory=Counter)
    surprises: list[str] = field(default_factory=list)

    @property
    def progress(self) -> tuple[int, int] | None:
        """(done, all), None once everything is in."""
        return None if self.done >= len(self.files) else (self.done, len(self.files))

    def run(self, known: Iterable[Submission], after_each: Callable[[], None]) -> None:
        """What an earlier run ended is passed over, so that a second start is quick."""
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
            if _is_over(file, there.get(sha256(content).hexdigest())):
                self.passed += 1
            else:
                self._note(file, sent_in(self.intake, file, content))
            self.done += 1
            after_each()
        self._post(NOW)
        self.sent.extend(self.briefings.deliver(NOW))
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

    def _note(self, file: DemoFile, end: State) -> None:
        self.ends[end] += 1
        if end is not file.state:
            self.surprises.append(file.path.name)
            complain("command.demo_unexpected", file=file.path.name, expected=file.state, seen=end)


def _is_over(file: DemoFile, state: SubmissionState | None) -> bool:
    """Nothing is left to do: also where a person has since decided what the demo leaves waiting."""
    if state is SubmissionState.SUBMITTED:
        return file.decided_at is None
    return state is not None


def sent_in(intake: Intake, file: DemoFile, content: bytes) -> State:
    """One file through the door, and the office's decision on it; what became of it."""
    outcome = intake.submit(
        content,
        file.path.name,
        by=file.by,
        explanations=Explanations(for_all=file.explanation or None),
        now=file.received_at,
    )
    submission = outcome.submission
    if submission is None:
        return State.REFUSED
    if (
        submission.state is SubmissionState.SUBMITTED
        and file.decided_at
        and not outcome.unexplained
    ):
        submission = _decided(intake, file, submission.id, file.decided_at)
    return ENDS[submission.state]


def _decided(intake: Intake, file: DemoFile, submission: int, now: datetime) -> Submission:
    if file.state is State.RETURNED:
        return intake.send_back(submission, by=file.decided_by, now=now, comment=file.comment)
    return intake.accept(submission, by=file.decided_by, now=now)
