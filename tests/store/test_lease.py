from functools import partial

from store import lease
from store.engine import Store
from tests.make_store import NOW, after
from tests.store.threads import in_threads


def test_one_holder_has_the_lease(store: Store) -> None:
    assert lease.hold(store, "post", "w1", NOW)
    assert not lease.hold(store, "post", "w2", after(seconds=10))


def test_leases_of_different_names_do_not_meet(store: Store) -> None:
    assert lease.hold(store, "post", "w1", NOW)
    assert lease.hold(store, "pull", "w2", NOW)


def test_a_holder_that_renews_keeps_it(store: Store) -> None:
    lease.hold(store, "post", "w1", NOW)
    assert lease.hold(store, "post", "w1", after(seconds=20))
    assert not lease.hold(store, "post", "w2", after(seconds=40))


def test_a_dead_holder_loses_it_in_time(store: Store) -> None:
    lease.hold(store, "post", "w1", NOW)
    assert lease.hold(store, "post", "w2", after(seconds=31))
    assert not lease.hold(store, "post", "w1", after(seconds=32))


def test_a_holder_can_give_it_back_at_once(store: Store) -> None:
    lease.hold(store, "post", "w1", NOW)
    lease.release(store, "post", "w1")
    assert lease.hold(store, "post", "w2", NOW)


def test_nobody_gives_back_anothers_lease(store: Store) -> None:
    lease.hold(store, "post", "w1", NOW)
    lease.release(store, "post", "w2")
    assert not lease.hold(store, "post", "w2", NOW)


def test_of_many_who_ask_at_once_one_gets_it(store: Store) -> None:
    asked = [partial(lease.hold, store, "post", f"w{n}", NOW) for n in range(6)]
    assert sorted(in_threads(asked)) == [False] * 5 + [True]
