"""What is said of an action: its state, its date and its evidence beside each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ingest.rules import read_rules
from targets.vocabulary import ActionNote, Period, Severity
from tests.make_checked import only, said
from tests.make_progress import DONE, JUNE, UNDER_WAY, told
from tests.make_workbooks import catalogue


def test_done_with_a_date_in_its_month_and_evidence_says_nothing() -> None:
    assert told(DONE) == ()
    assert told(UNDER_WAY) == ()


def test_a_date_after_the_reported_month_is_refused() -> None:
    finding = only(told(replace(DONE, done_on=date(2023, 7, 1))))
    assert said(finding) == ("action_done_in_future", Severity.ERROR, DONE.cell)
    assert (finding.seen, finding.expected) == ("2023-07-01", "2023-06-30")


def test_a_date_after_today_is_refused_though_the_month_still_runs() -> None:
    finding = only(
        told(replace(DONE, done_on=date(2023, 6, 29)), now=datetime(2023, 6, 25, tzinfo=UTC))
    )
    assert (finding.code, finding.expected) == ("action_done_in_future", "2023-06-25")


def test_a_date_before_the_notice_asks_and_names_the_day_it_was_issued() -> None:
    issued = catalogue().notice.issued_on
    finding = only(told(replace(DONE, done_on=date(2023, 1, 5))))
    assert said(finding) == ("action_done_before_notice", Severity.WARNING, DONE.cell)
    assert finding.expected == issued.isoformat()
    assert told(replace(DONE, done_on=issued)) == ()


@pytest.mark.parametrize(
    ("note", "code"),
    [
        (replace(DONE, done_on=None), "action_done_undated"),
        (replace(DONE, done_on=None, evidence=""), "action_done_undated"),
        (replace(DONE, evidence=""), "action_done_unproven"),
        (replace(UNDER_WAY, done_on=date(2023, 6, 20)), "action_dated_not_done"),
        (replace(UNDER_WAY, state=None, done_on=date(2023, 6, 20)), "action_dated_not_done"),
    ],
)
def test_what_the_row_does_not_bear_out_is_asked_about_once(note: ActionNote, code: str) -> None:
    assert said(only(told(note))) == (code, Severity.WARNING, DONE.cell)


def test_what_was_taken_in_the_same_words_is_not_asked_about_again() -> None:
    unproven = replace(DONE, evidence="")
    before = replace(unproven, period=Period(2023, 5))
    assert told(unproven, before=(before,)) == ()
    assert only(told(unproven, before=(replace(before, text="另外的话"),)))
    assert only(told(unproven, before=(replace(before, period=JUNE.plus(3)),)))


def test_a_date_still_to_come_is_refused_however_often_it_was_taken() -> None:
    ahead = replace(DONE, done_on=date(2023, 8, 1))
    before = replace(ahead, period=Period(2023, 5))
    assert only(told(ahead, before=(before,))).severity is Severity.ERROR


def test_on_trial_nothing_is_asked_and_nothing_refused() -> None:
    rules = read_rules("progress: {stage: trial}")
    ahead = replace(DONE, done_on=date(2023, 7, 1))
    assert only(told(ahead, rules=rules)).severity is Severity.NOTE
    assert told(ahead, rules=read_rules("progress: {stage: off}")) == ()
