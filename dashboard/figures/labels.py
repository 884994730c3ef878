"""Words on a trajectory, at the lines that they name; nobody has to look up a legend."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from dashboard.figures.drawing import Drawing
from dashboard.figures.noted import note_numbers
from dashboard.parts import promised
from dashboard.theme import ACCENT, INK, PAPER, QUIET, TONE_INKS
from targets.foretold import rounded_off

LABEL_GAP = Decimal("0.055")
"""Least distance of two labels at the right edge, as a part of the axis."""


@dataclass(frozen=True, slots=True)
class Label:
    text: str
    at: Decimal
    ink: str
    is_bold: bool = False


def words_on_lines(drawing: Drawing, span: Decimal) -> list[dict[str, Any]]:
    """`span`: the length of the level axis in the base unit."""
    labels = _spread(_edge_labels(drawing), span)
    return [
        *(_edge(drawing, label) for label in labels),
        *_path_label(drawing),
        *note_numbers(drawing),
        _newest_label(drawing),
    ]


def _edge_labels(drawing: Drawing) -> list[Label]:
    """Labels at the right end of their lines, from the highest."""
    view, line = drawing.view, drawing.line
    goal = promised(view, line.target, drawing.scale)
    labels = [Label(view.say("chart_target", amount=goal), line.target.value, INK, is_bold=True)]
    last = drawing.last_year
    if last:
        amount = view.round_digits(last[-1][1], drawing.scale)
        labels.append(Label(view.say("chart_last_year", amount=amount), last[-1][1], QUIET))
    if drawing.assumed is not None:
        amount = view.round_digits(drawing.assumed, drawing.scale)
        said = view.say("chart_assumed", amount=amount)
        labels.append(Label(said, drawing.assumed, ACCENT, is_bold=True))
    return sorted([*labels, *_forecast_labels(drawing)], key=lambda label: -label.at)


def _forecast_labels(drawing: Drawing) -> list[Label]:
    """The end that is forecast, with its range beneath."""
    if not drawing.fan:
        return []
    view, city, scale = drawing.view, drawing.line.city, drawing.scale
    told = [rounded_off(value, city) for value in (city.forecast, city.low80, city.high80)]
    end, low, high = (view.round_digits(value or Decimal(0), scale) for value in told)
    said = f"<b>{view.say('chart_forecast', amount=end)}</b><br>"
    said += view.say("chart_range", low=low, high=high)
    return [Label(said, drawing.fan[-1].middle, TONE_INKS[drawing.tone])]


PATH_LABEL_AT = Decimal("0.4")
"""Of the window: early enough to be clear of the newest figure and of the fan."""


def _path_label(drawing: Drawing) -> list[dict[str, Any]]:
    """The expected path ends at the target, so its name stands on its way, on the side that is free."""
    levels = {drawing.x(period): level for period, level in drawing.line.path}
    x = max(1, round(drawing.months * PATH_LABEL_AT))
    if x not in levels:
        return []
    view = drawing.view
    actual = {place: value for place, value, _ in drawing.points(drawing.series)}.get(x)
    is_above = actual is None or actual <= levels[x]
    by = view.say(f"judging.expected_by_{drawing.line.path_by}")
    return [
        {
            **_annotation(x, drawing.y(levels[x]), view.say("chart_expected", by=by), INK),
            "xanchor": "right" if is_above else "left",
            "xshift": -8 if is_above else 8,
            "yshift": 18 if is_above else -18,
            "align": "right" if is_above else "left",
        }
    ]


def _spread(labels: list[Label], span: Decimal) -> list[Label]:
    """Pushes labels down that would lie on one another."""
    placed: list[Label] = []
    for label in labels:
        at = label.at
        if placed:
            lines = max(placed[-1].text.count("<br>"), label.text.count("<br>")) + 1
            at = min(at, placed[-1].at - span * LABEL_GAP * (lines + 1) / 2)
        placed.append(replace(label, at=at))
    return placed


def _edge(drawing: Drawing, label: Label) -> dict[str, Any]:
    return _annotation(
        drawing.months,
        drawing.y(label.at),
        label.text,
        label.ink,
        is_bold=label.is_bold,
        shift=(8, 0),
    )


def _is_above_path(drawing: Drawing) -> bool:
    """Where the newest figure stands against its path; its label goes to the side that is free."""
    city = drawing.line.city
    if city.value is None or city.expected is None:
        return city.value is not None and city.value >= drawing.line.target.value
    return city.value >= city.expected


def _newest_label(drawing: Drawing) -> dict[str, Any]:
    x, value, _ = drawing.points(drawing.series)[-1]
    month = drawing.view.month_alone(drawing.first.plus(x))
    amount = drawing.view.round_digits(value, drawing.scale)
    text = drawing.view.say("chart_actual", month=month, amount=amount)
    ink, up = TONE_INKS[drawing.tone], _is_above_path(drawing)
    label = _annotation(
        x, drawing.y(value), text, ink, is_bold=True, shift=(-6 if up else 8, 16 if up else -16)
    )
    return {**label, "xanchor": "right" if up else "left"}


def _annotation(
    x: float,
    y: float,
    text: str,
    ink: str,
    *,
    is_bold: bool = False,
    shift: tuple[int, int] = (0, 0),
) -> dict[str, Any]:
    return {
        "x": x,
        "y": y,
        "text": f"<b>{text}</b>" if is_bold else text,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "middle",
        "xshift": shift[0],
        "yshift": shift[1],
        "align": "left",
        "bgcolor": PAPER,
        "borderpad": 1,
        "font": {"color": ink, "size": 12},
    }
