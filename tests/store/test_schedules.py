from dataclasses import replace
from datetime import time

from store import recall, schedules
from store.engine import Store
from store.schedules import Schedule
from targets.vocabulary import Recipient
from tests.make_store import NOW, after

MONTHLY = Schedule(
    name="monthly",
    working_day=8,
    at=time(8, 30),
    recipients=(Recipient("office@example.org"), Recipient("bank@example.org", "zh", "bank")),
    since=NOW,
)


def test_a_schedule_is_given_back_as_it_was_put(store: Store) -> None:
    schedules.put(store, MONTHLY, actor="wang", now=NOW)
    with store.reading() as session:
        assert schedules.every(session) == (MONTHLY,)


def test_a_schedule_of_the_same_name_is_replaced(store: Store) -> None:
    schedules.put(store, MONTHLY, actor="wang", now=NOW)
    paused = replace(MONTHLY, is_paused=True, recipients=())
    schedules.put(store, paused, actor="wang", now=after(days=1))
    with store.reading() as session:
        assert schedules.every(session) == (paused,)


def test_who_put_a_schedule_is_in_the_audit(store: Store) -> None:
    schedules.put(store, MONTHLY, actor="wang", now=NOW)
    with store.reading() as session:
        [entry] = recall.audit_trail(session, limit=5)
    assert (entry.actor, entry.action, entry.subject) == ("wang", "schedule", "schedule monthly")


def test_schedules_are_told_by_name(store: Store) -> None:
    for name in ("weekly", "monthly"):
        schedules.put(store, replace(MONTHLY, name=name), actor="wang", now=NOW)
    with store.reading() as session:
        assert [schedule.name for schedule in schedules.every(session)] == ["monthly", "weekly"]
