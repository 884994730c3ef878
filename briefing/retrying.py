"""When a letter that was not taken is tried again, and when it never is."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from briefing.post import Handed, Reply
from store.outbox import Letter, LetterState, Outcome

MOST_FAILURES = 6
"""Six replies of “not now” to one reader are a no, and so are six workers that died of a letter."""

FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=5), timedelta(hours=1)
SOONEST = timedelta(minutes=1)
HORIZON = timedelta(days=7)
"""A letter that found no way for so long is given up and shown."""


def outcome(letter: Letter, reply: Reply, now: datetime) -> Outcome:
    """A fault of the way does not count against the letter; a “no” ends it."""
    if reply.handed is Handed.SENT:
        return Outcome(LetterState.SENT)
    counts = reply.handed is not Handed.NO_WAY
    failures = letter.failures + counts
    is_over = failures >= MOST_FAILURES if counts else _age(letter, now) > HORIZON
    if reply.handed is Handed.REFUSED or is_over:
        return Outcome(LetterState.DEAD, counts=counts)
    wait = _after_failures(failures) if counts else _after(_age(letter, now))
    return Outcome(LetterState.RETRY, next_at=now + _spread(wait, letter, now), counts=counts)


def _after_failures(failures: int) -> timedelta:
    """Doubling: five minutes, ten, twenty …"""
    return min(FIRST_WAIT * (1 << (failures - 1)), LONGEST_WAIT)


def _after(age: timedelta) -> timedelta:
    """As long again as it has lasted, so that a server that is down is asked ever more seldom."""
    return min(max(age, SOONEST), LONGEST_WAIT)


def _age(letter: Letter, now: datetime) -> timedelta:
    return now - (letter.planned_at or now)


def _spread(wait: timedelta, letter: Letter, now: datetime) -> timedelta:
    """Up to a fifth more, so that letters do not come in herds; the hour stays the longest."""
    seed = hashlib.sha256(f"{letter.id}|{now.isoformat()}".encode()).digest()[0]
    return min(wait + wait * seed / (5 * 255), LONGEST_WAIT)
