"""Differences between two versions of what a body said."""

from __future__ import annotations

from decimal import Decimal

from targets.closings import closing_of, is_reason_for
from targets.occasions import Occasion, days_late, occasion
from targets.versions import differing_figures, differing_notes, replaced
from targets.vocabulary import (
    ActionState,
    Closing,
    ClosingState,
    Finding,
    Observation,
    ObservationState,
    Period,
    Severity,
    SubmissionState,
)
from tests.make_targets import figure, moment, note, submission, tiny_catalogue

OLD, NEW = figure("tech_firms", "2025-01", 900), figure("tech_firms", "2025-01", 912)
ELSEWHERE = figure("tech_firms", "2025-01", 50, area="990101")
DUE = moment("2025-02-12T00:00").date()


def differing(
    old: tuple[Observation, ...], new: tuple[Observation, ...]
) -> list[tuple[object, object]]:
    found = differing_figures(old, new, tiny_catalogue())
    return [
        (one.old.value if one.old else None, one.new.value if one.new else None) for one in found
    ]


def test_a_changed_figure_is_told_with_both_values_and_the_change() -> None:
    (one,) = differing_figures((OLD, ELSEWHERE), (NEW, ELSEWHERE), tiny_catalogue())
    assert (one.old, one.new, one.change) == (OLD, NEW, Decimal(12))
    assert one.figure is NEW


def test_what_only_one_version_has_is_told() -> None:
    assert differing((OLD,), (OLD, ELSEWHERE)) == [(None, 50)]
    assert differing((OLD, ELSEWHERE), (OLD,)) == [(50, None)]


def test_a_figure_that_only_one_version_has_has_no_change() -> None:
    (one,) = differing_figures((), (NEW,), tiny_catalogue())
    assert (one.change, one.figure) == (None, NEW)
    (other,) = differing_figures((OLD,), (), tiny_catalogue())
    assert other.figure is OLD


def test_an_amount_written_otherwise_is_the_same() -> None:
    same = figure("lending", "2025-01", "2410000000.00", source="banking")
    assert (
        differing((figure("lending", "2025-01", 2_410_000_000, source="banking"),), (same,)) == []
    )


def test_missing_is_not_zero() -> None:
    missing, zero = figure("parks", "2025-01", None), figure("parks", "2025-01", 0)
    (one,) = differing_figures((missing,), (zero,), tiny_catalogue())
    assert one.change is None


def test_an_inexact_figure_differs_from_the_exact_one() -> None:
    about = figure("tech_firms", "2025-01", 900, state=ObservationState.INEXACT)
    assert differing((OLD,), (about,)) == [(900, 900)]


def test_the_same_percentage_of_other_parts_differs() -> None:
    one, other = (
        figure("procurement", "2025-01", 50, source="treasury", parts=parts)
        for parts in ((1, 2), (2, 4))
    )
    assert differing((one,), (other,)) == [(50, 50)]


def test_a_series_that_the_notice_no_longer_names_is_compared_too() -> None:
    assert differing((figure("gone", "2025-01", "1.00001"),), (figure("gone", "2025-01", 1),)) == []


def test_an_amount_too_large_to_be_kept_is_compared_as_it_is() -> None:
    assert differing((OLD,), (figure("tech_firms", "2025-01", "1E+30"),)) == [(900, 10**30)]


def test_what_counts_and_would_be_replaced_is_told() -> None:
    (pair,) = replaced((OLD, ELSEWHERE), (NEW,), tiny_catalogue())
    assert (pair.old, pair.new) == (OLD, NEW)
    assert replaced((OLD,), (OLD, ELSEWHERE), tiny_catalogue()) == ()


def test_notes_on_actions_are_compared_by_all_that_they_say() -> None:
    old = note("a2_guide", "2025-03", ActionState.UNDER_WAY)
    done = note("a2_guide", "2025-03", ActionState.DONE)
    other = note("a3_matching", "2025-03", None)
    found = differing_notes((old,), (done, other))
    assert [(one.old, one.new) for one in found] == [(old, done), (None, other)]
    (gone,) = differing_notes((old, other), (old,))
    assert gone.note is other


def test_a_file_is_late_from_the_day_after_its_due_date_in_the_notice_s_time_zone() -> None:
    late = submission(1, "banking", "banking_monthly", "2025-01", received="2025-02-12T16:00")
    in_time = submission(1, "banking", "banking_monthly", "2025-01", received="2025-02-12T15:59")
    assert days_late(late, DUE, "Asia/Shanghai") == 1
    assert days_late(in_time, DUE, "Asia/Shanghai") == 0
    assert days_late(late, None, "Asia/Shanghai") == 0


def occasion_of(
    *, received: str = "2025-02-10T03:00", is_correction: bool = False, earlier: bool = False
) -> Occasion:
    state = SubmissionState.ACCEPTED if earlier else SubmissionState.RETURNED
    first = submission(1, "banking", "banking_monthly", "2025-01", state=state)
    sent = submission(
        2, "banking", "banking_monthly", "2025-01", received=received, is_correction=is_correction
    )
    return occasion(sent, (first, sent), due=DUE, timezone="Asia/Shanghai")


def test_the_occasion_of_a_file() -> None:
    assert occasion_of() is Occasion.FIRST
    assert occasion_of(received="2025-03-01T03:00") is Occasion.SUPPLEMENT
    assert occasion_of(earlier=True) is Occasion.AGAIN
    assert occasion_of(earlier=True, is_correction=True) is Occasion.CORRECTION


def closing(state: ClosingState, form: str = "") -> Closing:
    return Closing(Period(2025, 1), form, state, "office", moment(), "已通报")


def test_a_decision_on_one_form_goes_before_that_on_the_month() -> None:
    whole, one = closing(ClosingState.CLOSED), closing(ClosingState.OPEN, "banking_monthly")
    assert closing_of((whole, one), Period(2025, 1), "banking_monthly") is None
    assert closing_of((whole, one), Period(2025, 1), "jobs_monthly") is whole
    assert closing_of((whole,), Period(2025, 2), "jobs_monthly") is None


def test_a_reason_is_of_the_figures_of_its_month() -> None:
    reason = Finding("closed_correction", Severity.WARNING, values=(("month", "2025-01"),))
    assert is_reason_for(reason, Period(2025, 1))
    assert not is_reason_for(reason, Period(2025, 2))
    assert not is_reason_for(Finding("jump", Severity.WARNING), Period(2025, 1))
