"""The tables of one sheet: one, or several below one another, each with the layout that fits it best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from ingest.layout import LayoutEntry, Layouts, Role, TableEntry
from ingest.names import Names, without_unit
from ingest.tables.header import Header, HeaderSearch
from ingest.tables.narrative_header import NarrativeHeaderSearch
from ingest.tables.table import TableReading
from ingest.text import begins, squeezed
from ingest.workbook import CellKind, RawCell, Sheet
from targets.vocabulary import Cell

HEADERS_TRIED = 8
"""A sheet full of header words must not cost a search for each of them."""


@dataclass(frozen=True)
class Fit:
    layout: LayoutEntry
    table: TableEntry
    header: Header


@dataclass(frozen=True)
class TableSearch:
    """Looks for tables of every known form."""

    layouts: Layouts
    names: Names

    def find(self, sheet: Sheet) -> list[TableReading]:
        """From the top down; a lower table without a title of its own keeps the sheet's."""
        found: list[TableReading] = []
        left: Sheet | None = sheet
        while left is not None and (fit := self._fit(left)) is not None:
            start = self._next_start(left, fit)
            part = left if start is None else left.between(0, start)
            titles = found[0].titles if found else ()
            found.append(TableReading(part, fit.table, fit.header, fit.layout, titles))
            left = None if start is None else left.between(start, None)
        return found

    def _fit(self, sheet: Sheet) -> Fit | None:
        """The layout that knows most of a table's columns."""
        found = [
            Fit(layout, table, header)
            for layout in self.layouts.forms
            for table in layout.tables
            if (header := self._header(sheet, layout, table))
        ]
        return max(found, key=lambda fit: fit.header.known, default=None)

    def _header(self, sheet: Sheet, layout: LayoutEntry, table: TableEntry) -> Header | None:
        if table.kind == "narrative":
            return NarrativeHeaderSearch(sheet, table).find()
        names = self.names.also(layout.names)
        return HeaderSearch(sheet, table, self.layouts.words, names).find()

    def not_understood(self, sheet: Sheet) -> tuple[Cell, str] | None:
        """The words of a second header row that keep a table from being known."""
        for layout in self.layouts.forms:
            names = self.names.also(layout.names)
            for table in layout.tables:
                if table.kind != "figures":
                    continue
                search = HeaderSearch(sheet, table, self.layouts.words, names)
                if (found := search.not_understood()) is not None:
                    row, column = found
                    return sheet.place(row, column.number), column.title
        return None

    def _next_start(self, sheet: Sheet, first: Fit) -> int | None:
        """Where another table begins; the same header again is only the next page's."""
        for row in islice(self._header_rows(sheet, first.header.bottom), HEADERS_TRIED):
            start = self._start(sheet, first, row)
            below = self._fit(sheet.between(start, None))
            is_here = below is not None and below.header.top <= row <= below.header.bottom
            if below is not None and is_here and not _is_same(below.header, first.header):
                return start
        return None

    def _header_rows(self, sheet: Sheet, bottom: int) -> Iterator[int]:
        for row, cells in sheet.rows.items():
            if row > bottom and any(map(self._is_label, cells)):
                yield row

    def _is_label(self, cell: RawCell) -> bool:
        return cell.kind is CellKind.TEXT and without_unit(cell.text) in self._labels

    @cached_property
    def _labels(self) -> frozenset[str]:
        tables = [table for layout in self.layouts.forms for table in layout.tables]
        return frozenset().union(*(table.aliases(Role.LABEL) for table in tables))

    def _start(self, sheet: Sheet, first: Fit, row: int) -> int:
        """With the title lines and groups above the header, without the rows and notes before them."""
        label = first.header.of(Role.LABEL)
        start = row
        for above in reversed([each for each in sheet.rows if first.header.bottom < each < row]):
            cells = sheet.rows[above]
            is_row = label is not None and any(
                cell.column == label.number and self._names_a_row(cell) for cell in cells
            )
            if is_row or self._is_note(cells) or any(c.kind is not CellKind.TEXT for c in cells):
                break
            start = above
        return start

    def _names_a_row(self, cell: RawCell) -> bool:
        return self.names.series(cell.text) is not None or self.names.area(cell.text) is not None

    def _is_note(self, cells: tuple[RawCell, ...]) -> bool:
        words = self.layouts.words
        return begins(squeezed(cells[0].text), (*words.tails, *words.notes))


def _is_same(one: Header, other: Header) -> bool:
    return [(c.number, c.path) for c in one.columns] == [(c.number, c.path) for c in other.columns]
