"""Where a table's header stands in a sheet: found by words, at whatever row and depth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from ingest.layout import AMOUNT_ROLES, NEVER_TWICE, Role, TableEntry, Words
from ingest.names import Names, without_unit
from ingest.tables import dated
from ingest.tables.columns import Column, ColumnReader
from ingest.text import folded
from ingest.workbook import CellKind, RawCell, Sheet
from targets.vocabulary import CITY

LONGEST_HEADER_TEXT = 40
LONGEST_LONE_GROUP = 8
AREAS_NEEDED = 2
"""One district's name over a column is no table of districts."""
ANCHORS_TRIED = 8
"""A sheet full of header words must not cost a search for each of them."""


@dataclass(frozen=True)
class Header:
    """`top`..`bottom` are its rows; `clashes` are columns that claim to be the same thing."""

    top: int
    bottom: int
    columns: tuple[Column, ...]
    clashes: tuple[Column, ...] = ()

    def of(self, role: Role) -> Column | None:
        return next((column for column in self.columns if column.role is role), None)

    def all_of(self, role: Role) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.role is role)

    @property
    def known(self) -> int:
        return sum(column.role is not None for column in self.columns)


@dataclass(frozen=True)
class HeaderSearch:
    """Looks for one kind of table in one sheet."""

    sheet: Sheet
    table: TableEntry
    words: Words
    names: Names

    def find(self) -> Header | None:
        """The place whose label column names most of what is known, the first among equals."""
        found = [
            header
            for anchor in islice(self._anchors(), ANCHORS_TRIED)
            if (header := self._at(anchor)) is not None and self._is_enough(header)
        ]
        return max(found, key=self.names_known, default=None)

    def under(self, anchor: RawCell) -> Header | None:
        """The header that a cell belongs to which nobody has to know; None where it is too deep."""
        return self._at(anchor)

    def not_understood(self) -> tuple[int, Column] | None:
        """Row and column of the words below a header's first row without which it would be known."""
        for anchor in islice(self._anchors(), ANCHORS_TRIED):
            whole = self._at(anchor)
            first_row = self._at(anchor, bottom=self._foot(anchor))
            if whole is None or first_row is None or not self._is_enough(first_row):
                continue
            known = {column.number for column in first_row.columns if column.role is Role.FIGURE}
            lost = (c for c in whole.columns if c.role is not Role.FIGURE and c.number in known)
            column = next(lost, None)
            if column is not None and whole.bottom > first_row.bottom:
                return whole.bottom, column
        return None

    def names_known(self, header: Header) -> int:
        """How many rows below a header bear a name that the notice knows."""
        label = header.of(self._columns.label_role)
        if label is None or self.table.kind == "actions":
            return 0
        knows = self.names.area if self.table.rows == "area" else self.names.series
        return sum(
            cell is not None and cell.kind is CellKind.TEXT and knows(cell.text) is not None
            for cell in (
                self.sheet.covering(row, label.number)
                for row in self.sheet.rows
                if row > header.bottom
            )
        )

    @cached_property
    def _columns(self) -> ColumnReader:
        return ColumnReader(self.table, self.words, self.names)

    def _anchors(self) -> Iterator[RawCell]:
        aliases = self.table.aliases(self._columns.label_role)
        first = next(iter(self.sheet.rows), 1)
        for row, cells in self.sheet.rows.items():
            if row >= max(first, 1) + self.table.header.within_rows:
                return
            for cell in cells:
                if cell.kind is CellKind.TEXT and without_unit(cell.text) in aliases:
                    yield cell

    def _at(self, anchor: RawCell, bottom: int | None = None) -> Header | None:
        top = self._top(anchor)
        bottom = self._bottom(anchor) if bottom is None else bottom
        if bottom - top >= self.table.header.deepest:
            return None
        columns = tuple(
            self._columns.read(number, path, is_label=number == anchor.column)
            for number in range(1, self.sheet.last_column + 1)
            if (path := self._path(number, top, bottom))
        )
        if self.table.kind == "figures":
            columns = dated.as_figures(columns)
        return _without_clashes(
            Header(top, bottom, columns), is_across=self.table.areas == "across"
        )

    def _top(self, anchor: RawCell) -> int:
        """Groups may stand above a label that is not merged with them."""
        row = anchor.row
        while row > 1 and anchor.row - row < self.table.header.deepest - 1:
            if not self._is_row_of_groups(row - 1, anchor.column):
                break
            row -= 1
        return row

    def _is_row_of_groups(self, row: int, label_column: int) -> bool:
        """Merged over columns, or several texts side by side, all to the right of the label."""
        cells = self.sheet.rows.get(row, ())
        groups = [cell for cell in cells if _is_group(cell, label_column)]
        if not groups or len(groups) < len(cells):
            return False
        is_title = row == next(iter(self.sheet.rows)) or not _is_short(groups[0])
        return (
            len(groups) > 1
            or any(self._is_wide(row, cell.column) for cell in groups)
            or not is_title
        )

    def _is_wide(self, row: int, column: int) -> bool:
        merge = self.sheet.merge_of.get((row, column))
        return merge is not None and merge[3] > merge[1]

    def _foot(self, anchor: RawCell) -> int:
        """The last row of the label's own cell."""
        merge = self.sheet.merge_of.get((anchor.row, anchor.column))
        return merge[2] if merge else anchor.row

    def _bottom(self, anchor: RawCell) -> int:
        bottom = self._foot(anchor)
        while bottom - anchor.row < self.table.header.deepest - 1:
            if not self._goes_on(bottom, anchor.column):
                break
            bottom += 1
        return bottom

    def _goes_on(self, bottom: int, label_column: int) -> bool:
        """A group over several columns has its columns' own words below it; so has a blank label."""
        below = self.sheet.rows.get(bottom + 1, ())
        texts = [cell for cell in below if cell.column != label_column]
        if not texts or not all(self._may_head(cell) for cell in below):
            return False
        for cell in self.sheet.rows.get(bottom, ()):
            merge = self.sheet.merge_of.get((bottom, cell.column))
            if merge and merge[3] > merge[1] and merge[2] == bottom:
                return True
        if self.sheet.covering(bottom + 1, label_column) is not None:
            return False
        is_known = any(self._columns.is_known(cell.text) for cell in texts)
        is_beside = all(_is_group(cell, label_column) for cell in below)
        return is_beside or (is_known and len(texts) > 1)

    def _may_head(self, cell: RawCell) -> bool:
        """A text, or the code of an area where areas stand across."""
        return cell.kind is CellKind.TEXT or (
            cell.kind is CellKind.NUMBER
            and self.table.areas == "across"
            and self.names.is_code(cell.text)
        )

    def _path(self, number: int, top: int, bottom: int) -> tuple[str, ...]:
        texts: list[str] = []
        for row in range(top, bottom + 1):
            cell = self.sheet.covering(row, number) or self._group_on_the_left(row, number, bottom)
            text = folded(cell.text) if cell is not None and self._may_head(cell) else ""
            if text and text not in texts[-1:]:
                texts.append(text)
        return tuple(texts)

    def _group_on_the_left(self, row: int, number: int, bottom: int) -> RawCell | None:
        """A group that was centred over its columns without merging them."""
        if row == bottom or not self._has_words_below(row, number, bottom):
            return None
        if (row, number) in self.sheet.merge_of:
            return None
        for column in range(number - 1, 0, -1):
            cell = self.sheet.at(row, column)
            if cell is not None:
                is_group = self._has_words_below(row, column, bottom)
                return cell if is_group and (row, column) not in self.sheet.merge_of else None
        return None

    def _has_words_below(self, row: int, column: int, bottom: int) -> bool:
        return any(self.sheet.at(below, column) for below in range(row + 1, bottom + 1))

    def _is_enough(self, header: Header) -> bool:
        columns = (*header.columns, *header.clashes)
        areas = {c.area.code for c in columns if c.area is not None and c.role in AMOUNT_ROLES}
        if self.table.areas == "across" and len(areas - {None}) < AREAS_NEEDED:
            return False
        found = {column.role for column in columns}
        return all(found & set(group) for group in self.table.needs)


