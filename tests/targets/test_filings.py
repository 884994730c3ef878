"""Who owed which form when, and what became of it."""

from dataclasses import replace
from datetime import UTC, date, datetime

from targets.calendar import WorkingDays
from targets.filings import filings, late_until
from targets.vocabulary import Extension, Filing, FilingState, Period, Submission, SubmissionState
from tests.make_targets import submission, tiny_catalogue

FEBRUARY = date(2025, 2, 20)
SENT, RETURNED = SubmissionState.SUBMITTED, SubmissionState.RETURNED


def owed(
    *sent: Submission,
    today: date = FEBRUARY,
    through: str = "2025-01",
    extensions: tuple[Extension, ...] = (),
) -> tuple[Filing, ...]:
    return filings(
        tiny_catalogue(),
        sent,
        WorkingDays(),
        through=Period.parse(through),
        today=today,
        extensions=extensions,
    )


def treasury(*sent: Submission, today: date = FEBRUARY) -> Filing:
    """What became of the treasury's form for January, due on 2025-02-17."""
    return next(f for f in owed(*sent, today=today) if f.form == "treasury_monthly")


def test_a_form_is_due_on_its_working_day() -> None:
    assert treasury().due == date(2025, 2, 17)


def test_nothing_after_the_due_date_is_missing() -> None:
    assert treasury(today=date(2025, 2, 18)).state is FilingState.MISSING


def test_on_the_due_day_itself_nothing_is_overdue() -> None:
    assert treasury(today=date(2025, 2, 17)).state is FilingState.NOT_DUE


def test_what_came_by_the_due_day_is_on_time() -> None:
    sent = submission(1, "treasury", "treasury_monthly", "2025-01", received="2025-02-17T15:59")
    assert treasury(sent).state is FilingState.ON_TIME


def test_midnight_is_that_of_the_notice_s_city() -> None:
    sent = submission(1, "treasury", "treasury_monthly", "2025-01", received="2025-02-17T16:01")
    assert treasury(sent).state is FilingState.LATE


def test_what_waits_for_a_decision_is_neither_missing_nor_in() -> None:
    sent = submission(1, "treasury", "treasury_monthly", "2025-01", state=SENT)
    assert (treasury(sent).state, treasury(sent).submission) == (FilingState.WAITING, sent)


def test_what_was_sent_back_is_returned() -> None:
    sent = submission(1, "treasury", "treasury_monthly", "2025-01", state=RETURNED)
    assert treasury(sent).state is FilingState.RETURNED


def test_what_was_sent_back_after_its_due_date_has_a_day_that_can_be_met() -> None:
    sent = submission(1, "treasury", "treasury_monthly", "2025-01", state=RETURNED)
    back = replace(sent, decided_at=datetime(2025, 2, 20, 17, tzinfo=UTC))
    assert (treasury(back).due, treasury(back).again_by) == (date(2025, 2, 17), date(2025, 2, 26))


def test_a_new_file_after_a_returned_one_is_waiting() -> None:
    back = submission(1, "treasury", "treasury_monthly", "2025-01", state=RETURNED)
    again = submission(2, "treasury", "treasury_monthly", "2025-01", state=SENT)
    assert treasury(again, back).submission == again


def test_a_refused_or_withdrawn_file_is_as_good_as_none() -> None:
    refused = submission(
        1, "treasury", "treasury_monthly", "2025-01", state=SubmissionState.REFUSED
    )
    gone = submission(2, "treasury", "treasury_monthly", "2025-01", state=SubmissionState.WITHDRAWN)
    assert treasury(refused, gone).state is FilingState.MISSING


def test_a_returned_file_does_not_make_its_successor_on_time() -> None:
    back = submission(
        1, "treasury", "treasury_monthly", "2025-01", state=RETURNED, received="2025-02-10T01:00"
    )
    good = submission(2, "treasury", "treasury_monthly", "2025-01", received="2025-02-19T01:00")
    assert treasury(back, good).state is FilingState.LATE


