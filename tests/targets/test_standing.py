"""The first standing that holds, kind by kind and in its order."""

from dataclasses import replace
from decimal import Decimal

import pytest

from targets.vocabulary import (
    Baseline,
    Comparator,
    Evidence,
    Kind,
    Period,
    RatioRule,
    Standing,
    Target,
)
from tests.make_targets import figure, judged, promised, ratio, run

LENDING = promised("lending", value=Decimal(1200))
LOANS = promised(
    "loans", value=Decimal(900), baseline=Baseline(Decimal(800), "", Evidence.PUBLISHED)
)
STATIONS = promised("stations")
PARKS = promised("parks")
RELIEF = promised(
    "relief",
    value=Decimal(80),
    baseline=Baseline(Decimal(50), "", Evidence.PUBLISHED),
    milestones=(),
)
FEE = promised("guarantee_fee")
PROCUREMENT = promised("procurement")


def stands(target: Target, *values: int | None, period: str | None = None) -> Standing:
    return judged(target, *run(target, values), period=period).standing


def fees(*thousandths: int | None) -> Standing:
    months = [
        ratio("guarantee_fee", f"2025-{k:02d}", (part, 1000))
        for k, part in enumerate(thousandths, start=1)
        if part is not None
    ]
    return judged(FEE, *months).standing


def test_before_its_window_a_target_is_not_due() -> None:
    assert stands(promised("new_jobs"), period="2025-03") is Standing.NOT_DUE


def test_before_a_batch_announcement_a_target_is_not_due() -> None:
    assert stands(promised("champions"), 8, 8) is Standing.NOT_DUE


def test_before_a_batch_announcement_silence_is_not_due_either() -> None:
    assert stands(promised("champions"), period="2025-10") is Standing.NOT_DUE


def test_after_a_batch_announcement_silence_is_no_data() -> None:
    assert stands(promised("champions"), period="2025-11") is Standing.NO_DATA


def test_data_that_end_before_the_announcement_leave_it_not_due() -> None:
    assert stands(promised("champions"), 8, 8, period="2025-12") is Standing.NOT_DUE


def test_after_a_batch_announcement_a_target_is_behind_until_it_is_met() -> None:
    assert stands(promised("champions"), *[8] * 10, 11) is Standing.BEHIND


def test_no_figure_in_the_window_is_no_data() -> None:
    assert stands(LENDING) is Standing.NO_DATA


@pytest.mark.parametrize(
    ("value", "standing"),
    [(301, Standing.ON_SCHEDULE), (300, Standing.ON_SCHEDULE), (299, Standing.BEHIND)],
)
def test_a_flow_on_its_path_is_on_schedule(value: int, standing: Standing) -> None:
    assert stands(LENDING, 1, 2, value) is standing


def test_a_flow_beyond_its_target_is_achieved_at_once() -> None:
    assert stands(LENDING, 1, 1201) is Standing.ACHIEVED


def test_more_than_is_strict_at_equality() -> None:
    assert stands(LENDING, *[1] * 11, 1200) is Standing.MISSED


def test_at_least_is_met_by_equality() -> None:
    target = replace(LENDING, comparator=Comparator.AT_LEAST)
    assert stands(target, *[1] * 11, 1200) is Standing.ACHIEVED


def test_equality_under_an_uncertain_wording_counts_as_reached() -> None:
    target = replace(LENDING, uncertain=("comparator",))
    assert stands(target, 1, 1200) is Standing.ACHIEVED


def test_an_uncertain_deadline_does_not_soften_the_comparator() -> None:
    target = replace(LENDING, uncertain=("deadline",))
    assert stands(target, *[1] * 11, 1200) is Standing.MISSED


def test_a_flow_short_at_the_end_is_missed() -> None:
    assert stands(LENDING, *[1] * 11, 1199) is Standing.MISSED


def test_a_late_last_month_leaves_a_target_on_its_way() -> None:
    assert stands(LENDING, *[1] * 10, 1150, period="2025-12") is Standing.ON_SCHEDULE


def test_a_level_at_its_target_must_hold() -> None:
    assert stands(LOANS, 900) is Standing.REACHED_MUST_HOLD


def test_a_level_that_fell_back_is_judged_by_its_chance_again() -> None:
    assert stands(LOANS, 900, 810) is Standing.UNLIKELY


def test_a_level_that_held_to_the_end_is_achieved() -> None:
    assert stands(LOANS, *[850] * 11, 900) is Standing.ACHIEVED


def test_a_level_without_a_baseline_is_open() -> None:
    assert stands(replace(LOANS, baseline=None), 850) is Standing.OPEN


def test_a_level_that_began_at_its_target_is_uncertain_when_it_falls() -> None:
    target = replace(LOANS, baseline=Baseline(Decimal(900), "", Evidence.PUBLISHED))
    assert stands(target, 899) is Standing.UNCERTAIN


def test_a_running_total_at_its_target_is_achieved() -> None:
    assert stands(RELIEF, 80) is Standing.ACHIEVED


def test_a_running_total_is_held_against_its_increments() -> None:
    assert (stands(RELIEF, 53), stands(RELIEF, 52)) == (Standing.ON_SCHEDULE, Standing.BEHIND)


def test_a_small_count_is_achieved_at_its_number() -> None:
    assert stands(STATIONS, 24) is Standing.ACHIEVED


def test_a_small_count_short_of_its_share_of_months_is_judged_by_its_chance() -> None:
    assert (stands(STATIONS, 1), stands(STATIONS, 1, 2, 2, 2, 3, 3)) == (
        Standing.UNCERTAIN,
        Standing.UNLIKELY,
    )


