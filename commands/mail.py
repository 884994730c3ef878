"""`app.py mail`: the summary of a month, written to a folder or sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefing.briefings import OFFICE_MONTHLY, Briefings
from briefing.message import BadAddressError
from briefing.post import Handed, Reply
from commands.console import DONE, FAILED, REFUSED, WRONG_USE, complain, tell
from store import recall
from store.outbox import Letter
from store.schedules import Schedule
from targets.board import newest_period
from targets.figures import Figures
from targets.filings import last_month
from targets.vocabulary import Language, Period, Recipient

KEYS = {
    Handed.SENT: ("mail.command_sent", DONE),
    Handed.REFUSED: ("mail.command_dead", REFUSED),
    Handed.NOT_NOW: ("mail.command_retry", FAILED),
    Handed.NO_WAY: ("mail.command_retry", FAILED),
    Handed.UNMADE: ("mail.command_unmade", FAILED),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of the verb. `period` None: the newest month with figures."""

    schedule: str | None = None
    recipient: str | None = None
    period: Period | None = None
    out: Path | None = None
    send: bool = False


class _WrongUseError(Exception):
    """A name or month that is not there; said already."""


def run(
    briefings: Briefings, asked: Asked, folder: Path, *, now: datetime, language: Language
) -> int:
    """`folder`: where letters go that are neither sent nor given another.

    2 for a name that is not there; 1 a letter was refused; 3 there is no way to the server.
    """
    try:
        schedule, readers = _whom(briefings, asked)
        month = _month(briefings, asked)
    except _WrongUseError:
        return WRONG_USE
    if month is None:
        complain("mail.command_nothing")
        return REFUSED
    letters = [briefings.issue(schedule, reader, month, now) for reader in readers]
    if asked.send:
        return max(_send(briefings, letter, now, language) for letter in letters)
    return max(_write(briefings, letter, asked.out or folder, language) for letter in letters)


def _whom(briefings: Briefings, asked: Asked) -> tuple[Schedule, list[Recipient]]:
    if asked.send and asked.out is not None:
        _refuse("out_and_send")
    schedules = briefings.schedules()
    name = asked.schedule or OFFICE_MONTHLY
    if name not in schedules:
        _refuse("unknown_schedule", seen=name, known=_listed(schedules))
    everyone = schedules[name].recipients
    readers = [one for one in everyone if asked.recipient in (None, one.address)]
    if not readers:
        known = _listed(one.address for one in everyone)
        _refuse("unknown_recipient", recipient=asked.recipient or "—", known=known)
    return schedules[name], readers


def _month(briefings: Briefings, asked: Asked) -> Period | None:
    """None: nothing was ever accepted."""
    catalogue = briefings.catalogue
    first, last = catalogue.notice.start, last_month(catalogue)
    if asked.period is not None and not first <= asked.period <= last:
        _refuse("unknown_period", period=asked.period, first=first, last=last)
    with briefings.store.reading() as session:
        known = recall.known(session)
    if not known.observations:
        return None
    return asked.period or newest_period(catalogue, Figures.of(known.observations))


def _write(briefings: Briefings, letter: Letter, folder: Path, language: Language) -> int:
    try:
        reply = briefings.write(letter, folder)
    except BadAddressError as error:
        reply = Reply(Handed.REFUSED, str(error))
    if reply.handed is Handed.NO_WAY:
        complain("mail.command_unwritable", place=folder, reason=reply.detail)
        return FAILED
    return _said(letter, reply, language)


def _send(briefings: Briefings, letter: Letter, now: datetime, language: Language) -> int:
    sent = briefings.send_now(letter, now)
    if sent is None:
        tell("mail.command_queued", language, recipient=letter.recipient)
        return DONE
    return _said(letter, sent.reply, language)


def _said(letter: Letter, reply: Reply, language: Language) -> int:
    """A letter in a folder has reached nobody: it is told as written, not as delivered."""
    key, status = KEYS[reply.handed]
    if status != DONE:
        complain(key, recipient=letter.recipient, reason=reply.detail)
    elif reply.detail:
        tell("mail.command_written", language, file=reply.detail)
    else:
        tell(key, language, recipient=letter.recipient)
    return status


def _refuse(key: str, **values: object) -> None:
    complain(f"mail.command_{key}", **values)
    raise _WrongUseError


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "—"
