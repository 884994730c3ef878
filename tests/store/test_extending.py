"""An extension that the office takes back: the rule's day holds again, and everything stays on record."""

from datetime import date

import pytest

from store import recall, record
from store.engine import Store
from store.errors import DecisionRefusedError
from targets.vocabulary import Extension, Period
from tests.make_store import NOW, after, received


def extension(reason: str = "系统切换") -> Extension:
    return Extension("bank", "monthly", Period(2025, 9), date(2025, 10, 16), reason, "office")


def held(store: Store, days: int = 9) -> tuple[Extension, ...]:
    with store.reading() as session:
        return recall.known(session, as_of=after(days=days)).extensions


def granted(store: Store) -> Extension:
    record.extend(store, extension(), now=NOW)
    (one,) = held(store)
    return one


def take_back(store: Store, one: Extension, reason: str = "系统已恢复") -> None:
    record.take_back_extension(store, one, by="li", reason=reason, now=after(days=1))


def refusal(store: Store, one: Extension, reason: str = "系统已恢复") -> str:
    with pytest.raises(DecisionRefusedError) as refused:
        take_back(store, one, reason)
    return refused.value.code


def test_an_extension_that_was_taken_back_holds_no_more(store: Store) -> None:
    take_back(store, granted(store))
    assert held(store) == ()
    assert [one.reason for one in held(store, days=0)] == ["系统切换"]


def test_who_took_it_back_and_why_is_kept_beside_it(store: Store) -> None:
    one = granted(store)
    take_back(store, one)
    with store.reading() as session:
        (found,) = recall.taken_back(session, recall.newest_seq(session))
    assert (found.extension, found.by, found.reason) == (one, "li", "系统已恢复")
    assert found.at == after(days=1)


def test_before_it_was_taken_back_nothing_is_told_of_it(store: Store) -> None:
    one = granted(store)
    take_back(store, one)
    with store.reading() as session:
        assert recall.taken_back(session, one.recorded_seq) == ()


def test_one_that_was_replaced_was_not_taken_back(store: Store) -> None:
    granted(store)
    record.extend(store, extension("再延"), now=after(days=2))
    with store.reading() as session:
        assert recall.taken_back(session, recall.newest_seq(session)) == ()


def test_taking_back_needs_a_reason(store: Store) -> None:
    one = granted(store)
    assert refusal(store, one, "  ") == "reason_missing"
    assert held(store) == (one,)


def test_what_was_looked_at_must_still_hold(store: Store) -> None:
    one = granted(store)
    record.extend(store, extension("再延"), now=after(days=2))
    assert refusal(store, one) == "extension_gone"
    assert [one.reason for one in held(store)] == ["再延"]


def test_an_extension_that_was_relied_on_stays(store: Store) -> None:
    one = granted(store)
    received(store, form=one.form, agency=one.agency, period=one.period)
    assert refusal(store, one) == "extension_used"


def test_another_may_be_granted_afterwards(store: Store) -> None:
    take_back(store, granted(store))
    record.extend(store, extension("再延"), now=after(days=3))
    assert [one.reason for one in held(store)] == ["再延"]
