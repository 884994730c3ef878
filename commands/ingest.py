"""`app.py ingest`: workbooks through the door, one after another, with the answer for each."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from commands.console import DONE, REFUSED, as_typed, complain, complain_because, tell
from commands.marked import write_marked
from ingest.errors import UnreadableError
from ingest.explaining import answers_nothing, is_named
from ingest.intake import Intake
from ingest.machine import as_json, message
from ingest.opening.on_disk import bytes_of
from ingest.outcome import FileState, Outcome
from store.errors import DecisionRefusedError
from targets.catalogue import Catalogue
from targets.effect import Effect
from targets.vocabulary import (
    LANGUAGES,
    ActionNote,
    Explanations,
    Finding,
    Hints,
    Language,
    Period,
    Severity,
    SubmissionState,
)
from wording import say

LONGEST_TEXT = 60
"""Characters of a note that a line shows."""

OPERATORS_NAME = "command_line"
"""Who sent a file when nobody is named."""

STATUS = {
    FileState.REFUSED: REFUSED,
    FileState.UNREADABLE: REFUSED,
}


@dataclass(frozen=True, slots=True)
class Request:
    """What the caller asked for, as typed."""

    hints: Hints
    by: str
    explanations: Explanations
    accept: bool
    dry_run: bool
    marked: Path | None = None


class WrongUseError(Exception):
    """The options cannot be carried out; key and values of the sentence to say."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def request(  # noqa: PLR0913 the options of the verb
    *,
    agency: str | None,
    period: Period | None,
    by: str | None,
    explain: Sequence[str],
    explain_all: str | None,
    meant: Sequence[str],
    accept: bool,
    dry_run: bool,
    marked: Path | None = None,
) -> Request:
    """Raises: WrongUseError when an option is malformed, lacks its companion or names no folder."""
    sender = as_typed(by or "").strip()
    if accept and not sender:
        raise WrongUseError("command.accept_needs_by")
    for_all = None if explain_all is None else as_typed(explain_all)
    explanations = Explanations(_by_cell(explain), for_all, frozenset(map(as_typed, meant)))
    if marked is not None:
        _make_folder(marked)
    return Request(
        Hints(agency, period),
        sender or OPERATORS_NAME,
        explanations,
        accept,
        dry_run,
        marked,
    )


