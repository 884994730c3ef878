"""What altered rules would have said of past submissions, beside what the rules in force say of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from ingest.checks import Material, check
from ingest.errors import UnreadableError
from ingest.layout import Layouts
from ingest.opened import opened
from ingest.parse import parse
from ingest.reading import Reading
from ingest.remembering import remembered
from ingest.rules import Rules
from store import recall
from store.engine import Store
from store.errors import StoreError
from targets.catalogue import Catalogue
from targets.vocabulary import Finding, Hints, Period, Severity, Submission, SubmissionState

Progress = Callable[[int, int], None]
"""Hears how many of how many are done."""


def silent(_done: int, _of: int) -> None:
    """Nobody wants to hear."""


@dataclass(frozen=True, slots=True)
class Told:
    """One finding about one submission."""

    submission: Submission
    finding: Finding


@dataclass(frozen=True, slots=True)
class RuleEffect:
    """What one rule found with the rules in force (`before`) and with the altered ones (`after`).

    `added` and `gone` are the differences, also where only the severity changes.
    """

    rule: str
    before: int
    after: int
    added: tuple[Told, ...] = ()
    gone: tuple[Told, ...] = ()

    @property
    def submissions(self) -> tuple[int, ...]:
        """Those of which something else would have been said."""
        concerned = {told.submission.id for told in (*self.added, *self.gone)}
        return tuple(sorted(concerned))


@dataclass(frozen=True, slots=True)
class Replay:
    """`read`: how many submissions were checked again; `unread`: those whose file cannot be read any more."""

    read: int
    unread: tuple[int, ...]
    effects: tuple[RuleEffect, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """One submission, checked twice."""

    submission: Submission
    before: tuple[Finding, ...]
    after: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is replayed: the altered rules, on submissions from the month `since` on (None: all)."""

    rules: Rules
    since: Period | None = None


def replayed(
    store: Store, catalogue: Catalogue, layouts: Layouts, asked: Asked, told: Progress = silent
) -> Replay:
    """Every file that was not withdrawn, read again from its bytes; `told` how many of them are done."""
    checked: list[Checked] = []
    unread: list[int] = []
    with store.reading() as session:
        past = tuple(_past(session, asked.since))
        told(0, len(past))
        for done, sent in enumerate(past, 1):
            reading = _read_again(store, sent, catalogue, layouts)
            if reading is None:
                unread.append(sent.id)
            else:
                material = _as_received(session, sent, reading, catalogue)
                checked.append(compared(sent, material, asked.rules))
            told(done, len(past))
    return Replay(len(checked), tuple(unread), tuple(effects_of(checked, asked.rules)))


def _past(session: Session, since: Period | None) -> Iterator[Submission]:
    for sent in recall.known(session).submissions:
        is_asked = since is None or sent.period >= since
        if is_asked and sent.state is not SubmissionState.WITHDRAWN:
            yield sent


def _read_again(
    store: Store, sent: Submission, catalogue: Catalogue, layouts: Layouts
) -> Reading | None:
    """None where the file has been damaged, or is no longer let in."""
    try:
        content = store.blobs.read(sent.sha256)
        book = opened(content, sent.file_name, layouts)
    except (UnreadableError, StoreError, OSError):
        return None
    hints = Hints(sent.agency, sent.period)
    reading = parse(book, sent.file_name, catalogue, layouts, hints)
    is_known = reading.agency is not None and reading.period is not None
    return reading if is_known else None


def _as_received(
    session: Session, sent: Submission, reading: Reading, catalogue: Catalogue
) -> Material:
    """Nothing that was recorded later is known: neither the file itself nor what came after it."""
    return remembered(session, reading, catalogue, seq=sent.received_seq - 1)


def compared(sent: Submission, material: Material, altered: Rules) -> Checked:
    """By the rules of `material`, and by the altered ones."""
    now = sent.received_at
    after = check(replace(material, rules=altered), now=now)
    return Checked(sent, check(material, now=now), after)


def effects_of(checked: Iterable[Checked], rules: Rules) -> Iterator[RuleEffect]:
    """Of every rule that has found anything, in the order of the rules."""
    every = tuple(checked)
    for name, rule in rules.each:
        codes = frozenset(rule.codes)
        before, after = _count(each.before for each in every), _count(each.after for each in every)
        counts = (
            sum(before.get(code, 0) for code in codes),
            sum(after.get(code, 0) for code in codes),
        )
        if any(counts):
            added = (_told(each, each.after, each.before, codes) for each in every)
            gone = (_told(each, each.before, each.after, codes) for each in every)
            yield RuleEffect(
                name,
                *counts,
                added=tuple(told for some in added for told in some),
                gone=tuple(told for some in gone for told in some),
            )


def _count(findings: Iterable[Iterable[Finding]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for finding in (one for some in findings for one in some):
        found[finding.code] = found.get(finding.code, 0) + 1
    return found


def _told(
    each: Checked, here: Iterable[Finding], there: Iterable[Finding], codes: frozenset[str]
) -> Iterator[Told]:
    """What is found here and not there, in the same severity."""
    known = {_sameness(finding) for finding in there}
    for finding in here:
        if finding.code in codes and _sameness(finding) not in known:
            yield Told(each.submission, finding)


def _sameness(finding: Finding) -> tuple[str, Severity, object, object]:
    """Two findings about one thing; what was expected may be worded from other numbers."""
    values = dict(finding.values)
    return finding.code, finding.severity, finding.cell, values.get("indicator")
