"""When a letter that was not taken is tried again, and when it never is."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from briefing.post import Handed, Reply
from store.outbox import Letter, LetterState, Outcome

MOST_FAILURES = 6
"""Six replies of “not now” to one reader are a no."""

FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)
HORIZON = timedelta(days=7)
"""A letter that found no way for so long is given up and shown."""


def outcome(letter: Letter, reply: Reply, now: datetime) -> Outcome:
    """A fault of the way does not count against the letter; a “no” ends it."""
    if reply.handed is Handed.SENT:
        return Outcome(LetterState.SENT)
    counts = reply.handed is Handed.NOT_NOW
    failures = letter.failures + counts
    planned = letter.planned_at or now
    if reply.handed is Handed.REFUSED or failures >= MOST_FAILURES or now - planned > HORIZON:
        return Outcome(LetterState.DEAD, counts=counts or reply.handed is Handed.REFUSED)
    return Outcome(LetterState.RETRY, next_at=now + wait(letter, failures, now), counts=counts)


def wait(letter: Letter, failures: int, now: datetime) -> timedelta:
    """Doubling, at most an hour, and up to a fifth more so that letters do not come in herds."""
    doubled = min(FIRST_WAIT * (1 << min(failures, 6)), LONGEST_WAIT)
    seed = hashlib.sha256(f"{letter.id}|{now.isoformat()}".encode()).digest()[0]
    return doubled + doubled * seed / (5 * 255)
