"""Mistakes that other systems made in public, each a test that we do not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from targets.vocabulary import Baseline, Comparator, Evidence, Standing
from tests.make_targets import judged, promised, ratio, run

LENDING = promised("lending", value=Decimal(1200))
LOANS = promised(
    "loans", value=Decimal(10_000), baseline=Baseline(Decimal(9_800), "", Evidence.PUBLISHED)
)


def test_a_percentage_does_not_ignore_the_baseline() -> None:
    """Akvo RSR: 9,900 of 10,000 from 9,800 is half way, not 99 %."""
    assert judged(LOANS, *run(LOANS, [9_900])).share_done == Decimal("0.5")


def test_a_percentage_is_not_capped_upwards() -> None:
    """Akvo RSR: a cap at 100 was computed with max, so that everything was done."""
    assert judged(LENDING, *run(LENDING, [120])).share_done == Decimal("0.1")


def test_a_percentage_knows_its_direction() -> None:
    """Akvo RSR: a falling target was done before it began."""
    target = replace(LOANS, comparator=Comparator.AT_MOST, value=Decimal(9_000))
    assert judged(target, *run(target, [9_800])).share_done == 0


def test_a_sum_of_zero_is_a_figure_and_a_blank_is_none() -> None:
    """Akvo RSR: a sum of 0 was stored as blank."""
    zero, blank = judged(LENDING, *run(LENDING, [0])), judged(LENDING, *run(LENDING, [None]))
    assert (zero.value, blank.value) == (Decimal(0), None)
    assert (zero.standing, blank.standing) == (Standing.BEHIND, Standing.NO_DATA)


def test_the_target_does_not_shrink_to_the_months_with_data() -> None:
    """hikaya #645: the overall target summed only the periods that had data."""
    assert judged(LENDING, *run(LENDING, [100])).target_value == 1200


def test_lower_is_better_says_the_same_everywhere() -> None:
    """hikaya #397: two screens disagreed on a lower-is-better target; ours reads one judgement."""
    fee = promised("guarantee_fee")
    result = judged(fee, ratio("guarantee_fee", "2025-01", (11, 1000)))
    assert result.gap_to_target is not None
    assert (result.gap_to_target > 0) == (result.standing is Standing.REACHED_MUST_HOLD)


def test_equality_is_not_below_the_goal() -> None:
    """Metabase #10899: “below goal” also fired on equality."""
    target = replace(LENDING, comparator=Comparator.AT_LEAST)
    assert judged(target, *run(target, [1200])).standing is Standing.ACHIEVED


def test_a_target_of_zero_stays_zero() -> None:
    """Open SDG: a target of 0 became 0.001."""
    target = replace(LENDING, comparator=Comparator.AT_MOST, value=Decimal(0))
    assert judged(target, *run(target, [0])).target_value == 0
    assert judged(target, *run(target, [1])).standing is Standing.MISSED


def test_a_mean_does_not_hide_a_failing_month() -> None:
    """Open SDG: a mean over series hid a failing one."""
    months = [ratio("guarantee_fee", f"2025-0{k}", (part, 1000)) for k, part in ((1, 13), (2, 1))]
    assert judged(promised("guarantee_fee"), *months).standing is Standing.MISSED


def test_a_cumulative_figure_that_fell_is_judged_as_it_is() -> None:
    """Akvo #5212: a cumulative indicator decreased between periods; ours says that it is behind."""
    assert judged(LENDING, *run(LENDING, [300, 150])).standing is Standing.BEHIND
