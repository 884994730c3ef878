"""Rows that a column beside the name marks as 计划 or 完成: what is planned is never read as done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.layout import AMOUNT_ROLES, Role, Words
from ingest.tables.table import TableReading
from ingest.text import folded, squeezed
from ingest.workbook import CellKind, RawCell
from targets.vocabulary import Cell, Finding, Severity

CELLS_NAMED = 10


@dataclass(frozen=True)
class PlanRows:
    """Of one table; told once its rows are read."""

    reading: TableReading
    words: Words

    def holds(self, row: int) -> bool:
        """Whether a row is marked as planned."""
        planned = frozenset(map(squeezed, self.words.planned))
        mark = next((one for one in self._marks(row) if squeezed(one.text) in planned), None)
        if mark is not None:
            self.reading.plan_rows[row] = self.reading.sheet.place(row, mark.column)
        return mark is not None

    def told(self) -> Iterator[Finding]:
        """Once; a question where no row beside a planned one says what was done."""
        planned = self.reading.plan_rows
        if planned:
            done = {self._named(row) for row in self.reading.rows_read}
            alone = [place for row, place in planned.items() if self._named(row) not in done]
            severity = Severity.WARNING if alone else Severity.NOTE
            places = alone or [*planned.values()]
            cell = self.reading.sheet.covering(places[0].row, places[0].column)
            seen = folded(cell.text) if cell is not None else ""
            values = (("cells", _listed(places)),)
            yield Finding("plan_rows_not_read", severity, places[0], seen, values=values)

    def _marks(self, row: int) -> Iterator[RawCell]:
        """The words of a row beside its name and its figures."""
        read = AMOUNT_ROLES | {Role.LABEL, Role.UNIT, Role.EXPLANATION}
        known = {one.number for one in self.reading.header.columns if one.role in read}
        for column in range(1, self.reading.sheet.last_column + 1):
            cell = self.reading.sheet.covering(row, column)
            if column not in known and cell is not None and cell.kind is CellKind.TEXT:
                yield cell

    def _named(self, row: int) -> tuple[str, ...]:
        """What a row is of."""
        columns = filter(None, map(self.reading.header.of, (Role.LABEL, Role.AREA)))
        cells = (self.reading.sheet.covering(row, one.number) for one in columns)
        return tuple(squeezed(cell.text) for cell in cells if cell is not None)


def _listed(places: list[Cell]) -> str:
    more = "…" if len(places) > CELLS_NAMED else ""
    return "、".join(place.address for place in places[:CELLS_NAMED]) + more
