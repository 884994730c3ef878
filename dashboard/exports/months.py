"""A target's months as a table, oldest first, with the line that its chart draws."""

from __future__ import annotations

from dashboard.exports.values import cell_of, fine, scaled, text
from dashboard.pages.months import reported
from dashboard.restated import before
from dashboard.view import View
from sheets.table import Chart, Column, Drawn, Table, Value
from targets.amounts import Scale
from targets.board import Line
from targets.promise import sign
from targets.vocabulary import Behaviour, Observation, Period
from targets.wholes import rounded

COLUMNS = ("value", "last_year", "expected", "gap")


def months_table(view: View, line: Line) -> Table:
    target = line.target
    scale = view.scale(target, *(figure.value for figure in (*line.series, *line.last_year)))
    columns = (
        text(view.say("months_month")),
        *(Column(view.say(f"months_{name}"), scale.label) for name in COLUMNS),
        Column(view.say("export_before"), scale.label),
        *(text(view.say(f"export_{name}")) for name in ("state", "explained", "file", "cell")),
    )
    said = reported(view, line)
    rows = tuple(_row(view, line, month, said.get(month), scale) for month in _months(line))
    chart = Chart(Drawn.LINE, along=0, of=(1, 2, 3))
    return Table(view.said(target.indicator.name), columns, rows, chart=chart)


def _months(line: Line) -> list[Period]:
    """The whole window: the path goes on where figures are not in yet."""
    target = line.target
    first = 0 if target.indicator.behaviour is Behaviour.FLOW else -1
    return [target.start.plus(step) for step in range(first, target.months)]


def _row(
    view: View, line: Line, month: Period, figure: Observation | None, scale: Scale
) -> tuple[Value, ...]:
    value = figure.value if figure and month <= view.period else None
    expected = dict(line.path).get(month)
    level = None if expected is None else rounded(expected, line.target.indicator.unit)
    last_year = next((f.value for f in line.last_year if f.period == month.plus(-12)), None)
    gap = None if value is None or level is None else sign(line.target) * (value - level)
    old = before(view, figure) if figure else None
    return (
        str(month),
        scaled(value, scale),
        scaled(last_year, scale),
        fine(level, scale),
        fine(gap, scale),
        None if old is None else scaled(old.value, scale),
        _state(view, month, figure),
        figure.explanation or figure.why if figure else None,
        *cell_of(view, figure),
    )


def _state(view: View, month: Period, figure: Observation | None) -> str:
    """Missing, nil, inexact and not due are told in words: an empty cell alone says nothing."""
    if month > view.period:
        return view.say("judging.filing_not_due")
    if figure is None:
        return view.say("judging.standing_no_data")
    return view.say(f"state_{figure.state}")
