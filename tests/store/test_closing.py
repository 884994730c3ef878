from typing import Any

import pytest

from store import recall, record
from store.engine import Store
from store.errors import DecisionRefusedError
from store.record import Month
from targets.closings import closing_of
from targets.vocabulary import Closing, Period, Submission
from tests.make_store import NOW, SEPTEMBER, accepted, after, figure, note, received
from tests.store.threads import in_threads

WHOLE = Month(SEPTEMBER)
ONE_FORM = Month(SEPTEMBER, "monthly")


def close(store: Store, month: Month = WHOLE, comment: str = "季度已通报", **more: Any) -> bool:
    said: dict[str, Any] = {"actor": "wang", "now": NOW, "comment": comment}
    return record.close(store, month, **(said | more))


def reopen(store: Store, month: Month = WHOLE, comment: str = "补录遗漏") -> bool:
    return record.reopen(store, month, actor="wang", now=NOW, comment=comment)


def closing(store: Store, form: str = "monthly", period: Period = SEPTEMBER) -> Closing | None:
    with store.reading() as session:
        return closing_of(recall.closings(session), period, form)


def refusal(store: Store, sent: Submission) -> str:
    with pytest.raises(DecisionRefusedError) as refused:
        record.accept(store, sent.id, actor="wang", now=NOW)
    return refused.value.code


def test_a_month_is_open_until_it_is_closed(store: Store) -> None:
    assert closing(store) is None
    assert close(store)
    held = closing(store)
    assert held is not None
    assert (held.actor, held.at, held.comment) == ("wang", NOW, "季度已通报")
    assert closing(store, period=SEPTEMBER.plus(1)) is None


def test_a_month_may_be_opened_again(store: Store) -> None:
    close(store)
    assert reopen(store)
    assert closing(store) is None


@pytest.mark.parametrize("decide", [close, reopen])
def test_no_month_is_closed_or_opened_without_a_reason(store: Store, decide: Any) -> None:
    with pytest.raises(DecisionRefusedError) as refused:
        decide(store, comment=" ")
    assert refused.value.code == "reason_missing"


def test_closing_what_is_closed_does_nothing(store: Store) -> None:
    close(store)
    assert not close(store)
    assert not close(store, ONE_FORM)
    with store.reading() as session:
        assert recall.newest_seq(session) == 1


def test_opening_what_was_never_closed_does_nothing(store: Store) -> None:
    assert not reopen(store)
    assert not reopen(store, ONE_FORM)


def test_one_form_may_be_closed_alone(store: Store) -> None:
    close(store, ONE_FORM)
    assert closing(store) is not None
    assert closing(store, "another") is None


def test_one_form_may_be_opened_in_a_closed_month(store: Store) -> None:
    close(store)
    reopen(store, ONE_FORM)
    assert closing(store) is None
    assert closing(store, "another") is not None


def test_closing_the_whole_month_closes_what_was_opened_in_it(store: Store) -> None:
    close(store)
    reopen(store, ONE_FORM)
    assert close(store)
    assert closing(store) is not None


def test_it_is_known_when_a_month_was_closed(store: Store) -> None:
    close(store, now=after(days=1))
    with store.reading() as session:
        assert recall.known(session, as_of=after(hours=1)).closings == ()
        assert [one.period for one in recall.known(session).closings] == [SEPTEMBER]


def test_every_decision_on_a_month_is_kept(store: Store) -> None:
    close(store)
    reopen(store)
    with store.reading() as session:
        history = recall.closing_history(session)
        trail = recall.audit_trail(session, 2)
    assert [one.state for one in history] == ["open", "closed"]
    assert [(one.action, one.subject) for one in trail] == [
        ("reopen", "period 2025-09"),
        ("close", "period 2025-09"),
    ]


def test_of_several_people_who_close_at_once_one_does(store: Store) -> None:
    assert sorted(in_threads([lambda: close(store)] * 4)) == [False, False, False, True]


def test_what_counts_in_a_closed_month_is_not_replaced_by_an_ordinary_file(store: Store) -> None:
    accepted(store, figure(100))
    close(store)
    assert refusal(store, received(store, figure(90))) == "period_closed"


def test_notes_of_a_closed_month_are_not_replaced_by_an_ordinary_file(store: Store) -> None:
    accepted(store, action_notes=(note("已启动"),))
    close(store)
    assert refusal(store, received(store, action_notes=(note("已完成"),))) == "period_closed"


def test_a_correction_replaces_what_counts_in_a_closed_month_and_it_is_said_so(
    store: Store,
) -> None:
    accepted(store, figure(100))
    close(store)
    accepted(store, figure(90), is_correction=True)
    with store.reading() as session:
        [counted] = recall.known(session).observations
        detail = dict(recall.audit_trail(session, 1)[0].detail)
    assert counted.value == 90
    assert detail["closed"] == "2025-09"


def test_what_repeats_a_closed_month_changes_nothing_in_it(store: Store) -> None:
    accepted(store, figure(100))
    close(store)
    october = SEPTEMBER.plus(1)
    accepted(store, figure("100.00"), figure(120, period=october), period=october)
    with store.reading() as session:
        assert len(recall.known(session).observations) == 2


def test_a_first_file_for_a_closed_month_is_accepted(store: Store) -> None:
    close(store)
    assert accepted(store, figure(100)).accepted_seq == 3


def test_what_waited_when_the_month_was_closed_is_not_accepted_unasked(store: Store) -> None:
    waits = received(store, figure(100), is_correction=True)
    close(store)
    assert refusal(store, waits) == "closed_since"


def test_what_waited_is_accepted_once_the_month_is_open_again(store: Store) -> None:
    waits = received(store, figure(100))
    close(store)
    reopen(store)
    assert record.accept(store, waits.id, actor="wang", now=NOW).accepted_seq
