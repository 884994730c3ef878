"""What the end of a window is forecast from, and when nothing sound can be said of it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from targets.outlook import reconciled
from targets.vocabulary import (
    Assessment,
    Comparator,
    Kind,
    NoForecast,
    ObservationState,
    Overlay,
    Period,
    PlanPoint,
    RatioRule,
    Standing,
    Target,
)
from tests.make_targets import figure, judged, monthly, promised, ratio, run
from tests.targets.make_series import flow_target, level_target, year

LENDING = flow_target(4500)
LAST = run(LENDING, year(1), start=LENDING.start.plus(-12))
TENTH_MORE = run(LENDING, year(*(1.1,) * 6))
STATIONS = promised("stations", value=Decimal(30))


def ends(found: Assessment) -> tuple[float | None, ...]:
    """Forecast and range as plain numbers."""
    told = (found.forecast, found.low80, found.high80)
    return tuple(None if value is None else float(value) for value in told)


def test_golden_1_through_the_whole_module() -> None:
    found = judged(LENDING, *LAST, *TENTH_MORE)
    assert ends(found) == (4328, 4163, 4512)
    assert round(found.chance or 0, 3) == 0.117
    assert (found.standing, found.forecast_years) == (Standing.UNLIKELY, 1)


def test_golden_3_from_last_year_s_total_alone() -> None:
    base = run(LENDING, [4000], start=LENDING.start.plus(-1))
    found = judged(LENDING, *base, *run(LENDING, [375 * k for k in range(1, 7)]))
    assert (ends(found)[0], round(found.chance or 0, 3)) == (4444, 0.446)


def test_golden_8_through_the_whole_module() -> None:
    past = run(STATIONS, [24], start=STATIONS.start.plus(-1))
    found = judged(STATIONS, *past, *run(STATIONS, [2 * k for k in range(1, 10)]))
    assert (ends(found)[0], round(found.chance or 0, 3)) == (24, 0.040)


def test_a_small_count_without_last_year_goes_by_its_target() -> None:
    found = judged(STATIONS, *run(STATIONS, [2 * k for k in range(1, 10)]))
    assert found.chance is not None
    assert found.forecast == 24


def test_a_running_total_is_forecast_by_what_it_adds() -> None:
    """B + flow() of the year's increments, against T - B."""
    relief = promised("relief", value=Decimal(54_500), milestones=())
    relief = replace(relief, baseline=replace(relief.baseline, value=Decimal(50_000)))  # type: ignore[type-var]
    before = [46_000 + v for v in [Decimal(0), *year(1)]]
    now = [50_000 + v for v in year(*(1.1,) * 6)]
    figures = (*run(relief, before, start=relief.start.plus(-13)), *run(relief, now))
    found = judged(relief, *figures)
    assert ends(found)[:2] == (54_328, 54_163)
    assert round(found.chance or 0, 3) == 0.117


def test_the_latest_ratio_is_forecast_as_a_level() -> None:
    fee = replace(promised("guarantee_fee"), ratio_rule=RatioRule.LATEST, value=Decimal("1.0"))
    base = ratio("guarantee_fee", "2024-12", (12, 1000))
    months = [ratio("guarantee_fee", f"2025-0{k}", (1200 - 20 * k, 100_000)) for k in range(1, 7)]
    found = judged(fee, base, *months)
    assert (found.forecast, round(found.chance or 0, 3)) == (Decimal("1.0354"), 0.207)


def test_a_band_has_the_chance_of_ending_inside() -> None:
    target = flow_target(4300, comparator=Comparator.ABOUT, tolerance=Decimal(200), kind=Kind.BAND)
    found = judged(target, *LAST, *TENTH_MORE)
    edges = [judged(flow_target(value), *LAST, *TENTH_MORE).chance or 0 for value in (4100, 4500)]
    assert found.chance == pytest.approx(edges[0] - edges[1])


def because(target: Target, *figures: object) -> NoForecast | None:
    found: Assessment = judged(target, *figures)  # type: ignore[arg-type]
    assert (found.chance, found.forecast, found.low80) == (None, None, None)
    return found.no_forecast


def test_no_figure_no_forecast() -> None:
    assert because(LENDING) is NoForecast.NO_FIGURE


def test_no_past_and_no_base_no_forecast() -> None:
    assert because(LENDING, *TENTH_MORE) is NoForecast.NO_BASE


