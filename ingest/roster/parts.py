"""The lists of one sheet: below one another, each from its own header on, side by side, or in sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ingest.grid import Grid
from ingest.layout import Layouts, Role, TableEntry
from ingest.roster.codes import flags
from ingest.roster.duplicates import Numbers
from ingest.roster.heading import Heading, headings
from ingest.roster.reading import RosterSheet, is_plain
from ingest.roster.tails import COULD_BE_A_CODE, NUMBER_ALONE, ends_as_a_name, is_tail_line
from ingest.text import squeezed
from targets.vocabulary import Cell

MAY_NAME_A_CODE = r"码[^\p{Han}]*(?:[(（【\[].*)?$|(?i:uscc|code)"
TITLE_ROWS = 12
"""So many rows above a header may be its titles."""
NOTES_ROWS = 20
"""A header further down than this stands below notes, one or two cells a row."""
LISTS_TRIED = 100
GOES_ON = re.compile(r"\(?续(?:表|上表|前表)?\d*\)?|接上页|\(?第\d+页\)?|,?\(?共\d+页\)?|转下页")
"""What a title says beside itself when it is printed again on the next page."""
TITLE_CELLS = 3
"""More in one row say something of an enterprise."""
NAMES_A_LIST = re.compile("名单|名录|清单|一览|名册")


@dataclass(frozen=True, slots=True)
class Header:
    """`row`: where it stands; `titles`: the rows above it that are its own, from the top."""

    row: int
    headings: tuple[Heading, ...]
    titles: tuple[int, ...]

    @property
    def first(self) -> int:
        return min((*self.titles, self.row))


@dataclass(frozen=True)
class SheetParts:
    """Looks for the lists of one sheet."""

    grid: Grid
    layouts: Layouts

    @property
    def table(self) -> TableEntry:
        return self.layouts.roster.tables[0]

    @cached_property
    def first(self) -> Header | None:
        """None: the sheet is no list of enterprises."""
        within = self.table.header.within_rows
        top = self.grid.top(within + 1)
        for row, texts in enumerate(top[:within], 1):
            below = top[row] if row < len(top) else []
            found = headings(texts, below, self.table)
            if found and (row <= NOTES_ROWS or _are_notes(top[: row - 1])):
                return Header(row, found, tuple(range(1, row)))
        return None

    @cached_property
    def lists(self) -> tuple[RosterSheet, ...]:
        """From the top down, and from left to right."""
        found: list[RosterSheet] = []
        for header, passed, below in self._headers:
            last = below.first - 1 if below is not None else self.grid.height
            found += [self._list(header, one, last, passed) for one in header.headings]
        return tuple(found)

    @property
    def unread(self) -> tuple[Cell, str] | None:
        """The header of the first list that is one too many, and what it says."""
        below = self._headers[-1][2] if self._headers else None
        if below is None:
            return None
        column = below.headings[0].columns[Role.ENTERPRISE]
        return Cell(self.grid.sheet, below.row, column), self._row(below.row)[column - 1]

    @cached_property
    def _headers(self) -> tuple[tuple[Header, tuple[int, ...], Header | None], ...]:
        """Each with the rows that say it again, and the next one."""
        found: list[tuple[Header, tuple[int, ...], Header | None]] = []
        header = self.first
        while header is not None and len(found) < LISTS_TRIED:
            passed, below = self._below(header)
            found.append((header, passed, below))
            header = below
        return tuple(found)

    def _list(
        self, header: Header, heading: Heading, last: int, passed: tuple[int, ...]
    ) -> RosterSheet:
        titles = self._titles(header, heading)
        return RosterSheet(
            self.grid,
            self.layouts.roster,
            self.layouts,
            header.row,
            heading,
            tuple(sorted(titles, key=lambda title: NAMES_A_LIST.search(title[1]) is None)),
            header.row,
            last,
            passed,
            is_below=header is not self.first,
        )

    def _titles(self, header: Header, heading: Heading) -> Iterator[tuple[Cell, str]]:
        """Of lists side by side each has its own, and what stands above the first one alone."""
        for row in header.titles:
            texts = self._texts(row)
            is_split = any(
                one.first <= column <= one.last
                for column, _ in texts
                for one in header.headings[1:]
            )
            for column, text in texts:
                if not is_split or heading.first <= column <= heading.last:
                    yield Cell(self.grid.sheet, row, column), text

    def _below(self, header: Header) -> tuple[tuple[int, ...], Header | None]:
        """Rows that say the same header again, and the next header that heads another list."""
        passed: list[int] = []
        above = header.row
        for row in self._named_below:
            if row <= header.row:
                continue
            found = headings(self._row(row), self._row(row + 1), self.table)
            if not found:
                continue
            titles = self._titles_above(row, above, header)
            below = Header(row, found, titles)
            if not self._is_again(below, header):
                return tuple(passed), below
            passed += [*titles, row]
            above = row
        return tuple(passed), None

    @cached_property
    def _named_below(self) -> tuple[int, ...]:
        """Rows without a code in which a cell bears the words of a column of codes."""
        if self.first is None:
            return ()
        column = self.first.headings[0].columns[Role.CREDIT_CODE]
        odd: Numbers = np.flatnonzero(~is_plain(self.grid.columns[column - 1]))
        words = self.table.aliases(Role.CREDIT_CODE)
        named = np.zeros(len(odd), np.bool_)
        for column_texts in self.grid.columns:
            texts = pc.take(column_texts, pa.array(odd))
            likely = texts.filter(pc.match_substring_regex(texts, MAY_NAME_A_CODE)).unique()
            meant = [text for text in likely.to_pylist() if squeezed(text) in words]
            named |= flags(pc.is_in(texts, value_set=pa.array(meant, pa.string())))
        return tuple((odd[named] + 1).tolist())

    def _titles_above(self, row: int, above: int, header: Header) -> tuple[int, ...]:
        """Lines right above a header, without the feet of the list before, as far as its enterprises."""
        found: list[int] = []
        for number in range(row - 1, max(above, row - 1 - TITLE_ROWS), -1):
            texts = self._texts(number)
            if texts and self._has_code(texts, header):
                break
            if not texts or is_tail_line(texts[0][1], self.layouts.words):
                continue
            if not self._is_title(texts, header):
                break
            found.append(number)
        return tuple(reversed(found))

    def _has_code(self, texts: Sequence[tuple[int, str]], header: Header) -> bool:
        codes = {one.columns[Role.CREDIT_CODE] for one in header.headings}
        return any(column in codes and COULD_BE_A_CODE.match(text) for column, text in texts)

    def _is_title(self, texts: Sequence[tuple[int, str]], header: Header) -> bool:
        """A line of few cells that is no enterprise without a code."""
        said = [text for _, text in texts if not NUMBER_ALONE.fullmatch(text)]
        names = {one.columns[Role.ENTERPRISE] for one in header.headings}
        named = [text for column, text in texts if column in names]
        is_name = any(ends_as_a_name(text) and not NAMES_A_LIST.search(text) for text in named)
        return 0 < len(said) <= TITLE_CELLS and not is_name

    def _is_again(self, below: Header, header: Header) -> bool:
        """The same columns or some of them, with no title or the same one: the next page of the list."""
        pairs = zip(below.headings, header.headings, strict=False)
        is_same = all(one.columns.items() <= other.columns.items() for one, other in pairs)
        if not is_same or len(below.headings) != len(header.headings):
            return False
        known = {_without_page(text) for row in header.titles for _, text in self._texts(row)}
        said = {_without_page(text) for row in below.titles for _, text in self._texts(row)}
        return said <= known | {""}

    def _row(self, row: int) -> list[str]:
        if row > self.grid.height:
            return []
        return [column[row - 1].as_py() or "" for column in self.grid.columns]

    def _texts(self, row: int) -> list[tuple[int, str]]:
        """The row's filled cells with their columns."""
        texts = ((number, text.strip()) for number, text in enumerate(self._row(row), 1))
        return [(number, text) for number, text in texts if text]


def _are_notes(rows: Sequence[Sequence[str]]) -> bool:
    return all(sum(bool(text.strip()) for text in row) <= 2 for row in rows)


def _without_page(title: str) -> str:
    return GOES_ON.sub("", squeezed(title))
