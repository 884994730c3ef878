"""Builders of forecasts of windows that are over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from targets.vocabulary import ClosedForecast, Period

PLAIN = ClosedForecast(
    target="lending",
    area="city",
    end=Period(2024, 12),
    months=6,
    rule="flow",
    years=1,
    forecast=100.0,
    spread=0.1,
    low80=90.0,
    high80=110.0,
    actual=105.0,
    chance=0.8,
    kept=True,
)


def closed(**changes: object) -> ClosedForecast:
    return replace(PLAIN, **changes)  # type: ignore[arg-type]


def errors(count: int, *, size: float = 1.0, rule: str = "flow") -> Sequence[ClosedForecast]:
    """As many forecasts as asked for, off by the quantiles of a normal error of that size (in s)."""
    places = (np.arange(count) + 0.5) / count
    spread = 0.1
    off = np.sqrt(2) * size * _inverse_error_function(2 * places - 1)
    return [
        closed(
            area=str(number),
            months=1 + number % 11,
            rule=rule,
            spread=spread,
            actual=float(100 * np.exp(spread * z)),
        )
        for number, z in enumerate(off)
    ]


Rows = npt.NDArray[np.float64]


def _inverse_error_function(value: Rows) -> Rows:
    """Winitzki's approximation; good to a few thousandths."""
    a = 0.147
    log = np.log(1 - value**2)
    inner = 2 / (np.pi * a) + log / 2
    found: Rows = np.sign(value) * np.sqrt(np.sqrt(inner**2 - log / a) - inner)
    return found
