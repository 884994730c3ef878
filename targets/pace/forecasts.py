"""The value at the end of a year's window, from the months so far and up to three past years."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from targets.pace.wobble import Rows, wobble

YEAR = 12
MOST_YEARS = 3
CHUNK = 20_000
"""Series that are worked on at once: memory stays flat however many there are."""

Forecast: TypeAlias = tuple[Rows, Rows | None, Rows]


def flow(history: npt.ArrayLike, year_to_date: npt.ArrayLike, base: npt.ArrayLike) -> Forecast:
    """Month's figures (not cumulative): (N, 12·H), (N, k) and last year's total (N,) for H = 0.

    Returns the year's total, the share of a year that is in by month k, and the wobble, each (N,).
    NaN where the year to date, last year's total, or any year's part or rest is not above zero.
    """
    return _by_chunks(_flow, history, year_to_date, base)


def stock(history: npt.ArrayLike, year_to_date: npt.ArrayLike, base: npt.ArrayLike) -> Forecast:
    """Levels at months' ends: (N, 12·H), (N, k) and the level before the window (N,) for H = 0.

    Returns the level at the year's end, None, and the wobble. NaN where a level that it rests on is
    not above zero.
    """
    return _by_chunks(_stock, history, year_to_date, base)


_Rule: TypeAlias = Callable[[Rows, Rows, Rows], Forecast]


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
        with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
            parts.append(rule(past[rows], to_date[rows], bases[rows]))
    forecast, shares, wobbles = zip(*parts, strict=True)
    share = None if shares[0] is None else np.concatenate(shares)
    return np.concatenate(forecast), share, np.concatenate(wobbles)


def _flow(history: Rows, to_date: Rows, base: Rows) -> Forecast:
    months, years = to_date.shape[1], history.shape[1] // YEAR
    so_far = to_date.sum(axis=1)
    last = history[:, -YEAR:].sum(axis=1) if years else base
    size = wobble(history, to_date, kind="flow")
    if months == YEAR:
        return so_far, np.ones_like(so_far), size
    share, is_sound = _share(history, months, size)
    is_sound &= (so_far > 0) & (last > 0) & np.isfinite(so_far) & np.isfinite(size)
    growth = np.log(so_far / (last * share))
    belief = _believed(years, months) * growth**2 / (growth**2 + size**2 / (2 * months))
    forecast = so_far + last * (1 - share) * np.exp(belief * growth)
    return _only(is_sound, forecast), share, size


def _share(history: Rows, months: int, size: Rows) -> tuple[Rows, npt.NDArray[np.bool_]]:
    """The part of a year that is in by its month k: past years, drawn to the calendar's share."""
    count, years = len(history), history.shape[1] // YEAR
    if not years:
        return np.full(count, months / YEAR), np.ones(count, dtype=np.bool_)
    by_year = history.reshape(count, years, YEAR)
    begun, rest = by_year[:, :, :months].sum(axis=2), by_year[:, :, months:].sum(axis=2)
    is_sound = ((begun > 0) & (rest > 0)).all(axis=1)
    odds = np.log(rest / begun)
    plain = np.log((YEAR - months) / months)
    noise = size**2 * (1 / months + 1 / (YEAR - months))
    variance = odds.var(axis=1, ddof=1) / years if years > 1 else noise
    error = variance / 2 + noise / (2 * years)
    away = odds.mean(axis=1) - plain
    drawn = plain + away**3 / (away**2 + 2 * error)
    return 1 / (1 + np.exp(drawn)), is_sound


def _believed(years: int, months: int) -> float:
    """How much of the growth so far is believed to go on."""
    if years < 2:
        return 0.6 if months <= 5 else 0.8
    if months <= 2:
        return 0.6
    return 0.8 if months <= 5 else 1.0


def _stock(history: Rows, to_date: Rows, base: Rows) -> Forecast:
    months, years = to_date.shape[1], history.shape[1] // YEAR
    level = to_date[:, -1]
    size = wobble(history, to_date, kind="stock")
    if months == YEAR:
        return level, None, size
    left = (YEAR - months) / YEAR
    if years:
        by_year = history.reshape(len(history), years, YEAR)
        ends, then = by_year[:, :, -1], by_year[:, :, months - 1]
        is_sound = ((ends > 0) & (then > 0)).all(axis=1) & (level > 0)
        season = np.log(ends / then).mean(axis=1)
        drift = left * np.log(level / then[:, -1])
        forecast = level * np.exp(0.3 * (season + drift))
    else:
        is_sound = (level > 0) & (base > 0)
        rise = np.clip((YEAR - months) / months * np.log(level / base), -0.5, 0.5)
        forecast = level * np.exp(0.6 * months / (months + 3) * rise)
    return _only(is_sound & np.isfinite(level) & np.isfinite(size), forecast), None, size


def _only(is_sound: npt.NDArray[np.bool_], values: Rows) -> Rows:
    return np.where(is_sound, values, np.nan)
