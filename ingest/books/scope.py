"""What a title or a sheet's name says of the figures below: another time's, a part's, one area's."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.layout import Role, Words
from ingest.names import Names
from ingest.tables.table import TableReading
from ingest.text import folded, squeezed
from ingest.workbook import CellKind, RawCell
from targets.vocabulary import CITY, Finding, Severity


def doubts(reading: TableReading, words: Words, names: Names, own_area: str) -> Iterator[Finding]:
    """`own_area`: what the figures are read for. Titles of a lower table stand for it alone."""
    yield from _of_sheet_name(reading, words, names, own_area)
    for cell in reading.titles:
        if cell.kind is not CellKind.TEXT or _is_of_sender(cell, words):
            continue
        if reading.inherited and _is_of_else(cell.text, words):
            yield _finding(reading, cell, "section_not_whole", Severity.ERROR)
        elif _names_a_part(cell.text, words) or _names_an_area(reading, cell.text, names, own_area):
            yield _finding(reading, cell, "title_of_part", Severity.WARNING)


def _of_sheet_name(
    reading: TableReading, words: Words, names: Names, own_area: str
) -> Iterator[Finding]:
    name = reading.sheet.name
    area = names.area(name)
    is_elsewhere = area is not None and area.code not in (CITY, own_area)
    if _is_of_else(name, words) or (is_elsewhere and not _has_areas(reading)):
        place = reading.sheet.place(reading.header.top, 1)
        yield Finding("section_not_whole", Severity.ERROR, place, name)


def _is_of_else(text: str, words: Words) -> bool:
    key = squeezed(text)
    is_part = key.startswith(tuple(map(squeezed, words.of_which)))
    return is_part or any(squeezed(word) in key for word in words.sections_of_else)


def _names_a_part(text: str, words: Words) -> bool:
    key = squeezed(text)
    return any(squeezed(word) in key for word in (*words.parts, *words.elsewhere))


def _names_an_area(reading: TableReading, text: str, names: Names, own_area: str) -> bool:
    return not _has_areas(reading) and bool(names.areas_in(text) - {CITY, own_area})


def _has_areas(reading: TableReading) -> bool:
    table = reading.table
    return (
        table.areas == "across" or table.rows == "area" or reading.header.of(Role.AREA) is not None
    )


def _is_of_sender(cell: RawCell, words: Words) -> bool:
    return any(squeezed(word) in squeezed(cell.text) for word in words.filled_by)


def _finding(reading: TableReading, cell: RawCell, code: str, severity: Severity) -> Finding:
    return Finding(code, severity, reading.sheet.place(cell.row, cell.column), folded(cell.text))
