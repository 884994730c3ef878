"""The overview's targets as a table: one row each, with its own unit."""

from __future__ import annotations

from decimal import Decimal

from dashboard.exports.values import (
    cell_of,
    fine,
    percent,
    scaled,
    standing_words,
    text,
)
from dashboard.pages.foreseen import chance_said
from dashboard.parts import promised
from dashboard.recent import recent_pace
from dashboard.view import View
from sheets.table import Chart, Column, Drawn, Table, Value
from targets.board import Line
from targets.wholes import needed, path_gap, rounded

DONE = 7
"""The place of the share done among the columns."""


def targets_table(view: View) -> Table:
    return Table(
        view.say("targets_caption"),
        _columns(view),
        tuple(_row(view, line) for line in view.board.lines),
        chart=Chart(Drawn.BAR, along=1, of=(DONE, DONE + 1)),
    )


def _columns(view: View) -> tuple[Column, ...]:
    def said(name: str) -> str:
        return view.say(f"export_{name}")

    return (
        text(said("clause")),
        text(view.say("column_target")),
        text(view.say("column_standing")),
        text(view.say("lead")),
        text(said("unit")),
        Column(said("actual")),
        text(view.say("working_target")),
        Column(view.say("fact_done"), "%"),
        Column(said("time_share"), "%"),
        Column(said("expected")),
        Column(view.say("column_gap")),
        Column(said("gap_to_target")),
        Column(said("needed")),
        Column(said("recent")),
        Column(said("forecast")),
        Column(said("low")),
        Column(said("high")),
        text(view.say("column_chance")),
        text(view.say("column_month")),
        text(said("file")),
        text(view.say("months_cell")),
    )


def _row(view: View, line: Line) -> tuple[Value, ...]:
    target, city = line.target, line.city
    scale = view.scale(target, city.value)

    def amount(value: Decimal | None) -> Decimal | None:
        return scaled(value, scale)

    pace, unit = recent_pace(line), target.indicator.unit
    expected = None if city.expected is None else rounded(city.expected, unit)
    return (
        view.clause(target.clause),
        view.said(target.indicator.name),
        standing_words(view, target, city),
        view.body(target.responsible[0]),
        scale.label,
        amount(city.value),
        promised(view, target, scale),
        percent(city.share_done),
        percent(city.time_share),
        fine(expected, scale),
        fine(path_gap(city, unit), scale),
        amount(city.gap_to_target),
        fine(needed(city, target), scale),
        fine(pace.value if pace else None, scale),
        amount(city.forecast),
        amount(city.low80),
        amount(city.high80),
        None if city.chance is None else chance_said(view, city.chance),
        str(city.observation.period) if city.observation else None,
        *cell_of(view, city.observation),
    )
