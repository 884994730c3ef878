"""A target's year as a plain plotly dict: last year, actual, expected path, target and what is foreseen."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from dashboard.figures.drawing import Drawing, drawing_of
from dashboard.figures.foreseen import assumed, carried_forward, fan_traces
from dashboard.figures.labels import words_on_lines
from dashboard.figures.noted import note_rings
from dashboard.keys import FigureKey
from dashboard.recent import in_window
from dashboard.theme import CLEAR, FAINT, INK, PAPER, QUIET, RULE, TONE_INKS
from dashboard.view import View
from targets.board import Line
from targets.vocabulary import Period

Trace = dict[str, Any]

CHART_CONFIG: Any = {
    "displayModeBar": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "scrollZoom": False,
    "doubleClick": False,
    "showAxisDragHandles": False,
}
FONT = "sans-serif"
"""The browser puts the page's own in its place."""


def trajectory(view: View, line: Line) -> dict[str, Any] | None:
    """None without any figure."""
    series = in_window(line)
    if not series:
        return None
    drawing = drawing_of(view, line)
    low, high = _range(drawing)
    goal = line.target.value
    traces = [
        *fan_traces(drawing),
        _thread(drawing, [(x, y) for x, y, _ in drawing.last_year], FAINT, 1.4),
        _thread(drawing, [(0, goal), (drawing.months, goal)], QUIET, 1.2),
        *_band(drawing),
        _path(drawing),
        *assumed(drawing),
        *carried_forward(drawing),
        _actual(drawing),
        *note_rings(drawing),
    ]
    drawn = [trace for trace in traces if trace["x"]]
    return {"data": drawn, "layout": _layout(drawing, low, high)}


def _thread(
    drawing: Drawing,
    points: Sequence[tuple[int, Decimal]],
    ink: str,
    width: float,
    dash: str = "solid",
) -> Trace:
    """A line to be compared with, not pointed at; it breaks where a month has no figure."""
    broken = _with_gaps(points) if len(points) > 2 else points
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for x, _ in broken],
        "y": [None if y is None else drawing.y(y) for _, y in broken],
        "line": {"color": ink, "width": width, "dash": dash},
        "hoverinfo": "skip",
        "connectgaps": False,
    }


def _actual(drawing: Drawing) -> Trace:
    ink = TONE_INKS[drawing.tone]
    points = drawing.points(drawing.series)
    broken = _with_gaps([*drawing.opening, *((x, y) for x, y, _ in points)])
    sources = {x: str(FigureKey.of(figure)) for x, _, figure in points}
    newest = points[-1][0]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [x for x, _ in broken],
        "y": [None if y is None else drawing.y(y) for _, y in broken],
        "customdata": [sources.get(x, "") if y is not None else "" for x, y in broken],
        "text": [_hover(drawing, x, y) for x, y in broken],
        "hovertemplate": "%{text}<extra></extra>",
        "line": {"color": ink, "width": 2.6},
        "marker": {
            "color": ink,
            "size": [10 if x == newest else 5 for x, _ in broken],
            "opacity": 1,
            "line": {"width": 0},
        },
        "connectgaps": False,
        "cliponaxis": False,
    }


def _with_gaps(points: Sequence[tuple[int, Decimal]]) -> list[tuple[int, Decimal | None]]:
    """A month without a figure becomes a point without a value: the line breaks there."""
    known = dict(points)
    if not known:
        return []
    return [(x, known.get(x)) for x in range(min(known), max(known) + 1)]


def _hover(drawing: Drawing, x: int, y: Decimal | None) -> str:
    if y is None:
        return ""
    month = drawing.view.month_brief(drawing.first.plus(x))
    return f"{month} <b>{drawing.digits(y)}</b> {drawing.scale.label}"


def _band(drawing: Drawing) -> list[Trace]:
    """The edges of `about`."""
    target = drawing.line.target
    if target.tolerance is None:
        return []
    edges = (target.value - target.tolerance, target.value + target.tolerance)
    return [
        _thread(drawing, [(0, edge), (drawing.months, edge)], FAINT, 1, "dot") for edge in edges
    ]


def _path(drawing: Drawing) -> Trace:
    path = [(drawing.x(period), level) for period, level in drawing.line.path]
    points = [*drawing.opening, *path] if path else []
    return _thread(drawing, points, INK, 1.4, "6px,4px")


def _range(drawing: Drawing) -> tuple[Decimal, Decimal]:
    """From zero where the figures begin near it, else from a little below the lowest."""
    line = drawing.line
    levels = [y for _, y, _ in (*drawing.points(drawing.series), *drawing.last_year)]
    levels += [level for _, level in line.path] + [line.target.value]
    levels += [y for _, y in drawing.opening]
    levels += [y for month in drawing.fan for y in (month.low, month.high)]
    if drawing.assumed is not None:
        levels.append(drawing.assumed)
    low, high = min(levels), max(levels)
    room = (high - low) * Decimal("0.08") or Decimal(1)
    if low >= 0 and low < (high - low) * Decimal("0.25"):
        return -room / 2, high + room
    return low - room, high + room


def _layout(drawing: Drawing, low: Decimal, high: Decimal) -> dict[str, Any]:
    return {
        "font": {"family": FONT, "size": 12, "color": QUIET},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "margin": {"l": 8, "r": 128, "t": 10, "b": 42, "autoexpand": True},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "separators": ".,",
        "xaxis": _months_axis(drawing, drawing.months),
        "yaxis": _levels_axis(drawing, low, high),
        "annotations": words_on_lines(drawing, high - low),
        "hoverlabel": {"bgcolor": INK, "font": {"color": PAPER, "family": FONT}},
    }


def _months_axis(drawing: Drawing, months: int) -> dict[str, Any]:
    """Every third month is named, the one before the window with its year."""
    ticks = [x for x in range(months + 1) if x % 3 == 0 or months < 6]
    names = [_month_name(drawing, drawing.first.plus(x)) for x in ticks]
    return {
        "range": [-0.25, months + 0.2],
        "tickmode": "array",
        "tickvals": ticks,
        "ticktext": names,
        "tickangle": 0,
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "fixedrange": True,
        "ticks": "",
    }


def _month_name(drawing: Drawing, period: Period) -> str:
    """The year beneath, where it begins or is another."""
    name = drawing.view.month_alone(period)
    return f"{name}<br>{period.year}" if period.year != drawing.line.target.start.year else name


def _levels_axis(drawing: Drawing, low: Decimal, high: Decimal) -> dict[str, Any]:
    return {
        "range": [drawing.y(low), drawing.y(high)],
        "gridcolor": RULE,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        "tickformat": ",~f",
        "nticks": 6,
        "ticks": "",
    }
