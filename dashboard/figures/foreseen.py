"""The traces of what is not in yet: the forecast's fan, a carried-forward level, an assumption."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from dashboard.figures.drawing import Drawing
from dashboard.theme import ACCENT, CLEAR, SOFT_INKS, TONE_INKS
from targets.fan import FanMonth
from targets.vocabulary import Behaviour

Trace = dict[str, Any]


def fan_traces(drawing: Drawing) -> list[Trace]:
    """The range as a soft area, its middle dotted over it; nothing without a forecast."""
    months = drawing.fan
    if not months:
        return []
    return [_area(drawing, months), _middle(drawing, months)]


def _area(drawing: Drawing, months: tuple[FanMonth, ...]) -> Trace:
    there = [(drawing.x(month.period), month.high) for month in months]
    back = [(drawing.x(month.period), month.low) for month in reversed(months)]
    points = [*there, *back]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for x, _ in points],
        "y": [drawing.y(y) for _, y in points],
        "fill": "toself",
        "fillcolor": SOFT_INKS[drawing.tone],
        "line": {"color": CLEAR, "width": 0},
        "hoverinfo": "skip",
    }


def _middle(drawing: Drawing, months: tuple[FanMonth, ...]) -> Trace:
    points = [(drawing.x(month.period), month.middle) for month in months]
    return _line(drawing, points, TONE_INKS[drawing.tone], 1.8, "2px,3px")


def carried_forward(drawing: Drawing) -> list[Trace]:
    """A level whose newest months are not in stays where it was, dashed: for display only."""
    points = drawing.points(drawing.series)
    if not points or drawing.line.target.indicator.behaviour is not Behaviour.STOCK:
        return []
    x, level, _ = points[-1]
    last = min(drawing.x(drawing.view.period), drawing.months)
    if x >= last:
        return []
    return [_line(drawing, [(x, level), (last, level)], TONE_INKS[drawing.tone], 1.6, "5px,4px")]


def assumed(drawing: Drawing) -> list[Trace]:
    """From the newest figure straight to where an assumption ends."""
    points, end = drawing.points(drawing.series), drawing.assumed
    if end is None or not points:
        return []
    x, level, _ = points[-1]
    return [_line(drawing, [(x, level), (drawing.months, end)], ACCENT, 1.8, "1px,4px")]


def _line(
    drawing: Drawing, points: list[tuple[int, Decimal]], ink: str, width: float, dash: str
) -> Trace:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for x, _ in points],
        "y": [drawing.y(y) for _, y in points],
        "line": {"color": ink, "width": width, "dash": dash},
        "hoverinfo": "skip",
    }
