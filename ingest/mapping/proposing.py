"""An unknown workbook -> Proposal: where its header seems to stand, and what stands under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.cells import Content, Saying, content
from ingest.layout import Layouts, Role, TableEntry
from ingest.mapping.likeness import TOLD_BY_CELLS, Guess, Likeness, alike
from ingest.mapping.proposal import (
    KNOWN,
    ColumnProposal,
    GridCell,
    GridRow,
    NameProposal,
    Proposal,
)
from ingest.names import Names
from ingest.tables.columns import Column, header_key
from ingest.tables.header import Header, HeaderSearch
from ingest.text import folded, squeezed
from ingest.workbook import CellKind, RawCell, Sheet, Workbook

GRID_ROWS, GRID_COLUMNS = 60, 30
SEARCHED_ROWS = 40
SAMPLES = 3
LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where labels stand and where figures begin, told by the cells alone."""

    label_column: int
    header_row: int
    first_row: int
    rows_are_areas: bool


def propose(workbook: Workbook, layouts: Layouts, names: Names) -> Proposal | None:
    """For the sheet that looks most like a table; None where no sheet has labels beside numbers."""
    found = [
        proposal
        for sheet in workbook.sheets
        if (shape := _shape(sheet, names)) is not None
        and (proposal := _SheetMapping(sheet, shape, layouts, names).proposal()) is not None
    ]
    return max(found, key=lambda one: (_amounts(one), one.certainty), default=None)


@dataclass(frozen=True)
class _SheetMapping:
    sheet: Sheet
    shape: _Shape
    layouts: Layouts
    names: Names

    def proposal(self) -> Proposal | None:
        """Read under the known table that knows most of its columns."""
        read = [
            (layout, table, header)
            for layout in self.layouts.forms
            for table in layout.tables
            if table.kind == "figures" and table.rows == self._rows
            if (header := self._header(table)) is not None
        ]
        if not read:
            return None
        layout, table, header = max(read, key=lambda one: one[2].known)
        return Proposal(
            sheet=self.sheet.name,
            top=header.top,
            bottom=header.bottom,
            rows=table.rows,
            base=layout.id,
            columns=tuple(self._columns(table, header)),
            names=tuple(self._names(header)),
            grid=tuple(_grid(self.sheet)),
        )

    @property
    def _rows(self) -> str:
        return "area" if self.shape.rows_are_areas else "indicator"

    def _header(self, table: TableEntry) -> Header | None:
        place = (self.shape.header_row, self.shape.label_column)
        blank = RawCell(*place, CellKind.TEXT, "", "General", is_formula=False)
        anchor = self.sheet.covering(*place) or blank
        return HeaderSearch(self.sheet, table, self.layouts.words, self.names).under(anchor)

    def _columns(self, table: TableEntry, header: Header) -> Iterator[ColumnProposal]:
        others = tuple(one for each in self.layouts.forms for one in each.tables)
        own = Likeness((table,), self.layouts.words, self.names)
        any_known = Likeness(others, self.layouts.words, self.names)
        clashing = {column.number for column in header.clashes}
        for column in header.columns:
            proposed = self._known(column, table)
            if proposed.role is None and column.number not in clashing:
                guess = max(
                    (self._guess(of, column, header) for of in (own, any_known)),
                    key=lambda one: one.likeness,
                )
                proposed = replace(
                    proposed, role=guess.role, likeness=guess.likeness, like=guess.like
                )
            yield proposed

    def _guess(self, likeness: Likeness, column: Column, header: Header) -> Guess:
        return likeness.guess(
            self._words_of(column),
            self._cells(header, column.number),
            is_before_names=column.number < self.shape.label_column,
        )

    def _known(self, column: Column, table: TableEntry) -> ColumnProposal:
        """Where the names stand is told by the names themselves, if its header is a new word."""
        likeness = 0.0 if column.role is None else KNOWN
        if column.role is Role.LABEL and not table.aliases(Role.LABEL) & set(
            map(header_key, column.path)
        ):
            likeness = TOLD_BY_CELLS
        samples = tuple(
            folded(cell.text)
            for row in self.sheet.rows
            if row >= self.shape.first_row
            if (cell := self.sheet.at(row, column.number)) is not None
        )
        return ColumnProposal(
            number=column.number,
            path=column.path,
            role=column.role,
            likeness=likeness,
            samples=samples[:SAMPLES],
        )

    def _words_of(self, column: Column) -> tuple[str, ...]:
        """Without the indicator that stands in the header itself."""
        words = tuple(text for text in column.path if self.names.series(text) is None)
        return words or column.path

    def _cells(self, header: Header, number: int) -> list[Content]:
        return [
            content(self.sheet.at(row, number)) for row in self.sheet.rows if row > header.bottom
        ]

    def _names(self, header: Header) -> Iterator[NameProposal]:
        """The labels beside numbers that no indicator is called by."""
        label = self.shape.label_column
        if self.shape.rows_are_areas:
            texts = {text: header.bottom for column in header.columns for text in column.path}
        else:
            texts = {
                folded(cell.text): row
                for row in self.sheet.rows
                if row > header.bottom and _has_amount(self.sheet, row, label)
                if (cell := self.sheet.covering(row, label)) is not None
                and cell.kind is CellKind.TEXT
            }
        for text, row in texts.items():
            if self.names.series(text) is None and len(text) <= LONGEST_LABEL:
                yield self._name(text, row)

    def _name(self, text: str, row: int) -> NameProposal:
        near = self.names.similar(text)
        if near is None or near.part != "value":
            return NameProposal(text, row, None, 0.0)
        likeness = max(
            alike(squeezed(text), squeezed(name))
            for name in (near.indicator.name.zh, near.indicator.short.zh, *near.indicator.aliases)
        )
        return NameProposal(text, row, near.indicator.id, likeness)


