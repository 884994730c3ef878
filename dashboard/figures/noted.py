"""Rings on a trajectory: months whose figures were corrected or explained, by the numbers of their notes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from dashboard.chart_notes import ChartNote
from dashboard.figures.drawing import Drawing
from dashboard.keys import FigureKey
from dashboard.theme import CLEAR, PAPER, TONE_INKS, Tone
from targets.vocabulary import Observation

INK = TONE_INKS[Tone.DOUBT]


def note_rings(drawing: Drawing) -> list[dict[str, Any]]:
    """One ring for every month that has a note and a point."""
    rings = _rings(drawing)
    if not rings:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [drawing.x(note.period) for note, _, _ in rings],
            "y": [drawing.y(value) for _, value, _ in rings],
            "customdata": [str(FigureKey.of(figure)) for _, _, figure in rings],
            "text": [_spoken(drawing, note) for note, _, _ in rings],
            "hovertemplate": "%{text}<extra></extra>",
            "marker": {"color": CLEAR, "size": 15, "line": {"color": INK, "width": 1.6}},
        }
    ]


def note_numbers(drawing: Drawing) -> list[dict[str, Any]]:
    """Beside each ring the number of its note, on the side that the path leaves free."""
    path = dict(drawing.line.path)
    return [
        _number(drawing, note, value, is_below=value <= path.get(note.period, value))
        for note, value, _ in _rings(drawing)
    ]


def _number(drawing: Drawing, note: ChartNote, value: Decimal, *, is_below: bool) -> dict[str, Any]:
    return {
        "x": drawing.x(note.period),
        "y": drawing.y(value),
        "text": f"<b>{note.number}</b>",
        "showarrow": False,
        "xanchor": "left" if is_below else "right",
        "yanchor": "middle",
        "xshift": 9 if is_below else -9,
        "yshift": -12 if is_below else 12,
        "bgcolor": PAPER,
        "borderpad": 1,
        "font": {"color": INK, "size": 11},
    }


def _rings(drawing: Drawing) -> list[tuple[ChartNote, Decimal, Observation]]:
    points = {figure.period: (value, figure) for _, value, figure in drawing.points(drawing.series)}
    return [(note, *points[note.period]) for note in drawing.notes if note.period in points]


def _spoken(drawing: Drawing, note: ChartNote) -> str:
    view, month = drawing.view, drawing.view.month_brief(note.period)
    what = "chart_note_corrected" if note.corrections else "chart_note_explained"
    return view.say(what, month=month, number=note.number)
