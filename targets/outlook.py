"""Where measured targets will stand at the end, and how likely that keeps their promises; many at once."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from targets import pace
from targets.measure import Measured
from targets.promise import UNSURE_COMPARATOR, kept_between, only_adds
from targets.series import Rule, Series, series_of
from targets.vocabulary import Comparator, NoForecast

RANGE = (0.1, 0.9)
"""Eight times in ten the end lies between these quantiles."""

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
    value, wanted = float(case.value or 0), case.promise.value
    if case.is_over:
        chance = None if wanted is None else float(case.is_met)
        return _with(outlook, forecast=value, low=value, high=value, chance=chance)
    if wanted is None:
        because = outlook.because or NoForecast.NO_PROMISE
        return _with(outlook, chance=None, chances={}, because=because)
    if not only_adds(case.target):
        return outlook
    low = None if outlook.low is None else max(outlook.low, value)
    high = None if outlook.high is None else max(outlook.high, value)
    chance = outlook.chance
    if case.target.comparator is Comparator.AT_MOST:
        chance = chance if case.is_met else 0.0
    elif case.target.comparator is Comparator.ABOUT:
        chance = 0.0 if case.is_beyond_its_band else chance
    elif case.is_met:
        chance = 1.0
    return _with(outlook, low=low, high=high, chance=chance)


def _with(outlook: Outlook, **changes: object) -> Outlook:
    kept = {name: getattr(outlook, name) for name in Outlook.__slots__}
    return Outlook(**(kept | changes))


def _of_values(alike: _Alike, tables: pace.Tables | None) -> list[Outlook]:
    """Flows and levels with the same past years and months covered: one row each."""
    rule, years, last = alike[0][1].rule, alike[0][1].years, alike[0][0].k
    past = np.array([series.past for _, series in alike]).reshape(len(alike), -1)
    to_date = np.array([series.to_date for _, series in alike])
    base = np.array([series.base for _, series in alike])
    offset = np.array([series.offset for _, series in alike])
    kept = _kept(alike, offset)
    foresee = pace.flow if rule is Rule.FLOW else pace.stock
    known = pace.pooled() if tables is None else tables
    chances: list[Rows] = []
    for months in range(1, min(last, pace.YEAR - 1) + 1):
        forecast, _, wobble = foresee(past, to_date[:, :months], base)
        table = known[rule.value, years, months]
        chances.append(table.inside(forecast, wobble, *kept))
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
    flat = [
        (place, months) for place, (case, _) in enumerate(alike) for months in range(1, case.k + 1)
    ]
    so_far = np.array([alike[place][1].to_date[months - 1] for place, months in flat])
    before = np.array([alike[place][1].base for place, _ in flat])
    elapsed = np.array([alike[place][1].elapsed[months - 1] for place, months in flat])
    rest = pace.count_forecast(so_far, before, elapsed)
    bounds = [
        _still_kept(alike[place][0], had) for (place, _), had in zip(flat, so_far, strict=True)
    ]
    least, most = np.array([low for low, _ in bounds]), np.array([high for _, high in bounds])
    chances = pace.count_chance(rest, least, most)
    edges = pace.count_quantiles(rest, RANGE)
    found: dict[int, list[float]] = {}
    ends: dict[int, tuple[float, float, float]] = {}
    for row, (place, _) in enumerate(flat):
        found.setdefault(place, []).append(float(chances[row]))
        low, high = (so_far[row] + edges[row]).tolist()
        ends[place] = (float(so_far[row] + rest.mean[row]), low, high)
    return [
        _told(Rule.COUNT, 0, ends[place][0], ends[place][1:], found[place], None)
        for place in range(len(alike))
    ]


def _still_kept(case: Measured, had: float) -> tuple[float, float]:
    """How many more things keep the promise, at least and at most; inf: as many as there may be."""
    low, high = kept_between(case.target, case.promise.value)
    most = math.inf if high is None else math.floor(float(high) - had)
    if low is None:
        return 0, most
    is_strict = (
        case.target.comparator is Comparator.MORE_THAN
        and UNSURE_COMPARATOR not in case.target.uncertain
    )
    short = float(low) - had
    return (math.floor(short) + 1 if is_strict else math.ceil(short)), most


def whole(value: float | None, decimals: int) -> Decimal | None:
    """A forecast as it is told: no digits that it has not."""
    if value is None or not math.isfinite(value):
        return None
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals))


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