def _is_group(cell: RawCell, label_column: int) -> bool:
    text = folded(cell.text)
    return (
        cell.kind is CellKind.TEXT
        and cell.column > label_column
        and ":" not in text
        and len(text) <= LONGEST_HEADER_TEXT
    )


def _is_short(cell: RawCell) -> bool:
    """制造业 alone above the columns may be a group; a longer line or one with a date is a title."""
    text = folded(cell.text)
    has_digits = any(letter.isdecimal() for letter in text)
    return len(text) <= LONGEST_LONE_GROUP and not has_digits and not text.endswith("表")


def _without_clashes(header: Header, *, is_across: bool) -> Header:
    """Of two columns that claim one role for one series, area and time neither is believed.

    Unless one is surer than the others: 全市 beside 制造业, 1—5月 beside 5月.
    """
    seen: dict[tuple[object, ...], list[Column]] = {}
    for column in header.columns:
        if column.role not in (None, Role.IGNORED):
            seen.setdefault(_claim(column, is_across=is_across), []).append(column)
    unsure: set[Column] = set()
    twice: set[Column] = set()
    for columns in seen.values():
        surest = min(column.doubt for column in columns)
        believed = [column for column in columns if column.doubt == surest]
        unsure.update(column for column in columns if column.doubt != surest)
        twice.update(believed if len(believed) > 1 else ())
    clashes = tuple(c for c in header.columns if c in twice and c.role in NEVER_TWICE)
    lost = unsure | set(clashes)
    kept = tuple(
        replace(c, role=None if c in lost else Role.IGNORED) if c in lost | twice else c
        for c in header.columns
    )
    return Header(header.top, header.bottom, kept, clashes)


def _claim(column: Column, *, is_across: bool) -> tuple[object, ...]:
    """The whole may stand twice, as 全市 and as 合计: then its figures are compared."""
    area = column.area.code if column.area is not None and is_across else None
    name = column.path if area == CITY else ()
    return column.role, column.series, area, name, column.month, column.year
