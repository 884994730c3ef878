"""Own errors: tables of them once there are enough, and what was said held against what happened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from targets import pace
from targets.standing import LIKELY_FROM, UNLIKELY_BELOW
from targets.vocabulary import ClosedForecast, Period

ENOUGH = 200
"""Own errors of a kind from which on their quantiles replace the pooled ones."""

KINDS = ("flow", "stock")
"""What tables of errors are kept of; counts have a law of their own."""

EDGES = (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0)
LEAST_STEP = 1e-6
"""Quantiles that fall together are set apart by so much: a chance is read between them."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Chances said between two edges: how many, their mean, and how often the promise was kept."""

    low: float
    high: float
    count: int
    said: float | None
    happened: float | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """Of all closed forecasts of a rule (or of every one): None where there is nothing to count.

    `count`: forecasts; `judged`: those with a chance; `brier`: mean squared distance of chance and
    outcome; `covered`: how often the end lay in the range of 8 in 10; `likely_kept`, `unlikely_kept`:
    how often what was called likely, or unlikely, was kept.
    """

    count: int
    judged: int
    bins: tuple[Bin, ...]
    brier: float | None
    covered: float | None
    likely_kept: float | None
    unlikely_kept: float | None


def errors_by_kind(
    closed: Iterable[ClosedForecast], *, before: Period | None = None
) -> dict[str, list[float]]:
    """Standardised errors ln(actual / forecast) / s by kind, of windows that ended before a month."""
    found: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for one in closed:
        is_past = before is None or one.end < before
        if one.rule in found and is_past and one.spread and one.actual > 0 and one.forecast > 0:
            found[one.rule].append(float(np.log(one.actual / one.forecast)) / one.spread)
    return found


def own_tables(closed: Iterable[ClosedForecast], *, before: Period) -> pace.Tables | None:
    """The pooled tables with own quantiles where there are enough; None: of no kind there are.

    `before`: the first month of the window that is judged: a running year never tunes itself.
    """
    enough = {
        kind: errors
        for kind, errors in errors_by_kind(closed, before=before).items()
        if len(errors) >= ENOUGH
    }
    if not enough:
        return None
    return {
        key: replace(table, z=_quantiles(enough[key[0]], table.p)) if key[0] in enough else table
        for key, table in pace.pooled().items()
    }


def _quantiles(errors: Sequence[float], probabilities: Sequence[float]) -> tuple[float, ...]:
    found: list[float] = []
    for value in np.quantile(errors, probabilities).tolist():
        found.append(max(value, found[-1] + LEAST_STEP) if found else value)
    return tuple(found)


def calibration(closed: Iterable[ClosedForecast], rule: str | None = None) -> Calibration:
    """What was said against what happened; `rule` None: of every forecast."""
    each = [one for one in closed if rule in (None, one.rule)]
    said = [(one.chance, one.kept) for one in each if one.chance is not None]
    judged = [(chance, bool(kept)) for chance, kept in said if kept is not None]
    return Calibration(
        count=len(each),
        judged=len(judged),
        bins=tuple(_bin(judged, low, high) for low, high in pairwise(EDGES)),
        brier=_mean([(chance - kept) ** 2 for chance, kept in judged]),
        covered=_mean([one.low80 <= one.actual <= one.high80 for one in each]),
        likely_kept=_mean([kept for chance, kept in judged if chance >= LIKELY_FROM]),
        unlikely_kept=_mean([kept for chance, kept in judged if chance < UNLIKELY_BELOW]),
    )


def _bin(judged: Sequence[tuple[float, bool]], low: float, high: float) -> Bin:
    """The upper edge belongs to the next bin, that of certainty to the last."""
    within = [
        (chance, kept)
        for chance, kept in judged
        if low <= chance < high or (high == EDGES[-1] and chance == high)
    ]
    said, happened = (_mean([pair[side] for pair in within]) for side in (0, 1))
    return Bin(low, high, len(within), said, happened)


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
