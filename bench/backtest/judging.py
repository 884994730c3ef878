"""Every method judged on the same windows and targets: H past years by k months by method."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypedDict

import numpy as np
import numpy.typing as npt

from bench.backtest import scores
from bench.backtest.methods import Said, methods
from bench.backtest.series import Series
from bench.backtest.windows import Windows, windows
from targets.pace import MOST_YEARS
from targets.pace.wobble import Rows

MONTHS = (3, 6, 9)
RAISED = (1.00, 1.05, 1.10, 1.20)
"""The targets of each window: last year's total, or last December's level, times these."""


class _Scores(TypedDict):
    smape: float | None
    brier: float | None
    covered: float | None
    green: scores.Share
    red: scores.Share
    reliability: list[scores.Share]


@dataclass(frozen=True)
class Judged:
    """One method's scores; `not_forecast` windows, of which some method says nothing, count for none."""

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
    """The same windows for all methods: those of which each of them says something."""
    targets = given.base[:, None] * np.array(RAISED)
    with np.errstate(all="ignore"):
        told = {name: say(given, targets, covered) for name, say in methods(years).items()}
    is_told = np.all([_is_known(said) for said in told.values()], axis=0) & (given.base > 0)
    count = int(is_told.sum())
    for name, said in told.items():
        ends = None if said.range80 is None else said.range80[is_told]
        kept = Said(said.value[is_told], said.chance[is_told], ends)
        actual = given.actual[is_told]
        yield Judged(
            kind=given.kind,
            years=years,
            months=covered,
            method=name,
            windows=count,
            not_forecast=len(is_told) - count,
            **_scores(kept, actual, actual[:, None] >= targets[is_told]),
        )


def _is_known(said: Said) -> npt.NDArray[np.bool_]:
    return np.isfinite(said.value) & np.isfinite(said.chance).all(axis=1)


def _scores(said: Said, actual: Rows, came: npt.NDArray[np.bool_]) -> _Scores:
    return _Scores(
        smape=scores.smape(said.value, actual),
        brier=scores.brier(said.chance, came),
        covered=None if said.range80 is None else scores.coverage(said.range80, actual),
        green=scores.green(said.chance, came),
        red=scores.red(said.chance, came),
        reliability=scores.reliability(said.chance, came),
    )
