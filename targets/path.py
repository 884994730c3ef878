"""The expected path: where a series should stand at the end of every month of a target's window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import pairwise

from targets.figures import Months
from targets.promise import Promise, is_at_or_beyond, starts_at_zero
from targets.vocabulary import Behaviour, ExpectedBy, Kind, Target

PAST_YEARS = 3
"""How many past years at most shape the season."""


def _nowhere(_: int) -> Decimal | None:
    return None


@dataclass(frozen=True, slots=True)
class Path:
    """The rule that gives a level for the months of the window (1 ... n), and how it does.

    Levels are reckoned when they are asked for: of most areas one month's is ever looked at.
    """

    by: ExpectedBy = ExpectedBy.NONE
    level: Callable[[int], Decimal | None] = _nowhere
    """Of a month 1 ... n; None: no level there."""


NO_PATH = Path()


def expected_path(target: Target, promise: Promise, values: Months, month: int) -> Path:
    """The first that exists: milestones, season, straight line; a declared step stands for itself.

    `month` (1 ... n) is the one judged: a past year shapes the season only if it has that month.
    A ratio has no path of its own, only milestones or a step.
    """
    wanted = promise.value
    if wanted is None:
        return NO_PATH
    opening = Decimal(0) if starts_at_zero(target) else promise.baseline
    if promise.milestones:
        levels = _by_milestones(target, wanted, opening, promise.milestones)
        return Path(ExpectedBy.MILESTONES, levels.get)
    if target.step_on is not None:
        return Path(ExpectedBy.STEP, partial(_by_step, target, wanted, opening))
    if target.indicator.behaviour is Behaviour.RATIO or opening is None:
        return NO_PATH
    rise = wanted - opening
    if target.kind is Kind.STOCK and is_at_or_beyond(target, opening, wanted):
        rise, opening = Decimal(0), wanted  # nothing to gain: it must only hold
    season = season_of(target, values, month)
    if season is not None:
        return Path(ExpectedBy.SEASONAL, partial(season.level, opening, rise))
    return Path(ExpectedBy.LINEAR, partial(_by_line, target.months, opening, rise))


@dataclass(frozen=True, slots=True)
class Season:
    """What was in by each month of the window, summed over some past years."""

    values: Months
    before: tuple[int, ...]
    """The month before each of the windows."""
    opening: Decimal
    total: Decimal

    def part(self, k: int) -> Decimal | None:
        """None: a month that not all of the years have."""
        found = [self.values.get(before + k) for before in self.before]
        present = [value for value in found if value is not None]
        return None if len(present) < len(found) else sum(present, -self.opening)

    def level(self, opening: Decimal, rise: Decimal, k: int) -> Decimal | None:
        part = self.part(k)
        return None if part is None else opening + rise * part / self.total


def season_of(target: Target, values: Months, month: int) -> Season | None:
    """Of the last past years; a level counts from the month before its window.

    Only years that have that opening level, the last month and the judged one (0: none yet) count. None
    without such years, or where their totals say nothing of a season: flows that sum to nothing,
    increments of different signs.
    """
    last, is_sum = target.months, starts_at_zero(target)
    befores, totals, openings = [], [], []
    for years in range(1, PAST_YEARS + 1):
        before = target.start.ordinal - years * stride(target) - 1
        opening = Decimal(0) if is_sum else values.get(before)
        end = values.get(before + last)
        if opening is None or end is None or (month and before + month not in values):
            continue
        befores.append(before)
        openings.append(opening)
        totals.append(end - opening)
    if not totals or not _has_a_season(totals, is_sum=is_sum):
        return None
    zero = Decimal(0)
    return Season(values, tuple(befores), sum(openings, zero), sum(totals, zero))


def _has_a_season(totals: list[Decimal], *, is_sum: bool) -> bool:
    if is_sum:
        return sum(totals) > 0
    return min(totals) > 0 or max(totals) < 0


def _by_line(months: int, opening: Decimal, rise: Decimal, k: int) -> Decimal:
    return opening + rise * k / months


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


def _by_step(target: Target, value: Decimal, opening: Decimal | None, k: int) -> Decimal | None:
    """The opening level until the date, the whole value from then on."""
    step = target.step_on.ordinal if target.step_on else target.start.ordinal
    return value if target.start.ordinal + k - 1 >= step else opening
