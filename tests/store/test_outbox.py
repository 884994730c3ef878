from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

import pytest

from store import outbox
from store.engine import Store
from store.outbox import EXPIRED, Delivery, Letter, LetterState, Outcome
from tests.make_store import NOW, SEPTEMBER, after
from tests.store.threads import in_threads

SENT, DEAD = Outcome(LetterState.SENT), Outcome(LetterState.DEAD)


def letter(recipient: str = "office@example.org", **more: Any) -> Letter:
    said: dict[str, Any] = {"slot": "2025-10", "language": "zh", "scope": None, "as_of": NOW}
    return Letter("monthly", recipient=recipient, period=SEPTEMBER, **(said | more))


def test_a_planned_letter_can_be_claimed_as_it_was_planned(store: Store) -> None:
    planned = letter(scope="bank", edition="catch_up", detail="补发")
    outbox.plan(store, [planned], NOW)
    [claimed] = outbox.claim(store, "w1", NOW)
    assert claimed == replace(
        planned, id=claimed.id, state=LetterState.SENDING, worker="w1", next_at=NOW, planned_at=NOW
    )


def test_a_letter_is_planned_once(store: Store) -> None:
    assert outbox.plan(store, [letter(), letter("b@example.org"), letter()], NOW) == 2
    assert outbox.plan(store, [letter(as_of=after(days=1))], NOW) == 0


def test_another_slot_or_edition_is_another_letter(store: Store) -> None:
    others = [letter(), letter(slot="2025-11"), letter(edition="test-1")]
    assert outbox.plan(store, others, NOW) == 3


def test_a_claimed_letter_is_nobody_elses(store: Store) -> None:
    outbox.plan(store, [letter()], NOW)
    assert len(outbox.claim(store, "w1", NOW)) == 1
    assert outbox.claim(store, "w2", NOW) == ()


def test_the_most_overdue_are_claimed_first_and_no_more_than_asked_for(store: Store) -> None:
    waits = [letter(f"{hours}@example.org", next_at=after(hours=hours)) for hours in (2, 3, 1)]
    outbox.plan(store, waits, NOW)
    claimed = outbox.claim(store, "w1", after(hours=5), limit=2)
    assert [one.recipient for one in claimed] == ["1@example.org", "2@example.org"]


def test_a_letter_is_not_claimed_before_its_time(store: Store) -> None:
    outbox.plan(store, [letter(next_at=after(hours=1))], NOW)
    assert outbox.claim(store, "w1", after(minutes=59)) == ()
    assert len(outbox.claim(store, "w1", after(hours=1))) == 1


def test_a_skipped_letter_is_recorded_and_not_sent(store: Store) -> None:
    outbox.plan(store, [letter(state=LetterState.SKIPPED, detail="逾期")], NOW)
    assert outbox.claim(store, "w1", NOW) == ()
    assert _only(store).letter.detail == "逾期"


def test_what_was_sent_is_sent_once(store: Store) -> None:
    outbox.plan(store, [letter()], NOW)
    [mine] = outbox.claim(store, "w1", NOW)
    assert outbox.settle(store, mine, SENT, after(seconds=2), "250 ok")
    assert outbox.claim(store, "w1", after(days=1)) == ()
    [attempt] = _only(store).attempts
    assert (attempt.outcome, attempt.worker, attempt.detail) == ("sent", "w1", "250 ok")
    assert _only(store).letter.failures == 0


def test_a_letter_to_be_retried_waits_for_its_time(store: Store) -> None:
    outbox.plan(store, [letter()], NOW)
    [mine] = outbox.claim(store, "w1", NOW)
    outbox.settle(store, mine, Outcome(LetterState.RETRY, after(minutes=10)), NOW, "451 later")
    assert outbox.claim(store, "w1", after(minutes=9)) == ()
    [again] = outbox.claim(store, "w1", after(minutes=10))
    assert (again.id, again.failures) == (mine.id, 1)


def test_a_fault_of_the_way_does_not_count_against_the_letter(store: Store) -> None:
    outbox.plan(store, [letter()], NOW)
    [mine] = outbox.claim(store, "w1", NOW)
    outbox.settle(store, mine, Outcome(LetterState.RETRY, NOW, counts=False), NOW, "unreachable")
    assert _only(store).letter.failures == 0
    assert [attempt.number for attempt in _only(store).attempts] == [1]


