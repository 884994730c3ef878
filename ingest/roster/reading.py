"""A grid -> the columns of a list of enterprises, found by the words of their header."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ingest.grid import Grid
from ingest.layout import LayoutEntry, Layouts, Role, TableEntry
from ingest.roster.codes import Flags, could_be_a_number, flags
from ingest.roster.duplicates import Numbers
from ingest.text import folded, squeezed
from targets.vocabulary import Cell

LOOKED_AT_FOR_TAIL = 40
BLANKS_BEGIN = (0xC2, 0xE1, 0xE2, 0xE3)
"""The first bytes of the blanks beyond ASCII, and of little else."""


@dataclass(frozen=True)
class RosterSheet:
    """A sheet that is a list of enterprises: its header's row, and which column says what.

    `chosen`: the rows of one of the lists that stand mixed in it; None: all.
    """

    grid: Grid
    layout: LayoutEntry
    layouts: Layouts
    header: int
    columns: Mapping[Role, int]
    chosen: Numbers | None = None

    @property
    def table(self) -> TableEntry:
        return self.layout.tables[0]

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """What stands above the header."""
        return tuple(text for row in self.grid.top(self.header - 1) for text in row if text)

    @cached_property
    def rows(self) -> Numbers:
        """The file's own numbers of the enterprises' rows."""
        if self.chosen is not None:
            return self.chosen
        code, name = self._below(Role.CREDIT_CODE), self._below(Role.ENTERPRISE)
        filled = _is_filled(code) | _is_filled(name)
        repeated = flags(pc.equal(code, self._header_text(Role.CREDIT_CODE)))
        repeated &= flags(pc.equal(name, self._header_text(Role.ENTERPRISE)))
        rows: Numbers = np.flatnonzero(filled & ~repeated & ~self._is_tail(code)) + self.header + 1
        return rows

    def among(self, rows: Numbers) -> RosterSheet:
        """The list that only these rows make."""
        return replace(self, chosen=rows)

    def of(self, role: Role) -> pa.Array | None:
        """The texts of the enterprises' rows; None: there is no such column."""
        if role not in self.columns:
            return None
        return _at(self.grid.columns[self.columns[role] - 1], self.rows - 1)

    def words(self, role: Role) -> pa.Array | None:
        """The same of a column of few different texts: a dictionary array, trimmed, no text twice."""
        if role not in self.columns:
            return None
        coded = _at(self._filled_down(self.columns[role]), self.rows - 1).dictionary_encode()
        texts = [" ".join(text.split()) for text in coded.dictionary.to_pylist()]
        kept = {text: number for number, text in enumerate(dict.fromkeys(filter(None, texts)))}
        numbers = pa.array([kept.get(text) for text in texts], pa.int32())
        indices = pc.take(numbers, coded.indices)
        return pa.DictionaryArray.from_arrays(indices, pa.array(list(kept), pa.string()))

    @cached_property
    def is_long_number(self) -> Flags:
        """Of each row: is its code stored as a number?"""
        column = self.columns[Role.CREDIT_CODE]
        if self.grid.long_numbers is None:
            return could_be_a_number(_at(self.grid.columns[column - 1], self.rows - 1))
        stored = [row for row, place in self.grid.long_numbers if place == column]
        return np.isin(self.rows, np.array(stored, np.int64))

    def place(self, role: Role, row: int) -> Cell:
        return Cell(self.grid.sheet, row, self.columns.get(role, 0))

    @property
    def top(self) -> Cell:
        return Cell(self.grid.sheet, self.header, self.columns[Role.ENTERPRISE])

    def _below(self, role: Role) -> pa.Array:
        return self.grid.columns[self.columns[role] - 1].slice(self.header)

    def _header_text(self, role: Role) -> Any:
        return self.grid.columns[self.columns[role] - 1][self.header - 1]

    def _is_tail(self, codes: pa.Array) -> Flags:
        """合计, 注：…, 填报人：… below the list: rows without a code that begin with such a word."""
        tail = np.zeros(len(codes), np.bool_)
        bare = np.flatnonzero(~_is_filled(codes))
        if len(bare) == 0:
            return tail
        rows = pa.array(bare + self.header)
        first = pc.coalesce(*(_without_blanks(pc.take(c, rows)) for c in self.grid.columns))
        start = pc.utf8_slice_codeunits(first.fill_null(""), 0, LOOKED_AT_FOR_TAIL)
        tail[bare] = flags(pc.match_substring_regex(start, self._tail_words))
        return tail

    @cached_property
    def _tail_words(self) -> str:
        words = self.layouts.words
        every = (*words.tails, *words.notes, *words.totals, *words.subtotals)
        return r"^[\s(（*]*(?:" + "|".join(re.escape(folded(word)) for word in every) + ")"

    def _filled_down(self, number: int) -> pa.Array:
        """A district or a batch may be merged over the rows that it is said of."""
        column = self.grid.columns[number - 1]
        spans = [span for span in self.grid.merged_down if span[0] == number]
        if not spans or number in (self.columns[Role.CREDIT_CODE], self.columns[Role.ENTERPRISE]):
            return column
        source = np.arange(len(column))
        for _, first, last in spans:
            source[first - 1 : last] = first - 1
        return pc.take(column, pa.array(source))


def roster_sheet(grid: Grid, layouts: Layouts) -> RosterSheet | None:
    """None: the sheet is no list of enterprises."""
    layout = layouts.roster
    table = layout.tables[0]
    for number, texts in enumerate(grid.top(table.header.within_rows), 1):
        columns = _columns(texts, table)
        if all(any(role in columns for role in group) for group in table.needs):
            return RosterSheet(grid, layout, layouts, number, columns)
    return None


def _columns(texts: list[str], table: TableEntry) -> dict[Role, int]:
    """The first column that bears a role's words."""
    found: dict[Role, int] = {}
    for number, text in enumerate(texts, 1):
        words = squeezed(text)
        role = next((entry.role for entry in table.columns if words in entry.plain), None)
        if words and role is not None:
            found.setdefault(role, number)
    return found


def _at(column: pa.Array, places: Numbers) -> pa.Array:
    """Rows that follow one another, as they mostly do, are not copied."""
    if len(places) and int(places[-1] - places[0]) + 1 == len(places):
        return column.slice(int(places[0]), len(places))
    return pc.take(column, pa.array(places))


def _is_filled(texts: pa.Array) -> Flags:
    """A cell of blanks is not; most cells show that they are none by their first letter."""
    said = flags(pc.greater(pc.binary_length(texts), 0))
    _, offsets, letters = texts.buffers()
    if letters is None:
        return said
    begins = np.frombuffer(offsets, np.int32)[texts.offset : texts.offset + len(texts)]
    first = np.frombuffer(letters, np.uint8)[np.minimum(begins, len(letters) - 1)]
    unsure = said & ((first <= ord(" ")) | np.isin(first, BLANKS_BEGIN))
    said[unsure] = ~flags(pc.utf8_is_space(texts.filter(pa.array(unsure))))
    return said


def _without_blanks(texts: pa.Array) -> pa.Array:
    """A cell of blanks says nothing."""
    trimmed = pc.utf8_trim_whitespace(texts)
    return pc.if_else(pc.equal(pc.binary_length(trimmed), 0), pa.scalar(None, pa.string()), trimmed)