def test_a_level_without_a_base_has_no_forecast() -> None:
    target = level_target(900, None)
    assert because(target, *run(target, [800, 810])) is NoForecast.NO_BASE


def test_a_hole_yields_no_number_but_its_reason() -> None:
    figures = (*TENTH_MORE[:2], *TENTH_MORE[3:])
    assert because(LENDING, *LAST, *figures) is NoForecast.HOLE


def test_january_and_february_may_come_as_one() -> None:
    """k jumps from 0 to 2; only the wobble sees single months, and takes the halves."""
    found = judged(LENDING, *LAST, *TENTH_MORE[1:2])
    apart = judged(LENDING, *LAST, *TENTH_MORE[:2])
    assert (found.k, found.standing, found.no_forecast) == (2, apart.standing, None)
    assert float(found.forecast or 0) == pytest.approx(float(apart.forecast or 1), rel=0.01)


def test_past_years_may_bring_january_and_february_as_one_too() -> None:
    found = judged(LENDING, *LAST[1:], *TENTH_MORE[1:])
    assert found.forecast_years == 1


def test_a_level_s_january_may_come_with_february() -> None:
    target = level_target(900, 800)
    found = judged(target, *run(target, [None, 820, 830]))
    assert (found.k, found.no_forecast) == (3, None)


def test_months_that_came_as_one_figure_give_no_forecast() -> None:
    """A notice of May whose bodies report from May on: the single months are not known."""
    assert because(LENDING, *LAST, *TENTH_MORE[4:]) is NoForecast.LATE_START


def test_a_late_start_leaves_the_path_to_judge_by() -> None:
    found = judged(LENDING, *LAST, *TENTH_MORE[4:])
    assert (found.k, found.standing) == (6, Standing.BEHIND)


def test_a_duplicate_month_yields_no_number_but_its_reason() -> None:
    twice = replace(TENTH_MORE[2], value=Decimal(1))
    assert because(LENDING, *LAST, *TENTH_MORE, twice) is NoForecast.DUPLICATE_MONTH


def test_the_same_figure_twice_is_no_duplicate() -> None:
    assert judged(LENDING, *LAST, *TENTH_MORE, TENTH_MORE[2]).no_forecast is None


def test_a_later_record_settles_a_duplicate() -> None:
    twice = replace(TENTH_MORE[2], value=Decimal(1))
    settled = replace(TENTH_MORE[2], recorded_seq=2)
    assert judged(LENDING, *LAST, *TENTH_MORE, twice, settled).no_forecast is None


def test_a_zero_denominator_yields_no_number_but_its_reason() -> None:
    fee = replace(promised("guarantee_fee"), ratio_rule=RatioRule.LATEST)
    zero = replace(
        ratio("guarantee_fee", "2025-02", (1, 1)), numerator=Decimal(0), denominator=Decimal(0)
    )
    months = [ratio("guarantee_fee", f"2025-0{k}", (11, 1000)) for k in (1, 3)]
    base = ratio("guarantee_fee", "2024-12", (11, 1000))
    assert because(fee, base, months[0], zero, months[1]) is NoForecast.ZERO_DENOMINATOR


@pytest.mark.parametrize("value", [-1, Decimal("NaN"), Decimal("Infinity")])
def test_an_impossible_value_yields_no_number_but_its_reason(value: Decimal) -> None:
    figures = run(STATIONS, [1, 2, 3])
    bad = replace(figures[1], value=Decimal(value))
    assert because(STATIONS, figures[0], bad, figures[2]) is NoForecast.IMPOSSIBLE_VALUE


def test_an_impossible_newest_value_is_no_value() -> None:
    figures = run(STATIONS, [1, 2, -3])
    found = judged(STATIONS, *figures)
    assert (found.k, found.overlays) == (2, (Overlay.SUSPECT_VALUE,))


def test_a_year_of_zeros_has_no_forecast() -> None:
    zeros = run(LENDING, [0] * 12, start=LENDING.start.plus(-12))
    assert because(LENDING, *zeros, *run(LENDING, [0, 0])) is NoForecast.NON_POSITIVE


def test_a_window_that_is_no_year_has_no_forecast() -> None:
    jobs = promised("new_jobs")
    assert because(jobs, *run(jobs, [100, 200])) is NoForecast.NOT_A_YEAR


def test_a_window_over_a_year_s_end_is_forecast_from_the_window_before() -> None:
    target = flow_target(4500, start=Period(2025, 7), end=Period(2026, 6))
    past = run(target, year(1), start=Period(2024, 7))
    found = judged(target, *past, *run(target, year(*(1.1,) * 6)))
    assert (ends(found)[0], found.forecast_years, found.k) == (4328, 1, 6)


