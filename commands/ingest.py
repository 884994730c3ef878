"""`app.py ingest`: workbooks through the door, one after another, with the answer for each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from commands.console import DONE, REFUSED, WRONG_USE, complain, tell
from ingest.intake import Intake
from ingest.machine import as_json
from ingest.outcome import Explanations, FileState, Hints, Outcome
from targets.catalogue import Catalogue
from targets.vocabulary import LANGUAGES, Language, Period, Severity, SubmissionState
from wording import say

STATUS = {
    FileState.REFUSED: REFUSED,
    FileState.UNREADABLE: REFUSED,
}


@dataclass(frozen=True, slots=True)
class Request:
    """What the caller asked for, as typed."""

    hints: Hints
    by: str | None
    explanations: Explanations
    accept: bool
    dry_run: bool


class WrongUseError(Exception):
    """The options cannot be carried out; key and values of the sentence to say."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def request(  # noqa: PLR0913 the options of the verb
    *,
    agency: str | None,
    period: str | None,
    by: str | None,
    explain: Sequence[str],
    explain_all: str | None,
    accept: bool,
    dry_run: bool,
) -> Request:
    """Raises: WrongUseError when an option is malformed or lacks its companion."""
    if accept and not by:
        raise WrongUseError("command.accept_needs_by")
    by_cell = {}
    for pair in explain:
        cell, separator, text = pair.partition("=")
        if not (cell and separator and text.strip()):
            raise WrongUseError("command.explain_malformed", seen=pair)
        by_cell[cell] = text.strip()
    try:
        month = Period.parse(period) if period else None
    except ValueError as error:
        raise WrongUseError("command.not_a_month", seen=period) from error
    return Request(Hints(agency, month), by, Explanations(by_cell, explain_all), accept, dry_run)


def run(  # noqa: PLR0913 the options of the verb
    intake: Intake,
    catalogue: Catalogue,
    files: Sequence[Path],
    asked: Request,
    *,
    clock: Callable[[], datetime],
    as_json_document: bool,
    language: Language,
) -> int:
    """The worst status of all files."""
    outcomes = []
    for outcome in _answers(intake, files, asked, clock):
        outcomes.append(outcome)
        if not as_json_document:
            show(outcome, catalogue, language)
    if as_json_document:
        print(
            json.dumps(
                [as_json(outcome, catalogue) for outcome in outcomes], ensure_ascii=False, indent=1
            )
        )
    return max((_status(outcome) for outcome in outcomes), default=WRONG_USE)


def _answers(
    intake: Intake, files: Sequence[Path], asked: Request, clock: Callable[[], datetime]
) -> Iterator[Outcome]:
    for path in files:
        try:
            content = path.read_bytes()
        except OSError as error:
            complain("command.file_not_readable", file=path, reason=error.strerror or error)
            yield Outcome(str(path), "", FileState.UNREADABLE, reason="file_not_readable")
            continue
        yield _answer(intake, path, content, asked, clock)


def _answer(
    intake: Intake, path: Path, content: bytes, asked: Request, clock: Callable[[], datetime]
) -> Outcome:
    if asked.dry_run:
        return intake.preview(content, path.name, asked.hints, asked.explanations)
    outcome = intake.submit(
        content,
        path.name,
        asked.hints,
        by=asked.by or "command_line",
        explanations=asked.explanations,
        now=clock(),
    )
    submission = outcome.submission
    waits = submission is not None and submission.state is SubmissionState.SUBMITTED
    if asked.accept and waits and submission is not None and not outcome.unexplained:
        submission = intake.accept(submission.id, by=asked.by or "", now=clock(), operator=True)
        return replace(outcome, state=FileState.ACCEPTED, submission=submission)
    return outcome


def _status(outcome: Outcome) -> int:
    return STATUS.get(outcome.state, DONE)


def show(outcome: Outcome, catalogue: Catalogue, language: Language) -> None:
    """A file's answer in words: what was read, then every finding in both languages."""
    tell(
        f"command.file_{outcome.state}",
        language,
        file=outcome.file,
        figures=len(outcome.observations),
        findings=len(outcome.findings),
        period=outcome.period or "—",
    )
    document = as_json(outcome, catalogue)
    for finding in document["findings"]:
        for tongue in LANGUAGES:
            mark = say(f"command.severity_{Severity(finding['severity'])}", tongue)
            print(f"  {mark} {finding['message'][tongue]}")
