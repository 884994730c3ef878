"""Why a ratio moved between two dates: what changed within its parts, and what changed between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from targets.board import Line
from targets.figures import parts_of
from targets.vocabulary import Period

Parts: TypeAlias = Mapping[str, tuple[Decimal, Decimal]]
"""By part its numerator and denominator."""


@dataclass(frozen=True, slots=True)
class Shift:
    """One part's share of the change, in percentage points; all shifts sum to it.

    `within`: its own ratio moved. `mix`: its weight did, away from or towards the others' ratios.
    """

    part: str
    within: Decimal
    mix: Decimal


def shifts(before: Parts, after: Parts) -> tuple[Shift, ...]:
    """Within w̄·Δr and mix (r̄ − R̄)·Δw of every part; bars are means of both dates.

    Empty where the two dates have not the same parts, or a date's denominators sum to nothing.
    """
    old, new = _total(before), _total(after)
    if before.keys() != after.keys() or not old[1] or not new[1]:
        return ()
    mean = (_percent(*old) + _percent(*new)) / 2
    return tuple(_shift(part, before[part], after[part], old[1], new[1], mean) for part in before)


def line_shifts(line: Line, since: Period, until: Period) -> tuple[Shift, ...]:
    """Of the districts that report both months, where they make up the whole at both; else empty."""
    ends = []
    for month in (since, until):
        parts = {}
        for area, series in line.district_series:
            found = next((parts_of(f) for f in series if f.period == month), None)
            if found is not None:
                parts[area] = found
        whole = next((parts_of(f) for f in line.series if f.period == month), None)
        if whole is None or _total(parts) != whole:
            return ()
        ends.append(parts)
    return shifts(*ends)


def _shift(
    part: str,
    before: tuple[Decimal, Decimal],
    after: tuple[Decimal, Decimal],
    old: Decimal,
    new: Decimal,
    mean: Decimal,
) -> Shift:
    weights = before[1] / old, after[1] / new
    ratios = _ratios(before, after)
    within = (weights[0] + weights[1]) / 2 * (ratios[1] - ratios[0])
    mix = ((ratios[0] + ratios[1]) / 2 - mean) * (weights[1] - weights[0])
    return Shift(part, within, mix)


def _ratios(
    before: tuple[Decimal, Decimal], after: tuple[Decimal, Decimal]
) -> tuple[Decimal, Decimal]:
    """A part that had nothing to divide by at one date has the other date's ratio: all of it is mix."""
    old = _percent(*before) if before[1] else None
    new = _percent(*after) if after[1] else None
    nothing = Decimal(0)
    first = old if old is not None else new if new is not None else nothing
    return first, new if new is not None else first


def _total(parts: Parts) -> tuple[Decimal, Decimal]:
    zero = Decimal(0)
    return sum((n for n, _ in parts.values()), zero), sum((d for _, d in parts.values()), zero)


def _percent(numerator: Decimal, denominator: Decimal) -> Decimal:
    return 100 * numerator / denominator
