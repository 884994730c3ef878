"""Own errors of years that are over: when they hold, and what was said against what happened."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from targets import pace
from targets.calibration import calibration, errors_by_kind, own_tables
from targets.vocabulary import Period
from tests.make_closed import closed, errors

NEXT = Period(2025, 1)


def test_two_hundred_own_errors_replace_the_pooled_quantiles_of_their_kind() -> None:
    tables = own_tables(errors(200), before=NEXT)
    assert tables is not None
    flow, stock = tables["flow", 1, 6], tables["stock", 1, 6]
    pooled = pace.pooled()
    assert flow.z != pooled["flow", 1, 6].z
    assert (flow.a, flow.c, flow.p) == tuple(
        getattr(pooled["flow", 1, 6], name) for name in ("a", "c", "p")
    )
    assert stock == pooled["stock", 1, 6]


def test_own_quantiles_are_those_of_the_own_errors() -> None:
    tables = own_tables(errors(1000), before=NEXT)
    assert tables is not None
    table = tables["flow", 0, 3]
    assert np.interp([0.1, 0.5, 0.9], table.p, table.z) == pytest.approx([-1.28, 0, 1.28], abs=0.02)


def test_one_error_fewer_leaves_the_pooled_tables() -> None:
    assert own_tables(errors(199), before=NEXT) is None


def test_a_running_year_never_tunes_itself() -> None:
    assert own_tables(errors(300), before=Period(2024, 12)) is None


def test_errors_that_are_all_alike_still_ascend() -> None:
    tables = own_tables([closed(area=str(n)) for n in range(200)], before=NEXT)
    assert tables is not None
    assert (np.diff(tables["flow", 1, 1].z) > 0).all()


def test_counts_and_forecasts_of_nothing_are_no_errors_of_a_kind() -> None:
    odd = [closed(rule="count", spread=None), closed(actual=0.0), closed(forecast=-1.0)]
    assert errors_by_kind(odd) == {"flow": [], "stock": []}


def test_what_was_said_is_held_against_what_happened() -> None:
    found = calibration(
        [
            closed(chance=0.8, kept=True),
            closed(chance=0.9, kept=False, actual=80.0),
            closed(chance=0.1, kept=False),
            closed(chance=None, kept=None),
        ]
    )
    assert (found.count, found.judged) == (4, 3)
    assert found.brier == pytest.approx((0.04 + 0.81 + 0.01) / 3)
    assert found.covered == 0.75
    assert (found.likely_kept, found.unlikely_kept) == (0.5, 0.0)


def test_an_edge_belongs_to_the_bin_above_it_and_certainty_to_the_last() -> None:
    found = calibration([closed(chance=0.75), closed(chance=1.0), closed(chance=0.0)])
    assert {(one.low, one.count) for one in found.bins if one.count} == {
        (0.0, 1),
        (0.75, 1),
        (0.9, 1),
    }


def test_without_a_closed_forecast_nothing_is_claimed() -> None:
    found = calibration([])
    assert (found.count, found.brier, found.covered, found.likely_kept) == (0, None, None, None)


def test_one_rule_may_be_asked_for() -> None:
    both = [closed(), replace(closed(), rule="stock")]
    assert (calibration(both).count, calibration(both, "stock").count) == (2, 1)
