"""Working days, due dates and month names."""

from datetime import date

from targets.calendar import WorkingDays, again_by, due_date, month_name
from targets.vocabulary import Period
from tests.make_targets import tiny_catalogue

FIFTH_OF_2026 = "01-08 02-06 03-06 04-08 05-11 06-05 07-07 08-07 09-07 10-13 11-06 12-07"


def test_the_fifth_working_day_knows_holidays_and_make_up_days() -> None:
    days = [WorkingDays().nth(5, 2026, month) for month in range(1, 13)]
    assert " ".join(day.strftime("%m-%d") for day in days) == FIFTH_OF_2026


def test_a_make_up_sunday_is_a_working_day() -> None:
    assert WorkingDays().is_working(date(2025, 1, 26))


def test_an_override_closes_a_day() -> None:
    closed = WorkingDays({date(2025, 3, 3): False})
    assert closed.nth(1, 2025, 3) == date(2025, 3, 4)


def test_an_override_opens_a_day() -> None:
    assert WorkingDays({date(2025, 3, 1): True}).nth(1, 2025, 3) == date(2025, 3, 1)


def test_an_unknown_year_is_counted_monday_to_friday() -> None:
    assert WorkingDays().nth(5, 2031, 1) == date(2031, 1, 7)


def test_an_unknown_year_is_said_to_be_unknown() -> None:
    assert not WorkingDays().knows(2031)


def test_a_year_that_staff_have_filled_in_is_known() -> None:
    assert WorkingDays({date(2031, 1, 1): False}).knows(2031)


def test_a_year_of_the_official_calendar_is_known() -> None:
    assert WorkingDays().knows(2026)


def test_more_working_days_than_the_month_has_run_into_the_next() -> None:
    assert WorkingDays().nth(20, 2025, 2) == date(2025, 3, 3)


def test_a_form_is_due_on_a_working_day_of_the_next_month() -> None:
    form = tiny_catalogue().form["industry_monthly"]
    assert due_date(form, Period(2025, 12), WorkingDays()) == date(2026, 1, 8)


def test_a_month_has_a_number_in_chinese_and_a_name_in_english() -> None:
    assert (month_name(Period(2025, 9), "zh"), month_name(Period(2025, 9), "en")) == (
        "9",
        "September",
    )


def test_what_was_returned_late_comes_again_within_three_working_days() -> None:
    friday = date(2025, 3, 7)
    assert again_by(date(2025, 3, 3), friday, WorkingDays()) == date(2025, 3, 12)


def test_what_was_returned_early_still_has_until_its_due_date() -> None:
    assert again_by(date(2025, 3, 17), date(2025, 3, 7), WorkingDays()) == date(2025, 3, 17)
