"""When an issue comes due, when it is late, and when it is too old to be made up for."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from briefing.due import due_slots, is_late, is_too_old
from targets.calendar import WorkingDays
from targets.vocabulary import Period
from tests.make_briefing import moments, office_schedule

DAYS = WorkingDays()


def slots(
    now: str, *, first: str = "2025-01", last: str = "2025-12", **more: Any
) -> list[tuple[str, str, str]]:
    """(slot, month told of, local moment)"""
    found = due_slots(
        office_schedule(**more),
        DAYS,
        timezone="Asia/Shanghai",
        first=Period.parse(first),
        last=Period.parse(last),
        now=moments(now),
    )
    return [(slot.name, str(slot.period), f"{slot.moment:%Y-%m-%d %H:%M}") for slot in found]


def late(planned: str, *, days: WorkingDays = DAYS) -> bool:
    """Whether an issue of 22 October is too old."""
    [*_, slot] = due_slots(
        office_schedule(),
        DAYS,
        timezone="Asia/Shanghai",
        first=Period(2025, 1),
        last=Period(2025, 9),
        now=moments("2025-10-23T09:00"),
    )
    return is_too_old(slot, days, moments(planned))


def test_an_issue_tells_of_the_month_before_on_its_working_day() -> None:
    assert slots("2025-03-31T00:00") == [
        ("2025-02", "2025-01", "2025-02-18 09:00"),
        ("2025-03", "2025-02", "2025-03-17 09:00"),
    ]


def test_holidays_move_an_issue_and_make_up_days_count() -> None:
    """1 to 8 October 2025 were holidays, the 11th was worked."""
    assert slots("2025-10-31T00:00")[-1] == ("2025-10", "2025-09", "2025-10-22 09:00")


def test_an_issue_is_due_at_its_minute_and_not_before() -> None:
    assert slots("2025-02-18T08:59") == []
    assert len(slots("2025-02-18T09:00")) == 1


def test_the_first_issue_tells_of_the_notices_first_month() -> None:
    assert slots("2025-07-31T00:00", first="2025-06")[0][1] == "2025-06"


def test_the_last_issue_tells_of_the_last_window_a_month_after_it() -> None:
    assert slots("2027-01-01T00:00")[-1] == ("2026-01", "2025-12", "2026-01-16 09:00")


def test_no_issue_before_the_schedule_began() -> None:
    since = moments("2025-03-17T09:01")
    assert slots("2025-04-30T00:00", since=since) == [("2025-04", "2025-03", "2025-04-16 09:00")]


def test_an_issue_at_the_very_moment_that_the_schedule_began_counts() -> None:
    assert len(slots("2025-03-17T09:00", since=moments("2025-03-17T09:00"))) == 1


def test_a_late_working_day_runs_into_the_next_month() -> None:
    assert slots("2025-03-31T00:00", working_day=25)[0] == (
        "2025-02",
        "2025-01",
        "2025-03-10 09:00",
    )


def test_the_hour_is_the_notices_own() -> None:
    utc = datetime.fromisoformat("2025-02-18T01:00+00:00")
    found = due_slots(
        office_schedule(),
        DAYS,
        timezone="Asia/Shanghai",
        first=Period(2025, 1),
        last=Period(2025, 1),
        now=utc,
    )
    assert [slot.name for slot in found] == ["2025-02"]


def test_an_issue_is_made_up_for_up_to_five_working_days_later() -> None:
    assert not late("2025-10-22T23:00")
    assert not late("2025-10-29T23:59")
    assert late("2025-10-30T00:00")


def test_only_working_days_make_an_issue_old() -> None:
    holidays = WorkingDays({date(2025, 10, day): False for day in range(23, 30)})
    assert not late("2025-11-05T12:00", days=holidays)


@pytest.mark.parametrize(("planned", "is_it"), [("10:00", False), ("10:01", True)])
def test_an_hour_after_its_moment_an_issue_is_late(planned: str, is_it: bool) -> None:  # noqa: FBT001
    assert is_late(moments("2025-10-22T09:00"), moments(f"2025-10-22T{planned}")) is is_it


def test_an_issue_that_was_never_planned_is_not_late() -> None:
    assert not is_late(moments("2025-10-22T09:00"), None)
