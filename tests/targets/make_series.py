"""Builders of monthly series for forecasts: each test names only what it is about."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from targets.vocabulary import Baseline, Comparator, Dimension, Evidence, Kind, Target, Unit
from tests.make_targets import promised

Rows = npt.NDArray[np.float64]

PROFILE = np.array([6, 5, 9, 8, 8, 9, 8, 8, 9, 8, 9, 13], dtype=np.float64) * 40
"""A year of 4,000: the golden cases' profile in percent."""

NO_HISTORY = np.empty((1, 0))
UNKNOWN = np.array([np.nan])
POINTS = Unit("points", promised("lending").indicator.unit.name, Dimension.MONEY)


def year(*factors: float) -> list[Decimal]:
    """Cumulative figures of as many months of the profile as there are factors (or all, of one)."""
    many = factors * 12 if len(factors) == 1 else factors
    months = [Decimal(str(round(a * b, 6))) for a, b in zip(PROFILE, many, strict=False)]
    return [sum(months[: k + 1], Decimal(0)) for k in range(len(months))]


def flow_target(value: float, **changes: object) -> Target:
    """A sum of the tiny notice with another number."""
    plain = {"value": Decimal(str(value)), "comparator": Comparator.AT_LEAST, "uncertain": ()}
    return replace(promised("lending"), **(plain | changes))  # type: ignore[arg-type]


def level_target(value: float, base: float | None, **changes: object) -> Target:
    """A level of the tiny notice with another number and base."""
    known = None if base is None else Baseline(Decimal(str(base)), "", Evidence.PUBLISHED)
    plain = {"value": Decimal(str(value)), "baseline": known, "kind": Kind.STOCK}
    return replace(promised("loans"), **(plain | changes))  # type: ignore[arg-type]
