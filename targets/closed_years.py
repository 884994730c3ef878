"""Windows that are over: what was forecast of them at every month, and what happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from targets import pace
from targets.catalogue import Catalogue
from targets.figures import Figures
from targets.measure import Measured, measure
from targets.outlook import RANGE, Outlook, outlooks
from targets.series import Rule, Series, series_of
from targets.vocabulary import CITY, ClosedForecast, Known, NoForecast

Rows: TypeAlias = npt.NDArray[np.float64]

MONTHS = range(1, pace.YEAR)
"""Months at which something was left to be forecast."""


def closed_forecasts(catalogue: Catalogue, known: Known) -> tuple[ClosedForecast, ...]:
    """Of every scored target and area whose window is covered to its last month, by its figures as they
    stand: at month k only those up to k are looked at. Nothing of series that allow no forecast.
    """
    figures = Figures.of(known.observations)
    cases = [
        measure(target, area, figures, known.plan, target.end)
        for target in catalogue.targets
        for area in (CITY, *(catalogue.district if target.indicator.by_district else ()))
    ]
    over = [case for case in cases if case.is_over]
    found: dict[tuple[Rule, int], list[tuple[Measured, Series, Outlook]]] = {}
    for case, outlook in zip(over, outlooks(over), strict=True):
        series = series_of(case)
        if not isinstance(series, NoForecast):
            found.setdefault((series.rule, series.years), []).append((case, series, outlook))
    return tuple(one for alike in found.values() for one in _closed(alike))


_Alike: TypeAlias = Sequence[tuple[Measured, Series, Outlook]]


def _closed(alike: _Alike) -> Iterator[ClosedForecast]:
    """Of windows with the same rule and past years."""
    rule = alike[0][1].rule
    forecasts, spreads, lows, highs = (_counted if rule is Rule.COUNT else _foreseen)(alike)
    for row, (case, series, outlook) in enumerate(alike):
        for k in MONTHS:
            place = (row, k - 1)
            if np.isfinite(forecasts[place]):
                yield ClosedForecast(
                    target=case.target.id,
                    area=case.area,
                    end=case.target.end,
                    months=k,
                    rule=rule.value,
                    years=series.years,
                    forecast=float(forecasts[place]),
                    spread=None if rule is Rule.COUNT else float(spreads[place]),
                    low80=float(lows[place]),
                    high80=float(highs[place]),
                    actual=float(case.value or 0) - series.offset,
                    chance=outlook.chances.get(k),
                    kept=None if case.promise.value is None else case.is_met,
                )


def _foreseen(alike: _Alike) -> tuple[Rows, Rows, Rows, Rows]:
    rule, years = alike[0][1].rule, alike[0][1].years
    past = np.array([series.past for _, series, _ in alike]).reshape(len(alike), -1)
    to_date = np.array([series.to_date for _, series, _ in alike])
    base = np.array([series.base for _, series, _ in alike])
    foresee = pace.flow_as_of if rule is Rule.FLOW else pace.stock_as_of
    forecasts, _, wobbles = foresee(past, to_date, base, MONTHS)
    spreads, edges = [], []
    for k in MONTHS:
        table = pace.pooled()[rule.value, years, k]
        wobble = wobbles[:, k - 1]
        spreads.append(table.spread(wobble))
        edges.append(table.quantiles(forecasts[:, k - 1], wobble, np.array(RANGE)))
    ends = np.stack(edges, axis=1)
    return forecasts, np.stack(spreads, axis=1), ends[:, :, 0], ends[:, :, 1]


def _counted(alike: _Alike) -> tuple[Rows, Rows, Rows, Rows]:
    so_far = np.array([series.to_date for _, series, _ in alike])[:, : len(MONTHS)]
    elapsed = np.array([series.elapsed for _, series, _ in alike])[:, : len(MONTHS)]
    before = np.repeat(np.array([series.base for _, series, _ in alike]), len(MONTHS))
    rest = pace.count_forecast(so_far.ravel(), before, elapsed.ravel())
    edges = pace.count_quantiles(rest, RANGE).reshape(*so_far.shape, 2) + so_far[:, :, None]
    forecasts = so_far + rest.mean.reshape(so_far.shape)
    return forecasts, np.zeros_like(so_far), edges[:, :, 0], edges[:, :, 1]
