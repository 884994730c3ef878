"""Every method judged on the same windows and targets: H past years by k months by method."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bench.backtest import scores
from bench.backtest.methods import Said, methods, pace
from bench.backtest.series import Series
from bench.backtest.windows import Windows, windows
from targets.pace import MOST_YEARS
from targets.pace.wobble import Rows

MONTHS = (3, 6, 9)
RAISED = (1.00, 1.05, 1.10, 1.20)
"""The targets of each window: last year's total, or last December's level, times these."""


@dataclass(frozen=True)
class Judged:
    """One method's scores; `not_forecast` windows have no pace forecast and count for no method."""

    kind: str
    years: int
    months: int
    method: str
    windows: int
    not_forecast: int
    smape: float | None
    brier: float | None
    covered: float | None
    green: scores.Share
    red: scores.Share
    reliability: list[scores.Share]


def judge(all_series: Sequence[Series], kind: str) -> Iterator[Judged]:
    """In the order of H, k and methods."""
    for years in range(MOST_YEARS + 1):
        given = windows(all_series, kind, years)
        for covered in MONTHS:
            yield from judge_windows(given, years, covered)


def judge_windows(given: Windows, years: int, covered: int) -> Iterator[Judged]:
    """Windows that the product forecasts, for all methods alike."""
    targets = given.base[:, None] * np.array(RAISED)
    is_forecast = np.isfinite(pace(given, targets, covered).value) & (given.base > 0)
    sound = Windows(
        given.kind, given.history[is_forecast], given.months[is_forecast], given.base[is_forecast]
    )
    left_out = len(is_forecast) - int(is_forecast.sum())
    for name, method in methods(years).items():
        said = method(sound, targets[is_forecast], covered)
        yield _scored(sound, targets[is_forecast], said, (years, covered, name, left_out))


def _scored(given: Windows, targets: Rows, said: Said, place: tuple[int, int, str, int]) -> Judged:
    years, covered, name, left_out = place
    came = given.actual[:, None] >= targets
    return Judged(
        kind=given.kind,
        years=years,
        months=covered,
        method=name,
        windows=len(given.base),
        not_forecast=left_out,
        smape=scores.smape(said.value, given.actual),
        brier=scores.brier(said.chance, came),
        covered=None if said.range80 is None else scores.coverage(said.range80, given.actual),
        green=scores.green(said.chance, came),
        red=scores.red(said.chance, came),
        reliability=scores.reliability(said.chance, came),
    )
