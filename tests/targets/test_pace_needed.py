"""What is done, what is still needed, and growth beside last year."""

from dataclasses import replace
from decimal import Decimal

import pytest

from targets.vocabulary import Assessment, Baseline, Comparator, Evidence, Observation, Target
from tests.make_targets import figure, judged, promised, ratio, run

LENDING = promised("lending", value=Decimal(1200))
LOANS = promised(
    "loans", value=Decimal(900), baseline=Baseline(Decimal(800), "", Evidence.PUBLISHED)
)
HOTLINE = promised("hotline")


def based(value: int) -> Target:
    return replace(LOANS, baseline=Baseline(Decimal(value), "", Evidence.PUBLISHED))


def got(result: Assessment, *names: str) -> list[object]:
    return [getattr(result, name) for name in names]


def with_last_year(*values: int | None) -> list[Observation]:
    return list(run(LENDING, values, start=LENDING.start.plus(-12)))


def test_a_level_s_share_counts_from_the_baseline() -> None:
    assert judged(LOANS, *run(LOANS, [850])).share_done == Decimal("0.5")


def test_a_level_that_lost_ground_has_a_negative_share() -> None:
    assert judged(LOANS, *run(LOANS, [790])).share_done == Decimal("-0.1")


def test_a_share_is_not_capped_at_one() -> None:
    assert judged(LOANS, *run(LOANS, [950])).share_done == Decimal("1.5")


@pytest.mark.parametrize("base", [0, -5, 900, 950])
def test_a_way_without_a_length_has_no_share(base: int) -> None:
    assert judged(based(base), *run(LOANS, [850])).share_done is None


@pytest.mark.parametrize("base", [0, -5, 900])
def test_differences_are_shown_whatever_the_baseline(base: int) -> None:
    result = judged(based(base), *run(LOANS, [850]))
    assert got(result, "gap_to_target", "needed_per_month") == [-50, Decimal(50) / 11]


def test_a_fall_has_a_share_too() -> None:
    target = replace(LOANS, comparator=Comparator.AT_MOST, value=Decimal(700))
    result = judged(target, *run(target, [770]))
    assert got(result, "share_done", "gap_to_target", "needed_per_month") == [
        Decimal("0.3"),
        -70,
        Decimal(-70) / 11,
    ]


def test_a_flow_s_share_is_that_of_its_target() -> None:
    assert judged(LENDING, *run(LENDING, [300])).share_done == Decimal("0.25")


def test_a_target_of_nothing_has_no_share() -> None:
    target = replace(LENDING, value=Decimal(0), comparator=Comparator.AT_MOST)
    assert judged(target, *run(target, [0])).share_done is None


def test_a_running_total_s_share_counts_from_the_baseline() -> None:
    relief = promised("relief")
    assert judged(relief, *run(relief, [6_500_000_000])).share_done == Decimal("0.5")


def test_a_ratio_has_no_share() -> None:
    assert (
        judged(promised("procurement"), ratio("procurement", "2025-01", (40, 100))).share_done
        is None
    )


def test_a_ratio_s_gap_is_in_points() -> None:
    result = judged(promised("procurement"), ratio("procurement", "2025-01", (40, 100)))
    assert got(result, "gap_to_target", "needed_per_month") == [-5, None]


def test_a_ceiling_s_gap_is_positive_below_it() -> None:
    result = judged(promised("guarantee_fee"), ratio("guarantee_fee", "2025-01", (10, 1000)))
    assert result.gap_to_target == Decimal("0.2")


def test_a_band_has_a_gap_and_neither_share_nor_pace() -> None:
    parks = promised("parks")
    result = judged(parks, *run(parks, [4]))
    assert got(result, "gap_to_target", "share_done", "needed_per_month") == [-2, None, None]


def test_a_small_count_has_its_rest_to_go_and_no_monthly_pace() -> None:
    stations = promised("stations")
    result = judged(stations, *run(stations, [6]))
    assert got(result, "share_done", "gap_to_target", "needed_per_month") == [
        Decimal("0.25"),
        -18,
        None,
    ]


def test_what_is_needed_is_spread_over_the_months_left() -> None:
    assert judged(LENDING, *run(LENDING, [100, 200, 300])).needed_per_month == 100


def test_nothing_is_needed_once_it_is_met() -> None:
    assert judged(LENDING, *run(LENDING, [1300])).needed_per_month is None


def test_nothing_can_be_needed_after_the_last_month() -> None:
    assert judged(LENDING, *run(LENDING, [1] * 12)).needed_per_month is None


def test_needed_growth_compares_with_the_same_months_last_year() -> None:
    figures = [*with_last_year(*[100] * 11, 1000), *run(LENDING, [120])]
    result = judged(LENDING, *figures)
    assert (result.needed_growth, result.growth_so_far) == (Decimal("0.2"), Decimal("0.2"))


def test_without_last_year_there_is_no_growth() -> None:
    result = judged(LENDING, *run(LENDING, [120]))
    assert (result.needed_growth, result.growth_so_far) == (None, None)


def test_a_last_year_that_began_at_zero_has_no_growth_so_far() -> None:
    figures = [*with_last_year(0, *[900] * 11), *run(LENDING, [120])]
    result = judged(LENDING, *figures)
    assert (result.growth_so_far, result.needed_growth) == (None, Decimal("0.2"))


def test_a_last_year_that_had_stopped_asks_for_no_growth() -> None:
    figures = [*with_last_year(*[900] * 12), *run(LENDING, [120])]
    assert judged(LENDING, *figures).needed_growth is None


def test_a_met_flow_needs_no_growth() -> None:
    figures = [*with_last_year(*[100] * 11, 1000), *run(LENDING, [1300])]
    assert judged(LENDING, *figures).needed_growth is None


def test_levels_have_no_growth() -> None:
    before = figure("loans", "2024-01", 700, source="banking")
    assert judged(LOANS, before, *run(LOANS, [800])).growth_so_far is None


def test_a_small_count_has_growth_so_far_only() -> None:
    stations = promised("stations")
    past = run(stations, [2] * 11 + [20], start=stations.start.plus(-12))
    result = judged(stations, *past, *run(stations, [3]))
    assert (result.growth_so_far, result.needed_growth) == (Decimal("0.5"), None)


def test_a_year_s_average_says_what_the_rest_must_average() -> None:
    months = [ratio("hotline", f"2025-{k:02d}", (90, 100), source="industry") for k in range(1, 7)]
    assert judged(HOTLINE, *months).needed_per_month == 100


def test_a_year_s_average_without_parts_says_nothing_of_the_rest() -> None:
    assert judged(HOTLINE, figure("hotline", "2025-06", 90)).needed_per_month is None


def test_a_met_average_needs_nothing() -> None:
    assert (
        judged(HOTLINE, ratio("hotline", "2025-01", (96, 100), source="industry")).needed_per_month
        is None
    )


def test_a_running_total_under_a_ceiling_has_the_share_that_is_used_up() -> None:
    relief = replace(promised("relief"), comparator=Comparator.AT_MOST)
    assert judged(relief, *run(relief, [6_500_000_000])).share_done == Decimal("0.5")


def test_a_running_total_that_began_beyond_its_target_has_no_share() -> None:
    relief = replace(promised("relief"), value=Decimal(5_000_000_000))
    assert judged(relief, *run(relief, [6_500_000_000])).share_done is None
