"""A list of enterprises as columns: which of its sheet's rows are enterprises, and what each column says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ingest.grid import Grid
from ingest.layout import LayoutEntry, Layouts, Role, TableEntry
from ingest.roster.codes import LENGTH, Flags, could_be_a_number, flags
from ingest.roster.duplicates import Numbers
from ingest.roster.heading import Heading
from ingest.roster.tails import is_tail
from targets.vocabulary import Cell

BLANKS_BEGIN = (0xC2, 0xE1, 0xE2, 0xE3)
"""The first bytes of the blanks beyond ASCII, and of little else."""


@dataclass(frozen=True)
class RosterSheet:
    """One list of a sheet: the row that heads its columns, and which of them says what.

    `title_cells`: what stands above it, the telling lines first. `above`, `last`: the row before its
    first one, which in a list of several sections is not the header, and the last that may be its own.
    `passed`: rows that repeat its header. `is_below`: another list of the sheet stands above it.
    `chosen`: the rows of one of the lists that stand mixed in it; None: all.
    """

    grid: Grid
    layout: LayoutEntry
    layouts: Layouts
    header: int
    heading: Heading
    title_cells: tuple[tuple[Cell, str], ...]
    above: int
    last: int
    passed: tuple[int, ...] = field(default=(), repr=False)
    is_below: bool = False
    chosen: Numbers | None = None

    @property
    def table(self) -> TableEntry:
        return self.layout.tables[0]

    @property
    def columns(self) -> Mapping[Role, int]:
        return self.heading.columns

    @property
    def titles(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.title_cells)

    @cached_property
    def rows(self) -> Numbers:
        """The file's own numbers of the enterprises' rows."""
        if self.chosen is not None:
            return self.chosen
        code, name = self.below(Role.CREDIT_CODE), self.below(Role.ENTERPRISE)
        listed = is_filled(code) | is_filled(name)
        odd = np.flatnonzero(listed & ~is_plain(code))
        listed[odd] = ~self._is_tail(odd)
        listed[np.array(self.passed, np.int64) - self.above - 1] = False
        rows: Numbers = np.flatnonzero(listed) + self.above + 1
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
        return self.words_in(self.columns[role]) if role in self.columns else None

    def words_in(self, column: int) -> pa.Array:
        """The same of one of several columns of a role."""
        coded = _at(self._filled_down(column), self.rows - 1).dictionary_encode()
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

    def below(self, role: Role) -> pa.Array:
        """The column's texts from the list's first row to its last."""
        column = self.grid.columns[self.columns[role] - 1]
        return column.slice(self.above, self.last - self.above)

    def _is_tail(self, places: Numbers) -> Flags:
        """合计, 注：…, 填报人：… below the list: said in a row's first cell, or where the name stands."""
        rows = pa.array(places + self.above)
        own = self.grid.columns[self.heading.first - 1 : self.heading.last]
        texts = [_without_blanks(pc.take(column, rows)) for column in own]
        names, codes = (
            texts[self.columns[role] - self.heading.first]
            for role in (Role.ENTERPRISE, Role.CREDIT_CODE)
        )
        return is_tail(pc.coalesce(*texts), names, codes, self.layouts.words)

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


def is_plain(texts: pa.Array) -> Flags:
    """As long as a code, and a digit or letter in front; all else is looked at closely."""
    lengths = pc.binary_length(texts).fill_null(0).to_numpy()
    plain: Flags = lengths == LENGTH
    first = _first_bytes(texts) if plain.any() else None
    return plain if first is None else plain & (first < ord("{"))


def is_filled(texts: pa.Array) -> Flags:
    """A cell of blanks is not; most cells show that they are none by their first letter."""
    said = flags(pc.greater(pc.binary_length(texts), 0))
    first = _first_bytes(texts)
    if first is None:
        return said
    unsure = said & ((first <= ord(" ")) | np.isin(first, BLANKS_BEGIN))
    said[unsure] = ~flags(pc.utf8_is_space(texts.filter(pa.array(unsure))))
    return said


def _without_blanks(texts: pa.Array) -> pa.Array:
    """A cell of blanks says nothing."""
    trimmed = pc.utf8_trim_whitespace(texts)
    return pc.if_else(pc.equal(pc.binary_length(trimmed), 0), pa.scalar(None, pa.string()), trimmed)


def _first_bytes(texts: pa.Array) -> np.ndarray[tuple[int], np.dtype[np.uint8]] | None:
    """Of empty texts another's; None: there is no text at all."""
    _, offsets, letters = texts.buffers()
    if letters is None or not len(letters):
        return None
    begins = np.frombuffer(offsets, np.int32)[texts.offset : texts.offset + len(texts)]
    first = np.frombuffer(letters, np.uint8)[np.minimum(begins, len(letters) - 1)]
    return np.asarray(first, np.uint8)


def _at(column: pa.Array, places: Numbers) -> pa.Array:
    """Rows that follow one another, as they mostly do, are not copied."""
    if len(places) and int(places[-1] - places[0]) + 1 == len(places):
        return column.slice(int(places[0]), len(places))
    return pc.take(column, pa.array(places))
