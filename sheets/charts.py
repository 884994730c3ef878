"""A table's chart, native to Excel: whoever opens it can change it."""

from __future__ import annotations

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.worksheet.worksheet import Worksheet

from sheets.table import Drawn, Table

INKS = ("1B6A8C", "9AA5AF", "16202B", "855800", "1B6E53")
"""Of the columns in their order; the first is the one that matters."""
WIDTH, HEIGHT, HEIGHT_OF_BAR = 24, 11, 0.8
"""Centimetres."""


def drawn_chart(sheet: Worksheet, table: Table, top: int) -> LineChart | BarChart:
    """`top`: the row of the heads. A month without a figure leaves a gap; bars lie, one a row, from zero."""
    chart = table.chart
    if chart is None:
        raise ValueError(table.title)
    last = top + len(table.rows)
    made = LineChart() if chart.drawn is Drawn.LINE else BarChart()
    for number, place in enumerate(chart.of):
        values = Reference(sheet, min_col=place + 1, min_row=top, max_row=last)
        made.add_data(values, titles_from_data=True)
        made.series[number].graphicalProperties = _ink(INKS[number % len(INKS)], made)
        if isinstance(made, LineChart):
            made.series[number].smooth = False
    along = chart.along + 1
    made.set_categories(Reference(sheet, min_col=along, min_row=top + 1, max_row=last))
    made.title, made.width, made.height = table.title, WIDTH, HEIGHT
    made.display_blanks = "gap"
    made.x_axis.delete = made.y_axis.delete = False
    if isinstance(made, BarChart):
        made.type, made.gapWidth = "bar", 40
        made.x_axis.scaling.orientation, made.x_axis.tickLblPos = "maxMin", "low"
        made.height = max(HEIGHT, HEIGHT_OF_BAR * len(table.rows))
    if len(chart.of) == 1:
        made.legend = None
    return made


def _ink(ink: str, made: LineChart | BarChart) -> GraphicalProperties:
    if isinstance(made, BarChart):
        return GraphicalProperties(solidFill=ink)
    line = GraphicalProperties()
    line.line.solidFill, line.line.width = ink, 22_000
    return line
