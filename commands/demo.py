"""`app.py demo`: fills an embedded database with the demo's workbooks and shows it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from threading import Thread
from typing import Any, Protocol

from briefing.briefings import Briefings
from commands import serve
from commands.console import DONE, FAILED, WRONG_USE, complain, tell
from commands.seeding import Seeding, demo_clock
from data.demo.filed import State, filings
from ingest.intake import Intake
from ingest.machine import message
from store import recall
from store.engine import Store
from store.errors import StoreError
from targets.board import Board
from targets.catalogue import Catalogue
from targets.vocabulary import LANGUAGES, Language, Period, Severity, SubmissionState
from wording import say

Clock = Callable[[], datetime]
BAR = 30


class Pages(Protocol):
    """The dashboard: a WSGI application, and one way to draw an address as a browser would."""

    @property
    def server(self) -> Any: ...

    def addresses(self) -> tuple[str, ...]: ...

    def draw(self, address: str) -> int: ...


class DemoParts(Protocol):
    """What app.py wires together."""

    @property
    def language(self) -> Language: ...
    @property
    def store(self) -> Store: ...
    @property
    def catalogue(self) -> Catalogue: ...
    @property
    def intake(self) -> Intake: ...

    def put_in_force(self, now: datetime) -> None: ...

    def board(self, period: Period | None, as_of: datetime | None) -> Board: ...

    def pages(self, clock: Clock, progress: Callable[[], tuple[int, int] | None]) -> Pages: ...

    @property
    def briefings(self) -> Briefings: ...


def run(parts: DemoParts, *, once: bool, port: int, clock: Clock) -> int:
    """With `once`: everything is done, printed and left. Else the pages are there at once."""
    files = filings()
    absent = [file.path for file in files if not file.path.exists()]
    if absent:
        complain("command.demo_file_missing", file=absent[0])
        return FAILED
    if _holds_real_figures(parts.store):
        complain("command.demo_in_real_database", place=parts.store.place)
        return WRONG_USE
    parts.put_in_force(files[0].received_at)  # before all else, so that every moment finds it
    seeding = Seeding(parts.intake, parts.briefings, files)
    now = demo_clock(clock)
    pages = parts.pages(now, lambda: seeding.progress)
    if once:
        return _once(parts, seeding, pages, now)
    return serve.run(
        pages.server,
        host="127.0.0.1",
        port=port,
        language=parts.language,
        on_ready=lambda: Thread(target=fill_aside, args=(parts, seeding), daemon=True).start(),
    )


def _holds_real_figures(store: Store) -> bool:
    """Made-up figures must not come among an installation's own; what a visitor adds to a demo may stay."""
    with store.reading() as session:
        there = recall.known(session).submissions
    return bool(there) and not any(sent.is_made_up for sent in there)


def fill_aside(parts: DemoParts, seeding: Seeding) -> None:
    """In a thread of its own nobody else would say why the filling ended; the pages stay."""
    try:
        _fill(parts, seeding)
    except StoreError as error:
        complain(f"store.{error.code}", **error.values)


def _fill(parts: DemoParts, seeding: Seeding) -> None:
    language = parts.language
    with parts.store.reading() as session:
        there = recall.known(session).submissions
    tell("command.demo_begins", language, files=len(seeding.files))
    seeding.run(there, _bar(seeding))
    if seeding.passed == len(seeding.files):
        tell("command.demo_found", language, files=seeding.passed)
        return
    ends = seeding.ends
    tell(
        "command.demo_ingested",
        language,
        accepted=ends[State.ACCEPTED],
        refused=ends[State.REFUSED] + ends[State.RETURNED],
        waiting=ends[State.WAITING],
        seconds=f"{seeding.seconds:.0f}",
    )


def _bar(seeding: Seeding) -> Callable[[], None]:
    """Draws on a terminal only: a log wants lines, not a bar."""
    if not sys.stderr.isatty():
        return lambda: None

    def draw() -> None:
        share = seeding.done / len(seeding.files)
        full = "█" * round(BAR * share)
        end = "\n" if seeding.progress is None else ""
        print(f"\r{full:░<{BAR}} {seeding.done}/{len(seeding.files)}", end=end, file=sys.stderr)

    return draw


def _once(parts: DemoParts, seeding: Seeding, pages: Pages, now: Clock) -> int:
    language = parts.language
    _fill(parts, seeding)
    _tell_what_does_not_count(parts)
    board = parts.board(None, now())
    tell(
        "command.demo_judged",
        language,
        targets=sum(line.is_scored for line in board.lines),
        actions=len(board.actions),
        period=board.period,
    )
    for standing, count in board.counts().items():
        word = say(f"judging.standing_{standing}", language)
        tell("command.demo_standing", language, standing=word, count=count)
    failures = _open_pages(pages, language)
    for sent in seeding.sent:
        tell("command.demo_sent", language, file=sent.reply.detail)
    return FAILED if failures or seeding.surprises else DONE


def _tell_what_does_not_count(parts: DemoParts) -> None:
    language = parts.language
    with parts.store.reading() as session:
        for sent in recall.known(session).submissions:
            if sent.state is SubmissionState.ACCEPTED:
                continue
            errors = (f for f in recall.findings(session, sent.id) if f.severity is Severity.ERROR)
            said = next((message(each, parts.catalogue, language) for each in errors), "")
            reason = sent.comment or said
            key = "command.demo_not_counting" if reason else "command.demo_undecided"
            state = say(f"command.state_{sent.state}", language)
            tell(key, language, file=sent.file_name, state=state, reason=reason)


def _open_pages(pages: Pages, language: Language) -> int:
    failures = 0
    addresses = [
        f"{address}?lang={tongue}" for address in pages.addresses() for tongue in LANGUAGES
    ]
    for address in addresses:
        status = pages.draw(address)
        if status != 200:
            failures += 1
            complain("command.demo_page_failed", address=address, status=status)
    if not failures:
        tell("command.demo_pages", language, pages=len(addresses))
    return failures
