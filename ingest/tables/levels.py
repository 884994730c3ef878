"""The sheet 奖励标准 -> the levels that a district has published for itself, each with its cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from ingest.cells import seen
from ingest.layout import Role
from ingest.tables.dates import day_of
from ingest.tables.header import Header
from ingest.tables.single import single
from ingest.text import folded, squeezed
from ingest.workbook import CellKind, RawCell, Sheet
from targets import levels
from targets.catalogue import Catalogue
from targets.vocabulary import Cell, Finding, Parameter, ParameterLevel, Severity

PER = "/"


@dataclass
class LevelReader:
    """Reads one sheet for one district; a blank level leaves the one said before as it is."""

    catalogue: Catalogue
    sheet: Sheet
    header: Header
    source: str
    levels: list[ParameterLevel] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def read(self) -> None:
        if self.source not in self.catalogue.district:
            self._say(self.header.bottom, Role.FIGURE, "level_not_own")
            return
        for row, text in self._labels():
            parameter = self._parameters.get(squeezed(text))
            if parameter is not None:
                self._row(row, parameter)
            elif self._cell(row, Role.FIGURE) is not None:
                self._say(row, Role.FIGURE, "unknown_parameter", text)

    def _row(self, row: int, parameter: Parameter) -> None:
        """`万元/家`: what stands behind the stroke is what one level is for."""
        written, _, _ = folded(seen(self._cell(row, Role.UNIT))).partition(PER)
        read = single(self._cell(row, Role.FIGURE), levels.unit_of(parameter), written)
        about = (("indicator", parameter.id), ("area", self.source))
        if read.code is not None:
            self._say(row, Role.FIGURE, read.code, read.seen, read.expected, about)
        elif read.value is None:
            return
        elif any(one.parameter == parameter.id for one in self.levels):
            self._say(row, Role.FIGURE, "duplicate_indicator", read.seen, "", about)
        else:
            level = ParameterLevel(
                parameter=parameter.id,
                source=self.source,
                area=self.source,
                value=read.value,
                cell=self._place(row, Role.FIGURE),
                effective_from=self._day(row),
                text=seen(self._cell(row, Role.GROUNDS)).strip(),
                seen=read.seen,
            )
            self.levels.append(level)

    def _day(self, row: int) -> date | None:
        cell = self._cell(row, Role.EFFECTIVE)
        day = day_of(cell)
        if day is None and seen(cell).strip():
            self._say(row, Role.EFFECTIVE, "date_not_read", seen(cell))
        return day

    @property
    def _parameters(self) -> dict[str, Parameter]:
        asked = levels.asked_of_districts(self.catalogue)
        return {squeezed(one.name.zh): one for one in asked}

    def _labels(self) -> Iterator[tuple[int, str]]:
        label = self.header.of(Role.LABEL)
        for row in self.sheet.rows:
            cell = self.sheet.covering(row, label.number) if label else None
            if row > self.header.bottom and cell is not None and cell.kind is CellKind.TEXT:
                yield row, cell.text.strip()

    def _cell(self, row: int, role: Role) -> RawCell | None:
        column = self.header.of(role)
        return self.sheet.covering(row, column.number) if column is not None else None

    def _place(self, row: int, role: Role) -> Cell:
        column = self.header.of(role)
        return self.sheet.place(row, column.number if column is not None else 1)

    def _say(
        self,
        row: int,
        role: Role,
        code: str,
        said: str = "",
        expected: str = "",
        values: tuple[tuple[str, str], ...] = (),
    ) -> None:
        place = self._place(row, role)
        self.findings.append(Finding(code, Severity.ERROR, place, said, expected, values))
