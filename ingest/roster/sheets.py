"""Which sheets of a workbook are lists of enterprises, and the lists that stand in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from ingest.layout import Layouts, Role
from ingest.names import Names
from ingest.roster.grid import grid_of
from ingest.roster.parts import SheetParts
from ingest.roster.reading import RosterSheet
from ingest.roster.sections import in_sections
from ingest.text import squeezed
from ingest.workbook import Sheet, Workbook
from targets.vocabulary import Cell


@dataclass(frozen=True, slots=True)
class RosterSheets:
    """By the names of their sheets. `hidden`: in sheets that nobody sees, which are not counted.

    `unread`: headers of lists beyond the number that one sheet may hold, and what they say.
    """

    seen: Mapping[str, tuple[RosterSheet, ...]]
    hidden: Mapping[str, tuple[RosterSheet, ...]]
    unread: tuple[tuple[Cell, str], ...] = ()

    @property
    def sheets(self) -> frozenset[str]:
        return frozenset(self.seen) | frozenset(self.hidden)

    @property
    def lists(self) -> tuple[RosterSheet, ...]:
        return tuple(chain.from_iterable(self.seen.values()))


def roster_sheets(workbook: Workbook, names: Names, layouts: Layouts) -> RosterSheets:
    seen: dict[str, tuple[RosterSheet, ...]] = {}
    hidden: dict[str, tuple[RosterSheet, ...]] = {}
    unread: list[tuple[Cell, str]] = []
    for sheet in workbook.sheets:
        if not _speaks_of_codes(sheet, layouts):
            continue
        grid = workbook.grids.get(sheet.name) or grid_of(sheet)
        parts = SheetParts(grid, layouts)
        if parts.lists:
            lists = chain.from_iterable(in_sections(one, names) for one in parts.lists)
            (hidden if sheet.is_hidden else seen)[sheet.name] = tuple(lists)
            unread += [parts.unread] if parts.unread is not None else []
    return RosterSheets(seen, hidden, tuple(unread))


def _speaks_of_codes(sheet: Sheet, layouts: Layouts) -> bool:
    """Most sheets are no lists, which is quickly seen in their first rows."""
    table = layouts.roster.tables[0]
    words = table.aliases(Role.CREDIT_CODE)
    return any(
        squeezed(cell.text) in words
        for row, cells in sheet.rows.items()
        if row <= table.header.within_rows
        for cell in cells
    )
