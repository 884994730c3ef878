"""The header of a narrative table: one row or two, told from the texts below it by its words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ingest.layout import Role, TableEntry
from ingest.tables.columns import Column
from ingest.tables.header import Header
from ingest.text import folded, squeezed
from ingest.workbook import CellKind, Sheet

OTHER_LANGUAGE = re.compile(r"[\x00-\x2f\x3a-\x7f]+")
DEEPEST = 3


@dataclass(frozen=True)
class NarrativeHeaderSearch:
    """Looks for a row (or a few) whose words name a clause's column and that of the progress."""

    sheet: Sheet
    table: TableEntry

    def find(self) -> Header | None:
        """Where most columns are known, in the fewest rows, the first among equals."""
        found = list(self._possible())
        best = max(found, key=lambda one: (one.known, one.top - one.bottom), default=None)
        return None if best is None else replace(best, top=self._top(best))

    def _top(self, header: Header) -> int:
        """Texts that are merged over the row of their groups begin with that row."""
        numbers = (column.number for column in header.columns)
        merges = (self.sheet.merge_of.get((header.top, number)) for number in numbers)
        return min([header.top, *(merge[0] for merge in merges if merge is not None)])

    def _possible(self) -> Iterator[Header]:
        for top in range(1, self.table.header.within_rows + 1):
            for bottom in range(top, top + DEEPEST):
                header = self._between(top, bottom)
                found = {column.role for column in header.columns}
                if all(found & set(group) for group in self.table.needs):
                    yield header

    def _between(self, top: int, bottom: int) -> Header:
        columns = (self._column(number, top, bottom) for number in self._own_columns(bottom))
        return Header(top, bottom, tuple(column for column in columns if column is not None))

    def _own_columns(self, bottom: int) -> Iterator[int]:
        """A header over several columns is that of the first: the texts below it are merged likewise."""
        for number in range(1, self.sheet.last_column + 1):
            merge = self.sheet.merge_of.get((bottom, number))
            if merge is None or merge[1] == number:
                yield number

    def _column(self, number: int, top: int, bottom: int) -> Column | None:
        cells = (self.sheet.covering(row, number) for row in range(top, bottom + 1))
        texts = [cell.text for cell in cells if cell is not None and cell.kind is CellKind.TEXT]
        if not texts:
            return None
        path = tuple(dict.fromkeys(folded(text) for text in texts))
        return Column(number, path, role=self._role(path[-1]) or self._ticked(path[:-1]))

    def _ticked(self, groups: tuple[str, ...]) -> Role | None:
        """是 and 否 below 是否达到序时进度: the one with a tick is meant."""
        is_answer = any(self._role(text) is Role.SELF_ASSESSED for text in groups)
        return Role.SELF_ASSESSED if is_answer else None

    def _role(self, text: str) -> Role | None:
        """进展情况 Progress is known by either half."""
        key = squeezed(text)
        return self._roles.get(key) or self._roles.get(OTHER_LANGUAGE.sub("", key))

    @cached_property
    def _roles(self) -> dict[str, Role]:
        return {key: entry.role for entry in self.table.columns for key in entry.plain}
