"""The methods that are compared: each says, of many windows at once, a value and chances of targets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from bench.backtest.windows import Windows
from targets.pace import YEAR, flow, pooled, quantiles, stock
from targets.pace.wobble import Rows, wobble


@dataclass(frozen=True)
class Said:
    """(N,) the year's end, (N, T) the chance of each target, and (N, 2) the 80 % range or None."""

    value: Rows
    chance: Rows
    range80: Rows | None = None


Method = Callable[[Windows, Rows, int], Said]
"""Windows, targets (N, T) and the months covered."""


def pace(given: Windows, targets: Rows, covered: int) -> Said:
    """As the product forecasts; NaN where it says nothing."""
    rule = flow if given.kind == "flow" else stock
    value, _, size = rule(given.history, given.months[:, :covered], given.base)
    return _with_tables(given, targets, covered, value, size)


def time_share(given: Windows, targets: Rows, covered: int) -> Said:
    """序时 as staff read it: the straight line through what is known meets the target, or does not."""
    value = _straight(given, covered)
    return Said(value, _yes_no(value, targets))


def time_share_with_tables(given: Windows, targets: Rows, covered: int) -> Said:
    """The same line with pace's tables of errors; a line that ends at or below zero meets nothing."""
    value = _straight(given, covered)
    size = wobble(given.history, given.months[:, :covered], kind=given.kind)
    said = _with_tables(given, targets, covered, value, size)
    least = _table_caps(given, covered)[0]
    return Said(value, np.where((value > 0)[:, None], said.chance, least), said.range80)


def seasonal_naive(given: Windows, targets: Rows, covered: int) -> Said:
    """The rest of the year as last year's (flow), or last year's rise from here on (stock); H ≥ 1."""
    last = given.history[:, -YEAR:]
    if given.kind == "flow":
        value = given.months[:, :covered].sum(axis=1) + last[:, covered:].sum(axis=1)
    else:
        value = given.months[:, covered - 1] * last[:, -1] / last[:, covered - 1]
    return Said(value, _yes_no(value, targets))


def methods(years: int) -> dict[str, Method]:
    """By the name that the tables print; the seasonal naive needs a past year."""
    always: dict[str, Method] = {
        "time share": time_share,
        "time share + tables": time_share_with_tables,
        "pace": pace,
    }
    return {"seasonal naive": seasonal_naive, **always} if years else always


def _straight(given: Windows, covered: int) -> Rows:
    if given.kind == "flow":
        whole: Rows = given.months[:, :covered].sum(axis=1) * YEAR / covered
        return whole
    rise: Rows = (given.months[:, covered - 1] - given.base) * YEAR / covered
    return given.base + rise


def _with_tables(given: Windows, targets: Rows, covered: int, value: Rows, size: Rows) -> Said:
    years = given.history.shape[1] // YEAR
    table = pooled()[given.kind, years, covered]
    below = table.below(value[:, None], size[:, None], targets)
    ends = quantiles(value, size, [0.1, 0.9], kind=given.kind, years=years, months=covered)
    return Said(value, np.clip(1 - below, *table.caps), ends)


def _table_caps(given: Windows, covered: int) -> tuple[float, float]:
    return pooled()[given.kind, given.history.shape[1] // YEAR, covered].caps


def _yes_no(value: Rows, targets: Rows) -> Rows:
    return (value[:, None] >= targets).astype(np.float64)
