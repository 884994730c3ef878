"""The wobble of a series: how much one month's growth on last year differs from the next month's."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.float64]

FLOOR = 0.015
PRIOR = {"flow": 0.08, "stock": 0.03}
"""What is believed of a series with hardly a month, as worth `PRIOR_WEIGHT` differences."""

PRIOR_WEIGHT = 4
FEW = 3
ROOT2 = math.sqrt(2)


def wobble(history: Rows, year_to_date: Rows, *, kind: str) -> Rows:
    """(N, 12·H) past months and (N, k) months of the window -> (N,), on the scale of logarithms.

    The newest month is left out: a better newest report must never widen the range.
    """
    months = np.concatenate([history, year_to_date[:, :-1]], axis=1)
    years = history.shape[1] // 12
    x = _logarithms(months)
    steps = np.diff(x, axis=1)
    yearly = np.diff(x[:, 12:] - x[:, :-12], axis=1) if years else steps[:, :0]
    if years > 1:
        alone: Rows = np.maximum(_robust(yearly) / ROOT2, FLOOR)
        return alone
    differences: Rows = steps / ROOT2
    if years == 1:
        few = [steps / 2] if yearly.shape[1] < FEW else []
        differences = np.concatenate([yearly / ROOT2, *few], axis=1)
    return _shrunk(differences, PRIOR[kind])


def _shrunk(differences: Rows, prior: float) -> Rows:
    count = differences.shape[1]
    if not count:
        return np.full(len(differences), prior)
    own = count * _robust(differences) ** 2
    shrunk: Rows = np.sqrt((own + PRIOR_WEIGHT * prior**2) / (count + PRIOR_WEIGHT))
    return np.maximum(shrunk, FLOOR)


def _logarithms(months: Rows) -> Rows:
    """A row with a month that is not above zero has none: there parts of its mean size serve."""
    if not months.shape[1]:
        return months
    has_none: npt.NDArray[np.bool_] = np.min(months, axis=1) <= 0
    x: Rows = np.log(np.where(has_none[:, None], 1.0, months))
    odd = months[has_none]
    size = np.abs(odd).mean(axis=1, keepdims=True)
    x[has_none] = odd / np.where(size > 0, size, 1.0)
    return x


def _robust(differences: Rows) -> Rows:
    """Root mean square, a single difference counting at most four medians (and a hair)."""
    size: Rows = np.abs(differences)
    most = 4 * _median(size)[:, None] + 0.004
    capped: Rows = np.minimum(size, most)
    root: Rows = np.sqrt(np.mean(capped**2, axis=1))
    return root


def _median(rows: Rows) -> Rows:
    """(N, M) -> (N,); of the few and short rows here twice as fast as numpy's own. NaN sorts last."""
    ascending, half = np.sort(rows, axis=1), rows.shape[1] // 2
    if rows.shape[1] % 2:
        return ascending[:, half]
    middle: Rows = (ascending[:, half - 1] + ascending[:, half]) / 2
    return middle
