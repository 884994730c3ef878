"""Which month is judged, and what is measured there."""

from decimal import Decimal

import pytest

from targets.figures import ordered
from targets.vocabulary import Assessment, ObservationState, RatioRule, Standing
from tests.make_targets import figure, judged, promised, ratio, run

LENDING = promised("lending")
LOANS = promised("loans")
HOTLINE = promised("hotline")
PROCUREMENT = promised("procurement")


def got(result: Assessment) -> tuple[object, object]:
    return result.k, result.value


def test_the_newest_month_with_a_figure_is_judged() -> None:
    result = judged(LENDING, *run(LENDING, [10, 20, 30]), period="2025-12")
    assert got(result) == (3, 30)


def test_no_month_after_the_one_asked_for_is_judged() -> None:
    result = judged(LENDING, *run(LENDING, [10, 20, 30]), period="2025-02")
    assert got(result) == (2, 20)


def test_a_missing_month_is_never_the_zero_month() -> None:
    result = judged(LENDING, *run(LENDING, [10, 20, None]), period="2025-03")
    assert got(result) == (2, 20)


def test_a_typed_zero_is_a_figure() -> None:
    result = judged(LENDING, *run(LENDING, [0]))
    assert got(result) == (1, 0)


def test_a_nil_return_is_a_figure() -> None:
    nil = figure("lending", "2025-01", 0, source="banking", state=ObservationState.NIL)
    assert judged(LENDING, nil).standing is not Standing.NO_DATA


def test_no_figure_is_no_data_and_not_zero() -> None:
    result = judged(LENDING)
    assert (result.standing, *got(result)) == (Standing.NO_DATA, 0, None)


def test_january_and_february_may_come_together() -> None:
    result = judged(LENDING, *run(LENDING, [None, 20]), period="2025-02")
    assert (result.k, result.time_share) == (2, Decimal(2) / 12)


def test_a_baseline_month_is_no_month_of_the_window() -> None:
    before = figure("loans", "2024-12", 80_000_000_000, source="banking")
    assert judged(LOANS, before).k == 0


def test_a_district_s_sum_begins_at_nothing_and_not_at_last_year_s() -> None:
    stations = promised("stations")
    figures = run(stations, [7, 1], start=stations.start.plus(-1), area="990101")
    assert judged(stations, *figures, area="990101").baseline is None


def test_figures_after_the_window_do_not_count() -> None:
    jobs = promised("new_jobs")
    result = judged(jobs, *run(jobs, [1, 2, 3, 4, 5, 6, 7]), period="2025-12")
    assert got(result) == (6, 6)


def test_the_record_of_a_month_that_came_last_counts() -> None:
    figures = [figure("lending", "2025-01", v, source="banking", seq=v) for v in (9, 7, 5)]
    assert judged(LENDING, *figures).value == 9


def test_the_figures_of_another_source_are_not_judged() -> None:
    assert judged(LENDING, figure("lending", "2025-01", 5, source="treasury")).k == 0


def test_a_ratio_is_the_quotient_of_its_parts() -> None:
    stated = figure("procurement", "2025-01", 44, source="treasury", parts=(1, 3))
    assert judged(PROCUREMENT, stated).value == Decimal(100) / 3


def test_a_ratio_without_parts_is_taken_as_stated() -> None:
    assert judged(PROCUREMENT, figure("procurement", "2025-01", 44, source="treasury")).value == 44


def test_an_empty_denominator_gives_no_figure() -> None:
    empty = figure("procurement", "2025-01", 0, source="treasury", parts=(0, 0))
    assert judged(PROCUREMENT, empty).standing is Standing.NO_DATA


def test_a_year_s_average_is_the_quotient_of_cumulative_parts_and_no_mean_of_ratios() -> None:
    months = [
        ratio("hotline", "2025-01", (10, 10), source="industry"),
        ratio("hotline", "2025-02", (10, 100), source="industry"),
    ]
    assert judged(HOTLINE, *months).value == 10


@pytest.mark.parametrize("rule", list(RatioRule))
def test_every_ratio_rule_judges_the_newest_month(rule: RatioRule) -> None:
    target = promised("procurement", ratio_rule=rule)
    months = [ratio("procurement", f"2025-0{k}", (40 + k, 100)) for k in (1, 2)]
    assert judged(target, *months).value == 42


def test_an_inexact_figure_is_judged() -> None:
    about = figure("lending", "2025-01", 45, source="banking", state=ObservationState.INEXACT)
    assert judged(LENDING, about).value == 45


def test_a_window_over_the_year_s_end_counts_its_own_months() -> None:
    target = promised("lending", start=promised("new_jobs").start, end=LENDING.end.plus(3))
    result = judged(target, *run(target, [1, 2, 3]), period="2026-03")
    assert (result.k, result.time_share) == (3, Decimal(3) / 12)


def test_missing_months_are_left_out_of_a_series() -> None:
    figures = {f.period.ordinal: f for f in run(LENDING, [10, None, 30])}
    assert [f.value for f in ordered(figures)] == [10, 30]
