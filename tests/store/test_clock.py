from functools import partial

import pytest
from sqlalchemy import select

from store import recall
from store.engine import Store, open_store
from store.tables import ChangeRow
from tests.make_store import NOW, after
from tests.store.threads import in_threads

THREADS, TIMES = 4, 100


def _change(store: Store, days: float = 0) -> tuple[int, str]:
    with store.writing(actor="li", kind="test", now=after(days=days)) as change:
        return change.seq, change.at.isoformat()


def test_changes_are_numbered_from_one(store: Store) -> None:
    assert [_change(store)[0] for _ in range(3)] == [1, 2, 3]


def test_a_clock_that_jumps_back_does_not_move_history_back(store: Store) -> None:
    assert _change(store, days=1) == (1, after(days=1).isoformat())
    assert _change(store, days=-1) == (2, after(days=1).isoformat())
    assert _change(store, days=2) == (3, after(days=2).isoformat())


def test_the_newest_change_at_a_moment_counts_those_at_that_very_moment(store: Store) -> None:
    for days in (0, 1, 1, 3):
        _change(store, days)
    with store.reading() as session:
        found = [recall.seq_at(session, after(days=days)) for days in (-1, 0, 0.5, 1, 2, 3, 9)]
    assert found == [0, 1, 1, 3, 3, 4, 4]


def test_a_change_that_is_given_up_leaves_no_gap(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writing(actor="li", kind="test", now=NOW):
        raise ZeroDivisionError
    assert _change(store)[0] == 1


def test_no_change_is_lost_among_threads(store: Store) -> None:
    given = in_threads([partial(_changes, store)] * THREADS)
    assert sorted(seq for seqs in given for seq in seqs) == list(range(1, THREADS * TIMES + 1))


def test_no_change_is_lost_among_programs_that_share_a_database(database_url: str) -> None:
    stores = [open_store(database_url) for _ in range(THREADS)]
    given = in_threads([partial(_changes, own) for own in stores])
    assert sorted(seq for seqs in given for seq in seqs) == list(range(1, THREADS * TIMES + 1))
    for own in stores:
        own.close()


def test_the_clock_never_falls_among_threads(store: Store) -> None:
    in_threads([partial(_changes, store, days) for days in (0, 3, -3, 1)])
    with store.reading() as session:
        moments = session.scalars(select(ChangeRow.at).order_by(ChangeRow.seq)).all()
    assert list(moments) == sorted(moments)


def _changes(store: Store, days: float = 0) -> list[int]:
    return [_change(store, days)[0] for _ in range(TIMES)]
