"""Small counts: how many more of a thing will come, as a negative binomial on the rest of the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from targets.pace.wobble import Rows

SMALL = 500.0
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
    """(N, U): the smallest whole numbers that the rest stays within with each probability.

    A rest that is no small count any more is as good as normal.
    """
    asked = np.atleast_1d(np.asarray(probabilities, np.float64))
    is_small = count.mean <= SMALL
    few = Count(np.where(is_small, count.mean, 0.0), np.where(is_small, count.variance, 0.0))
    widest = float(np.max(few.mean + 12 * np.sqrt(few.variance), initial=0.0))
    found = np.full((len(count.mean), len(asked)), np.nan)
    total = np.zeros_like(few.mean)
    for number, mass in enumerate(_masses(few, int(widest) + 12)):
        total = total + mass
        reached = (total[:, None] >= asked - 1e-12) & np.isnan(found)
        found[reached] = number
        if (total >= asked.max()).all():
            break
    normal = np.array([NormalDist().inv_cdf(p) for p in asked])
    wide = np.rint(count.mean[:, None] + np.sqrt(count.variance)[:, None] * normal)
    return np.where(is_small[:, None], found, wide)


def _masses(count: Count, end: int) -> Iterator[Rows]:
    """P(X = 0), P(X = 1) … P(X = end), each (N,); a rest that cannot come is 0 for certain."""
    over = count.variance - count.mean
    is_open = over > 0
    size = np.where(is_open, count.mean**2 / np.where(is_open, over, 1.0), 1.0)
    stays = np.where(is_open, count.mean / np.where(is_open, count.variance, 1.0), 1.0)
    mass = stays**size
    yield mass
    for number in range(end):
        mass = mass * (number + size) / (number + 1) * (1 - stays)
        yield mass
