"""The demo's manifest: who filed when, and the cases that it shows on purpose."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from data.demo.filed import NOW, State, filings
from data.demo.timing import OFFICE
from targets.calendar import WorkingDays, due_date
from targets.vocabulary import Period
from tests.make_demo import demo_catalogue

SEPTEMBER = Period(2023, 9)


def late() -> list[tuple[str, str, str]]:
    """Body, form, month of everything first filed after its due day."""
    catalogue, days = demo_catalogue(), WorkingDays()
    first = {(f.agency, f.form, str(f.period)): f for f in reversed(filings())}
    return sorted(
        key
        for key, file in first.items()
        if file.received_at.date() > due_date(catalogue.form[file.form], file.period, days)
    )


def test_every_file_of_the_manifest_is_there() -> None:
    assert [file.path for file in filings() if not file.path.is_file()] == []


def test_files_arrive_one_after_another_before_the_demos_present() -> None:
    arrivals = [file.received_at for file in filings()]
    assert arrivals == sorted(set(arrivals))
    assert arrivals[-1] < NOW


def test_each_file_is_decided_before_the_next_one_arrives() -> None:
    for file, following in pairwise(filings()):
        assert file.decided_at is None or file.received_at < file.decided_at
        assert (file.decided_at or file.received_at) < following.received_at


def test_everything_happens_on_working_days() -> None:
    days = WorkingDays()
    assert all(days.is_working(file.received_at.date()) for file in filings())


def test_the_office_decides_and_never_on_a_file_of_its_own() -> None:
    for file in filings():
        decided = file.state in {"accepted", "returned"}
        assert file.decided_by == (OFFICE if decided else "")
        assert file.by != OFFICE


def test_every_body_files_every_month_but_one() -> None:
    catalogue = demo_catalogue()
    months = [Period(2022, 12).plus(n) for n in range(10)]
    owed = {
        (form.id, body, str(month))
        for form in catalogue.forms
        for body in catalogue.reporters(form)
        for month in months
        if form.is_owed_for(month)
    }
    accepted = {(f.form, f.agency, str(f.period)) for f in filings() if f.state == "accepted"}
    assert owed - accepted == {
        ("district_monthly", "310151", "2023-09"),
        ("progress_report", "fic", "2023-09"),
    }


def test_one_district_is_late_in_two_months() -> None:
    assert late() == [
        ("310109", "district_monthly", "2023-07"),
        ("310109", "district_monthly", "2023-08"),
    ]


def test_one_file_is_refused_one_returned_and_one_still_waits() -> None:
    states = Counter(file.state for file in filings())
    assert (states[State.REFUSED], states[State.RETURNED], states[State.WAITING]) == (1, 1, 1)


def test_a_refused_and_a_returned_file_are_followed_by_a_good_one() -> None:
    files = filings()
    for position, file in enumerate(files):
        if file.state in {"refused", "returned"}:
            key = (file.agency, file.form, file.period)
            later = [f for f in files[position + 1 :] if (f.agency, f.form, f.period) == key]
            assert [f.state for f in later] == ["accepted"]


def test_the_correction_comes_weeks_later_under_its_own_name() -> None:
    may = [f for f in filings() if f.agency == "eic" and str(f.period) == "2023-05"]
    first, second, plan = may
    assert "年度计划" in plan.path.name
    assert (second.received_at - first.received_at).days >= 14
    assert "更正" in second.path.name


def test_a_returned_file_says_why() -> None:
    assert all(file.comment for file in filings() if file.state == "returned")


def test_the_last_month_is_the_ninth() -> None:
    assert max(file.period for file in filings()) == SEPTEMBER