def _shape(sheet: Sheet, names: Names) -> _Shape | None:
    label, is_area = _label_column(sheet, names)
    if label is None:
        return None
    first = next((row for row in sheet.rows if _is_entry(sheet, row, label)), None)
    if first is None:
        return None
    above = [row for row in sheet.rows if row < first][:SEARCHED_ROWS]
    header = max(above, key=lambda row: (_texts(sheet, row), row), default=None)
    return _Shape(label, header, first, is_area) if header is not None else None


def _label_column(sheet: Sheet, names: Names) -> tuple[int | None, bool]:
    """The column with most known names, else the first of texts beside numbers; does it name areas?"""
    areas: dict[int, int] = {}
    series: dict[int, int] = {}
    plain: dict[int, int] = {}
    for (row, column), cell in sheet.cells.items():
        if cell.kind is not CellKind.TEXT or not _has_amount(sheet, row, column):
            continue
        if content(cell).saying is Saying.AMOUNT:
            continue
        plain[column] = plain.get(column, 0) + 1
        if names.area(cell.text) is not None:
            areas[column] = areas.get(column, 0) + 1
        elif names.similar(cell.text) is not None:
            series[column] = series.get(column, 0) + 1
    for found in (areas if sum(areas.values()) > sum(series.values()) else series, plain):
        if found:
            return max(found, key=lambda column: (found[column], -column)), found is areas
    return None, False


def _is_entry(sheet: Sheet, row: int, label: int) -> bool:
    cell = sheet.covering(row, label)
    is_named = cell is not None and cell.kind is CellKind.TEXT
    return is_named and _has_amount(sheet, row, label)


def _has_amount(sheet: Sheet, row: int, label: int) -> bool:
    """A figure to the right; a title's date is none."""
    return any(
        cell.column > label and content(cell).saying is Saying.AMOUNT
        for cell in sheet.rows.get(row, ())
    )


def _texts(sheet: Sheet, row: int) -> int:
    return sum(cell.kind is CellKind.TEXT for cell in sheet.rows[row])


def _amounts(proposal: Proposal) -> int:
    return sum(cell.is_amount for row in proposal.grid for cell in row.cells)


def _grid(sheet: Sheet) -> Iterator[GridRow]:
    for row, cells in list(sheet.rows.items())[:GRID_ROWS]:
        shown = tuple(
            GridCell(cell.column, content(cell).seen, content(cell).saying is Saying.AMOUNT)
            for cell in cells
            if cell.column <= GRID_COLUMNS
        )
        yield GridRow(row, shown)


ROLES_TO_CHOOSE = (
    Role.LABEL,
    Role.AREA,
    Role.AREA_CODE,
    Role.UNIT,
    Role.FIGURE,
    Role.MONTH,
    Role.TARGET,
    Role.COMPLETION,
    Role.LAST_MONTH,
    Role.LAST_YEAR,
    Role.CHANGE_ON_LAST_MONTH,
    Role.SINCE_YEAR_START,
    Role.SINCE_YEAR_START_PERCENT,
    Role.ON_LAST_YEAR,
    Role.ON_LAST_YEAR_PERCENT,
    Role.EXPLANATION,
    Role.IGNORED,
)
"""What a person may say a column is."""
