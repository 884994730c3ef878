"""The expected path: where a series should stand at the end of every month of a target's window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from targets.figures import Months
from targets.promise import Promise, is_at_or_beyond, starts_at_zero
from targets.vocabulary import Behaviour, ExpectedBy, Kind, Target

PAST_YEARS = 3
"""How many past years at most shape the season."""


@dataclass(frozen=True, slots=True)
class Path:
    """Levels by month of the window (1 ... n), and the rule that gave them."""

    by: ExpectedBy = ExpectedBy.NONE
    levels: Mapping[int, Decimal] = field(default_factory=dict)


NO_PATH = Path()


def expected_path(target: Target, promise: Promise, values: Months, month: int) -> Path:
    """The first that exists: milestones, season, straight line; a declared step stands for itself.

    `month` (1 ... n) is the one judged: a past year shapes the season only if it has that month.
    A ratio has no path of its own, only milestones or a step.
    """
    if promise.value is None:
        return NO_PATH
    opening = Decimal(0) if starts_at_zero(target) else promise.baseline
    if promise.milestones:
        return Path(
            ExpectedBy.MILESTONES,
            _by_milestones(target, promise.value, opening, promise.milestones),
        )
    if target.step_on is not None:
        return Path(ExpectedBy.STEP, _by_step(target, promise.value, opening))
    if target.indicator.behaviour is Behaviour.RATIO or opening is None:
        return NO_PATH
    rise = promise.value - opening
    if target.kind is Kind.STOCK and is_at_or_beyond(target, opening, promise.value):
        rise, opening = Decimal(0), promise.value  # nothing to gain: it must only hold
    season = seasonal_sums(target, values, month)
    if season:
        levels = {k: opening + rise * part / season[target.months] for k, part in season.items()}
        return Path(ExpectedBy.SEASONAL, levels)
    levels = {k: opening + rise * k / target.months for k in range(1, target.months + 1)}
    return Path(ExpectedBy.LINEAR, levels)


def seasonal_sums(target: Target, values: Months, month: int) -> dict[int, Decimal]:
    """What was in by each month of the window, summed over the past years; their totals come last.

    Only years that have the last month and the judged one (0: none yet) count, and only months that all of
    these have. Empty without such years, or where their totals say nothing of a season: flows that
    sum to nothing, increments of different signs.
    """
    last = target.months
    years = [
        year
        for year in past_windows(target, values)
        if last in year and (not month or month in year)
    ]
    if not years or not _has_a_season(target, [year[last] for year in years]):
        return {}
    months = [k for k in range(1, last + 1) if all(k in year for year in years)]
    return {k: sum((year[k] for year in years), Decimal(0)) for k in months}


def _has_a_season(target: Target, totals: list[Decimal]) -> bool:
    if starts_at_zero(target):
        return sum(totals) > 0
    return min(totals) > 0 or max(totals) < 0


def past_windows(target: Target, values: Months) -> list[dict[int, Decimal]]:
    """Past years, oldest first: the cumulative figure, or the rise, by month 1 ... n.

    A level counts from the month before its window; without that opening level a year is left out.
    """
    found: list[dict[int, Decimal]] = []
    for years in range(PAST_YEARS, 0, -1):
        before = target.start.ordinal - years * stride(target) - 1
        opening = Decimal(0) if starts_at_zero(target) else values.get(before)
        if opening is not None:
            months = range(1, target.months + 1)
            found.append({k: values[before + k] - opening for k in months if before + k in values})
    return found


def stride(target: Target) -> int:
    """Months from a window to the one before it: whole years, and never overlapping."""
    return 12 * -(-target.months // 12)


def _by_milestones(
    target: Target,
    value: Decimal,
    opening: Decimal | None,
    milestones: tuple[tuple[int, Decimal], ...],
) -> dict[int, Decimal]:
    """Straight between the points; from the opening level (if known) to the value at the end."""
    first = target.start.ordinal - 1
    points = {target.months: value} | {ordinal - first: level for ordinal, level in milestones}
    if opening is not None:
        points.setdefault(0, opening)
    known = sorted(points)
    levels = {known[-1]: points[known[-1]]}
    for left, right in pairwise(known):
        rise = points[right] - points[left]
        for k in range(left, right):
            levels[k] = points[left] + rise * (k - left) / (right - left)
    return {k: levels[k] for k in sorted(levels) if 1 <= k <= target.months}


def _by_step(target: Target, value: Decimal, opening: Decimal | None) -> dict[int, Decimal]:
    """The opening level until the date, the whole value from then on."""
    step = target.step_on.ordinal if target.step_on else target.start.ordinal
    levels: dict[int, Decimal] = {}
    for k in range(1, target.months + 1):
        level = value if target.start.ordinal + k - 1 >= step else opening
        if level is not None:
            levels[k] = level
    return levels
