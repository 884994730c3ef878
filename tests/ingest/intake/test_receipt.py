"""A receipt says what came in when, what happens next, until when, and what is still open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from ingest.receipt import Receipt
from store import recall
from store.engine import Store
from targets.vocabulary import LANGUAGES, Finding, Language, Severity, SubmissionState
from tests.make_intake import LENDING, LOANS, NOW, accepted, intake_of, submitted, workbook_of
from tests.make_marked import jump, sum_differs
from tests.make_targets import tiny_catalogue


@pytest.fixture
def receipt(fresh_store: Store) -> Receipt:
    outcome = submitted(fresh_store, workbook_of(), explain="情况属实")
    assert outcome.submission
    return intake_of(fresh_store).receipt(outcome.submission, outcome.findings)


def texts(receipt: Receipt, language: Language = "zh") -> dict[str, str]:
    return {name: text for name, (_, text) in receipt.rows(language).items()}


def of(receipt: Receipt, *findings: Finding, **changes: Any) -> dict[str, str]:
    return texts(replace(receipt, findings=findings, **changes))


def in_state(receipt: Receipt, state: SubmissionState, *findings: Finding) -> dict[str, str]:
    return of(receipt, *findings, submission=replace(receipt.submission, state=state))


def test_it_names_the_submission_and_the_bytes(receipt: Receipt) -> None:
    said, sent = texts(receipt), receipt.submission
    assert (said["number"], said["sha256"], said["file"]) == (
        str(sent.id),
        sent.sha256,
        "报表.xlsx",
    )
    assert said["received"] == "2025年6月9日 10:00"
    assert said["month"] == "2025年5月"
    assert said["body"] == tiny_catalogue().body["banking"].full.zh


def test_what_came_in_time_and_what_came_late_are_told_apart(receipt: Receipt) -> None:
    day = NOW.date()
    assert of(receipt, due=day)["due"] == "2025年6月9日，按期收到"
    assert of(receipt, due=day - timedelta(days=3))["due"] == "2025年6月6日，逾期3天收到"


def test_a_form_that_is_gone_has_no_due_day(receipt: Receipt) -> None:
    gone = replace(receipt.submission, form="gone")
    assert "due" not in of(receipt, due=None, submission=gone)


def test_a_form_that_comes_when_needed_is_never_late(receipt: Receipt) -> None:
    assert of(receipt, due=None)["due"] == "按需报送，不设期限"


def test_while_it_waits_the_office_is_next(receipt: Receipt) -> None:
    said = texts(receipt)
    assert "市级办公室审核" in said["next"]
    assert said["open"] == "无"


def test_with_questions_open_its_sender_is_next(receipt: Receipt) -> None:
    said = of(receipt, jump(), replace(jump(7), explanation="属实"))
    assert "补充书面说明" in said["next"]
    assert said["open"] == "尚未说明的问题 1 处"


@pytest.mark.parametrize("state", [SubmissionState.REFUSED, SubmissionState.RETURNED])
def test_what_must_come_again_says_until_when(receipt: Receipt, state: SubmissionState) -> None:
    said = in_state(replace(receipt, again_by=date(2025, 6, 11)), state, sum_differs())
    assert "2025年6月11日" in said["next"]
    assert said["open"] == "须改正的错误 1 处"


def test_when_it_counts_nothing_is_open(fresh_store: Store) -> None:
    sent = accepted(fresh_store, workbook_of())
    said = texts(intake_of(fresh_store).receipt(sent, [jump()]))
    assert (said["state"], said["open"]) == ("已采用", "无")


def test_both_languages_stand_below_one_another(receipt: Receipt) -> None:
    text = receipt.text().decode("utf-8-sig")
    assert text.index("回执") < text.index("状态：待审核") < text.index("Receipt")
    assert "State: waiting for a decision" in text
    assert receipt.file_name == f"回执_{receipt.submission.id}.txt"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", SubmissionState)
def test_every_state_has_its_next_step(
    receipt: Receipt, state: SubmissionState, language: Language
) -> None:
    changed = replace(receipt, submission=replace(receipt.submission, state=state))
    assert all(texts(changed, language).values())


def test_a_note_asks_for_nothing(receipt: Receipt) -> None:
    assert of(receipt, Finding("restated", Severity.NOTE))["open"] == "无"


@pytest.mark.parametrize("typed", ["待统计", None])
def test_a_figure_still_to_come_is_open_even_when_the_rest_counts(
    fresh_store: Store, typed: str | None
) -> None:
    sent = accepted(fresh_store, workbook_of(figures={LOANS: 827.61, LENDING: typed}))
    said = texts(intake_of(fresh_store).receipt(sent, asked_of(fresh_store, sent.id)))
    assert said["open"] == "待补报：2025年5月“小微贷款投放”（全市）"


def test_a_figure_that_came_since_is_no_longer_open(fresh_store: Store) -> None:
    sent = accepted(fresh_store, workbook_of(figures={LOANS: 827.61, LENDING: "待统计"}))
    accepted(fresh_store, workbook_of(), "报表（更正）.xlsx")
    said = texts(intake_of(fresh_store).receipt(sent, asked_of(fresh_store, sent.id)))
    assert said["open"] == "无"


def test_what_was_sent_back_late_comes_again_on_a_day_that_can_be_met(fresh_store: Store) -> None:
    sent = submitted(fresh_store, workbook_of(), explain="情况属实", days=14).submission
    assert sent
    door, now = intake_of(fresh_store), NOW + timedelta(days=18)
    back = door.send_back(sent.id, by="wang", now=now, comment="请核对")
    said = texts(door.receipt(back, ()))
    assert "2025年6月16日，逾期7天收到" in said["due"]
    assert "期限2025年7月2日" in said["next"]


def asked_of(store: Store, number: int) -> tuple[Finding, ...]:
    with store.reading() as session:
        return recall.findings(session, number)
