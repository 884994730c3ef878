"""The golden cases of the method, to the digits that it prints."""

from __future__ import annotations

import numpy as np
import pytest

from targets import pace
from tests.targets.make_series import NO_HISTORY, PROFILE, UNKNOWN, Rows

THREE_YEARS = np.concatenate([PROFILE / 1.21, PROFILE / 1.1, PROFILE])[None, :]
GROWING: Rows = 8000 * 1.012 ** np.arange(18, dtype=np.float64)
LAST_YEAR = PROFILE[None, :]


def flow(
    history: Rows, to_date: Rows, base: Rows = UNKNOWN
) -> tuple[float, float, float, float, Rows]:
    return _cast(pace.flow(history, to_date[None, :], base), history, to_date, "flow")


def stock(history: Rows, to_date: Rows, base: Rows = UNKNOWN) -> tuple[float, ...]:
    return _cast(pace.stock(history, to_date[None, :], base), history, to_date, "stock")[:4]


def _cast(
    found: tuple[Rows, Rows | None, Rows], history: Rows, to_date: Rows, kind: str
) -> tuple[float, float, float, float, Rows]:
    forecast, share, wobble = found
    years, months = history.shape[1] // 12, len(to_date)
    edges = pace.quantiles(forecast, wobble, [0.1, 0.9], kind=kind, years=years, months=months)
    low, high = edges[0]
    told = share if share is not None else np.array([np.nan])
    return float(forecast[0]), float(low), float(high), float(told[0]), wobble


def chance(history: Rows, to_date: Rows, target: float, kind: str, **rest: object) -> float:
    foresee = pace.flow if kind == "flow" else pace.stock
    base = rest.pop("base", UNKNOWN)
    forecast, _, wobble = foresee(history, to_date[None, :], base)  # type: ignore[arg-type]
    comparator = str(rest.pop("comparator", "at_least"))
    found = pace.chance(
        forecast,
        wobble,
        [target],
        kind=kind,
        years=history.shape[1] // 12,
        months=len(to_date),
        comparator=comparator,
    )
    return float(found[0])


def test_g1_a_tenth_more_than_last_year() -> None:
    forecast, low, high, share, wobble = flow(LAST_YEAR, PROFILE[:6] * 1.1)
    assert (round(forecast, 3), round(share, 4), round(float(wobble[0]), 4)) == (
        4327.655,
        0.4525,
        0.0566,
    )
    assert (round(low, 2), round(high, 2)) == (4162.51, 4512.43)
    assert round(chance(LAST_YEAR, PROFILE[:6] * 1.1, 4500, "flow"), 3) == 0.117


def test_g2_the_same_months_as_last_year() -> None:
    forecast, low, high, _, _ = flow(LAST_YEAR, PROFILE[:6])
    assert (round(forecast, 3), round(low, 2), round(high, 2)) == (3988.998, 3836.77, 4159.32)
    assert chance(LAST_YEAR, PROFILE[:6], 4500, "flow") == pytest.approx(0.01)


def test_g3_no_past_months_but_last_year_s_total() -> None:
    months, base = np.full(6, 375.0), np.array([4000.0])
    forecast, low, high, _, _ = flow(NO_HISTORY, months, base)
    assert (round(forecast, 3), round(low, 2), round(high, 2)) == (4443.715, 4261.62, 4691.86)
    assert round(chance(NO_HISTORY, months, 4500, "flow", base=base), 3) == 0.446


def test_g4_three_years_of_steady_growth() -> None:
    forecast, low, high, _, _ = flow(THREE_YEARS, PROFILE[:3] * 1.1)
    assert (round(forecast, 3), round(low, 2), round(high, 2)) == (4332.118, 4186.98, 4496.53)
    assert round(chance(THREE_YEARS, PROFILE[:3] * 1.1, 4400, "flow"), 2) == 0.29


def test_g5_a_level_with_one_past_year() -> None:
    past, now = GROWING[None, :12], GROWING[12:]
    forecast, low, high, _ = stock(past, now)
    assert (round(forecast, 2), round(low, 2), round(high, 2)) == (10228.42, 9565.01, 11072.52)
    assert round(chance(past, now, 1.15 * GROWING[11], "stock"), 3) == 0.244


def test_g6_a_ceiling_that_is_approached() -> None:
    months, base = np.arange(1.18, 1.07, -0.02), np.array([1.2])
    forecast, low, high, _ = stock(NO_HISTORY, months, base)
    assert (round(forecast, 3), round(low, 2), round(high, 2)) == (1.035, 0.95, 1.17)
    found = chance(NO_HISTORY, months, 1.0, "stock", base=base, comparator="at_most")
    assert round(found, 3) == 0.207


def test_g7_one_month_before_the_end() -> None:
    forecast, low, high, _, _ = flow(LAST_YEAR, PROFILE[:11] * 1.02)
    assert (round(forecast, 3), round(low, 2), round(high, 2)) == (4071.953, 4038.28, 4107.68)
    assert round(chance(LAST_YEAR, PROFILE[:11] * 1.02, 4100, "flow"), 3) == 0.161


def test_g8_a_small_count() -> None:
    rest = pace.count_forecast([18], [24], [9 / 12])
    assert (round(float(rest.mean[0]), 3), round(float(rest.variance[0]), 3)) == (6.075, 7.963)
    assert round(float(pace.count_chance(rest, [30 - 18])[0]), 3) == 0.040
