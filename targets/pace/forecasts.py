"""The value at the end of a year's window, from the months so far and up to three past years."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from targets.pace.wobble import Rows, wobble

YEAR = 12
MOST_YEARS = 3
NOTHING = 1e-12
"""A part of a sum that is only what adding up in floats leaves."""

CHUNK = 20_000
"""Series that are worked on at once: memory stays flat however many there are."""

Forecast: TypeAlias = tuple[Rows, Rows | None, Rows]


def flow(history: npt.ArrayLike, year_to_date: npt.ArrayLike, base: npt.ArrayLike) -> Forecast:
    """Month's figures (not cumulative): (N, 12·H), (N, k) and last year's total (N,) for H = 0.

    Returns the year's total, the share of a year that is in by month k, and the wobble, each (N,).
    NaN where the year to date, last year's total, or any year's part or rest is not above zero.
    """
    return _by_chunks(flow_as_of, history, year_to_date, base)


def stock(history: npt.ArrayLike, year_to_date: npt.ArrayLike, base: npt.ArrayLike) -> Forecast:
    """Levels at months' ends: (N, 12·H), (N, k) and the level before the window (N,) for H = 0.

    Returns the level at the year's end, None, and the wobble. NaN where a level that it rests on is
    not above zero.
    """
    return _by_chunks(stock_as_of, history, year_to_date, base)


_Rule: TypeAlias = Callable[[Rows, Rows, Rows, Sequence[int]], Forecast]


def _by_chunks(
    rule: _Rule, history: npt.ArrayLike, year_to_date: npt.ArrayLike, base: npt.ArrayLike
) -> Forecast:
    to_date = np.atleast_2d(np.asarray(year_to_date, dtype=np.float64))
    count, months = to_date.shape
    past = np.asarray(history, dtype=np.float64)
    past = (past if past.ndim == 2 else past.reshape(count, -1))[:, -YEAR * MOST_YEARS :]
    bases = np.broadcast_to(np.asarray(base, dtype=np.float64), (count,))
    if not 1 <= months <= YEAR or past.shape[1] % YEAR:
        raise ValueError(f"{past.shape[1]} past months and {months} of this year are no years")
    parts = []
    for first in range(0, max(count, 1), CHUNK):
        rows = slice(first, first + CHUNK)
        parts.append(rule(past[rows], to_date[rows], bases[rows], [months]))
    forecast, shares, wobbles = zip(*parts, strict=True)
    share = None if shares[0] is None else np.concatenate(shares)[:, 0]
    return np.concatenate(forecast)[:, 0], share, np.concatenate(wobbles)[:, 0]


def flow_as_of(history: Rows, to_date: Rows, base: Rows, months: Sequence[int]) -> Forecast:
    """What `flow` says as of several months k of the same window: (N, K) each."""
    years, k = history.shape[1] // YEAR, np.array(months)
    size = _wobbles(history, to_date, months, "flow")
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        so_far = to_date.cumsum(axis=1)[:, k - 1]
        last = (history[:, -YEAR:].sum(axis=1) if years else base)[:, None]
        share, is_sound = _share(history, k, size)
        is_sound = is_sound & (so_far > 0) & (last > 0) & np.isfinite(so_far) & np.isfinite(size)
        growth = np.log(so_far / (last * share))
        belief = _believed(years, k) * growth**2 / (growth**2 + size**2 / (2 * k))
        forecast = so_far + last * (1 - share) * np.exp(belief * growth)
    told = np.where(is_sound, forecast, np.nan)
    return np.where(k == YEAR, so_far, told), np.where(k == YEAR, 1.0, share), size


def _wobbles(history: Rows, to_date: Rows, months: Sequence[int], kind: str) -> Rows:
    return np.stack([wobble(history, to_date[:, :k], kind=kind) for k in months], axis=1)


def _share(
    history: Rows, k: npt.NDArray[np.int_], size: Rows
) -> tuple[Rows, npt.NDArray[np.bool_]]:
    """The part of a year that is in by its month k: past years, drawn to the calendar's share."""
    years = history.shape[1] // YEAR
    if not years:
        return np.broadcast_to(k / YEAR, size.shape), np.ones(size.shape, dtype=np.bool_)
    running = history.reshape(len(history), years, YEAR).cumsum(axis=2)
    begun = running[:, :, k - 1]
    rest = running[:, :, -1:] - begun
    is_sound = ((begun > 0) & (rest > begun * NOTHING)).all(axis=1)
    odds = np.log(rest / begun)
    plain = np.log((YEAR - k) / k)
    noise = size**2 * (1 / k + 1 / (YEAR - k))
    variance = odds.var(axis=1, ddof=1) / years if years > 1 else noise
    error = variance / 2 + noise / (2 * years)
    away = odds.mean(axis=1) - plain
    drawn = plain + away**3 / (away**2 + 2 * error)
    return 1 / (1 + np.exp(drawn)), is_sound


def _believed(years: int, k: npt.NDArray[np.int_]) -> Rows:
    """How much of the growth so far is believed to go on."""
    if years < 2:
        return np.where(k <= 5, 0.6, 0.8)
    return np.where(k <= 2, 0.6, np.where(k <= 5, 0.8, 1.0))


def stock_as_of(history: Rows, to_date: Rows, base: Rows, months: Sequence[int]) -> Forecast:
    """What `stock` says as of several months k of the same window: (N, K) each."""
    years, k = history.shape[1] // YEAR, np.array(months)
    level, size = to_date[:, k - 1], _wobbles(history, to_date, months, "stock")
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        if years:
            by_year = history.reshape(len(history), years, YEAR)
            ends, then = by_year[:, :, -1:], by_year[:, :, k - 1]
            is_sound = ((ends > 0) & (then > 0)).all(axis=1)
            season = np.log(ends / then).mean(axis=1)
            drift = (YEAR - k) / YEAR * np.log(level / then[:, -1])
            forecast = level * np.exp(0.3 * (season + drift))
        else:
            is_sound = (base > 0)[:, None]
            rise = np.clip((YEAR - k) / k * np.log(level / base[:, None]), -0.5, 0.5)
            forecast = level * np.exp(0.6 * k / (k + 3) * rise)
    is_sound = is_sound & (level > 0) & np.isfinite(level) & np.isfinite(size)
    told = np.where(is_sound, forecast, np.nan)
    return np.where(k == YEAR, level, told), None, size
