"""Scores of forecasts that have come true or not: arrays in, figures out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from targets.pace.wobble import Rows

BINS = (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0)
GREEN, RED = 0.75, 0.25


@dataclass(frozen=True)
class Share:
    """Of `count` chances within a bin: their mean, and the share that came true; None of none."""

    count: int
    said: float | None
    happened: float | None


def smape(forecast: Rows, actual: Rows) -> float | None:
    """Symmetric mean absolute percentage error, 0 … 200."""
    size = np.abs(forecast) + np.abs(actual)
    off = np.abs(forecast - actual)
    return _mean(200 * np.divide(off, size, out=np.zeros_like(off), where=size > 0))


def brier(chance: Rows, came: npt.NDArray[np.bool_]) -> float | None:
    """The mean squared distance of the chances said from what happened: 0 is best, .25 a coin's."""
    return _mean((chance - came) ** 2)


def coverage(ends: Rows, actual: Rows) -> float | None:
    """The share of actual values within their range (N, 2), ends included."""
    return _mean((ends[:, 0] <= actual) & (actual <= ends[:, 1]))


def reliability(chance: Rows, came: npt.NDArray[np.bool_]) -> list[Share]:
    """For each bin of chances; a bin's lower edge is its own, and the last one's upper edge too."""
    place = np.clip(np.searchsorted(BINS, chance.ravel(), side="right") - 1, 0, len(BINS) - 2)
    return [
        _share(chance.ravel(), came.ravel(), place == number) for number in range(len(BINS) - 1)
    ]


def green(chance: Rows, came: npt.NDArray[np.bool_]) -> Share:
    """Those shown as likely."""
    return _share(chance.ravel(), came.ravel(), chance.ravel() >= GREEN)


def red(chance: Rows, came: npt.NDArray[np.bool_]) -> Share:
    """Those shown as unlikely."""
    return _share(chance.ravel(), came.ravel(), chance.ravel() < RED)


def _share(chance: Rows, came: npt.NDArray[np.bool_], chosen: npt.NDArray[np.bool_]) -> Share:
    return Share(int(chosen.sum()), _mean(chance[chosen]), _mean(came[chosen]))


def _mean(values: npt.NDArray[np.float64 | np.bool_]) -> float | None:
    return float(values.mean()) if values.size else None
