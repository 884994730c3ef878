"""Where a series should stand: milestones, season, straight line, step."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from targets.vocabulary import (
    CITY,
    Assessment,
    Baseline,
    Comparator,
    Evidence,
    ExpectedBy,
    Observation,
    Period,
    PlanPoint,
    Target,
)
from tests.make_targets import figure, judged, promised, ratio, run

LENDING = promised("lending", value=Decimal(1200))
LOANS = promised(
    "loans", value=Decimal(900), baseline=Baseline(Decimal(800), "", Evidence.PUBLISHED)
)
RELIEF = promised("relief")
CHAMPIONS = promised("champions")
YEAR = [10, 30, 60, 100, 150, 200, 300, 400, 500, 600, 800, 1000]


def led(result: Assessment) -> tuple[object, object]:
    return result.expected_by, result.expected


def past(target: Target, values: Sequence[int | None], years: int = 1) -> list[Observation]:
    return list(run(target, values, start=target.start.plus(-12 * years)))


def test_a_flow_without_history_is_expected_in_equal_months() -> None:
    assert led(judged(LENDING, *run(LENDING, [1, 2, 3]))) == (ExpectedBy.LINEAR, 300)


def test_a_third_of_the_months_is_exactly_a_third() -> None:
    assert judged(LENDING, *run(LENDING, [1, 2, 3, 4])).expected == 400


def test_a_level_rises_from_its_baseline() -> None:
    assert led(judged(LOANS, *run(LOANS, [810, 820, 830]))) == (ExpectedBy.LINEAR, 825)


def test_a_level_without_a_baseline_has_no_expected_line() -> None:
    target = replace(LOANS, baseline=None)
    assert led(judged(target, *run(target, [810]))) == (ExpectedBy.NONE, None)


def test_an_unknown_baseline_is_none_and_not_zero() -> None:
    target = replace(LOANS, baseline=Baseline(None, "", Evidence.UNKNOWN))
    assert judged(target, *run(target, [810])).expected is None


def test_a_baseline_of_zero_still_gives_a_line() -> None:
    target = replace(LOANS, baseline=Baseline(Decimal(0), "", Evidence.PUBLISHED))
    assert judged(target, *run(target, [100])).expected == 75


def test_a_negative_baseline_still_gives_a_line() -> None:
    target = replace(LOANS, baseline=Baseline(Decimal(-300), "", Evidence.PUBLISHED))
    assert judged(target, *run(target, [100])).expected == -200


@pytest.mark.parametrize("base", [900, 950])
def test_a_level_that_began_at_its_target_is_expected_to_hold(base: int) -> None:
    target = replace(LOANS, baseline=Baseline(Decimal(base), "", Evidence.PUBLISHED))
    assert judged(target, *run(target, [880])).expected == 900


def test_last_year_s_rhythm_goes_before_the_straight_line() -> None:
    figures = [*past(LENDING, YEAR), *run(LENDING, [5, 20, 50])]
    assert led(judged(LENDING, *figures)) == (ExpectedBy.SEASONAL, 72)


def test_several_years_are_weighted_by_their_size() -> None:
    figures = [
        *past(LENDING, YEAR, years=2),
        *past(LENDING, [3000] * 12, years=1),
        *run(LENDING, [5]),
    ]
    assert judged(LENDING, *figures).expected == Decimal(1200) * 3010 / 4000


def test_only_three_past_years_shape_the_season() -> None:
    figures = [
        *past(LENDING, [9000] * 12, years=4),
        *[f for years in (1, 2, 3) for f in past(LENDING, YEAR, years)],
        *run(LENDING, [5]),
    ]
    assert judged(LENDING, *figures).expected == 12


def test_a_past_year_without_its_last_month_gives_no_season() -> None:
    figures = [*past(LENDING, YEAR[:11]), *run(LENDING, [5])]
    assert judged(LENDING, *figures).expected_by is ExpectedBy.LINEAR


def test_a_past_year_without_the_judged_month_gives_no_season() -> None:
    figures = [*past(LENDING, [None, *YEAR[1:]]), *run(LENDING, [5])]
    assert judged(LENDING, *figures).expected_by is ExpectedBy.LINEAR


def test_a_year_that_began_with_january_and_february_together_gives_a_season() -> None:
    figures = [*past(LENDING, [None, *YEAR[1:]]), *run(LENDING, [None, 20])]
    assert led(judged(LENDING, *figures)) == (ExpectedBy.SEASONAL, 36)


def test_a_year_of_zeros_gives_no_season() -> None:
    figures = [*past(LENDING, [0] * 12), *run(LENDING, [5])]
    assert judged(LENDING, *figures).expected_by is ExpectedBy.LINEAR


def test_a_level_s_season_needs_the_opening_of_the_past_year() -> None:
    figures = [*past(LOANS, [710] * 12), *run(LOANS, [810])]
    assert judged(LOANS, *figures).expected_by is ExpectedBy.LINEAR


def test_a_level_s_season_is_that_of_its_increments() -> None:
    opening = figure("loans", "2023-12", 700, source="banking")
    figures = [opening, *past(LOANS, [720, *[730] * 10, 750]), *run(LOANS, [810])]
    assert led(judged(LOANS, *figures)) == (ExpectedBy.SEASONAL, 840)


def test_increments_of_both_signs_give_no_season() -> None:
    figures = [
        figure("loans", "2022-12", 700, source="banking"),
        *past(LOANS, [650] * 12, years=2),
        *past(LOANS, [700] * 12),
        *run(LOANS, [810]),
    ]
    assert judged(LOANS, *figures).expected_by is ExpectedBy.LINEAR


def test_falling_years_shape_the_season_of_a_fall() -> None:
    target = replace(LOANS, comparator=Comparator.AT_MOST, value=Decimal(700))
    opening = figure("loans", "2023-12", 900, source="banking")
    figures = [opening, *past(target, [890, *[850] * 10, 800]), *run(target, [795])]
    assert led(judged(target, *figures)) == (ExpectedBy.SEASONAL, 790)


def test_milestones_go_before_everything() -> None:
    assert led(judged(RELIEF, *run(RELIEF, [1, 2, 3]))) == (
        ExpectedBy.MILESTONES,
        5_500_000_000,
    )


def test_between_milestones_the_path_is_straight() -> None:
    assert judged(RELIEF, *run(RELIEF, [1, 2, 3, 4, 5])).expected == Decimal(18_500_000_000) / 3


def test_before_the_first_milestone_the_path_rises_from_the_baseline() -> None:
    assert judged(RELIEF, *run(RELIEF, [1])).expected == Decimal(15_500_000_000) / 3


def test_without_an_opening_level_the_path_begins_at_the_first_milestone() -> None:
    target = replace(RELIEF, baseline=None)
    assert judged(target, *run(target, [1, 2])).expected is None


def test_after_the_last_milestone_the_path_rises_to_the_target() -> None:
    target = replace(LENDING, milestones=((Period(2025, 6), Decimal(300)),))
    assert judged(target, *run(target, [1] * 9)).expected == 750


def test_a_milestone_of_the_plan_replaces_the_file_s() -> None:
    point = PlanPoint("relief", CITY, Period(2025, 3), Decimal(7_000_000_000))
    assert judged(RELIEF, *run(RELIEF, [1, 2, 3]), plan=(point,)).expected == 7_000_000_000


def test_a_ratio_may_have_milestones() -> None:
    target = promised("procurement", milestones=((Period(2025, 3), Decimal(42)),))
    months = [ratio("procurement", f"2025-0{k}", (40, 100)) for k in (1, 2, 3)]
    assert led(judged(target, *months)) == (ExpectedBy.MILESTONES, 42)


def test_a_ratio_has_no_path_of_its_own() -> None:
    target = promised("procurement", baseline=Baseline(Decimal(40), "", Evidence.PUBLISHED))
    assert led(judged(target, ratio("procurement", "2025-01", (41, 100)))) == (
        ExpectedBy.NONE,
        None,
    )


def test_before_a_batch_announcement_the_baseline_is_expected() -> None:
    assert led(judged(CHAMPIONS, *run(CHAMPIONS, [8] * 10))) == (ExpectedBy.STEP, 8)


def test_from_a_batch_announcement_on_the_whole_target_is_expected() -> None:
    assert judged(CHAMPIONS, *run(CHAMPIONS, [8] * 11)).expected == 12


def test_a_batch_announcement_of_a_sum_expects_nothing_before() -> None:
    target = promised("stations", step_on=Period(2025, 6))
    assert judged(target, *run(target, [1, 2])).expected == 0


def test_a_batch_announcement_without_a_baseline_expects_nothing_known_before() -> None:
    target = replace(CHAMPIONS, baseline=None)
    assert led(judged(target, *run(target, [8]))) == (ExpectedBy.NONE, None)


def test_a_shorter_window_has_its_own_straight_line() -> None:
    jobs = promised("new_jobs")
    assert judged(jobs, *run(jobs, [2500, 5000])).expected == 5000


def test_a_window_over_the_year_s_end_is_compared_with_the_one_a_year_before() -> None:
    target = replace(LENDING, start=Period(2024, 7), end=Period(2025, 6))
    figures = [*past(target, YEAR), *run(target, [5, 20, 50])]
    assert led(judged(target, *figures)) == (ExpectedBy.SEASONAL, 72)


def test_a_window_of_two_years_is_compared_with_the_two_years_before() -> None:
    target = replace(LENDING, start=Period(2025, 1), end=Period(2026, 12))
    before = run(target, [100] * 12 + [200] * 12, start=Period(2023, 1))
    assert led(judged(target, *before, *run(target, [5]))) == (ExpectedBy.SEASONAL, 600)


def test_a_band_may_be_reached_from_above() -> None:
    target = promised(
        "loans",
        comparator=Comparator.ABOUT,
        kind=promised("parks").kind,
        value=Decimal(700),
        tolerance=Decimal(10),
        baseline=Baseline(Decimal(820), "", Evidence.PUBLISHED),
    )
    assert judged(target, *run(target, [815])).expected == 810
