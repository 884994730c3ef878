"""Narrative notes: several on one clause, told anew as a whole, and every earlier one still known."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from store import recall, record
from store.engine import Store
from store.errors import DecisionRefusedError
from targets.vocabulary import ActionNote, ActionState, Period
from tests.make_store import NOW, accepted, after, note, received, told


def counting(store: Store, as_of: datetime | None = None) -> dict[tuple[str, int], str]:
    with store.reading() as session:
        known = recall.known(session, as_of=as_of)
    return {(one.subject, one.item): one.text for one in known.action_notes}


def test_several_notes_on_one_clause_count_side_by_side(store: Store) -> None:
    accepted(store, action_notes=(told("召开对接会", 1), told("投放续贷", 2)))
    assert counting(store) == {("14", 1): "召开对接会", ("14", 2): "投放续贷"}


def test_a_narrative_takes_the_place_of_all_that_was_told_of_its_clauses(store: Store) -> None:
    accepted(
        store,
        action_notes=(told("甲", 1), told("乙", 2, action="portal"), told("丙", 1, clause=15)),
    )
    accepted(store, action_notes=(told("甲乙", 1),))
    assert counting(store) == {("14", 1): "甲乙", ("15", 1): "丙"}


def test_another_month_or_body_keeps_what_it_told(store: Store) -> None:
    accepted(store, action_notes=(told("甲", 2, period=Period(2025, 8)),))
    accepted(store, action_notes=(told("乙", 3, source="audit"),), agency="audit")
    accepted(store, action_notes=(told("丙", 1),))
    assert set(counting(store).values()) == {"甲", "乙", "丙"}


def test_a_narrative_leaves_the_templates_note_on_an_action_in_place(store: Store) -> None:
    accepted(store, action_notes=(note("已办结", state=ActionState.DONE, clause=14),))
    accepted(store, action_notes=(told("继续推进", 1, action="portal"),))
    assert counting(store) == {("portal", 0): "已办结", ("portal", 1): "继续推进"}


def test_what_was_told_before_is_known_as_of_then(store: Store) -> None:
    accepted(store, action_notes=(told("甲", 1), told("乙", 2)), now=NOW)
    accepted(store, action_notes=(told("丙", 1),), now=after(days=2))
    assert counting(store, as_of=after(days=1)) == {("14", 1): "甲", ("14", 2): "乙"}
    assert counting(store) == {("14", 1): "丙"}


def test_a_narrative_does_not_end_what_began_to_count_after_it_was_checked(store: Store) -> None:
    early = received(store, action_notes=(told("旧", 1),))
    accepted(store, action_notes=(told("新", 1), told("又", 2)))
    with pytest.raises(DecisionRefusedError, match="overtaken"):
        record.accept(store, early.id, actor="wang", now=NOW)


def test_everything_that_was_told_comes_back(store: Store) -> None:
    said = ActionNote(
        action=None,
        source="bank",
        period=Period(2025, 9),
        state=None,
        text="余额1.01万亿元\n召开对接会12场",
        cell=note().cell,
        self_assessed="基本达到",
        clause=14,
        item=1,
        work="对接会",
        problems="信息不对称",
        next_steps="继续推进",
        suggested_numbers=("1.01万亿元", "12场"),
        number=1,
    )
    submission = received(store, action_notes=(said,))
    with store.reading() as session:
        (kept,) = recall.notes(session, submission.id)
    assert kept == replace(said, submission=submission.id)