@pytest.mark.parametrize(("value", "inside"), [(4, False), (5, True), (7, True), (8, False)])
def test_the_edges_of_a_band_are_inside(value: int, inside: bool) -> None:  # noqa: FBT001 a case
    assert (stands(PARKS, value) is Standing.REACHED_MUST_HOLD) is inside


@pytest.mark.parametrize(
    ("value", "standing"),
    [(4, Standing.MISSED), (5, Standing.ACHIEVED), (7, Standing.ACHIEVED), (8, Standing.MISSED)],
)
def test_a_band_is_decided_at_the_end(value: int, standing: Standing) -> None:
    assert stands(PARKS, *[1] * 11, value) is standing


def test_a_sum_beyond_its_band_cannot_come_back() -> None:
    assert (stands(PARKS, 9), judged(PARKS, *run(PARKS, [9])).chance) == (Standing.UNLIKELY, 0)


def test_a_level_beyond_its_band_may_come_back() -> None:
    target = replace(LOANS, comparator=Comparator.ABOUT, kind=Kind.BAND, tolerance=Decimal(10))
    assert 0 < (judged(target, *run(target, [950])).chance or 0) < 1


def test_a_ratio_beyond_its_band_may_come_back() -> None:
    target = replace(PROCUREMENT, comparator=Comparator.ABOUT, kind=Kind.BAND, tolerance=Decimal(2))
    assert judged(target, ratio("procurement", "2025-03", (50, 100))).standing is Standing.OPEN


def test_a_ratio_floor_reached_now_must_hold() -> None:
    months = ratio("procurement", "2025-03", (45, 100))
    assert judged(PROCUREMENT, months).standing is Standing.REACHED_MUST_HOLD


def test_a_ratio_below_its_floor_is_open() -> None:
    assert judged(PROCUREMENT, ratio("procurement", "2025-03", (44, 100))).standing is Standing.OPEN


def test_the_latest_ratio_decides_at_the_end() -> None:
    months = [
        ratio("procurement", m, p) for m, p in (("2025-01", (50, 100)), ("2025-12", (44, 100)))
    ]
    assert judged(PROCUREMENT, *months).standing is Standing.MISSED


def test_a_ceiling_is_kept_by_equality() -> None:
    assert fees(12) is Standing.REACHED_MUST_HOLD


def test_one_breach_of_an_every_month_rule_is_final() -> None:
    assert fees(11, 13, 11) is Standing.MISSED


def test_an_every_month_rule_kept_to_the_end_is_achieved() -> None:
    assert fees(*[11] * 12) is Standing.ACHIEVED


def test_a_month_without_a_figure_breaches_nothing() -> None:
    assert fees(11, None, 11) is Standing.REACHED_MUST_HOLD


def test_a_month_before_the_window_breaches_nothing() -> None:
    months = [
        ratio("guarantee_fee", "2024-12", (20, 1000)),
        ratio("guarantee_fee", "2025-01", (11, 1000)),
    ]
    assert judged(FEE, *months).standing is Standing.REACHED_MUST_HOLD


def test_a_latest_rule_forgives_an_earlier_month() -> None:
    target = replace(FEE, ratio_rule=RatioRule.LATEST)
    months = [
        ratio("guarantee_fee", "2025-01", (13, 1000)),
        ratio("guarantee_fee", "2025-02", (11, 1000)),
    ]
    assert judged(target, *months).standing is Standing.REACHED_MUST_HOLD


def test_a_ceiling_on_a_sum_is_broken_for_good() -> None:
    target = replace(LENDING, comparator=Comparator.AT_MOST)
    assert stands(target, 1201) is Standing.MISSED


def test_a_ceiling_on_a_sum_is_kept_only_at_the_end() -> None:
    target = replace(LENDING, comparator=Comparator.AT_MOST)
    assert (stands(target, 90), stands(target, *[90] * 12)) == (
        Standing.ON_SCHEDULE,
        Standing.ACHIEVED,
    )


def test_a_ceiling_on_a_sum_that_runs_ahead_is_behind() -> None:
    assert stands(replace(LENDING, comparator=Comparator.AT_MOST), 101) is Standing.BEHIND


def test_a_ceiling_on_a_level_is_reached_from_above() -> None:
    target = replace(LOANS, comparator=Comparator.AT_MOST, value=Decimal(700))
    assert [stands(target, v) for v in (705, 795, 700)] == [
        Standing.UNCERTAIN,
        Standing.UNLIKELY,
        Standing.REACHED_MUST_HOLD,
    ]


def test_an_aspiration_is_never_scored() -> None:
    cloud = promised("cloud")
    assert (stands(cloud), stands(cloud, 100), stands(cloud, *[10] * 12)) == (
        Standing.NO_DATA,
        Standing.OPEN,
        Standing.OPEN,
    )


def test_a_district_without_an_allocation_is_open() -> None:
    firms = promised("tech_firms")
    result = judged(firms, figure("tech_firms", "2025-12", 5, area="990101"), area="990101")
    assert (result.standing, result.target_value) == (Standing.OPEN, None)
    assert result.value == 5


def test_a_district_without_a_figure_has_no_data() -> None:
    assert judged(promised("tech_firms"), area="990101").standing is Standing.NO_DATA


def test_the_end_of_a_short_window_decides() -> None:
    jobs = promised("new_jobs", end=Period(2025, 5))
    assert stands(jobs, 1, 2, period="2025-12") is Standing.MISSED
