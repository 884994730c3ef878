"""A month that is still to come is refused; one outside the targets' months is taken and told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ingest.checks import Material, check
from ingest.reading import Reading
from targets.vocabulary import Finding, Period, Severity
from tests.make_targets import tiny_catalogue

JUNE_ABROAD = datetime(2025, 5, 31, 17, 0, tzinfo=UTC)
"""Already the first of June where the notice holds."""
READING = Reading("jobs", "jobs_monthly", "1", "indicator_list", None)


def said(period: str, now: datetime | None = None) -> dict[str, Finding]:
    read = replace(READING, period=Period.parse(period))
    return {one.code: one for one in check(Material(read, tiny_catalogue()), now=now)}


def test_a_month_that_is_over_may_be_reported() -> None:
    assert said("2025-05", JUNE_ABROAD) == {}


def test_a_month_that_has_hardly_begun_is_asked_about() -> None:
    found = said("2025-06", JUNE_ABROAD)["period_running"]
    assert (found.severity, found.seen, found.expected) == (Severity.WARNING, "2025-06", "2025-05")


@pytest.mark.parametrize(("day", "asked"), [(20, 1), (21, 0), (30, 0)])
def test_a_month_may_be_reported_in_its_last_days(day: int, asked: int) -> None:
    assert len(said("2025-06", datetime(2025, 6, day, 4, tzinfo=UTC))) == asked


def test_a_month_that_is_still_to_come_is_refused() -> None:
    found = said("2025-07", JUNE_ABROAD)["period_in_future"]
    assert (found.severity, found.seen, found.expected) == (Severity.ERROR, "2025-07", "2025-06")


def test_where_nobody_says_the_time_no_month_is_to_come() -> None:
    assert "period_in_future" not in said("2031-07")


def test_a_month_after_the_last_target_is_taken_and_told() -> None:
    found = said("2026-01")["period_after_window"]
    assert (found.severity, found.expected) == (Severity.NOTE, "2025-12")


PROGRESS = Reading("banking", "progress", "1", "progress_narrative", None)


@pytest.mark.parametrize(("period", "owed"), [("2025-05", "2025-06"), ("2024-11", "2025-03")])
def test_a_progress_report_of_a_month_that_is_not_owed_is_taken_and_told(
    period: str, owed: str
) -> None:
    read = replace(PROGRESS, period=Period.parse(period))
    (found,) = check(Material(read, tiny_catalogue()))
    assert (found.code, found.severity) == ("period_not_owed", Severity.NOTE)
    assert found.expected == owed


def test_a_progress_report_of_an_owed_month_has_nothing_to_tell() -> None:
    assert check(Material(replace(PROGRESS, period=Period(2025, 6)), tiny_catalogue())) == ()


def test_a_month_before_the_forms_first_is_taken_and_told() -> None:
    found = said("2025-03")["period_before_first"]
    assert (found.severity, found.expected) == (Severity.NOTE, "2025-04")