def test_every_month_s_rule_has_no_chance() -> None:
    fee = promised("guarantee_fee")
    months = [ratio("guarantee_fee", f"2025-0{k}", (11, 1000)) for k in (1, 2)]
    assert because(fee, *months) is NoForecast.EVERY_MONTH


def test_a_year_s_average_has_no_chance() -> None:
    hotline = promised("hotline")
    month = ratio("hotline", "2025-01", (94, 100), source="industry")
    assert because(hotline, month) is NoForecast.YEAR_AVERAGE


def test_an_aspiration_has_no_chance() -> None:
    cloud = promised("cloud")
    assert because(cloud, *run(cloud, [10, 11])) is NoForecast.ASPIRATION


def test_a_batch_says_nothing_of_the_next() -> None:
    champions = promised("champions")
    assert because(champions, *run(champions, [8] * 10 + [11])) is NoForecast.BATCH


def test_an_area_without_a_part_is_forecast_and_has_no_chance() -> None:
    firms = promised("tech_firms")
    own = monthly("tech_firms", [100, 103, 104], start="2024-12", area="990101")
    found = judged(firms, *own, area="990101")
    assert (found.chance, found.no_forecast) == (None, NoForecast.NO_PROMISE)
    assert found.forecast is not None


def test_a_window_that_is_over_is_certain() -> None:
    for target, chance in ((flow_target(4399), 1.0), (flow_target(4401), 0.0)):
        found = judged(target, *LAST, *run(target, year(1.1)))
        assert (ends(found)[:2], found.chance) == ((4400, 4400), chance)


def test_what_is_met_and_only_adds_is_certain() -> None:
    found = judged(flow_target(1000), *LAST, *TENTH_MORE)
    assert (found.standing, found.chance) == (Standing.ACHIEVED, 1.0)


def test_what_may_still_happen_is_never_told_as_impossible() -> None:
    chance = judged(STATIONS, *run(STATIONS, [0] * 11)).chance
    assert chance is not None
    assert 0 < chance < 0.001


def test_a_range_never_reaches_below_what_is_in() -> None:
    figures = run(LENDING, year(*(1.0,) * 10, 9.0))
    found = judged(LENDING, *LAST, *figures)
    assert found.low80 is not None
    assert found.value is not None
    assert found.low80 >= round(found.value)


def test_a_missing_month_is_not_a_month_of_zero() -> None:
    missing = replace(TENTH_MORE[5], value=None, state=ObservationState.MISSING)
    found = judged(LENDING, *LAST, *TENTH_MORE[:5], missing)
    assert found == replace(judged(LENDING, *LAST, *TENTH_MORE[:5]), period=found.period)
    assert found.k == 5


def test_an_earlier_year_with_a_hole_is_no_history() -> None:
    before = run(LENDING, year(1), start=LENDING.start.plus(-24))
    holed = (*before[:4], *before[5:])
    found = judged(LENDING, *holed, *LAST, *TENTH_MORE)
    assert found.forecast_years == 1


def test_reconciled_forecasts_sum_to_the_whole() -> None:
    moved = dict(reconciled([("a", 100.0, 0.1), ("b", 50.0, 0.2), ("c", 10.0, 0.0)], 170.0))
    assert sum(moved.values()) == pytest.approx(170)
    assert moved["c"] == 10
    assert moved["a"] - 100 == pytest.approx(5)


def test_forecasts_that_nothing_is_unsure_of_stay_as_they_are() -> None:
    assert reconciled([("a", 1.0, 0.0)], 3.0) == (("a", 1.0),)


def test_a_plan_gives_a_district_its_chance() -> None:
    firms = promised("tech_firms")
    own = monthly("tech_firms", [100, 103, 104], start="2024-12", area="990101")
    part = PlanPoint("tech_firms", "990101", firms.end, Decimal(105))
    found = judged(firms, *own, area="990101", plan=(part,))
    assert found.chance is not None
    assert found.standing in (Standing.LIKELY, Standing.UNCERTAIN)


def test_a_later_figure_of_the_same_month_is_the_one_that_counts() -> None:
    figures = [figure("stations", "2025-01", 1), figure("stations", "2025-01", 2, seq=2)]
    assert judged(STATIONS, *figures).value == 2
