"""Where measured targets will stand at the end, and how likely that keeps their promises; many at once."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from targets import pace
from targets.measure import Measured
from targets.promise import adds_up, is_beyond, kept_between
from targets.series import Rule, Series, series_of
from targets.vocabulary import NoForecast

RANGE = (0.1, 0.9)
"""Eight times in ten the end lies between these quantiles."""

NEVER_SURE = 1e-9
"""What may still happen is not impossible, however small floats say it is: 0 and 1 are what is settled."""

Rows: TypeAlias = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Outlook:
    """The end of the window as the covered months let expect it, in the base unit.

    `chances`: by every month of the window (1 … k) that one can be said for, the judged one last;
    `spread`: s, the size of an error on the scale of logarithms; `because`: why there is no forecast, or
    none of a chance. All None where the window is over: then nothing is left to be forecast.
    """

    forecast: float | None = None
    low: float | None = None
    high: float | None = None
    chance: float | None = None
    chances: Mapping[int, float] = field(default_factory=dict)
    because: NoForecast | None = None
    rule: Rule | None = None
    years: int = 0
    spread: float | None = None


def outlooks(cases: Sequence[Measured], tables: pace.Tables | None = None) -> list[Outlook]:
    """One for every case, in its order. `tables`: past errors to go by; None: those that ship.

    What every earlier month would have let expect is asked with it: a standing changes only when the
    chance has left its class by enough.
    """
    found: list[Outlook] = [Outlook()] * len(cases)
    asked: dict[tuple[Rule, int, int], list[tuple[int, Measured, Series]]] = {}
    for place, case in enumerate(cases):
        series = series_of(case)
        if isinstance(series, NoForecast):
            found[place] = Outlook(because=series)
        else:
            alike = asked.setdefault((series.rule, series.years, case.k), [])
            alike.append((place, case, series))
    for (rule, _, _), alike in asked.items():
        of_them = [(case, series) for _, case, series in alike]
        told = _of_counts(of_them) if rule is Rule.COUNT else _of_values(of_them, tables)
        for (place, case, _), outlook in zip(alike, told, strict=True):
            found[place] = _settled(case, outlook)
    return found


_Alike: TypeAlias = Sequence[tuple[Measured, Series]]


def _settled(case: Measured, outlook: Outlook) -> Outlook:
    """What has happened is no longer likely: it is so, or it is not."""
    wanted = case.promise.value
    if case.is_over:
        end = float(case.value or 0)
        chance = None if wanted is None else float(case.is_met)
        return replace(outlook, forecast=end, low=end, high=end, chance=chance)
    if wanted is None:
        because = outlook.because or NoForecast.NO_PROMISE
        return replace(outlook, chance=None, chances={}, because=because)
    return _of_what_adds(case, outlook) if adds_up(case.target) else outlook


def _of_what_adds(case: Measured, outlook: Outlook) -> Outlook:
    """A sum never falls: no end lies below what is in, and what is met or broken stays so."""
    kept = case.is_kept_for_good
    chance = outlook.chance if kept is None else float(kept)
    value = float(case.value or 0)
    if outlook.low is None or outlook.high is None:
        return outlook if chance == outlook.chance else replace(outlook, chance=chance)
    low, high = max(outlook.low, value), max(outlook.high, value)
    if (low, high, chance) == (outlook.low, outlook.high, outlook.chance):
        return outlook
    return replace(outlook, low=low, high=high, chance=chance)


def _of_values(alike: _Alike, tables: pace.Tables | None) -> list[Outlook]:
    """Flows and levels with the same past years and months covered: one row each."""
    rule, years, last = alike[0][1].rule, alike[0][1].years, alike[0][0].k
    past = np.array([series.past for _, series in alike]).reshape(len(alike), -1)
    to_date = np.array([series.to_date for _, series in alike])
    base = np.array([series.base for _, series in alike])
    offset = np.array([series.offset for _, series in alike])
    kept = _kept(alike, offset)
    foresee = pace.flow_as_of if rule is Rule.FLOW else pace.stock_as_of
    known = pace.pooled() if tables is None else tables
    months = range(1, min(last, pace.YEAR - 1) + 1)
    forecasts, _, wobbles = foresee(past, to_date, base, months)
    chances = [
        known[rule.value, years, k].inside(forecasts[:, k - 1], wobbles[:, k - 1], *kept)
        for k in months
    ]
    table, forecast, wobble = known[rule.value, years, months[-1]], forecasts[:, -1], wobbles[:, -1]
    edges = table.quantiles(forecast, wobble, np.array(RANGE)) + offset[:, None]
    rows = zip(
        (forecast + offset).tolist(),
        edges.tolist(),
        np.transpose(chances).tolist(),
        table.spread(wobble).tolist(),
        strict=True,
    )
    return [_told(rule, years, *row) for row in rows]


def _told(
    rule: Rule,
    years: int,
    forecast: float,
    edges: Sequence[float],
    chances: Sequence[float],
    spread: float | None,
) -> Outlook:
    """NaN becomes None: what cannot be said is not said."""
    by_month = {k: p for k, p in enumerate(chances, start=1) if not math.isnan(p)}
    if math.isnan(forecast):
        return Outlook(chances=by_month, because=NoForecast.NON_POSITIVE, rule=rule, years=years)
    chance = by_month.get(len(chances))
    low, high = edges
    return Outlook(
        forecast,
        low,
        high,
        chance,
        by_month,
        NoForecast.NON_POSITIVE if chance is None else None,
        rule,
        years,
        spread,
    )


def _kept(alike: _Alike, offset: Rows) -> tuple[Rows, Rows]:
    """Between which values of what is forecast the promise is kept; ±inf: no such bound."""
    bounds = [kept_between(case.target, case.promise.value) for case, _ in alike]
    low = np.array([-math.inf if least is None else float(least) for least, _ in bounds])
    high = np.array([math.inf if most is None else float(most) for _, most in bounds])
    is_band = np.isfinite(low) & np.isfinite(high)
    low, high = low - offset, high - offset
    return np.where(is_band & (low <= 0), -math.inf, low), high


def _of_counts(alike: _Alike) -> list[Outlook]:
    """Small counts: every month so far of every row at once."""
    so_far = np.array([series.to_date for _, series in alike])
    elapsed = np.array([series.elapsed for _, series in alike])
    rows, last = so_far.shape
    before = np.repeat(np.array([series.base for _, series in alike]), last)
    rest = pace.count_forecast(so_far.ravel(), before, elapsed.ravel())
    least, most = _still_kept(alike, so_far)
    chances = pace.count_chance(rest, least.ravel(), most.ravel()).reshape(rows, last)
    chances = np.clip(chances, NEVER_SURE, 1 - NEVER_SURE)
    now = pace.Count(rest.mean[last - 1 :: last], rest.variance[last - 1 :: last])
    had = so_far[:, -1]
    told = zip(
        (had + now.mean).tolist(),
        (had[:, None] + pace.count_quantiles(now, RANGE)).tolist(),
        chances.tolist(),
        strict=True,
    )
    return [_told(Rule.COUNT, 0, *row, None) for row in told]


def _still_kept(alike: _Alike, so_far: Rows) -> tuple[Rows, Rows]:
    """How many more things keep the promise after each month, at least and at most; inf: no bound."""
    low, high = _kept(alike, np.zeros(len(alike)))
    short, room = low[:, None] - so_far, high[:, None] - so_far
    is_strict = np.array([is_beyond(case.target) for case, _ in alike])[:, None]
    least = np.where(is_strict, np.floor(short) + 1, np.ceil(short))
    return np.where(np.isneginf(least), 0.0, least), np.floor(room)


def whole(value: float | None, decimals: int) -> Decimal | None:
    """A forecast as it is told: no digits that it has not."""
    if value is None or not math.isfinite(value):
        return None
    return Decimal(repr(round(value, decimals))) if decimals else Decimal(round(value))


def reconciled(
    parts: Iterable[tuple[str, float, float]], total: float
) -> tuple[tuple[str, float], ...]:
    """Forecasts of parts (name, forecast, spread) moved so that they sum to that of the whole.

    The less sure and the larger a part, the more it moves: f_i += (F − Σf)·(f_i·s_i)² / Σ(f_j·s_j)².
    As they are where none is unsure.
    """
    rows = tuple(parts)
    weights = [(forecast * spread) ** 2 for _, forecast, spread in rows]
    away, weight = total - sum(forecast for _, forecast, _ in rows), sum(weights)
    if not weight:
        return tuple((name, forecast) for name, forecast, _ in rows)
    return tuple(
        (name, forecast + away * part / weight)
        for (name, forecast, _), part in zip(rows, weights, strict=True)
    )
