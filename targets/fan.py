"""The way from the judged month to the forecast end: what a chart draws, month by month."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from targets.board import Line
from targets.promise import adds_up
from targets.vocabulary import ExpectedBy, Period


@dataclass(frozen=True, slots=True)
class FanMonth:
    """`low` and `high` hold the level eight times in ten."""

    period: Period
    middle: Decimal
    low: Decimal
    high: Decimal


def fan(line: Line) -> tuple[FanMonth, ...]:
    """From the judged month, where it has no width, to the last of the window; empty without a forecast.

    Only the end is forecast. The middle goes there in the season's steps, else evenly; the width
    grows with the root of the months gone, as errors that add up do.
    """
    city, left = line.city, line.target.months - line.city.k
    figure = city.observation
    ends = (city.forecast, city.low80, city.high80)
    if figure is None or city.value is None or left <= 0 or not city.k or None in ends:
        return ()
    end, low, high = (value for value in ends if value is not None)
    floor = city.value if adds_up(line.target) else None
    months = []
    for step, part in enumerate(_parts(line, left)):
        middle = city.value + (end - city.value) * part
        wide = (Decimal(step) / left).sqrt()
        edges = middle + (low - end) * wide, middle + (high - end) * wide
        bottom = edges[0] if floor is None else max(edges[0], floor)
        period = line.target.start.plus(city.k - 1 + step)
        months.append(FanMonth(period, middle, bottom, max(edges[1], bottom)))
    return tuple(months)


def _parts(line: Line, left: int) -> list[Decimal]:
    """Of the rise that is still to come, what is in after each of the months left (0 … left)."""
    evenly = [Decimal(step) / left for step in range(left + 1)]
    levels = [level for _, level in line.path[line.city.k - 1 :]]
    if line.path_by is not ExpectedBy.SEASONAL or len(levels) != left + 1:
        return evenly
    way = levels[-1] - levels[0]
    parts = [(level - levels[0]) / way for level in levels] if way else evenly
    return parts if all(0 <= part <= 1 for part in parts) else evenly
