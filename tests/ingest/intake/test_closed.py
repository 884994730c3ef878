"""A closed month changes only by a correction with a written reason, or by what comes late for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from ingest import closed
from ingest.outcome import FileState, Outcome
from ingest.reading import Reading
from store import recall, record
from store.engine import Store
from store.errors import DecisionRefusedError
from store.record import Month
from targets.vocabulary import Closing, ClosingState, Finding, Period, Severity
from tests.make_intake import (
    LENDING,
    LOANS,
    NOW,
    accepted,
    counting,
    intake_of,
    months_accepted,
    submitted,
    workbook_of,
)
from tests.make_store import note
from tests.make_targets import tiny_catalogue
from tests.make_templates import MONTHS, filled
from tests.store.threads import in_threads

MAY = Month(Period(2025, 5))
CORRECTED = {LENDING: 121.9, LOANS: 827.61}


def close(store: Store, month: Month = MAY, now: datetime = NOW) -> bool:
    return intake_of(store).close(month, by="wang", now=now, comment="已通报")


def codes(outcome: Outcome) -> list[str]:
    return [one.code for one in outcome.findings]


def only(outcome: Outcome, code: str) -> Finding:
    (found,) = [one for one in outcome.findings if one.code == code]
    return found


@pytest.fixture
def closed_store(fresh_store: Store) -> Store:
    """May is accepted and closed."""
    months_accepted(fresh_store, "2025-05")
    close(fresh_store)
    return fresh_store


def test_an_ordinary_file_may_not_change_a_closed_month(closed_store: Store) -> None:
    outcome = submitted(closed_store, workbook_of(figures=CORRECTED))
    assert (outcome.state, outcome.reason) == (FileState.REFUSED, "period_closed")
    found = only(outcome, "period_closed")
    assert (found.seen, found.expected) == ("121.9亿元", "122.5亿元")
    assert dict(found.values)["month"] == "2025-05"


def test_a_file_that_comes_while_its_month_is_closed_is_of_before_or_refused(
    fresh_store: Store,
) -> None:
    months_accepted(fresh_store, "2025-05")
    tasks: list[Callable[[], object]] = [
        lambda: submitted(fresh_store, workbook_of(figures=CORRECTED)),
        lambda: close(fresh_store),
    ]
    outcome, _ = in_threads(tasks)
    assert isinstance(outcome, Outcome)
    assert outcome.submission is not None
    with fresh_store.reading() as session:
        (closing,) = recall.closings(session)
    came_first = outcome.submission.received_seq < closing.recorded_seq
    assert (outcome.state is FileState.SUBMITTED) == came_first


def test_what_is_refused_is_not_asked_about_too(closed_store: Store) -> None:
    outcome = intake_of(closed_store).preview(workbook_of(figures=CORRECTED), "5月.xlsx")
    assert "unmarked_correction" not in codes(outcome)


def test_a_correction_in_a_closed_month_is_asked_for_its_reason_once(closed_store: Store) -> None:
    both = workbook_of(figures={LENDING: 121.9, LOANS: 828.5})
    outcome = intake_of(closed_store).preview(both, "5月（更正）.xlsx")
    found = only(outcome, "closed_correction")
    assert (found.severity, found.cell, dict(found.values)["count"]) == (
        Severity.WARNING,
        None,
        "2",
    )


def test_without_a_reason_a_correction_in_a_closed_month_is_not_accepted(
    closed_store: Store,
) -> None:
    outcome = submitted(closed_store, workbook_of(figures=CORRECTED), "5月（更正）.xlsx")
    assert outcome.submission is not None
    with pytest.raises(DecisionRefusedError, match="unexplained_warnings"):
        intake_of(closed_store).accept(outcome.submission.id, by="wang", now=NOW)


def test_the_reason_travels_with_the_corrected_number(closed_store: Store) -> None:
    accepted(closed_store, workbook_of(figures=CORRECTED), "5月（更正）.xlsx")
    figure = counting(closed_store)["lending", "2025-05"]
    with closed_store.reading() as session:
        versions = recall.provenance(
            session, indicator="lending", source="banking", period=figure.period, area=figure.area
        )
    said = {one.code: one.explanation for one in versions[0].findings}
    assert said["closed_correction"] == "情况属实"
    assert figure.explanation is None


def test_what_repeats_a_closed_month_is_taken_without_a_question(closed_store: Store) -> None:
    again = filled(workbook_of(), {f"{MONTHS}!F5": 71.8})
    assert not {"period_closed", "closed_correction", "closed_supplement"} & set(
        codes(intake_of(closed_store).preview(again, "又一份.xlsx"))
    )


def test_a_first_file_for_a_closed_month_is_taken_with_a_reason(fresh_store: Store) -> None:
    months_accepted(fresh_store, "2025-04")
    close(fresh_store)
    outcome = submitted(fresh_store, workbook_of())
    assert outcome.state is FileState.SUBMITTED
    assert only(outcome, "closed_supplement").severity is Severity.WARNING
    assert dict(only(outcome, "closed_supplement").values) == {"month": "2025-05", "count": "2"}


def test_another_form_s_month_stays_open(fresh_store: Store) -> None:
    months_accepted(fresh_store, "2025-04")
    close(fresh_store, Month(Period(2025, 5), "another_form"))
    assert "closed_supplement" not in codes(submitted(fresh_store, workbook_of()))


def test_once_opened_again_a_month_is_as_any_other(closed_store: Store) -> None:
    intake_of(closed_store).reopen(MAY, by="wang", now=NOW, comment="补录")
    outcome = submitted(closed_store, workbook_of(figures=CORRECTED))
    assert "unmarked_correction" in codes(outcome)
    assert not outcome.errors


@pytest.mark.parametrize(
    ("now", "is_over"),
    [
        (datetime(2025, 5, 31, 15, 59, tzinfo=UTC), False),
        (datetime(2025, 5, 31, 16, 0, tzinfo=UTC), True),
    ],
)
def test_a_month_is_closed_only_when_it_is_over(
    fresh_store: Store, now: datetime, *, is_over: bool
) -> None:
    if is_over:
        assert close(fresh_store, now=now)
        return
    with pytest.raises(DecisionRefusedError, match="month_not_over"):
        close(fresh_store, now=now)


def test_a_version_is_restored_through_the_door(closed_store: Store) -> None:
    accepted(closed_store, workbook_of(figures=CORRECTED), "5月（更正）.xlsx")
    with closed_store.reading() as session:
        seen = recall.newest_seq(session)
    said: dict[str, Any] = {"by": "wang", "now": NOW, "comment": "恢复", "seen": seen}
    intake_of(closed_store).restore(5, **said)
    assert counting(closed_store)["lending", "2025-05"].value == 12_250_000_000


def test_the_file_that_waited_when_its_month_was_closed_is_sent_again(fresh_store: Store) -> None:
    months_accepted(fresh_store, "2025-04")
    waits = submitted(fresh_store, workbook_of(), explain="情况属实").submission
    assert waits is not None
    close(fresh_store)
    with pytest.raises(DecisionRefusedError, match="closed_since"):
        intake_of(fresh_store).accept(waits.id, by="wang", now=NOW)
    record.send_back(fresh_store, waits.id, actor="wang", now=NOW, comment="请写明补报原因")
    again = submitted(fresh_store, workbook_of(), explain="漏报").submission
    assert again is not None
    assert intake_of(fresh_store).accept(again.id, by="wang", now=NOW).accepted_seq


def test_what_was_told_of_an_action_in_a_closed_month_is_not_simply_told_otherwise() -> None:
    told = note("已启动")
    reading = Reading(
        told.source, "reports", "1", "", told.period, action_notes=(replace(told, text="已完成"),)
    )
    shut = Closing(told.period, "", ClosingState.CLOSED, "wang", NOW, "已通报")
    counting_now = closed.Counting((), (told,), (shut,))
    (found,) = closed.look(reading, tiny_catalogue(), counting_now)
    assert (found.code, found.cell, found.seen) == ("period_closed_note", told.cell, "已完成")
