"""What is said beside a standing."""

from dataclasses import replace
from decimal import Decimal

from targets.vocabulary import (
    Comparator,
    Observation,
    ObservationState,
    Overlay,
    Period,
    Restatement,
    Standing,
    Target,
)
from tests.make_targets import figure, judged, promised, ratio, run

LENDING = promised("lending", value=Decimal(1200))
PROCUREMENT = promised("procurement")


def said(target: Target, *values: int | None) -> tuple[Overlay, ...]:
    return judged(target, *run(target, values)).overlays


def restated(period: str, old: int | None, new: int) -> Restatement:
    return Restatement(
        figure("lending", period, old, source="banking"),
        figure("lending", period, new, source="banking", seq=2),
    )


def test_nothing_is_said_of_a_plain_figure() -> None:
    assert said(LENDING, 150) == ()


def test_nothing_is_said_where_there_is_no_figure() -> None:
    assert said(LENDING) == ()


def test_an_explained_warning_stays_visible() -> None:
    doubtful = figure("lending", "2025-01", 150, source="banking", explanation="新增网点")
    assert judged(LENDING, doubtful).overlays == (Overlay.SUSPECT_VALUE,)


def test_an_approximate_figure_says_so() -> None:
    about = figure("lending", "2025-01", 150, source="banking", state=ObservationState.INEXACT)
    assert judged(LENDING, about).overlays == (Overlay.INEXACT,)


def test_a_corrected_figure_says_so() -> None:
    result = judged(LENDING, *run(LENDING, [150]), restatements=(restated("2025-01", 160, 150),))
    assert result.overlays == (Overlay.REVISED,)


def test_a_correction_of_an_earlier_month_says_nothing_of_this_one() -> None:
    figures = run(LENDING, [100, 250])
    assert judged(LENDING, *figures, restatements=(restated("2025-01", 90, 100),)).overlays == ()


def test_a_target_revised_down_below_its_value_fell_back() -> None:
    result = judged(LENDING, *run(LENDING, [1100]), restatements=(restated("2025-01", 1300, 1100),))
    assert (result.standing, result.overlays) == (
        Standing.ON_SCHEDULE,
        (Overlay.FELL_BACK, Overlay.REVISED),
    )


def test_a_figure_that_replaced_a_missing_one_fell_back_from_nothing() -> None:
    result = judged(LENDING, *run(LENDING, [150]), restatements=(restated("2025-01", None, 150),))
    assert result.overlays == (Overlay.REVISED,)


def test_a_level_that_had_reached_its_target_fell_back() -> None:
    loans = promised("loans")
    assert Overlay.FELL_BACK in said(loans, 90_000_000_000, 89_000_000_000)


def test_a_ceiling_broken_by_a_growing_sum_did_not_fall_back() -> None:
    target = replace(LENDING, comparator=Comparator.AT_MOST)
    assert said(target, 10, 1300) == ()


def test_a_district_without_an_allocation_cannot_fall_back() -> None:
    shown = figure("tech_firms", "2025-01", 150, area="990101")
    assert judged(promised("tech_firms"), shown, area="990101").overlays == ()


def test_a_target_behind_last_month_and_not_now_caught_up() -> None:
    assert said(LENDING, 50, 200) == (Overlay.CAUGHT_UP,)


def test_a_target_that_was_never_behind_did_not_catch_up() -> None:
    assert said(LENDING, 150, 250) == ()


def test_a_target_still_behind_did_not_catch_up() -> None:
    assert said(LENDING, 50, 150) == ()


def test_a_target_met_after_being_behind_caught_up() -> None:
    assert said(LENDING, 50, 1300) == (Overlay.CAUGHT_UP,)


def test_what_went_beyond_its_band_caught_up_with_nothing() -> None:
    parks = promised("parks")
    assert said(parks, *[1] * 11, 9) == ()


def test_a_ceiling_still_overspent_did_not_catch_up() -> None:
    ceiling = replace(LENDING, comparator=Comparator.AT_MOST)
    assert said(ceiling, 150, 300) == ()


def test_catching_up_is_seen_across_a_missing_month() -> None:
    assert said(LENDING, 50, None, 300) == (Overlay.CAUGHT_UP,)


def test_equality_under_an_uncertain_wording_is_said() -> None:
    target = replace(LENDING, uncertain=("comparator",))
    assert Overlay.EQUALITY in said(target, 1200)


def test_equality_under_a_sure_wording_is_not_said() -> None:
    target = replace(LENDING, comparator=Comparator.AT_LEAST)
    assert said(target, 1200) == ()


def test_the_middle_of_a_band_is_no_equality_to_confirm() -> None:
    assert said(promised("parks", uncertain=("comparator",)), 6) == ()


def test_a_ratio_that_fell_below_its_floor_fell_back() -> None:
    months: list[Observation] = [
        ratio("procurement", "2025-01", (46, 100)),
        ratio("procurement", "2025-02", (44, 100)),
    ]
    assert judged(PROCUREMENT, *months, period=str(Period(2025, 2))).overlays == (
        Overlay.FELL_BACK,
    )


def test_under_a_rule_over_all_months_any_corrected_month_is_said() -> None:
    fee = promised("guarantee_fee")
    months = [ratio("guarantee_fee", f"2025-0{k}", (11, 1000)) for k in (1, 2)]
    change = Restatement(ratio("guarantee_fee", "2025-01", (13, 1000)), months[0])
    assert judged(fee, *months, restatements=(change,)).overlays == (Overlay.REVISED,)


def test_a_corrected_breach_did_not_fall_back_because_of_one_month() -> None:
    fee = promised("guarantee_fee")
    month = ratio("guarantee_fee", "2025-01", (13, 1000))
    change = Restatement(ratio("guarantee_fee", "2025-01", (11, 1000)), month)
    assert judged(fee, month, restatements=(change,)).overlays == (Overlay.REVISED,)


def test_a_corrected_ratio_is_held_by_its_parts_and_not_as_it_was_rounded() -> None:
    rounded = figure("procurement", "2025-01", 45, source="treasury", parts=(4496, 10_000))
    month = ratio("procurement", "2025-01", (44, 100))
    change = Restatement(rounded, month)
    assert judged(PROCUREMENT, month, restatements=(change,)).overlays == (Overlay.REVISED,)


def test_a_correction_of_another_series_is_passed_over() -> None:
    change = Restatement(figure("loans", "2025-01", 1), figure("loans", "2025-01", 2))
    assert judged(LENDING, *run(LENDING, [150]), restatements=(change,)).overlays == ()
