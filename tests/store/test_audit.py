import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from store import audit, recall, record
from store.engine import Store
from tests.make_store import NOW, accepted, after, arrival, figure, received

UNGUARD = {
    "sqlite": ("DROP TRIGGER audit_no_UPDATE", "DROP TRIGGER audit_no_DELETE"),
    "postgresql": ("ALTER TABLE audit DISABLE TRIGGER ALL",),
}
MEDDLE = {
    "an entry was rewritten": "UPDATE audit SET actor = 'nobody' WHERE number = 2",
    "an entry was cut out": "DELETE FROM audit WHERE number = 2",
    "an entry was moved": "UPDATE audit SET number = 9 WHERE number = 2",
}


def test_who_did_what_is_told_newest_first(store: Store) -> None:
    done = accepted(store, figure(), now=after(days=1))
    with store.reading() as session:
        trail = recall.audit_trail(session, limit=10)
    assert [(e.actor, e.action, e.subject, e.at) for e in trail] == [
        ("wang", "accept", f"submission {done.id}", after(days=1)),
        ("li", "receive", f"submission {done.id}", after(days=1)),
    ]
    assert dict(trail[1].detail)["sha256"] == done.sha256


def test_refusals_and_returns_are_told_too(store: Store) -> None:
    received(store, figure(1), is_refused=True)
    waiting = received(store, figure(2))
    record.send_back(store, waiting.id, actor="wang", now=NOW, comment="缺章")
    with store.reading() as session:
        told = [entry.action for entry in recall.audit_trail(session, limit=10)]
    assert told == ["send_back", "receive", "refuse"]


@pytest.mark.parametrize("verb", ["UPDATE audit SET actor = 'nobody'", "DELETE FROM audit"])
def test_the_audit_cannot_be_altered(store: Store, verb: str) -> None:
    received(store, figure())
    with pytest.raises(DBAPIError, match="append-only"), store.operating() as session:
        session.execute(text(verb))


def test_the_chain_of_an_untouched_audit_holds(store: Store) -> None:
    accepted(store, figure(), by="o\x00dd")
    with store.writing(actor="li", kind="test", now=NOW) as change:
        audit.write(change, "test", "o\x00dd", {"o\x00dd": "o\ud800dd"})
    with store.reading() as session:
        assert audit.first_broken(session) is None


@pytest.mark.parametrize("meddling", MEDDLE.values(), ids=MEDDLE)
def test_meddling_past_the_triggers_breaks_the_chain(store: Store, meddling: str) -> None:
    accepted(store, figure(1))
    accepted(store, figure(2))
    with store.operating() as session:
        for statement in (*UNGUARD[session.get_bind().dialect.name], meddling):
            session.execute(text(statement))
    with store.reading() as session:
        assert audit.first_broken(session) == 2


def test_a_reception_without_effect_is_not_in_the_audit(store: Store) -> None:
    record.receive(store, arrival(store, figure()), now=NOW)
    record.receive(store, arrival(store, figure()), now=NOW)
    with store.reading() as session:
        assert len(recall.audit_trail(session, limit=10)) == 1
