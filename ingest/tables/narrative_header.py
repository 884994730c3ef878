"""The header of a narrative table: one row or two, told from the texts below it by its words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
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
        """Where most columns are known, the first among equals."""
        return max(self._possible(), key=lambda header: header.known, default=None)

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
        for row in range(bottom, top - 1, -1):
            cell = self.sheet.covering(row, number)
            if cell is not None and cell.kind is CellKind.TEXT:
                return Column(number, (folded(cell.text),), role=self._role(cell.text))
        return None

    def _role(self, text: str) -> Role | None:
        """进展情况 Progress is known by either half."""
        key = squeezed(text)
        return self._roles.get(key) or self._roles.get(OTHER_LANGUAGE.sub("", key))

    @cached_property
    def _roles(self) -> dict[str, Role]:
        return {key: entry.role for entry in self.table.columns for key in entry.plain}
