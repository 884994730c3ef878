"""A late form is taken; after its late window its sender says why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from ingest.checks import lateness
from ingest.checks.material import Material
from ingest.reading import Reading
from targets.calendar import WorkingDays
from targets.vocabulary import Finding, Period, Severity, Submission, SubmissionState
from tests.make_targets import submission, tiny_catalogue

DUE = date(2025, 2, 17)


def asked(
    day: str | None, *earlier: Submission, window: int | None = 5, due: date = DUE
) -> list[Finding]:
    """Of the treasury's January, sent on a day of 2025 or later."""
    catalogue = tiny_catalogue()
    forms = tuple(replace(form, late_window=window) for form in catalogue.forms)
    read = Reading("treasury", "treasury_monthly", "2", "template", Period(2025, 1))
    now = None if day is None else datetime.fromisoformat(f"{day}T01:00").replace(tzinfo=UTC)
    material = Material(read, replace(catalogue, forms=forms))
    return list(lateness.look(material, earlier, WorkingDays(), due=due, now=now))


def test_a_late_form_within_its_window_is_taken_without_a_word() -> None:
    assert asked("2025-02-24") == []


def test_after_its_window_a_form_needs_a_reason() -> None:
    (finding,) = asked("2025-02-25")
    assert (finding.code, finding.severity) == ("filed_after_window", Severity.WARNING)
    assert (finding.seen, finding.expected) == ("2025-02-25", "2025-02-24")
    assert finding.values == (("due", "2025-02-17"),)


def test_an_extended_due_date_moves_the_window() -> None:
    assert asked("2025-02-25", due=date(2025, 2, 20)) == []


def test_without_a_window_nobody_is_ever_asked() -> None:
    assert asked("2025-06-01", window=None) == []


def test_a_correction_of_what_came_in_time_is_not_late() -> None:
    first = submission(1, "treasury", "treasury_monthly", "2025-01", received="2025-02-14T01:00")
    assert asked("2025-06-02", first) == []


def test_what_was_withdrawn_did_not_come() -> None:
    withdrawn = submission(
        1,
        "treasury",
        "treasury_monthly",
        "2025-01",
        received="2025-02-14T01:00",
        state=SubmissionState.WITHDRAWN,
    )
    assert len(asked("2025-06-02", withdrawn)) == 1


def test_after_the_notice_is_over_the_past_is_filled_in_without_questions() -> None:
    assert asked("2026-11-20") == []


def test_without_a_clock_nothing_is_late() -> None:
    assert asked(None) == []
