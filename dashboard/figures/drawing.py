"""The coordinates of a trajectory: months across, levels up, in one scale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from dashboard.assumption import chosen
from dashboard.chart_notes import ChartNote, chart_notes
from dashboard.recent import in_window
from dashboard.theme import LOOKS, SETTLED, Tone
from dashboard.view import View
from targets.amounts import Scale
from targets.board import Line
from targets.fan import FanMonth, fan
from targets.vocabulary import Behaviour, Observation, Period

Points = list[tuple[int, Decimal, Observation]]


@dataclass(frozen=True)
class Drawing:
    """x counts months from the one before the window (0); `assumed`: where an assumption ends."""

    view: View
    line: Line
    scale: Scale
    notes: tuple[ChartNote, ...] = ()
    assumed: Decimal | None = None

    @property
    def first(self) -> Period:
        return self.line.target.start.plus(-1)

    @property
    def months(self) -> int:
        return self.line.target.months

    @property
    def tone(self) -> Tone:
        return LOOKS[self.line.city.standing][1]

    @cached_property
    def series(self) -> tuple[Observation, ...]:
        return in_window(self.line)

    @cached_property
    def fan(self) -> tuple[FanMonth, ...]:
        return () if self.line.city.standing in SETTLED else fan(self.line)

    @cached_property
    def last_year(self) -> Points:
        """The same months a year before, laid under this year's; empty where there are too few for a line."""
        points = [(x + 12, y, figure) for x, y, figure in self.points(self.line.last_year)]
        within = [point for point in points if 0 <= point[0] <= self.months]
        return within if len(within) >= 2 else []

    @property
    def opening(self) -> list[tuple[int, Decimal]]:
        """Where the lines begin: a flow at nothing, a level at its baseline; a ratio has no beginning."""
        behaviour, baseline = self.line.target.indicator.behaviour, self.line.city.baseline
        if behaviour is Behaviour.FLOW:
            return [(0, Decimal(0))]
        if behaviour is not Behaviour.RATIO and baseline is not None:
            return [(0, baseline)]
        return []

    def x(self, period: Period) -> int:
        return period.ordinal - self.first.ordinal

    def y(self, value: Decimal) -> float:
        return float(value / self.scale.divisor)

    def points(self, figures: Iterable[Observation]) -> Points:
        return [(self.x(f.period), f.value, f) for f in figures if f.value is not None]

    def digits(self, value: Decimal) -> str:
        return self.view.digits(value, self.line.target.indicator.unit, self.scale)


def drawing_of(view: View, line: Line) -> Drawing:
    scale = view.scale(line.target, *(figure.value for figure in in_window(line)))
    assumption = chosen(view, line)
    end = None if assumption is None else assumption.scenario.end
    return Drawing(view, line, scale, chart_notes(view, line), end)
