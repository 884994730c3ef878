"""Series cut into windows: one year each, the complete years before it, and what last year came to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from bench.backtest.series import Series
from targets.pace import YEAR
from targets.pace.wobble import Rows


@dataclass(frozen=True)
class Windows:
    """N windows of one kind that have H complete years before them: (N, 12·H), (N, 12) and (N,).

    `base` is last year's total of a flow, and a stock's level at last December's end.
    """

    kind: str
    history: Rows
    months: Rows
    base: Rows

    @property
    def actual(self) -> Rows:
        ends: Rows = self.months.sum(axis=1) if self.kind == "flow" else self.months[:, -1]
        return ends


def windows(all_series: Iterable[Series], kind: str, years: int) -> Windows:
    """Every year that has `years` complete ones right before it and a known base; the last ones serve."""
    found = [cut for one in all_series if one.kind == kind for cut in _cuts(one, years)]
    history = np.array([past for past, _, _ in found], np.float64).reshape(len(found), YEAR * years)
    months = np.array([year for _, year, _ in found], np.float64).reshape(len(found), YEAR)
    return Windows(kind, history, months, np.array([base for _, _, base in found], np.float64))


def incomplete_years(all_series: Iterable[Series], kind: str) -> int:
    """Years with some months but not all: left out, never filled."""
    chosen = [one for one in all_series if one.kind == kind]
    return sum(len({year for year, _ in one.months}) - len(_complete(one)) for one in chosen)


def _complete(series: Series) -> dict[int, list[float]]:
    years = sorted({year for year, _ in series.months})
    found = {}
    for year in years:
        months = [series.months.get((year, month)) for month in range(1, YEAR + 1)]
        known = [value for value in months if value is not None]
        if len(known) == YEAR:
            found[year] = known
    return found


def _cuts(series: Series, years: int) -> Iterator[tuple[list[float], list[float], float]]:
    complete = _complete(series)
    for year, months in complete.items():
        past = [complete.get(year - back) for back in range(years, 0, -1)]
        base = _base(series, complete, year - 1)
        if base is not None and all(past):
            yield [value for one in past if one for value in one], months, base


def _base(series: Series, complete: dict[int, list[float]], last: int) -> float | None:
    if series.kind == "stock":
        return series.months.get((last, YEAR))
    return sum(complete[last]) if last in complete else None
