"""When a letter that was not taken is tried again, and when it is given up."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from briefing.post import Handed, Reply
from briefing.retrying import HORIZON, LONGEST_WAIT, MOST_FAILURES, outcome
from store.outbox import Letter, LetterState
from tests.make_briefing import SEPTEMBER, moments

PLANNED = moments("2025-10-22T09:00")
LETTER = Letter(
    "office_monthly",
    slot="2025-10",
    recipient="a@example.invalid",
    language="zh",
    scope=None,
    period=SEPTEMBER,
    as_of=PLANNED,
    id=7,
    planned_at=PLANNED,
)


def waited(handed: Handed, *, failures: int = 0, after: timedelta = timedelta()) -> timedelta:
    now = PLANNED + after
    found = outcome(replace(LETTER, failures=failures), Reply(handed), now)
    assert found.next_at is not None
    return found.next_at - now


def state(handed: Handed, *, failures: int = 0, now: datetime = PLANNED) -> LetterState:
    return outcome(replace(LETTER, failures=failures), Reply(handed), now).state


def test_what_was_taken_is_sent() -> None:
    assert state(Handed.SENT) is LetterState.SENT


def test_a_no_is_final() -> None:
    assert state(Handed.REFUSED) is LetterState.DEAD


@pytest.mark.parametrize("handed", [Handed.NOT_NOW, Handed.UNMADE])
def test_six_times_not_now_is_a_no(handed: Handed) -> None:
    assert state(handed, failures=MOST_FAILURES - 2) is LetterState.RETRY
    assert state(handed, failures=MOST_FAILURES - 1) is LetterState.DEAD


def test_a_fault_of_the_way_never_counts() -> None:
    found = outcome(replace(LETTER, failures=5), Reply(Handed.NO_WAY), PLANNED)
    assert (found.state, found.counts) == (LetterState.RETRY, False)


def test_a_letter_that_found_no_way_for_a_week_is_given_up() -> None:
    assert state(Handed.NO_WAY, now=PLANNED + HORIZON) is LetterState.RETRY
    assert state(Handed.NO_WAY, now=PLANNED + HORIZON + timedelta(seconds=1)) is LetterState.DEAD


def test_a_letter_put_off_after_a_week_still_has_its_six_tries() -> None:
    assert state(Handed.NOT_NOW, now=PLANNED + 2 * HORIZON) is LetterState.RETRY


def test_each_wait_of_a_letter_put_off_is_twice_the_last_up_to_an_hour() -> None:
    waits = [waited(Handed.NOT_NOW, failures=failures) for failures in range(5)]
    for wait, least in zip(waits, (5, 10, 20, 40, 60), strict=True):
        assert timedelta(minutes=least) <= wait <= timedelta(minutes=least * 1.2)
    assert max(waits) <= LONGEST_WAIT


def test_a_server_that_is_down_is_asked_ever_more_seldom() -> None:
    waits = [
        waited(Handed.NO_WAY, after=timedelta(minutes=minutes)) for minutes in (0, 10, 30, 6000)
    ]
    assert waits == sorted(waits)
    assert timedelta(minutes=1) <= waits[0] < timedelta(minutes=2)
    assert waits[-1] == LONGEST_WAIT


def test_letters_do_not_come_back_in_a_herd() -> None:
    now, reply = PLANNED, Reply(Handed.NOT_NOW)
    moments_ = {outcome(replace(LETTER, id=number), reply, now).next_at for number in range(30)}
    assert len(moments_) > 15
