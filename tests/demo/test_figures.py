"""The demo's figures: published ones stand exactly, made-up ones are plausible and never smooth."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest

from data.demo.anchors import FLOWS, SMALL_COUNTS, STOCKS
from data.demo.figures import BY_DISTRICT, LAST, MONTHS, begins_again
from targets.vocabulary import CITY, Behaviour, Period
from tests.make_demo import demo_catalogue, demo_figures, roughness

YI = Decimal(10**8)
END_2022 = Period(2022, 12)
MAY = Period(2023, 5)
ANCHORED = sorted({*STOCKS, *FLOWS})
SEEDS = (2023, 7)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_published_figure_stands_exactly_whatever_the_seed(seed: int) -> None:
    drawn = demo_figures(seed)
    for indicator in demo_catalogue().indicators:
        for point in indicator.published:
            assert drawn.level(indicator.source, indicator.id, point.period) == point.value


def test_the_press_figures_of_the_loans_follow_from_the_levels() -> None:
    loans = demo_figures().levels["pbc", "inclusive_loans_balance", CITY]
    since_year_start = loans[MAY] - loans[END_2022]
    on_last_year = loans[MAY] / loans[MAY.plus(-12)] - 1
    assert since_year_start == Decimal("922.09") * YI
    assert round(since_year_start / loans[END_2022] * 100, 2) == Decimal("10.07")
    assert round(on_last_year * 100, 2) == Decimal("33.24")


def test_seamless_renewal_exceeds_a_trillion_in_2022_as_the_press_said() -> None:
    assert demo_figures().level("pbc", "seamless_renewal", END_2022) > 10_000 * YI


def test_platforms_reach_the_published_two_hundred_thousand_in_september_2022() -> None:
    level = demo_figures().level("eic", "smes_on_platform_cloud", Period(2022, 9))
    assert level == 200_000


@pytest.mark.parametrize(("source", "indicator"), [*ANCHORED, *sorted(SMALL_COUNTS)])
def test_every_series_carries_at_least_three_percent_of_noise(source: str, indicator: str) -> None:
    drawn = demo_figures()
    own = [drawn.in_month(source, indicator, period) for period in MONTHS]
    assert roughness(own) >= Decimal("0.03")


@pytest.mark.parametrize("indicator", BY_DISTRICT)
def test_every_district_carries_noise_too(indicator: str) -> None:
    drawn = demo_figures()
    for code in demo_catalogue().district:
        own = [drawn.in_month("eic", indicator, period, code) for period in MONTHS]
        assert not any(own) or roughness(own) >= Decimal("0.03")


@pytest.mark.parametrize("area", [CITY, "310115", "310151"])
def test_both_parts_of_the_procurement_share_carry_noise(area: str) -> None:
    line = demo_figures().parts["procurement_reserved_share", area]
    steps = [
        (after.numerator - before.numerator, after.denominator - before.denominator)
        for (_, before), (month, after) in pairwise(line.items())
        if month.month > 1
    ]
    for part in zip(*steps, strict=True):
        assert roughness(list(part)) >= Decimal("0.03")


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_cumulative_never_falls_within_its_year(seed: int) -> None:
    drawn = demo_figures(seed)
    running = {
        entry.id
        for entry in demo_catalogue().indicators
        if entry.behaviour is Behaviour.RUNNING_TOTAL
    }
    for (_, indicator, _), series in drawn.levels.items():
        if indicator in running or begins_again(indicator):
            for (_, before), (month, after) in pairwise(sorted(series.items())):
                assert after >= before or (begins_again(indicator) and month.month == 1)


def test_a_stock_may_fall() -> None:
    centres = demo_figures().levels["stc", "enterprise_tech_centers", CITY]
    assert any(after < before for before, after in pairwise(centres.values()))


@pytest.mark.parametrize("indicator", BY_DISTRICT)
def test_districts_sum_to_the_city_every_month(indicator: str) -> None:
    drawn = demo_figures()
    for period in MONTHS:
        parts = [drawn.level("eic", indicator, period, code) for code in demo_catalogue().district]
        assert sum(parts) == drawn.level("eic", indicator, period)


def test_the_tiers_are_nested_in_every_area() -> None:
    drawn = demo_figures()
    for area in demo_catalogue().area:
        for period in MONTHS:
            tiers = [drawn.level("eic", tier, period, area) for tier in BY_DISTRICT]
            assert tiers == sorted(tiers, reverse=True)


def test_the_guarantee_fee_keeps_below_one_percent_every_month() -> None:
    line = demo_figures().parts["avg_guarantee_fee_rate", CITY]
    assert all(part.share < 1 for part in line.values())


def test_procurement_ends_near_forty_one_percent_and_districts_differ() -> None:
    parts = demo_figures().parts
    name = "procurement_reserved_share"
    shares = {code: parts[name, code][LAST].share for code in demo_catalogue().district}
    assert 40 < parts[name, CITY][LAST].share < 43
    assert max(shares.values()) - min(shares.values()) > 3


def test_the_regulator_counts_its_own_loans() -> None:
    drawn = demo_figures()
    for period in MONTHS:
        regulator = drawn.level("cbirc", "inclusive_loans_balance", period)
        assert regulator != drawn.level("pbc", "inclusive_loans_balance", period)
