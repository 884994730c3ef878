"""Small counts: the rest of a window as a negative binomial."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from targets import pace

counts = st.integers(0, 99)
elapsed = st.integers(1, 12)


def rest(had: float, before: float, k: float) -> pace.Count:
    return pace.count_forecast([had], [before], [k / 12])


@settings(max_examples=80, deadline=None)
@given(had=counts, before=counts, k=elapsed, least=st.integers(0, 60))
def test_chances_fall_with_what_is_still_asked(had: int, before: int, k: int, least: int) -> None:
    few, more = (pace.count_chance(rest(had, before, k), [n])[0] for n in (least, least + 1))
    assert 0 <= more <= few <= 1


@settings(max_examples=60, deadline=None)
@given(had=counts, before=counts, k=elapsed, least=st.integers(1, 60))
def test_at_least_and_fewer_share_one_certainty(had: int, before: int, k: int, least: int) -> None:
    found = rest(had, before, k)
    at_least = pace.count_chance(found, [least])[0]
    fewer = pace.count_chance(found, [0], [least - 1])[0]
    assert at_least + fewer == pytest.approx(1)


def test_the_masses_are_those_of_a_negative_binomial() -> None:
    """Mean and variance, summed from the chances of every number."""
    found = rest(18, 24, 9)
    numbers = np.arange(200)
    tails = np.array([pace.count_chance(found, [n])[0] for n in range(201)])
    masses = tails[:-1] - tails[1:]
    mean = (masses * numbers).sum()
    assert mean == pytest.approx(6.075)
    assert (masses * (numbers - mean) ** 2).sum() == pytest.approx(7.96280625)


def test_what_is_reached_already_is_certain() -> None:
    assert pace.count_chance(rest(18, 24, 9), [0])[0] == 1
    assert pace.count_chance(rest(18, 24, 9), [-3])[0] == 1


def test_a_complete_year_brings_nothing_more() -> None:
    found = rest(18, 24, 12)
    assert (found.mean[0], pace.count_chance(found, [1])[0]) == (0, 0)
    assert pace.count_quantiles(found, [0.1, 0.9]).tolist() == [[0, 0]]


def test_quantiles_are_whole_numbers_that_the_rest_stays_within() -> None:
    found = rest(18, 24, 9)
    low, high = pace.count_quantiles(found, [0.1, 0.9])[0]
    assert (low, high) == (3, 10)
    assert pace.count_chance(found, [high + 1])[0] <= 0.1 < pace.count_chance(found, [high])[0]


def test_a_count_that_is_small_no_more_is_as_good_as_normal() -> None:
    low, high = pace.count_quantiles(rest(1e13, 24, 6), [0.1, 0.9])[0]
    assert low < 1e13 * 2 / 3 < high


def test_a_negative_count_yields_no_number() -> None:
    found = rest(-1, 24, 6)
    assert np.isnan(pace.count_chance(found, [3])[0])
    assert np.isnan(pace.count_quantiles(found, [0.5])[0, 0])
