from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from dashboard.boards import KEPT, Boards
from store import recall, record
from store.engine import Store
from targets.loading import load
from targets.vocabulary import Period
from tests.make_pages import DAYS, LAST, NOW, fixed_clock, shanghai, shanghai_text
from tests.make_targets import redefined


def boards(store: Store) -> Boards:
    return Boards(store, shanghai(), DAYS, fixed_clock)


def test_a_board_is_computed_once_while_nothing_changes(filled: Store) -> None:
    found = boards(filled)
    assert found.look() is found.look()


def test_the_newest_month_with_figures_is_shown_unless_another_is_asked_for(filled: Store) -> None:
    assert boards(filled).look().board.period == LAST
    assert boards(filled).look(Period(2023, 3)).board.period == Period(2023, 3)


def test_a_reader_may_choose_every_month_from_the_first_to_the_newest(filled: Store) -> None:
    look = boards(filled).look()
    assert look.months == tuple(Period(2023, month) for month in range(1, 10))
    assert look.latest == LAST


def test_an_acceptance_shows_at_once(own_store: Store) -> None:
    found = boards(own_store)
    before = found.look().board.known.seq
    with own_store.reading() as session:
        waiting = recall.waiting(session)[0]
    record.accept(own_store, waiting.id, actor="office", now=NOW)
    assert found.look().board.known.seq > before


def test_an_old_moment_shows_what_was_known_then(filled: Store) -> None:
    look = boards(filled).look(as_of=datetime(2023, 6, 20, tzinfo=UTC))
    assert look.board.period == Period(2023, 5)


def test_a_board_is_judged_by_the_definition_of_its_moment(own_store: Store) -> None:
    old = redefined(("value: 20000", "value: 21000"), text=shanghai_text())
    later = NOW + timedelta(days=30)
    record.keep_catalogue(own_store, load(old).sha256, old, now=NOW)
    record.keep_catalogue(own_store, shanghai().sha256, shanghai_text(), now=later)
    found = boards(own_store)
    assert found.look(as_of=NOW).board.catalogue == load(old)
    assert found.look(as_of=later).board.catalogue is shanghai()
    assert found.look().board.catalogue is shanghai()


class Restless:
    """A store in which something is accepted whenever a reader has finished."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with self.store.reading() as session:
            yield session
            waiting = recall.waiting(session)
        for one in waiting[:1]:
            record.accept(self.store, one.id, actor="office", now=NOW)


def test_a_change_during_a_look_does_not_enter_the_moment_before_it(own_store: Store) -> None:
    with own_store.reading() as session:
        before = recall.newest_seq(session)
    restless: Any = Restless(own_store)
    found = Boards(restless, shanghai(), DAYS, fixed_clock)
    assert found.look().board.known.seq == before


@dataclass
class Clock:
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


def test_a_new_day_makes_a_report_overdue(filled: Store) -> None:
    clock = Clock()
    found = Boards(filled, shanghai(), DAYS, clock)
    today = found.look()
    clock.now += timedelta(days=10)
    assert found.look() is not today


def test_only_some_boards_stay_in_memory(filled: Store) -> None:
    found = boards(filled)
    first = found.look(as_of=NOW)
    for days in range(1, KEPT + 1):
        found.look(as_of=NOW - timedelta(days=days))
    assert found.look(as_of=NOW) is not first
