"""What a target's gap is made of, or its districts side by side, as a table with its bars."""

from __future__ import annotations

from decimal import Decimal

from dashboard.exports.values import cell_of, fine, scaled, text
from dashboard.view import View
from sheets.table import Chart, Column, Drawn, Table, Value
from targets.amounts import Scale
from targets.board import Line
from targets.vocabulary import Assessment, Behaviour

ACTUAL, PART = 1, 3
"""Places among the columns."""


def parts_table(view: View, line: Line) -> Table:
    """A row for each part and one for the city, to which the parts of the gap sum."""
    scale = view.scale(line.target, *(district.value for district in line.districts))
    title = view.say("export_parts", name=view.said(line.target.indicator.name))
    drawn = PART if line.city.contributions else ACTUAL
    return Table(
        title,
        _columns(view, line, scale),
        (*_parts(view, line, scale), _city(view, line, scale)),
        chart=Chart(Drawn.BAR, along=0, of=(drawn,)),
    )


def _columns(view: View, line: Line, scale: Scale) -> tuple[Column, ...]:
    is_ratio = line.target.indicator.behaviour is Behaviour.RATIO
    return (
        text(view.say("parts_area")),
        Column(view.say("parts_actual"), scale.label),
        Column(view.say("parts_allocated"), scale.label),
        Column(view.say("parts_part"), view.say("percentage_points") if is_ratio else scale.label),
        Column(view.say("parts_forecast"), scale.label),
        text(view.say("export_file")),
        text(view.say("months_cell")),
    )


def _parts(view: View, line: Line, scale: Scale) -> list[tuple[Value, ...]]:
    by_area = {district.area: district for district in line.districts}
    parts = {part.part: part.value for part in line.city.contributions}
    names = [*by_area, *(name for name in parts if name not in by_area)]
    return [
        _row(view, _name(view, name), by_area.get(name), parts.get(name), scale) for name in names
    ]


def _name(view: View, part: str) -> str:
    if part in view.catalogue.area:
        return view.area(part)
    return view.body(part) if part in view.catalogue.body else view.say(f"judging.part_{part}")


def _row(
    view: View, name: str, judged: Assessment | None, part: Decimal | None, scale: Scale
) -> tuple[Value, ...]:
    figure = judged.observation if judged else None
    return (
        name,
        scaled(judged.value, scale) if judged else None,
        scaled(judged.target_value, scale) if judged else None,
        fine(part, scale),
        scaled(judged.reconciled, scale) if judged else None,
        *cell_of(view, figure),
    )


def _city(view: View, line: Line, scale: Scale) -> tuple[Value, ...]:
    city = line.city
    gap = city.gap_to_path if city.gap_to_path is not None else city.gap_to_target
    name, actual, wanted, part, _, *cell = _row(
        view, view.say("export_city"), city, gap if city.contributions else None, scale
    )
    return (name, actual, wanted, part, scaled(city.forecast, scale), *cell)
