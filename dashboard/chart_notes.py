"""What happened to the figures of a target's months: corrections and explanations, numbered for its chart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.view import View
from targets.board import Line
from targets.vocabulary import CITY, Observation, Period, Restatement, Target


@dataclass(frozen=True, slots=True)
class ChartNote:
    """Of one month: the `corrections` of its figures, the city's first, and those figures `explained`."""

    number: int
    period: Period
    corrections: tuple[Restatement, ...]
    explained: tuple[Observation, ...]

    @property
    def is_of_city(self) -> bool:
        """The very figure that the chart draws was replaced or explained."""
        figures = (*(change.new for change in self.corrections), *self.explained)
        return any(figure.area == CITY for figure in figures)


def chart_notes(view: View, line: Line) -> tuple[ChartNote, ...]:
    """Oldest month first, of the window's months so far; of the judged source, city and districts."""
    target = line.target
    corrections = [change for change in line.restatements if _is_shown(view, target, change.new)]
    explained = [
        figure
        for figure in view.board.known.observations
        if (figure.explanation or figure.why) and _is_shown(view, target, figure)
    ]
    months = sorted({*(change.new.period for change in corrections), *_months(explained)})
    return tuple(
        ChartNote(
            number,
            month,
            tuple(sorted((c for c in corrections if c.new.period == month), key=_of_correction)),
            tuple(sorted((f for f in explained if f.period == month), key=_place)),
        )
        for number, month in enumerate(months, start=1)
    )


def _is_shown(view: View, target: Target, figure: Observation) -> bool:
    is_judged = (figure.indicator, figure.source) == (target.indicator.id, target.indicator.source)
    last = min(view.period, target.end)
    return is_judged and target.start.plus(-1) <= figure.period <= last


def _months(figures: Iterable[Observation]) -> set[Period]:
    return {figure.period for figure in figures}


def _place(figure: Observation) -> tuple[bool, str]:
    return figure.area != CITY, figure.area


def _of_correction(change: Restatement) -> tuple[bool, str]:
    return _place(change.new)
