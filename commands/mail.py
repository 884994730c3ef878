"""`app.py mail`: the summary of a month, written to a folder or sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from briefing.briefings import OFFICE_MONTHLY, Briefings, Sent
from briefing.post import Handed
from commands.console import DONE, FAILED, REFUSED, WRONG_USE, complain, tell
from store import recall
from store.schedules import Schedule
from targets.board import newest_period
from targets.figures import Figures
from targets.vocabulary import Language, Period, Recipient

HERE = Path("mail")
"""Where letters go that are neither sent nor given a folder."""


def run(  # noqa: PLR0913 the options of the verb
    briefings: Briefings,
    *,
    schedule: str | None,
    recipient: str | None,
    period: Period | None,
    out: Path | None,
    send: bool,
    now: datetime,
    language: Language,
) -> int:
    """2 for a name that is not there; 1 a letter was refused; 3 there is no way to the server."""
    schedules = briefings.schedules()
    chosen = schedules.get(schedule or OFFICE_MONTHLY)
    if chosen is None:
        complain("mail.command_unknown_schedule", seen=schedule, known=_listed(schedules))
        return WRONG_USE
    readers = [one for one in chosen.recipients if recipient in (None, one.address)]
    if not readers:
        known = ", ".join(one.address for one in chosen.recipients)
        complain("mail.command_unknown_recipient", recipient=recipient, known=known)
        return WRONG_USE
    month = period or _newest(briefings)
    if month is None:
        complain("mail.command_nothing")
        return REFUSED
    if not briefings.catalogue.notice.start <= month <= briefings.catalogue.notice.end:
        complain("mail.command_unknown_period", period=month)
        return WRONG_USE
    if send:
        return max(_send(briefings, chosen, one, month, now, language) for one in readers)
    for one in readers:
        path = briefings.write(briefings.issue(chosen, one, month), out or HERE)
        tell("mail.command_written", language, file=path)
    return DONE


def _newest(briefings: Briefings) -> Period | None:
    with briefings.store.reading() as session:
        known = recall.known(session)
    if not known.observations:
        return None
    return newest_period(briefings.catalogue, Figures.of(known.observations))


def _send(
    briefings: Briefings,
    schedule: Schedule,
    reader: Recipient,
    month: Period,
    now: datetime,
    language: Language,
) -> int:
    sent = briefings.send_now(briefings.issue(schedule, reader, month), now)
    if sent is None:
        tell("mail.command_queued", language, recipient=reader.address)
        return DONE
    return _said(sent, language)


def _said(sent: Sent, language: Language) -> int:
    recipient, reply = sent.letter.recipient, sent.reply
    if reply.handed is Handed.SENT:
        tell("mail.command_sent", language, recipient=recipient)
        return DONE
    if reply.handed is Handed.REFUSED:
        complain("mail.command_dead", recipient=recipient, reason=reply.detail)
        return REFUSED
    complain("mail.command_retry", recipient=recipient, reason=reply.detail)
    return FAILED


def _listed(schedules: Mapping[str, Schedule]) -> str:
    return ", ".join(schedules) or "—"