def _make_folder(folder: Path) -> None:
    """Before anything is recorded. Raises: WrongUseError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUseError("command.file_not_written", file=folder, reason=error) from error


def _by_cell(pairs: Sequence[str]) -> dict[str, str]:
    """CELL=TEXT, as typed. Raises: WrongUseError."""
    found = {}
    for pair in pairs:
        cell, _, text = (part.strip() for part in as_typed(pair).partition("="))
        if not (cell and text):
            raise WrongUseError("command.explain_malformed", seen=pair)
        found[cell] = text
    return found


def run(  # noqa: PLR0913 the options of the verb
    intake: Intake,
    catalogue: Catalogue,
    files: Sequence[Path],
    asked: Request,
    *,
    before: Callable[[datetime], object],
    clock: Callable[[], datetime],
    as_json_document: bool,
    language: Language,
) -> int:
    """The worst status of all files. When the store fails, what was done before it is still told.

    `before`: what is to be recorded before the first file, except in a dry run, which records nothing.
    """
    outcomes: list[Outcome] = []
    status = DONE
    try:
        if not asked.dry_run:
            before(clock())
        for outcome, content in _answers(intake, files, asked, clock):
            outcomes.append(outcome)
            if not as_json_document:
                show(outcome, catalogue, language)
                show_receipt(intake, outcome, language)
                if outcome.state is FileState.DRY_RUN:
                    show_effect(intake.effect(outcome), language)
            if asked.marked is not None and content is not None and outcome.findings:
                said_on = (sys.stderr if as_json_document else sys.stdout, language)
                status |= write_marked(intake, outcome, content, asked.marked, said_on)
    finally:
        if as_json_document:
            said = [as_json(outcome, catalogue) for outcome in outcomes]
            print(json.dumps(said, ensure_ascii=False, indent=1))
    _tell_unused(asked.explanations, outcomes)
    return max(status, *(STATUS.get(outcome.state, DONE) for outcome in outcomes))


def _answers(
    intake: Intake, files: Sequence[Path], asked: Request, clock: Callable[[], datetime]
) -> Iterator[tuple[Outcome, bytes | None]]:
    """Each with the bytes that it is about; None: there are none."""
    for path in files:
        name = as_typed(path.name)
        try:
            content = bytes_of(path)
        except UnreadableError as error:
            yield _unread(name, error), None
        except (OSError, ValueError) as error:
            yield _unread(name, _not_opened(path, error)), None
        else:
            yield _answer(intake, name, content, asked, clock), content


def _not_opened(path: Path, error: OSError | ValueError) -> UnreadableError:
    """A ValueError is a name that none can be."""
    reason = getattr(error, "strerror", None) or error
    return UnreadableError("not_opened", name=as_typed(str(path)), reason=reason)


def _unread(name: str, error: UnreadableError) -> Outcome:
    finding = Finding(error.code, Severity.ERROR, values=tuple(error.values.items()))
    return Outcome(name, "", FileState.UNREADABLE, reason=error.code, findings=(finding,))


def _answer(
    intake: Intake, name: str, content: bytes, asked: Request, clock: Callable[[], datetime]
) -> Outcome:
    if asked.dry_run:
        return intake.preview(content, name, asked.hints, asked.explanations, now=clock())
    outcome = intake.submit(
        content, name, asked.hints, by=asked.by, explanations=asked.explanations, now=clock()
    )
    submission = outcome.submission
    if not asked.accept or submission is None or submission.state is not SubmissionState.SUBMITTED:
        return outcome
    try:
        decided = intake.accept(submission.id, by=asked.by, now=clock(), operator=True)
    except DecisionRefusedError as error:
        complain_because(
            "command.submission_not_accepted",
            f"store.{error.code}",
            error.values,
            file=outcome.file,
        )
        return outcome
    return replace(outcome, state=FileState.ACCEPTED, submission=decided)


def _tell_unused(said: Explanations, outcomes: Sequence[Outcome]) -> None:
    """An answer that no file asked for was probably meant for another cell."""
    unused = [set(answers_nothing(said, outcome.findings)) for outcome in outcomes]
    for place in said.by_cell:
        if all(place in each for each in unused):
            complain("command.explanation_unused", place=place)
    reread = [one.cell for one in _findings(outcomes) if one.code == "unit_as_meant" and one.cell]
    for place in sorted(said.meant):
        if not any(is_named(cell, (place,)) for cell in reread):
            complain("command.meant_unused", place=place)


def _findings(outcomes: Iterable[Outcome]) -> Iterator[Finding]:
    return (finding for outcome in outcomes for finding in outcome.findings)


def show_effect(found: Iterable[Effect], language: Language) -> None:
    """A line for every standing that acceptance would change."""
    for effect in found:
        if effect.turns:
            tell(
                "command.standing_turns",
                language,
                target=effect.target.indicator.short.said(language),
                before=say(f"judging.standing_{effect.before.standing}", language),
                after=say(f"judging.standing_{effect.after.standing}", language),
            )


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
    for note in outcome.action_notes:
        _show_note(note, language)
    for finding in outcome.findings:
        for tongue in LANGUAGES:
            mark = say(f"command.severity_{finding.severity}", tongue)
            print(f"  {mark} {message(finding, catalogue, tongue)}")


def show_receipt(intake: Intake, outcome: Outcome, language: Language) -> None:
    """What the sender may note down of a file that was recorded, now or before."""
    if outcome.submission is None:
        return
    rows = intake.receipt(outcome.submission, outcome.findings).rows(language)
    print(f"  {say('receipt.title', language)}")
    for head, text in rows.values():
        print(f"    {head}{say('receipt.colon', language)}{text}", flush=True)


def _show_note(note: ActionNote, language: Language) -> None:
    """A line a note; one more for the numbers in it, which are not recorded."""
    text = " ".join(note.text.split())
    shown = text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + "…"
    place = f"{note.cell.sheet}!{note.cell.address}"
    about = note.action or "—"
    tell("command.file_note", language, clause=note.clause, action=about, place=place, text=shown)
    if note.suggested_numbers:
        numbers = say("page.list_separator", language).join(note.suggested_numbers)
        tell("command.file_note_numbers", language, numbers=numbers)
