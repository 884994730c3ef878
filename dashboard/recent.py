"""How fast a series moved in its newest months, to be held against what is still needed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from targets.board import Line
from targets.vocabulary import Behaviour, Observation, Period

MONTHS = 3


@dataclass(frozen=True, slots=True)
class Pace:
    """The mean monthly increase over `months`; `since` None: a flow, from nothing on."""

    value: Decimal
    newest: Observation
    since: Observation | None
    months: int


def recent_pace(line: Line) -> Pace | None:
    """Of the newest three months; None for ratios and after too few figures.

    A flow begins its window at zero; another series needs the figure of three months before.
    """
    figure = line.city.observation
    behaviour = line.target.indicator.behaviour
    if figure is None or figure.value is None or behaviour is Behaviour.RATIO:
        return None
    before = figure.period.plus(-MONTHS)
    if behaviour is Behaviour.FLOW and before < line.target.start:
        months = figure.period.ordinal - line.target.start.ordinal + 1
        return Pace(figure.value / months, figure, None, months)
    past = _figure(line, before)
    if past is None or past.value is None:
        return None
    return Pace((figure.value - past.value) / MONTHS, figure, past, MONTHS)


def change_on_month_before(line: Line) -> Decimal | None:
    """The newest figure less the one of the month before."""
    figure = line.city.observation
    if figure is None or figure.value is None:
        return None
    before = figure.period.plus(-1)
    if line.target.indicator.behaviour is Behaviour.FLOW and before < line.target.start:
        return figure.value
    past = _figure(line, before)
    return None if past is None or past.value is None else figure.value - past.value


def in_window(line: Line) -> tuple[Observation, ...]:
    """The series as it is drawn: a flow leaves out the month before its window, which is another year's."""
    if line.target.indicator.behaviour is not Behaviour.FLOW:
        return line.series
    return tuple(figure for figure in line.series if figure.period >= line.target.start)


def _figure(line: Line, period: Period) -> Observation | None:
    figures = (*line.last_year, *line.series)
    return next((figure for figure in figures if figure.period == period), None)
