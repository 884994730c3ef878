"""A workbook is recorded whole, once, or not at all."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from sqlalchemy import text

from ingest.outcome import FileState
from store import recall
from store.engine import Store
from store.errors import StoreError
from targets.vocabulary import Explanations, Hints, Period, SubmissionState
from tests.make_intake import (
    LENDING,
    LOANS,
    NOW,
    accepted,
    counting,
    intake_of,
    newest,
    submitted,
    workbook_of,
)


def test_a_dry_run_writes_nothing(fresh_store: Store) -> None:
    before = newest(fresh_store)
    outcome = intake_of(fresh_store).preview(workbook_of(), "报表.xlsx")
    assert (outcome.state, len(outcome.observations)) == (FileState.DRY_RUN, 2)
    assert newest(fresh_store) == before
    assert not fresh_store.blobs.path(outcome.sha256).exists()


def test_a_dry_run_with_an_error_says_refused(fresh_store: Store) -> None:
    outcome = intake_of(fresh_store).preview(workbook_of(figures={LOANS: -3}), "报表.xlsx")
    assert (outcome.state, outcome.reason) == (FileState.REFUSED, "negative_figure")


def test_a_submitted_workbook_waits_and_does_not_count(fresh_store: Store) -> None:
    outcome = submitted(fresh_store, workbook_of())
    assert outcome.state is FileState.SUBMITTED
    assert outcome.submission is not None
    assert (outcome.submission.agency, outcome.submission.by) == ("banking", "li")
    assert counting(fresh_store) == {}


def test_the_bytes_are_kept_untouched(fresh_store: Store) -> None:
    content = workbook_of()
    outcome = submitted(fresh_store, content)
    assert fresh_store.blobs.read(outcome.sha256) == content


def test_an_accepted_workbook_counts(fresh_store: Store) -> None:
    accepted(fresh_store, workbook_of())
    loans = counting(fresh_store)["loans", "2025-05"]
    assert (loans.value, loans.cell.sheet) == (Decimal(82_761_000_000), "填报")


def test_the_same_file_twice_has_no_effect(fresh_store: Store) -> None:
    first = submitted(fresh_store, workbook_of())
    before = newest(fresh_store)
    again = submitted(fresh_store, workbook_of(), "另一个名字.xlsx", by="zhao")
    assert again.state is FileState.DUPLICATE
    assert again.submission == first.submission
    assert newest(fresh_store) == before


def test_the_same_file_after_acceptance_has_no_effect(fresh_store: Store) -> None:
    accepted(fresh_store, workbook_of())
    before = newest(fresh_store)
    assert submitted(fresh_store, workbook_of()).state is FileState.DUPLICATE
    assert newest(fresh_store) == before


def test_the_same_file_from_many_at_once_is_one_submission(fresh_store: Store) -> None:
    content = workbook_of()
    with ThreadPoolExecutor(6) as threads:
        outcomes = list(threads.map(lambda _: submitted(fresh_store, content), range(6)))
    states = sorted(outcome.state for outcome in outcomes)
    assert states == [*[FileState.DUPLICATE] * 5, FileState.SUBMITTED]
    assert len({outcome.submission.id for outcome in outcomes if outcome.submission}) == 1


def test_a_returned_workbook_may_come_again(fresh_store: Store) -> None:
    intake = intake_of(fresh_store)
    first = submitted(fresh_store, workbook_of())
    assert first.submission is not None
    returned = intake.send_back(first.submission.id, by="wang", now=NOW, comment="请补盖章页")
    assert returned.state is SubmissionState.RETURNED
    assert submitted(fresh_store, workbook_of()).state is FileState.SUBMITTED


def test_a_withdrawn_workbook_may_come_again(fresh_store: Store) -> None:
    first = submitted(fresh_store, workbook_of())
    assert first.submission is not None
    intake_of(fresh_store).withdraw(first.submission.id, by="li", now=NOW)
    assert submitted(fresh_store, workbook_of()).state is FileState.SUBMITTED


def test_a_refused_workbook_is_kept_as_evidence_and_never_counts(fresh_store: Store) -> None:
    content = workbook_of(figures={LOANS: -3, LENDING: 122.5})
    outcome = submitted(fresh_store, content)
    assert (outcome.state, outcome.reason) == (FileState.REFUSED, "negative_figure")
    assert outcome.submission is not None
    assert outcome.submission.state is SubmissionState.REFUSED
    assert fresh_store.blobs.read(outcome.sha256) == content
    with fresh_store.reading() as session:
        kept = recall.findings(session, outcome.submission.id)
    assert "negative_figure" in {finding.code for finding in kept}
    assert counting(fresh_store) == {}


def test_every_problem_is_told_in_one_pass(fresh_store: Store) -> None:
    rows = {"科技型企业": -4, "省级冠军企业": "很多", "公共服务站": 1.5}
    outcome = submitted(fresh_store, workbook_of(figures=rows, agency="industry"))
    codes = {finding.code for finding in outcome.errors}
    assert {"negative_figure", "words_in_figure", "count_not_whole"} <= codes


@pytest.mark.parametrize("content", [b"", b"not a workbook at all", b"PK\x03\x04 broken"])
def test_what_is_no_workbook_leaves_no_trace(fresh_store: Store, content: bytes) -> None:
    before = newest(fresh_store)
    outcome = submitted(fresh_store, content)
    assert outcome.state is FileState.UNREADABLE
    assert outcome.reason
    assert (outcome.observations, newest(fresh_store)) == ((), before)
    assert not fresh_store.blobs.path(outcome.sha256).exists()


def test_hints_that_contradict_the_workbook_refuse_it(fresh_store: Store) -> None:
    hints = Hints(agency="industry", period=Period(2025, 4))
    outcome = intake_of(fresh_store).preview(workbook_of(), "报表.xlsx", hints)
    codes = {finding.code for finding in outcome.errors}
    assert {"agency_contradicts", "period_contradicts"} <= codes


def test_an_unknown_body_is_refused(fresh_store: Store) -> None:
    outcome = intake_of(fresh_store).preview(workbook_of(), "报表.xlsx", Hints(agency="nobody"))
    assert outcome.state is FileState.REFUSED


def test_nothing_is_half_recorded_when_the_store_fails_in_between(fresh_store: Store) -> None:
    with fresh_store.operating() as session:
        session.execute(text("ALTER TABLE finding RENAME TO finding_away"))
    content = workbook_of(figures={LOANS: 827.61})  # a blank figure gives a finding to record
    with pytest.raises((StoreError, Exception)):
        submitted(fresh_store, content)
    with fresh_store.operating() as session:
        session.execute(text("ALTER TABLE finding_away RENAME TO finding"))
    with fresh_store.reading() as session:
        assert recall.waiting(session) == ()
    assert submitted(fresh_store, content).state is FileState.SUBMITTED


def test_a_figure_too_large_for_any_form_is_refused_not_broken(fresh_store: Store) -> None:
    outcome = submitted(fresh_store, workbook_of(figures={LOANS: 1e30, LENDING: 122.5}))
    assert outcome.state is FileState.REFUSED


def test_a_preview_tells_that_the_file_is_already_there(fresh_store: Store) -> None:
    first = submitted(fresh_store, workbook_of())
    again = intake_of(fresh_store).preview(workbook_of(), "报表.xlsx", explanations=Explanations())
    assert (again.state, again.submission) == (FileState.DUPLICATE, first.submission)


def test_the_same_file_named_as_another_bodys_is_refused(fresh_store: Store) -> None:
    content = workbook_of()
    accepted(fresh_store, content)
    before = newest(fresh_store)
    outcome = intake_of(fresh_store).submit(
        content, "报表.xlsx", Hints(agency="industry"), by="li", now=NOW
    )
    assert (outcome.state, outcome.reason) == (FileState.REFUSED, "agency_contradicts")
    assert newest(fresh_store) == before
