"""The sheets 月度计划 and 分区分解 -> milestones and allocations, each with its cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from ingest.layout import Role
from ingest.names import Names, unit_in_label, without_unit
from ingest.tables.header import Header
from ingest.tables.single import single
from ingest.text import folded, squeezed
from ingest.workbook import CellKind, Sheet
from targets import planning
from targets.vocabulary import CITY, Cell, Finding, Period, PlanPoint, Severity, Target
from wording import say

OWN_ROWS = frozenset(
    squeezed(say(f"ingest.allocation_{row}", "zh")) for row in ("target", "sum", "rest")
)
"""Rows of the template that are computed and never read."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One cell of a plan; `unit` as written beside or above it."""

    target: Target
    area: str
    period: Period
    place: Cell
    unit: str


@dataclass
class PlanReader:
    """Reads one sheet for one body; blanks and dashes leave what was planned before as it is."""

    names: Names
    sheet: Sheet
    header: Header
    source: str
    points: list[PlanPoint] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def read(self) -> None:
        kind = self._milestones if self.header.of(Role.OF_MONTH) else self._allocations
        for entry in kind():
            self._take(entry)

    def _milestones(self) -> Iterator[_Entry]:
        """A target a row, a month a column."""
        unit = self.header.of(Role.UNIT)
        for row, text in self._labels():
            target = self._targets.get(squeezed(text))
            if target is None:
                self._unknown(row, text, "unknown_indicator")
                continue
            written = folded(self._text(row, unit.number)) if unit else ""
            for column in self.header.all_of(Role.OF_MONTH):
                month = Period(column.year or 0, column.month or 0)
                yield _Entry(target, CITY, month, self.sheet.place(row, column.number), written)

    def _allocations(self) -> Iterator[_Entry]:
        """A district a row, a target a column; the whole and what is left over are only shown."""
        for row, text in self._labels():
            area = self.names.area(text)
            if squeezed(text) in OWN_ROWS:
                continue
            if area is None or area.code is None:
                self._unknown(row, text, "unknown_district")
                continue
            for column in self.header.columns if area.code != CITY else ():
                target = self._targets.get(without_unit(column.path[-1]))
                if target is not None:
                    unit = unit_in_label(column.path[-1]) or ""
                    place = self.sheet.place(row, column.number)
                    yield _Entry(target, area.code, target.end, place, unit)

    def _take(self, entry: _Entry) -> None:
        cell = self.sheet.covering(entry.place.row, entry.place.column)
        target = entry.target
        read = single(cell, target.indicator.unit, entry.unit, usual=(target.value,))
        if read.code is not None:
            self._say(entry, read.code, read.seen, read.expected)
        elif read.value is not None and self._is_sound(entry, read.seen):
            self.points.append(self._point(entry, read.value, read.seen))

    def _is_sound(self, entry: _Entry, seen: str) -> bool:
        """Of a target that the body leads, within its window, and planned once."""
        target, lead = entry.target, entry.target.responsible[0]
        key = (target.id, entry.area, entry.period)
        first = next((p for p in self.points if (p.target, p.area, p.period) == key), None)
        if lead != self.source:
            self._say(entry, "plan_not_own", seen, agency=lead)
        elif not target.start <= entry.period <= target.end:
            window = f"{target.start}—{target.end}"
            self._say(entry, "plan_outside_window", str(entry.period), window)
        elif first is not None and first.cell is not None:
            self._say(entry, "duplicate_indicator", seen, first.cell.address)
        else:
            return True
        return False

    def _point(self, entry: _Entry, value: Decimal, seen: str) -> PlanPoint:
        return PlanPoint(
            entry.target.id,
            entry.area,
            entry.period,
            value,
            source=self.source,
            cell=entry.place,
            seen=seen,
        )

    @cached_property
    def _targets(self) -> dict[str, Target]:
        catalogue = self.names.catalogue
        return {squeezed(planning.label(catalogue, one)): one for one in catalogue.targets}

    def _labels(self) -> Iterator[tuple[int, str]]:
        """Every row with a name."""
        label = self.header.of(Role.LABEL)
        for row in self.sheet.rows:
            if label is not None and row > self.header.bottom:
                text = self._text(row, label.number)
                if text:
                    yield row, text

    def _text(self, row: int, column: int) -> str:
        cell = self.sheet.covering(row, column)
        return cell.text.strip() if cell is not None and cell.kind is CellKind.TEXT else ""

    def _unknown(self, row: int, text: str, code: str) -> None:
        """A name typed over would lose a plan in silence; a sum or a note below the table loses none."""
        typed = [
            cell
            for cell in self.sheet.rows[row]
            if cell.kind is CellKind.NUMBER and not cell.is_formula
        ]
        if typed:
            place = self.sheet.place(row, typed[0].column)
            self.findings.append(Finding(code, Severity.ERROR, place, text))

    def _say(
        self, entry: _Entry, code: str, seen: str = "", expected: str = "", **values: str
    ) -> None:
        about = (("indicator", entry.target.indicator.id), ("area", entry.area), *values.items())
        self.findings.append(Finding(code, Severity.ERROR, entry.place, seen, expected, about))
