"""Scores of hand-made arrays."""

from __future__ import annotations

import numpy as np
import pytest

from bench.backtest import scores
from bench.backtest.scores import Share


def test_the_error_of_a_point_is_its_distance_over_the_mean_of_both() -> None:
    assert scores.smape(np.array([110.0, 100.0]), np.array([90.0, 100.0])) == pytest.approx(10.0)


def test_nothing_forecast_has_no_error() -> None:
    assert scores.smape(np.array([]), np.array([])) is None


def test_a_coin_scores_a_quarter_and_a_seer_nothing() -> None:
    came = np.array([[True, False]])
    assert scores.brier(np.array([[0.5, 0.5]]), came) == pytest.approx(0.25)
    assert scores.brier(np.array([[1.0, 0.0]]), came) == pytest.approx(0.0)


def test_a_value_on_the_edge_of_its_range_is_covered() -> None:
    ends = np.array([[1.0, 2.0], [1.0, 2.0]])
    assert scores.coverage(ends, np.array([2.0, 2.1])) == pytest.approx(0.5)


def test_each_bin_says_how_many_its_mean_and_what_came_true() -> None:
    chance = np.array([[0.05, 0.1, 0.2, 1.0]])
    first, second, *middle, last = scores.reliability(
        chance, np.array([[False, True, False, True]])
    )
    assert first == Share(1, 0.05, 0.0)
    assert second == Share(2, pytest.approx(0.15), 0.5)  # type: ignore[arg-type]
    assert middle == [Share(0, None, None)] * 3
    assert last == Share(1, 1.0, 1.0)


def test_green_begins_at_its_edge_and_red_ends_below_its_own() -> None:
    chance, came = np.array([[0.75, 0.25, 0.24]]), np.array([[True, True, False]])
    assert scores.green(chance, came) == Share(1, 0.75, 1.0)
    assert scores.red(chance, came) == Share(1, 0.24, 0.0)
