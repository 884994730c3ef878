"""How far forecasts of this kind have been off: ranges and chances from tables of past errors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from targets.pace.forecasts import MOST_YEARS, YEAR
from targets.pace.wobble import Rows
from targets.vocabulary import Comparator

WIDEST = 1.5
"""A quantile is at most e^1.5 away from the forecast."""

CAPS = {"flow": (0.01, 0.99), "stock": (0.05, 0.90)}
"""Nobody is told more certainty than the errors of this kind have borne out."""


@dataclass(frozen=True)
class Table:
    """Past errors of one kind with H complete past years at month k.

    s = exp(a + c·ln wobble) is the size of an error on the scale of logarithms; `z` are the quantiles of
    ln(actual / forecast) / s at the probabilities `p`, both ascending. `caps`: the least and the most
    chance that is ever told.
    """

    a: float
    c: float
    p: tuple[float, ...]
    z: tuple[float, ...]
    caps: tuple[float, float]

    def spread(self, wobble: Rows) -> Rows:
        size: Rows = np.exp(self.a + self.c * np.log(wobble))
        return size

    def below(self, forecast: Rows, wobble: Rows, value: Rows) -> Rows:
        """F, uncapped: how likely the end lies below a value; NaN where that is not above zero."""
        with np.errstate(invalid="ignore", divide="ignore"):
            z = np.log(value / forecast) / self.spread(wobble)
        is_sound = np.isfinite(z) & (forecast > 0) & (value > 0)
        found = np.interp(np.where(is_sound, z, 0.0), self.z, self.p)
        return np.where(is_sound, found, np.nan)

    def inside(self, forecast: Rows, wobble: Rows, low: Rows, high: Rows) -> Rows:
        """The chance that the end lies between two values, capped; -inf, inf: no such bound."""
        upper, lower = self.below(forecast, wobble, high), self.below(forecast, wobble, low)
        is_known = np.isfinite(forecast) & (forecast > 0)
        upper[np.isposinf(high) & is_known] = 1.0
        lower[np.isneginf(low) & is_known] = 0.0
        return np.clip(upper - lower, *self.caps)

    def quantiles(self, forecast: Rows, wobble: Rows, probabilities: Rows) -> Rows:
        """(N,) and (U,) -> (N, U)."""
        z = np.interp(probabilities, self.p, self.z)
        away = np.clip(self.spread(wobble)[:, None] * z, -WIDEST, WIDEST)
        ends: Rows = forecast[:, None] * np.exp(away)
        return ends


Tables: TypeAlias = Mapping[tuple[str, int, int], Table]
"""By kind (`flow` or `stock`), complete past years 0 … 3 and months covered 1 … 11."""


@cache
def pooled() -> Tables:
    """The tables that ship with the product; pooled.md says how they were fitted."""
    text = files("targets.pace").joinpath("pooled.json").read_text(encoding="utf-8")
    tables: dict[tuple[str, int, int], Table] = {}
    for key, entry in json.loads(text).items():
        kind, years, months = key.split("|")
        found = Table(entry["a"], entry["c"], tuple(entry["p"]), tuple(entry["z"]), CAPS[kind])
        tables[kind, int(years), int(months)] = found
    return tables


def quantiles(
    forecast: npt.ArrayLike,
    wobble: npt.ArrayLike,
    probabilities: npt.ArrayLike,
    *,
    kind: str,
    years: int,
    months: int,
) -> Rows:
    """(N,) forecasts and (U,) probabilities -> (N, U); all equal the forecast of a complete year."""
    middle = np.asarray(forecast, dtype=np.float64)
    asked = np.atleast_1d(np.asarray(probabilities, dtype=np.float64))
    if months == YEAR:
        return np.repeat(middle[:, None], len(asked), axis=1)
    table = pooled()[kind, min(years, MOST_YEARS), months]
    return table.quantiles(middle, np.asarray(wobble, dtype=np.float64), asked)


def chance(  # noqa: PLR0913 the contract's
    forecast: npt.ArrayLike,
    wobble: npt.ArrayLike,
    target: npt.ArrayLike,
    *,
    kind: str,
    years: int,
    months: int,
    comparator: Comparator | str,
) -> Rows:
    """The chance (N,) that the year ends at or beyond `target` (at or under it, for `at_most`).

    Capped by kind; 0 or 1 once the year is complete, where `more_than` is strict; NaN without a
    forecast, or without a target above zero. Raises: ValueError for `about`, which has two edges.
    """
    wanted = np.asarray(target, dtype=np.float64)
    middle = np.asarray(forecast, dtype=np.float64)
    asked = Comparator(comparator)
    if asked not in (Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.AT_MOST):
        raise ValueError(f"{asked} has no single edge: ask Table.inside")
    if months == YEAR:
        return _happened(middle, wanted, asked)
    table = pooled()[kind, min(years, MOST_YEARS), months]
    below = table.below(middle, np.asarray(wobble, dtype=np.float64), wanted)
    return np.clip(below if asked is Comparator.AT_MOST else 1 - below, *table.caps)


def _happened(actual: Rows, wanted: Rows, comparator: Comparator) -> Rows:
    if comparator is Comparator.AT_MOST:
        held = actual <= wanted
    elif comparator is Comparator.MORE_THAN:
        held = actual > wanted
    else:
        held = actual >= wanted
    is_known = np.isfinite(actual) & np.isfinite(wanted)
    return np.where(is_known, held.astype(np.float64), np.nan)