def test_a_dead_letter_stays_until_a_person_sends_it_again(store: Store) -> None:
    outbox.plan(store, [letter()], NOW)
    [mine] = outbox.claim(store, "w1", NOW)
    outbox.settle(store, mine, DEAD, NOW, "550 no such user")
    assert outbox.claim(store, "w1", after(days=9)) == ()
    assert outbox.resend(store, mine.id, after(days=9))
    assert len(outbox.claim(store, "w1", after(days=9))) == 1


def test_what_was_sent_cannot_be_sent_again_by_mistake(store: Store) -> None:
    outbox.plan(store, [letter()], NOW)
    [mine] = outbox.claim(store, "w1", NOW)
    outbox.settle(store, mine, SENT, NOW)
    assert not outbox.resend(store, mine.id, NOW)


def test_a_letter_whose_worker_died_is_given_back(store: Store) -> None:
    outbox.plan(store, [letter()], NOW)
    outbox.claim(store, "w1", NOW)
    assert outbox.reap(store, after(minutes=4), most_failures=2) == 0
    assert outbox.reap(store, after(minutes=6), most_failures=2) == 1
    [again] = outbox.claim(store, "w2", after(minutes=6))
    assert again.worker == "w2"
    assert [a.outcome for a in _only(store).attempts] == [EXPIRED]


def test_a_letter_that_kills_every_worker_is_given_up(store: Store) -> None:
    outbox.plan(store, [letter()], NOW)
    for hours in (0, 1):
        assert outbox.claim(store, "w1", after(hours=hours))
        outbox.reap(store, after(hours=hours + 1), most_failures=2)
    assert _only(store).letter.state is LetterState.DEAD


def test_a_worker_that_comes_back_too_late_does_not_settle_anothers_letter(store: Store) -> None:
    outbox.plan(store, [letter()], NOW)
    [late] = outbox.claim(store, "w1", NOW)
    outbox.reap(store, after(hours=1), most_failures=2)
    outbox.claim(store, "w2", after(hours=1))
    assert not outbox.settle(store, late, SENT, after(hours=1), "250 ok")
    assert _only(store).letter.state is LetterState.SENDING
    assert [a.outcome for a in _only(store).attempts] == [EXPIRED, "sent"]


def test_attempts_settled_at_once_are_all_recorded(store: Store) -> None:
    outbox.plan(store, [letter()], NOW)
    [mine] = outbox.claim(store, "w1", NOW)
    settled = in_threads([partial(outbox.settle, store, mine, SENT, NOW)] * 6)
    assert sorted(settled) == [False] * 5 + [True]
    assert [attempt.number for attempt in _only(store).attempts] == [1, 2, 3, 4, 5, 6]


def test_deliveries_are_told_newest_first_and_by_state_and_schedule(store: Store) -> None:
    outbox.plan(store, [letter(slot=slot) for slot in ("2025-08", "2025-09", "2025-10")], NOW)
    with store.reading() as session:
        told = [d.letter.slot for d in outbox.deliveries(session, limit=2)]
        dead = outbox.deliveries(session, states=[LetterState.DEAD])
        weekly = outbox.deliveries(session, schedule="weekly")
    assert (told, dead, weekly) == (["2025-10", "2025-09"], (), ())


def test_among_many_workers_every_letter_has_one(store: Store) -> None:
    outbox.plan(store, [letter(f"{n}@example.org") for n in range(40)], NOW)
    claimed = in_threads([partial(_claim_all, store, f"w{n}", NOW) for n in range(4)])
    taken = [one for ours in claimed for one in ours]
    assert sorted(taken) == sorted(f"{n}@example.org" for n in range(40))


def test_planned_by_many_at_once_a_letter_is_planned_once(store: Store) -> None:
    planned = in_threads([partial(outbox.plan, store, [letter()], NOW)] * 6)
    assert sorted(planned) == [0] * 5 + [1]


def test_a_letter_cannot_be_planned_as_sent(store: Store) -> None:
    with pytest.raises(ValueError, match="planned"):
        outbox.plan(store, [letter(state=LetterState.SENT)], NOW)


def _claim_all(store: Store, worker: str, now: datetime) -> list[str]:
    taken: list[str] = []
    while claimed := outbox.claim(store, worker, now, limit=3):
        taken.extend(one.recipient for one in claimed)
    return taken


def _only(store: Store) -> Delivery:
    with store.reading() as session:
        [delivery] = outbox.deliveries(session)
    return delivery
