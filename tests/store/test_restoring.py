from decimal import Decimal
from typing import Any

import pytest

from store import recall, record
from store.engine import Store
from store.errors import DecisionRefusedError
from store.record import Month
from targets.vocabulary import CITY, Submission, SubmissionState
from tests.make_store import NOW, SEPTEMBER, accepted, after, figure, note, received
from tests.store.threads import in_threads


def restored(store: Store, version: Submission, **more: Any) -> Submission:
    with store.reading() as session:
        seen = recall.newest_seq(session)
    said: dict[str, Any] = {"actor": "wang", "now": after(days=1), "seen": seen}
    said |= {"comment": "更正有误，恢复原报"} | more
    return record.restore(store, version.id, **said)


def refusal(store: Store, version: Submission, **more: Any) -> str:
    with pytest.raises(DecisionRefusedError) as refused:
        restored(store, version, **more)
    return refused.value.code


def counting(store: Store) -> dict[str, tuple[int, int | None]]:
    with store.reading() as session:
        found = recall.known(session).observations
    return {one.area: (int(one.value or 0), one.submission) for one in found}


def test_an_earlier_version_counts_again_from_then_on(store: Store) -> None:
    first = accepted(store, figure(100))
    accepted(store, figure(90), is_correction=True)
    done = restored(store, first)
    assert counting(store) == {CITY: (100, first.id)}
    assert (done.state, done.decided_by, done.comment) == (
        SubmissionState.ACCEPTED,
        "wang",
        "更正有误，恢复原报",
    )


def test_what_was_known_before_stays_as_it_was(store: Store) -> None:
    first = accepted(store, figure(100))
    second = accepted(store, figure(90))
    restored(store, first)
    with store.reading() as session:
        before = recall.known(session, as_of=NOW)
        versions = recall.provenance(
            session, indicator="loans", source="bank", period=SEPTEMBER, area=CITY
        )
    assert [one.submission for one in before.observations] == [second.id]
    assert [one.observation.value for one in versions] == [100, 90, 100]


def test_what_is_restored_is_listed_with_old_and_new_value(store: Store) -> None:
    first = accepted(store, figure(100))
    accepted(store, figure(90))
    restored(store, first)
    with store.reading() as session:
        pairs = recall.known(session).restatements
    assert [(pair.old.value, pair.new.value) for pair in pairs] == [
        (Decimal(100), Decimal(90)),
        (Decimal(90), Decimal(100)),
    ]


def test_what_others_sent_under_other_keys_stays(store: Store) -> None:
    first = accepted(store, figure(100))
    accepted(store, figure(90), figure(5, area="990101"))
    third = accepted(store, figure(7, area="990102"))
    restored(store, first)
    assert counting(store) == {CITY: (100, 1), "990101": (5, 2), "990102": (7, third.id)}


def test_notes_are_restored_too(store: Store) -> None:
    first = accepted(store, action_notes=(note("已启动"),))
    accepted(store, action_notes=(note("已完成"),))
    restored(store, first)
    with store.reading() as session:
        assert [one.text for one in recall.known(session).action_notes] == ["已启动"]


def test_restoring_twice_is_restoring_once(store: Store) -> None:
    first = accepted(store, figure(100))
    accepted(store, figure(90))
    restored(store, first)
    with store.reading() as session:
        before = recall.newest_seq(session)
    restored(store, first)
    with store.reading() as session:
        assert recall.newest_seq(session) == before
        assert [one.action for one in recall.decisions(session, first.id)] == ["accept", "restore"]


def test_a_restored_version_may_be_corrected_and_restored_again(store: Store) -> None:
    first = accepted(store, figure(100))
    second = accepted(store, figure(90))
    restored(store, first)
    restored(store, second)
    assert counting(store) == {CITY: (90, second.id)}


def test_nobody_restores_what_they_sent(store: Store) -> None:
    first = accepted(store, figure(100), by="li")
    accepted(store, figure(90))
    assert refusal(store, first, actor="li") == "own_submission"


def test_nothing_is_restored_without_a_reason(store: Store) -> None:
    first = accepted(store, figure(100))
    assert refusal(store, first, comment=" ") == "reason_missing"


def test_only_what_was_accepted_can_be_restored(store: Store) -> None:
    assert refusal(store, received(store, figure(100))) == "not_accepted"


def test_what_is_not_there_cannot_be_restored(store: Store) -> None:
    with pytest.raises(DecisionRefusedError, match="unknown_submission"):
        record.restore(store, 404, actor="wang", now=NOW, comment="恢复", seen=0)


def test_what_changed_since_it_was_looked_at_is_not_replaced_unseen(store: Store) -> None:
    first = accepted(store, figure(100))
    second = accepted(store, figure(90))
    accepted(store, figure(80))
    assert refusal(store, first, seen=second.accepted_seq) == "moved_on"


def test_a_closed_month_in_which_something_is_restored_is_named_in_the_audit(store: Store) -> None:
    first = accepted(store, figure(100))
    accepted(store, figure(90))
    record.close(store, Month(SEPTEMBER), actor="wang", now=NOW, comment="季度已通报")
    restored(store, first)
    with store.reading() as session:
        entry = recall.audit_trail(session, 1)[0]
    assert (entry.action, entry.subject) == ("restore", f"submission {first.id}")
    assert dict(entry.detail) == {"closed": "2025-09", "comment": "更正有误，恢复原报"}


def test_of_several_people_who_restore_at_once_one_does(store: Store) -> None:
    first = accepted(store, figure(100))
    accepted(store, figure(90))
    in_threads([lambda: restored(store, first)] * 4)
    with store.reading() as session:
        assert [one.action for one in recall.decisions(session, first.id)] == ["accept", "restore"]
