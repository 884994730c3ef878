"""What holds of every forecast, whatever the series."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from targets import pace
from tests.targets.make_series import NO_HISTORY, PROFILE, UNKNOWN, Rows

months = st.integers(1, 11)
years = st.integers(0, 3)
KINDS = {"flow": pace.flow, "stock": pace.stock}
kinds = st.sampled_from(sorted(KINDS))


def amounts(size: int) -> st.SearchStrategy[Rows]:
    return arrays(np.float64, size, elements=st.floats(0.1, 1e6))


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, Rows, Rows, Rows]:
    kind, past, now = draw(kinds), draw(years), draw(months)
    base = draw(st.floats(1, 1e7))
    return kind, draw(amounts(12 * past))[None, :], draw(amounts(now))[None, :], np.array([base])


def foresee(kind: str, past: Rows, now: Rows, base: Rows) -> tuple[Rows, Rows]:
    forecast, _, wobble = KINDS[kind](past, now, base)
    return forecast, wobble


def chances(kind: str, past: Rows, now: Rows, base: Rows, target: float, how: str) -> Rows:
    forecast, wobble = foresee(kind, past, now, base)
    place = {"years": past.shape[1] // 12, "months": now.shape[1]}
    return pace.chance(forecast, wobble, [target], kind=kind, comparator=how, **place)


@settings(max_examples=150, deadline=None)
@given(case=cases(), more=st.floats(0.001, 10), target=st.floats(1, 1e7))
def test_a_better_newest_month_never_lowers_forecast_or_chance(
    case: tuple[str, Rows, Rows, Rows], more: float, target: float
) -> None:
    kind, past, now, base = case
    better = now.copy()
    better[0, -1] *= 1 + more
    low, high = foresee(kind, past, now, base)[0], foresee(kind, past, better, base)[0]
    assert high[0] >= low[0] * (1 - 1e-12)
    before = chances(kind, past, now, base, target, "at_least")
    assert chances(kind, past, better, base, target, "at_least")[0] >= before[0] - 1e-12


@settings(max_examples=100, deadline=None)
@given(case=cases())
def test_a_forecast_does_not_depend_on_the_unit(case: tuple[str, Rows, Rows, Rows]) -> None:
    kind, past, now, base = case
    plain, _ = foresee(kind, past, now, base)
    large, _ = foresee(kind, past * 1e4, now * 1e4, base * 1e4)
    assert large[0] == pytest.approx(plain[0] * 1e4, rel=1e-9)


@settings(max_examples=100, deadline=None)
@given(case=cases())
def test_a_sum_is_never_forecast_below_what_is_in(case: tuple[str, Rows, Rows, Rows]) -> None:
    _, past, now, base = case
    assert foresee("flow", past, now, base)[0][0] >= now.sum()


@settings(max_examples=100, deadline=None)
@given(case=cases(), target=st.floats(1, 1e7), more=st.floats(1, 1e6))
def test_a_higher_target_is_never_more_likely(
    case: tuple[str, Rows, Rows, Rows], target: float, more: float
) -> None:
    kind, past, now, base = case
    low, high = (
        chances(kind, past, now, base, value, "at_least")[0] for value in (target, target + more)
    )
    assert high <= low


@settings(max_examples=100, deadline=None)
@given(case=cases(), target=st.floats(1, 1e7))
def test_a_floor_and_a_ceiling_share_one_certainty(
    case: tuple[str, Rows, Rows, Rows], target: float
) -> None:
    kind, past, now, base = case
    forecast, wobble = foresee(kind, past, now, base)
    table = pace.pooled()[kind, past.shape[1] // 12, now.shape[1]]
    below = table.below(forecast, wobble, np.array([target]))
    low, high = table.caps
    floor = chances(kind, past, now, base, target, "at_least")[0]
    ceiling = chances(kind, past, now, base, target, "at_most")[0]
    assert (floor, ceiling) == (
        pytest.approx(np.clip(1 - below[0], low, high)),
        pytest.approx(np.clip(below[0], low, high)),
    )


def test_rows_in_another_order_give_results_in_that_order() -> None:
    rng = np.random.default_rng(7)
    past, now = rng.lognormal(0, 0.2, (50, 24)), rng.lognormal(0, 0.2, (50, 5))
    order = rng.permutation(50)
    for foretell in KINDS.values():
        plain = foretell(past, now, np.full(50, np.nan))
        moved = foretell(past[order], now[order], np.full(50, np.nan))
        assert np.array_equal(moved[0], plain[0][order])
        assert np.array_equal(moved[2], plain[2][order])


def test_many_rows_are_as_single_ones() -> None:
    """Chunks keep memory flat, and leave no seam."""
    rng = np.random.default_rng(11)
    past, now = rng.lognormal(0, 0.2, (20_001, 12)), rng.lognormal(0, 0.2, (20_001, 4))
    whole = pace.flow(past, now, np.full(20_001, np.nan))[0]
    last = pace.flow(past[-1:], now[-1:], UNKNOWN)[0]
    assert (len(whole), whole[-1]) == (20_001, last[0])


def test_no_rows_give_no_results() -> None:
    forecast, _, _ = pace.flow(np.empty((0, 12)), np.empty((0, 3)), np.empty(0))
    assert forecast.shape == (0,)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_complete_year_is_its_own_forecast(kind: str) -> None:
    forecast, wobble = foresee(kind, PROFILE[None, :], PROFILE[None, :], UNKNOWN)
    place = {"kind": kind, "years": 1, "months": 12}
    actual = PROFILE.sum() if kind == "flow" else PROFILE[-1]
    assert forecast[0] == actual
    edges = pace.quantiles(forecast, wobble, [0.1, 0.9], **place)  # type: ignore[arg-type]
    assert (edges == actual).all()


@pytest.mark.parametrize(
    ("comparator", "happened"), [("at_least", 1), ("more_than", 0), ("at_most", 1)]
)
def test_a_complete_year_is_certain_and_more_than_is_strict(
    comparator: str, happened: float
) -> None:
    place = {"kind": "flow", "years": 0, "months": 12}
    found = pace.chance([100.0], [0.05], [100.0], comparator=comparator, **place)  # type: ignore[arg-type]
    assert found[0] == happened


@pytest.mark.parametrize("bad", [np.nan, np.inf, 0.0])
def test_a_hole_or_nothing_never_yields_a_number(bad: float) -> None:
    for kind in KINDS:
        now = PROFILE[None, :5].copy()
        now[0, -1] = bad
        if kind == "flow" and bad == 0:
            now[:] = 0
        assert np.isnan(foresee(kind, PROFILE[None, :], now, UNKNOWN)[0][0])


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_hole_in_the_middle_never_yields_a_number(kind: str) -> None:
    now = PROFILE[None, :5].copy()
    now[0, 1] = np.nan
    assert np.isnan(foresee(kind, PROFILE[None, :], now, UNKNOWN)[0][0])


def test_without_a_base_nothing_is_forecast() -> None:
    assert np.isnan(pace.flow(NO_HISTORY, PROFILE[None, :3], UNKNOWN)[0][0])


def test_a_single_month_of_zero_leaves_a_forecast() -> None:
    """Only the wobble looks at single months, and takes differences of parts of their mean there."""
    now = PROFILE[None, :5].copy()
    now[0, 1] = 0
    forecast, wobble = foresee("flow", PROFILE[None, :], now, UNKNOWN)
    assert np.isfinite(forecast[0])
    assert wobble[0] > 0.015


def test_more_than_three_past_years_are_the_last_three() -> None:
    rng = np.random.default_rng(3)
    past, now = rng.lognormal(0, 0.1, (4, 60)), rng.lognormal(0, 0.1, (4, 6))
    five, three = (pace.flow(p, now, np.full(4, np.nan)) for p in (past, past[:, -36:]))
    assert np.array_equal(five[0], three[0])


def test_rows_that_are_no_years_are_refused() -> None:
    with pytest.raises(ValueError, match="are no years"):
        pace.flow(np.ones((1, 7)), np.ones((1, 3)), UNKNOWN)


def test_about_has_two_edges() -> None:
    with pytest.raises(ValueError, match="no single edge"):
        pace.chance([1.0], [0.1], [1.0], kind="flow", years=0, months=3, comparator="about")


def test_nobody_is_told_more_certainty_than_the_errors_bear_out() -> None:
    for kind, (low, high) in (("flow", (0.01, 0.99)), ("stock", (0.05, 0.90))):
        place = {"kind": kind, "years": 1, "months": 6, "comparator": "at_least"}
        found = pace.chance([100.0] * 2, [0.02] * 2, [1.0, 1e6], **place)  # type: ignore[arg-type]
        assert found.tolist() == [high, low]


def test_a_quantile_is_at_most_so_far_away() -> None:
    edges = pace.quantiles([1.0], [5.0], [0.005, 0.995], kind="stock", years=3, months=6)
    assert np.log(edges[0]).tolist() == pytest.approx([-1.5, 1.5])


def test_a_target_of_nothing_has_no_chance() -> None:
    found = pace.chance([1.0], [0.1], [0.0], kind="flow", years=0, months=3, comparator="at_least")
    assert np.isnan(found[0])
