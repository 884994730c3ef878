"""Districts side by side, and one district by itself, as tables."""

from __future__ import annotations

from dashboard.exports.values import cell_of, fine, scaled, standing_words, text
from dashboard.pages.districts import district_lines, part_of
from dashboard.view import View
from sheets.table import Column, Table, Value
from targets import amounts
from targets.amounts import Scale
from targets.board import Line


def districts_table(view: View) -> Table:
    """A row for the city and each district; for each target its figure, and its gap where it is allocated."""
    lines = district_lines(view)
    scales = {line.target.id: _scale(view, line) for line in lines}
    columns = [text(view.say("export_code")), text(view.say("parts_area"))]
    for line in lines:
        name, scale = view.said(line.target.indicator.short), scales[line.target.id]
        columns.append(Column(name, scale.label))
        if line.is_allocated:
            columns.append(Column(view.say("export_gap_of", name=name), scale.label))
    city: list[Value] = [None, view.say("export_city")]
    rows = [tuple(city + _figures(lines, scales, None))]
    for district in view.catalogue.districts:
        first: list[Value] = [district.code, view.said(district.name)]
        rows.append(tuple(first + _figures(lines, scales, district.code)))
    return Table(view.say("matrix_title"), tuple(columns), tuple(rows))


def _scale(view: View, line: Line) -> Scale:
    unit = line.target.indicator.unit
    return amounts.scale_for([d.value for d in line.districts], unit, view.language)


def _figures(lines: list[Line], scales: dict[str, Scale], code: str | None) -> list[Value]:
    found: list[Value] = []
    for line in lines:
        judged = line.city if code is None else part_of(line, code)
        scale = scales[line.target.id]
        found.append(scaled(judged.value, scale) if judged else None)
        if line.is_allocated:
            gap = judged.gap_to_path if judged else None
            found.append(fine(gap, scale))
    return found


def district_table(view: View, code: str) -> Table:
    """One row a target that districts share."""
    columns = (
        text(view.say("own_target")),
        text(view.say("column_standing")),
        text(view.say("export_unit")),
        Column(view.say("own_actual")),
        Column(view.say("own_allocated")),
        Column(view.say("own_gap")),
        text(view.say("column_month")),
        text(view.say("export_file")),
        text(view.say("months_cell")),
    )
    rows = tuple(row for line in district_lines(view) if (row := _own(view, line, code)))
    return Table(view.said(view.catalogue.district[code].name), columns, rows)


def _own(view: View, line: Line, code: str) -> tuple[Value, ...] | None:
    part = part_of(line, code)
    if part is None:
        return None
    scale = view.scale(line.target, part.value)
    is_judged = part.target_value is not None
    return (
        view.said(line.target.indicator.name),
        standing_words(view, line.target, part) if is_judged else view.say("not_allocated"),
        scale.label,
        scaled(part.value, scale),
        scaled(part.target_value, scale),
        fine(part.gap_to_path, scale),
        str(part.observation.period) if part.observation else None,
        *cell_of(view, part.observation),
    )
