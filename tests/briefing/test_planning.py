"""What is put into the outbox, and when."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing.briefings import OFFICE_MONTHLY, Briefings
from store import schedules
from store.engine import Store
from store.outbox import LetterState
from tests.make_briefing import (
    OFFICE,
    SEPTEMBER,
    briefings,
    letters,
    moments,
    office_schedule,
    put,
    reader,
)

DUE = moments("2025-10-22T09:00")
SINCE = moments("2025-10-01T00:00")


@pytest.fixture
def office(store: Store, tmp_path: Path) -> Briefings:
    return briefings(store, tmp_path / "mail")


def planned(store: Store) -> list[tuple[str, LetterState]]:
    return [(one.slot, one.state) for one in letters(store)]


def test_an_issue_that_came_due_is_planned_for_every_reader(
    office: Briefings, store: Store
) -> None:
    put(store, "a@example.invalid", "b@example.invalid", since=SINCE)
    assert office.plan(DUE) == 2
    assert {one.recipient for one in letters(store)} == {"a@example.invalid", "b@example.invalid"}


def test_it_speaks_of_the_month_before_as_known_at_its_moment(
    office: Briefings, store: Store
) -> None:
    put(store, since=SINCE)
    office.plan(moments("2025-10-22T09:25"))
    [letter] = letters(store)
    assert (letter.period, letter.as_of, letter.slot) == (SEPTEMBER, DUE, "2025-10")


def test_planned_again_it_is_the_same_issue(office: Briefings, store: Store) -> None:
    put(store, since=SINCE)
    assert [office.plan(DUE), office.plan(moments("2025-10-23T09:00"))] == [1, 0]


def test_nothing_is_planned_before_its_time_or_without_a_schedule(
    office: Briefings, store: Store
) -> None:
    assert office.plan(DUE) == 0
    put(store, since=SINCE)
    assert office.plan(moments("2025-10-22T08:59")) == 0


def test_after_downtime_one_issue_is_made_up_for_and_older_ones_are_recorded(
    office: Briefings, store: Store
) -> None:
    put(store, since=moments("2025-07-01T00:00"))
    office.plan(moments("2025-10-24T10:00"))
    skipped = LetterState.SKIPPED
    assert planned(store) == [
        ("2025-07", skipped),
        ("2025-08", skipped),
        ("2025-09", skipped),
        ("2025-10", LetterState.PENDING),
    ]


def test_after_long_downtime_even_the_newest_is_only_recorded(
    office: Briefings, store: Store
) -> None:
    put(store, since=SINCE)
    office.plan(moments("2025-10-31T10:00"))
    assert planned(store) == [("2025-10", LetterState.SKIPPED)]


def test_a_letter_that_waits_is_not_skipped_when_the_next_comes_due(
    office: Briefings, store: Store
) -> None:
    put(store, since=SINCE)
    office.plan(DUE)
    office.plan(moments("2025-11-17T09:00"))
    assert planned(store) == [("2025-10", LetterState.PENDING), ("2025-11", LetterState.PENDING)]


def test_a_paused_schedule_plans_nothing(office: Briefings, store: Store) -> None:
    put(store, since=SINCE, is_paused=True)
    assert office.plan(DUE) == 0


def test_a_schedule_that_goes_on_after_a_pause_records_what_it_missed(
    office: Briefings, store: Store
) -> None:
    paused = put(store, since=moments("2025-09-01T00:00"), is_paused=True)
    schedules.put(store, replace(paused, is_paused=False), actor="li", now=DUE)
    office.plan(DUE)
    assert planned(store) == [("2025-09", LetterState.SKIPPED), ("2025-10", LetterState.PENDING)]


def test_the_offices_schedule_is_made_once_and_never_overwritten(office: Briefings) -> None:
    made = office.ensure_schedule((reader(),), since=SINCE, now=SINCE)
    again = office.ensure_schedule((reader("en", "other@example.invalid"),), since=DUE, now=DUE)
    assert (made.name, made.recipients[0].address) == (OFFICE_MONTHLY, OFFICE)
    assert again == made


def test_an_issue_asked_for_before_its_day_is_a_preview_as_of_now(office: Briefings) -> None:
    now = moments("2025-10-10T12:00")
    preview = office.issue(office_schedule(), reader(), SEPTEMBER, now)
    assert (preview.edition, preview.as_of) == ("preview", now)


def test_an_issue_asked_for_later_is_the_one_that_went_out(office: Briefings, store: Store) -> None:
    schedule = put(store, since=SINCE)
    office.plan(DUE)
    [sent] = letters(store)
    asked = office.issue(schedule, schedule.recipients[0], SEPTEMBER, moments("2025-12-24T12:00"))
    assert (asked.slot, asked.edition, asked.as_of) == (sent.slot, sent.edition, sent.as_of)
