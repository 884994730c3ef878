"""Windows that are over: what was forecast at every month, and what happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from targets.board import board
from targets.calendar import WorkingDays
from targets.catalogue import Catalogue
from targets.closed_years import closed_forecasts
from targets.vocabulary import Baseline, ClosedForecast, Evidence, Observation, Target
from tests.make_closed import errors
from tests.make_targets import judged, known, promised, run, tiny_catalogue
from tests.targets.make_series import flow_target, year

LENDING = flow_target(4500)
LAST = run(LENDING, year(1), start=LENDING.start.plus(-12))
TENTH_MORE = run(LENDING, year(1.1))


def catalogue(target: Target) -> Catalogue:
    return replace(tiny_catalogue(), targets=(target,))


def test_every_month_of_a_closed_window_keeps_what_it_forecast() -> None:
    found = closed_forecasts(catalogue(LENDING), known(*LAST, *TENTH_MORE))
    assert [one.months for one in found] == list(range(1, 12))
    sixth = found[5]
    assert (sixth.rule, sixth.years, sixth.end, sixth.area) == ("flow", 1, LENDING.end, "city")
    assert (round(sixth.forecast, 3), round(sixth.low80, 2), round(sixth.high80, 2)) == (
        4327.655,
        4162.51,
        4512.43,
    )
    assert sixth.actual == pytest.approx(4400)
    assert sixth.kept is False


def test_a_chance_is_kept_as_it_was_said_then() -> None:
    found = closed_forecasts(catalogue(LENDING), known(*LAST, *TENTH_MORE))
    then = judged(LENDING, *LAST, *TENTH_MORE[:6])
    assert found[5].chance == then.chance


def test_a_window_that_still_runs_keeps_nothing() -> None:
    assert closed_forecasts(catalogue(LENDING), known(*LAST, *TENTH_MORE[:11])) == ()


def test_a_window_with_a_hole_keeps_nothing() -> None:
    assert (
        closed_forecasts(catalogue(LENDING), known(*LAST, *TENTH_MORE[:4], *TENTH_MORE[5:])) == ()
    )


def test_a_running_total_is_kept_net_of_what_it_held_before() -> None:
    base = Baseline(Decimal(50_000), "2024-12", Evidence.PUBLISHED)
    relief = promised("relief", value=Decimal(54_500), milestones=(), baseline=base)
    before = run(relief, [46_000 + v for v in (Decimal(0), *year(1))], start=relief.start.plus(-13))
    now = run(relief, [50_000 + v for v in year(1.1)])
    sixth = closed_forecasts(catalogue(relief), known(*before, *now))[5]
    assert (round(sixth.forecast, 3), round(sixth.actual)) == (4327.655, 4400)


def test_a_small_count_is_kept_without_a_spread() -> None:
    stations = promised("stations", value=Decimal(30))
    counts: list[Observation] = [*run(stations, [2 * k for k in range(1, 13)])]
    ninth = closed_forecasts(catalogue(stations), known(*counts))[8]
    assert (ninth.rule, ninth.spread, ninth.actual, ninth.kept) == ("count", None, 24, False)
    assert ninth.low80 <= ninth.forecast <= ninth.high80


def test_a_board_goes_by_own_errors_once_there_are_enough() -> None:
    def chance(closed: Sequence[ClosedForecast] = ()) -> float | None:
        what = known(*LAST, *TENTH_MORE[:6], closed_forecasts=tuple(closed))
        shown = board(catalogue(LENDING), what, working_days=WorkingDays())
        return shown.line["lending"].city.chance

    wide = errors(200, size=8.0)
    assert chance(wide[:199]) == chance()
    assert (chance(wide) or 0) > (chance() or 1)
