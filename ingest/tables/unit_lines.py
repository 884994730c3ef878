"""Lines that say the unit of a whole table, above or below it, held against each other and the rows' own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ingest.layout import Role, Words
from ingest.tables.table import TableReading, written_units
from targets.amounts import WRITTEN_UNITS, multiplier, normal_unit
from targets.vocabulary import Dimension, Finding, Severity, Unit


def doubts(reading: TableReading, words: Words) -> Iterator[Finding]:
    yield from _other_lines(reading)
    yield from _other_rows(reading)
    yield from _other_things(reading)
    yield from _other_currencies(reading, words)


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


def _other_things(reading: TableReading) -> Iterator[Finding]:
    """单位：百家 or 单位：人 above figures that are read as so many 家."""
    line = [unit for unit in reading.title_units if _counts(unit)]
    for entry in reading.entries if line else ():
        unit = entry.series.unit
        if entry.role is not Role.FIGURE or entry.cell is None or unit is None:
            continue
        if unit.dimension is Dimension.COUNT and not _agree(entry.units, line, unit):
            seen = next((each for each in entry.units if multiplier(each, unit)), unit.name.zh)
            expected = "、".join(line)
            yield Finding("unit_against_line", Severity.WARNING, entry.place, seen, expected)
            return


def _agree(own: Iterable[str], line: Iterable[str], unit: Unit) -> bool:
    """A figure without a unit of its own takes the line's, if that counts the same things."""
    of_line = {multiplier(each, unit) for each in line} - {None}
    of_own = {multiplier(each, unit) for each in own} - {None}
    return of_own <= of_line if of_own else bool(of_line)


def _counts(written: str) -> bool:
    known = WRITTEN_UNITS.get(normal_unit(written))
    return known is not None and known[1] is Dimension.COUNT


def _other_currencies(reading: TableReading, words: Words) -> Iterator[Finding]:
    """单位：亿美元, while rows or heads say 亿元."""
    for cell in (*reading.titles, *reading.inherited, *reading.below):
        said = "、".join(written_units(cell))
        if any(word.casefold() in said.casefold() for word in words.currencies):
            place = reading.sheet.place(cell.row, cell.column)
            yield Finding("currency_not_yuan", Severity.ERROR, place, said)
            return


def _factors(units: Iterable[str]) -> set[Decimal]:
    """How many yuan one of each is, of those that are of money."""
    known = filter(None, (WRITTEN_UNITS.get(normal_unit(unit)) for unit in units))
    return {factor for factor, dimension in known if dimension is Dimension.MONEY}