def test_a_late_correction_leaves_the_report_on_time() -> None:
    first = submission(1, "treasury", "treasury_monthly", "2025-01")
    second = submission(
        2,
        "treasury",
        "treasury_monthly",
        "2025-01",
        received="2025-03-19T01:00",
        is_correction=True,
    )
    found = treasury(first, second)
    assert (found.state, found.is_corrected, found.submission) == (
        FilingState.ON_TIME,
        True,
        second,
    )


def test_a_file_that_is_itself_a_correction_says_so() -> None:
    assert treasury(
        submission(1, "treasury", "treasury_monthly", "2025-01", is_correction=True)
    ).is_corrected


def test_every_district_owes_its_own_form() -> None:
    assert [f.agency for f in owed() if f.form == "district_monthly"] == list(
        tiny_catalogue().district
    )


def test_a_quarterly_form_is_owed_for_the_quarter_s_last_month() -> None:
    found = {
        str(f.period)
        for f in owed(through="2025-08", today=date(2025, 9, 1))
        if f.form == "progress"
    }
    assert found == {"2025-03", "2025-06"}


def test_a_form_is_owed_from_its_first_period() -> None:
    assert min(f.period for f in owed() if f.form == "industry_monthly") == Period(2024, 12)
    assert not [f for f in owed() if f.form == "jobs_monthly"]


def test_what_is_due_by_today_is_owed_though_no_figure_is_newer() -> None:
    found = owed(through="2025-01", today=date(2025, 3, 31))
    assert max(f.period for f in found) == Period(2025, 2)


def test_what_the_board_shows_is_owed_though_it_is_not_due() -> None:
    found = owed(through="2025-02", today=date(2025, 2, 1))
    assert {f.state for f in found if f.period == Period(2025, 2)} == {FilingState.NOT_DUE}


def test_nothing_is_owed_after_the_last_window() -> None:
    assert max(f.period for f in owed(today=date(2031, 1, 1))) == Period(2025, 12)


def test_the_newest_month_comes_last() -> None:
    months = [f.period for f in owed(through="2025-03")]
    assert months == sorted(months)


def test_a_form_without_a_first_period_is_owed_from_the_notice_s_start() -> None:
    forms = [replace(form, first_period=None) for form in tiny_catalogue().forms]
    catalogue = replace(tiny_catalogue(), forms=tuple(forms))
    found = filings(catalogue, (), WorkingDays(), through=Period(2025, 1), today=FEBRUARY)
    assert {f.period for f in found} == {Period(2025, 1)}


def granted(agency: str = "treasury", period: str = "2025-01") -> Extension:
    """The treasury's January, put off to the last of February."""
    form, due = "treasury_monthly", date(2025, 2, 28)
    return Extension(agency, form, Period.parse(period), due, "系统切换", "office")


def extended(*sent: Submission, today: date = FEBRUARY) -> Filing:
    found = owed(*sent, today=today, extensions=(granted(),))
    return next(f for f in found if f.form == "treasury_monthly")


def test_an_extended_form_is_not_missing_before_its_new_day() -> None:
    assert (extended().state, extended().due) == (FilingState.NOT_DUE, date(2025, 2, 28))
    assert extended(today=date(2025, 3, 1)).state is FilingState.MISSING


def test_what_comes_by_the_extended_day_is_on_time() -> None:
    sent = submission(1, "treasury", "treasury_monthly", "2025-01", received="2025-02-27T01:00")
    assert (extended(sent).state, extended(sent).extension) == (FilingState.ON_TIME, granted())


def test_an_extension_is_for_one_body_and_one_month() -> None:
    others = (granted(agency="banking"), granted(period="2025-02"))
    found = owed(extensions=others)
    assert {f.state for f in found if f.form == "treasury_monthly"} == {FilingState.MISSING}


def test_the_late_window_counts_working_days() -> None:
    form = replace(tiny_catalogue().form["treasury_monthly"], late_window=5)
    assert late_until(form, date(2025, 2, 17), WorkingDays()) == date(2025, 2, 24)


def test_without_a_late_window_the_due_day_is_the_last() -> None:
    form = tiny_catalogue().form["treasury_monthly"]
    assert late_until(form, date(2025, 2, 17), WorkingDays()) == date(2025, 2, 17)
