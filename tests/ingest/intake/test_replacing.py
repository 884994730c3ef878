"""The same file again, with the explanations that the waiting one lacks, takes its place at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from ingest.outcome import FileState, Outcome
from store import recall
from store.engine import Store
from targets.vocabulary import Explanations, Submission, SubmissionState
from tests.make_intake import (
    FAST,
    LENDING,
    NOW,
    TECH,
    accepted,
    intake_of,
    newest,
    submitted,
    workbook_of,
)

BLANK = {LENDING: 122.5}
"""Loans left blank: one question."""


def state_of(store: Store, outcome: Outcome) -> SubmissionState:
    assert outcome.submission is not None
    with store.reading() as session:
        found = recall.submission(session, outcome.submission.id)
    assert found is not None
    return found.state


def waiting(store: Store) -> tuple[Submission, ...]:
    with store.reading() as session:
        return recall.waiting(session)


def again(store: Store, content: bytes, *places: str, by: str = "li") -> Outcome:
    said = Explanations(dict.fromkeys(places, "下月补报"))
    return intake_of(store).submit(content, "报表.xlsx", by=by, explanations=said, now=NOW)


def test_a_preview_of_it_is_no_duplicate(fresh_store: Store) -> None:
    content = workbook_of(figures=BLANK)
    submitted(fresh_store, content)
    said = Explanations(for_all="下月补报")
    outcome = intake_of(fresh_store).preview(content, "报表.xlsx", explanations=said)
    assert (outcome.state, outcome.unexplained) == (FileState.DRY_RUN, ())


def test_who_sends_it_again_withdraws_the_first(fresh_store: Store) -> None:
    content = workbook_of(figures=BLANK)
    first = submitted(fresh_store, content, by="li")
    second = submitted(fresh_store, content, by="zhao", explain="下月补报")
    assert first.submission is not None
    with fresh_store.reading() as session:
        (decision,) = recall.decisions(session, first.submission.id)
    assert (decision.actor, decision.action) == ("zhao", "withdraw")
    assert second.submission is not None
    assert second.submission.by == "zhao"


def test_some_of_the_answers_are_better_than_none(fresh_store: Store) -> None:
    content = workbook_of(figures={TECH: 950, FAST: 120}, agency="industry")
    first = submitted(fresh_store, content)
    place = first.unexplained[0].cell
    assert place is not None
    second = again(fresh_store, content, place.address)
    assert second.state is FileState.SUBMITTED
    assert len(second.unexplained) == len(first.unexplained) - 1


def test_without_any_answer_it_has_no_effect(fresh_store: Store) -> None:
    content = workbook_of(figures=BLANK)
    submitted(fresh_store, content)
    before = newest(fresh_store)
    assert again(fresh_store, content).state is FileState.DUPLICATE
    assert newest(fresh_store) == before


def test_what_is_answered_already_stays_as_it_was_answered(fresh_store: Store) -> None:
    content = workbook_of(figures=BLANK)
    first = submitted(fresh_store, content, explain="下月补报")
    second = submitted(fresh_store, content, explain="另有原因")
    assert (second.state, second.submission) == (FileState.DUPLICATE, first.submission)


def test_from_many_at_once_one_takes_its_place(fresh_store: Store) -> None:
    content = workbook_of(figures=BLANK)
    first = submitted(fresh_store, content)
    with ThreadPoolExecutor(5) as threads:
        outcomes = list(
            threads.map(lambda _: submitted(fresh_store, content, explain="下月补报"), range(5))
        )
    assert sorted(each.state for each in outcomes).count(FileState.SUBMITTED) == 1
    assert state_of(fresh_store, first) is SubmissionState.WITHDRAWN
    assert len(waiting(fresh_store)) == 1


def test_when_the_store_fails_the_first_still_waits(fresh_store: Store) -> None:
    content = workbook_of(figures=BLANK)
    first = submitted(fresh_store, content)
    with fresh_store.operating() as session:
        session.execute(text("ALTER TABLE uploaded_row RENAME TO away"))
    with pytest.raises(Exception, match="uploaded_row"):
        submitted(fresh_store, content, explain="下月补报")
    with fresh_store.operating() as session:
        session.execute(text("ALTER TABLE away RENAME TO uploaded_row"))
    assert state_of(fresh_store, first) is SubmissionState.SUBMITTED
    assert [each.id for each in waiting(fresh_store)] == [
        first.submission.id if first.submission else None
    ]


def test_a_file_that_has_become_wrong_does_not_take_its_place(fresh_store: Store) -> None:
    """A later month was accepted meanwhile, and is lower."""
    content = workbook_of("2025-04", {LENDING: 130.0})
    first = submitted(fresh_store, content)
    accepted(fresh_store, workbook_of("2025-05"), "2025-05.xlsx")
    second = submitted(fresh_store, content, explain="下月补报")
    assert second.errors
    assert second.state is FileState.DUPLICATE
    assert state_of(fresh_store, first) is SubmissionState.SUBMITTED
