"""Small counts: how many more of a thing will come, as a negative binomial on the rest of the window."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from targets.pace.wobble import Rows

PRIOR_SHARE = 0.25
"""Last year counts as a quarter of a year's worth of evidence."""


@dataclass(frozen=True)
class Count:
    """The rest of the window's count: mean and variance, each (N,); NaN where S < 0."""

    mean: Rows
    variance: Rows


def count_forecast(
    so_far: npt.ArrayLike, last_year: npt.ArrayLike, elapsed: npt.ArrayLike
) -> Count:
    """`so_far` S, `last_year` a whole window's count, `elapsed` c in (0, 1]: each (N,).

    Where last year is unknown the caller gives the target's own number.
    """
    had, before = np.asarray(so_far, np.float64), np.asarray(last_year, np.float64)
    part = np.asarray(elapsed, np.float64)
    believed = np.where(had >= 0, had, np.nan) + PRIOR_SHARE * before + 0.3
    mean = believed / (part + PRIOR_SHARE) * (1 - part)
    variance = mean * (1 + (1 - part) / (part + PRIOR_SHARE)) + 0.01 * mean**2
    return Count(mean, variance)


def count_chance(count: Count, least: npt.ArrayLike, most: npt.ArrayLike | None = None) -> Rows:
    """The chance (N,) that the rest is at least `least` (whole numbers) and at most `most`; uncapped."""
    lowest = np.asarray(least, np.float64)
    highest = np.full_like(lowest, np.inf) if most is None else np.asarray(most, np.float64)
    until = np.where(np.isinf(highest), 0, highest)
    end = int(max(np.nanmax(lowest, initial=0), np.nanmax(until, initial=0)))
    below_least, up_to_most = np.zeros_like(count.mean), np.zeros_like(count.mean)
    for number, mass in enumerate(_masses(count, end)):
        below_least += np.where(number < lowest, mass, 0)
        up_to_most += np.where(number <= highest, mass, 0)
    whole = np.where(np.isinf(highest), 1.0, up_to_most)
    found = np.clip(whole - np.where(lowest > 0, below_least, 0.0), 0.0, 1.0)
    return np.where(np.isfinite(count.mean), found, np.nan)


def count_quantiles(count: Count, probabilities: npt.ArrayLike) -> Rows:
    """(N, U): the smallest whole numbers that the rest stays within with each probability."""
    asked = np.atleast_1d(np.asarray(probabilities, np.float64))
    widest = float(np.nanmax(count.mean + 12 * np.sqrt(count.variance), initial=0.0))
    found = np.full((len(count.mean), len(asked)), np.nan)
    total = np.zeros_like(count.mean)
    for number, mass in enumerate(_masses(count, int(widest) + 12)):
        total = total + mass
        reached = (total[:, None] >= asked - 1e-12) & np.isnan(found)
        found[reached] = number
    return np.where(np.isfinite(count.mean)[:, None], found, np.nan)


def _masses(count: Count, end: int) -> list[Rows]:
    """P(X = 0), P(X = 1) … P(X = end), each (N,); a rest that cannot come is 0 for certain."""
    over = count.variance - count.mean
    is_open = over > 0
    size = np.where(is_open, count.mean**2 / np.where(is_open, over, 1.0), 1.0)
    stays = np.where(is_open, count.mean / np.where(is_open, count.variance, 1.0), 1.0)
    masses = [stays**size]
    for number in range(end):
        masses.append(masses[-1] * (number + size) / (number + 1) * (1 - stays))
    return masses
