"""Lines that say the unit of a whole table, above or below it, held against each other and the rows' own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ingest.layout import Role
from ingest.tables.table import TableReading, written_units
from targets.amounts import WRITTEN_UNITS, normal_unit
from targets.vocabulary import Dimension, Finding, Severity


def doubts(reading: TableReading) -> Iterator[Finding]:
    yield from _other_lines(reading)
    yield from _other_rows(reading)


def _other_lines(reading: TableReading) -> Iterator[Finding]:
    """单位：万元 on the second page, where the first page's figures are in 亿元."""
    known = set(reading.title_units)
    for cell in reading.below:
        units = written_units(cell)
        if units and not set(units) <= known:
            place = reading.sheet.place(cell.row, cell.column)
            expected = "、".join(reading.title_units) or "—"
            yield Finding("other_unit_line", Severity.ERROR, place, "、".join(units), expected)


def _other_rows(reading: TableReading) -> Iterator[Finding]:
    """注：金额单位均为万元, where a row or a head says 亿元: one of the two was left over."""
    of_line = _factors(reading.title_units)
    for entry in reading.entries:
        is_figure = entry.role is Role.FIGURE and entry.cell is not None
        own = [unit for unit in entry.units if _factors([unit])]
        if is_figure and of_line and own and not _factors(own) <= of_line:
            expected = "、".join(reading.title_units)
            yield Finding("unit_against_line", Severity.WARNING, entry.place, own[0], expected)
            return


def _factors(units: Iterable[str]) -> set[Decimal]:
    """How many yuan one of each is, of those that are of money."""
    known = filter(None, (WRITTEN_UNITS.get(normal_unit(unit)) for unit in units))
    return {factor for factor, dimension in known if dimension is Dimension.MONEY}
