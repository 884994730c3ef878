"""The ticks of the worker, run by the real scheduler: nothing here sleeps, everything waits for a sign."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest

from store.engine import Store
from store.outbox import LetterState
from tests.make_briefing import briefings, letters, moments, put
from worker import Tick, Worker

NOW = moments("2025-10-22T09:00")
PATIENCE = 20


def clock() -> datetime:
    return NOW


@contextmanager
def at_work(seconds: int = 3600, **ticks: Tick) -> Iterator[Worker]:
    made = Worker(ticks, clock=clock, timezone="Asia/Shanghai", seconds=seconds)
    made.start()
    try:
        yield made
    finally:
        made.stop()


def test_every_tick_runs_at_once_and_is_told_the_time() -> None:
    told: list[datetime] = []
    first, second = Event(), Event()

    def note(now: datetime) -> None:
        told.append(now)
        first.set()

    with at_work(plan=note, deliver=lambda _now: second.set()):
        assert first.wait(PATIENCE)
        assert second.wait(PATIENCE)
    assert told == [NOW]


def test_a_tick_comes_again_at_every_beat() -> None:
    beats: list[datetime] = []
    third = Event()

    def beat(now: datetime) -> None:
        beats.append(now)
        if len(beats) == 3:
            third.set()

    with at_work(seconds=1, plan=beat):
        assert third.wait(PATIENCE)


def test_a_tick_that_fails_stops_neither_the_others_nor_itself(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tries: list[datetime] = []
    again, other = Event(), Event()

    def fail(now: datetime) -> None:
        tries.append(now)
        if len(tries) == 2:
            again.set()
        raise RuntimeError("the disk is full")

    with at_work(seconds=1, plan=fail, deliver=lambda _now: other.set()):
        assert other.wait(PATIENCE)
        assert again.wait(PATIENCE)
    said = "".join(capsys.readouterr())
    assert "tick_failed" in said
    assert "the disk is full" in said


def test_stopping_waits_for_the_tick_that_runs() -> None:
    begun, may_end, ended = Event(), Event(), Event()

    def slow(now: datetime) -> None:
        begun.set()
        may_end.wait(PATIENCE)
        ended.set()

    with at_work(plan=slow):
        assert begun.wait(PATIENCE)
        may_end.set()
    assert ended.is_set()


def test_a_slow_tick_is_never_run_twice_at_a_time(caplog: pytest.LogCaptureFixture) -> None:
    """The scheduler says so when it leaves a beat out."""
    running: list[int] = []
    most: list[int] = []
    left_out, may_end = Event(), Event()

    class Watch(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if "maximum number of running instances" in record.getMessage():
                left_out.set()
                may_end.set()

    def slow(now: datetime) -> None:
        running.append(1)
        most.append(len(running))
        may_end.wait(PATIENCE)
        running.pop()

    watch = Watch()
    logging.getLogger("apscheduler").addHandler(watch)
    try:
        with at_work(seconds=1, plan=slow):
            assert left_out.wait(PATIENCE)
    finally:
        logging.getLogger("apscheduler").removeHandler(watch)
    assert max(most) == 1


def test_what_came_due_is_planned_and_delivered_without_anybodys_doing(
    store: Store, tmp_path: Path
) -> None:
    office = briefings(store, tmp_path / "mail")
    put(store, since=moments("2025-10-01T00:00"))
    sent = Event()

    def deliver(now: datetime) -> None:
        if office.deliver(now):
            sent.set()

    with at_work(seconds=1, plan=office.plan, deliver=deliver):
        assert sent.wait(PATIENCE)
    [letter] = letters(store)
    assert letter.state is LetterState.SENT
    assert len(list((tmp_path / "mail").glob("*.eml"))) == 1


def test_two_workers_side_by_side_send_each_letter_once(store: Store, tmp_path: Path) -> None:
    put(store, "a@example.invalid", "b@example.invalid", since=moments("2025-10-01T00:00"))
    both = [briefings(store, tmp_path / name) for name in ("one", "two")]
    for office in both:
        office.plan(NOW)
    done = [Event(), Event()]

    def ticks(number: int) -> Tick:
        def deliver(now: datetime) -> None:
            both[number].deliver(now)
            done[number].set()

        return deliver

    with at_work(deliver=ticks(0)), at_work(deliver=ticks(1)):
        assert all(one.wait(PATIENCE) for one in done)
    assert len(list(tmp_path.glob("*/*.eml"))) == 2
