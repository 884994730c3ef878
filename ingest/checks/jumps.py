"""A step in a series unlike its earlier steps: a robust prediction of one month, and how far it fails."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import sqrt
from statistics import median

from ingest.checks.material import Material
from ingest.checks.saying import amount, finding
from targets.vocabulary import (
    Behaviour,
    Cell,
    Dimension,
    Finding,
    Observation,
    Period,
    Severity,
)

LOOK_BACK = 25
YEAR = 12
ROBUST = 1.4826
"""The median distance times this is a standard deviation, where steps are normal."""
WEIGHT = 4
"""For how many steps the usual spread counts beside those of the series."""
OF_THE_MEDIAN = 1.6
"""The variance of a median of n steps, in n-ths of theirs."""


@dataclass(frozen=True, slots=True)
class _Manner:
    """How far steps of a kind of series usually spread, and at least, as shares."""

    spread: float
    least: float


LEVELS = _Manner(spread=0.042, least=0.01)
"""Two figures that are each off by 3 % make steps that are off by 4.2 %."""
RATIOS = _Manner(spread=0.06, least=0.02)
AMOUNTS = _Manner(spread=0.2, least=0.2)
"""The months' own amounts of cumulative figures; a year's last month is often half as much again."""

MANNERS = {
    Behaviour.STOCK: LEVELS,
    Behaviour.RATIO: RATIOS,
    Behaviour.FLOW: AMOUNTS,
    Behaviour.RUNNING_TOTAL: AMOUNTS,
}


def look(material: Material, asked: Collection[Cell]) -> Iterator[Finding]:
    """Figures whose own series something has been asked about already are passed over."""
    for figure in material.fresh:
        if figure.cell in asked:
            continue
        expected = _missed(figure, material)
        if expected is not None:
            shown = amount(Decimal(expected), figure.indicator, material, is_rough=True)
            yield finding("jump", Severity.WARNING, figure, material, expected=shown)


def _missed(figure: Observation, material: Material) -> float | None:
    """The value that was predicted, where the figure is too far from it."""
    run = _unbroken(figure, material)
    if MANNERS[material.indicator(figure.indicator).behaviour] is AMOUNTS:
        return _missed_amount(run, figure, material)
    return _missed_level(list(run.values()), figure, material)


def _missed_level(values: list[float], figure: Observation, material: Material) -> float | None:
    """A level grows by about its usual share."""
    if len(values) < material.rules.jump.fewest_steps + 2 or min(values) <= 0:
        return None
    growths = [after / before for before, after in pairwise(values)]
    manner = MANNERS[material.indicator(figure.indicator).behaviour]
    chance = _chance(values[-2], figure, material)
    if _distance(growths, manner, chance) <= material.rules.jump.stock:
        return None
    return values[-2] * median(growths[:-1])


def _missed_amount(
    run: dict[Period, float], figure: Observation, material: Material
) -> float | None:
    """A month's own amount is about as usual, or has grown on last year's like the months before."""
    amounts = _amounts(run, figure, material)
    rule = material.rules.jump
    *earlier, last = amounts.values() or (0.0,)
    usual = median(earlier) if len(earlier) >= rule.fewest_steps else 0.0
    is_count = material.indicator(figure.indicator).unit.dimension is Dimension.COUNT
    if usual <= 0 or (is_count and usual < rule.few):
        return None
    chance = _chance(usual, figure, material)
    for steps in ([*earlier, last], _on_last_year(amounts, figure.period)):
        if len(steps) > rule.fewest_steps and _distance(steps, AMOUNTS, chance) <= rule.flow:
            return None
    return float(figure.value or 0) - last + usual


def _on_last_year(amounts: dict[Period, float], newest: Period) -> list[float]:
    """Each month's amount as a share of last year's; none where the newest has none."""
    shares = {
        month: one / amounts[month.plus(-YEAR)]
        for month, one in amounts.items()
        if one > 0 and amounts.get(month.plus(-YEAR), 0) > 0
    }
    return list(shares.values()) if newest in shares else []


def _distance(steps: list[float], manner: _Manner, chance: float) -> float:
    """Of the last step from the median of those before, in robust standard deviations."""
    *earlier, last = steps
    middle = median(earlier)
    own = ROBUST * median(abs(step - middle) for step in earlier) / middle
    n = len(earlier)
    believed = (n * own**2 + WEIGHT * manner.spread**2) / (n + WEIGHT)
    variance = max(believed, manner.least**2) + chance
    return abs(last / middle - 1) / sqrt(variance * (1 + OF_THE_MEDIAN / n))


def _chance(level: float, figure: Observation, material: Material) -> float:
    """The variance, as a share, that chance alone gives to a count."""
    unit = material.indicator(figure.indicator).unit
    return 1 / max(level, 1.0) if unit.dimension is Dimension.COUNT else 0.0


def _unbroken(figure: Observation, material: Material) -> dict[Period, float]:
    """The months up to the figure's own without a gap, oldest first."""
    run = material.earlier(figure, LOOK_BACK) | {figure.period: figure}
    months: list[Period] = []
    month = figure.period
    while month in run:
        months.append(month)
        month = month.plus(-1)
    return {month: float(run[month].value or 0) for month in reversed(months)}


def _amounts(
    run: dict[Period, float], figure: Observation, material: Material
) -> dict[Period, float]:
    """Each month's own amount, from the second month on or from a January."""
    return {
        month: value - (0.0 if is_first else run[month.plus(-1)])
        for month, value in run.items()
        if (is_first := material.begins_again(figure.indicator, month)) or month.plus(-1) in run
    }
