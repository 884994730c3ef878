"""One table of one sheet: where its header stands, and the cells that were taken from below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypedDict, Unpack

from ingest.layout import LayoutEntry, Role, TableEntry
from ingest.names import Series, unit_in_label
from ingest.tables.columns import Column
from ingest.tables.header import Header
from ingest.text import folded
from ingest.workbook import CellKind, RawCell, Sheet
from targets.amounts import WRITTEN_UNITS, normal_unit
from targets.vocabulary import Cell, Finding, Severity

UNITS_LINE = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|计量|金额|货币|数据|表)单位(?:[::]|(?P<told>均为|一律为|统一为|都是|为|是)[::]?)"
    r"(?P<units>[^)。;]+)"
)
UNITS_APART = re.compile(r"[、,;/\s及和]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell of one figure; `area` None: the whole that the body reports for.

    `units`: written units, the nearest first; `row_unit`: the one of the row's own unit column.
    `area_said`: the area as it is written.
    """

    role: Role
    series: Series
    area: str | None
    month: int | None
    year: int | None
    cell: RawCell | None
    place: Cell
    units: tuple[str, ...] = ()
    row_unit: str | None = None
    explanation: str = ""
    area_said: str = ""
    is_since_new_year: bool = False


class Said(TypedDict, total=False):
    """What a finding says beside its code and place."""

    seen: str
    expected: str
    values: tuple[tuple[str, str], ...]


@dataclass
class TableReading:
    """What one table of one sheet gave; filled row by row.

    `section`: the row of a heading that says that the rows below it are not the whole's.
    `section_area`: of the rows below a heading that is an area's name (code, may they be read).
    `inherited`: the title cells of the sheet's first table, for one that stands further down.
    `plan_rows`: where a row says that its figures are planned; none of them is read.
    `lines`, `note_cells`: words alone in their row below the header, and notes at their beginning.
    """

    sheet: Sheet
    table: TableEntry
    header: Header
    layout: LayoutEntry
    inherited: tuple[RawCell, ...] = ()
    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    note_cells: list[RawCell] = field(default_factory=list)
    lines: list[RawCell] = field(default_factory=list)
    rows_read: list[int] = field(default_factory=list)
    unknown: dict[int, str] = field(default_factory=dict)
    plan_rows: dict[int, Cell] = field(default_factory=dict)
    section: int | None = None
    section_area: tuple[str | None, bool] = (None, True)

    @property
    def is_narrative(self) -> bool:
        """Clauses with texts, and no figure."""
        return self.table.kind == "narrative"

    @cached_property
    def titles(self) -> tuple[RawCell, ...]:
        """The text cells above the header."""
        return tuple(
            cell
            for row, cells in self.sheet.rows.items()
            if row < self.header.top
            for cell in cells
        )

    @cached_property
    def title_units(self) -> tuple[str, ...]:
        own = tuple(unit for cell in self.titles for unit in _units_of_title(cell))
        above = tuple(unit for cell in self.inherited for unit in _units_of_title(cell))
        return own or above or self._units_below

    @property
    def _units_below(self) -> tuple[str, ...]:
        """注：金额单位均为万元 at the foot, where every line below the header says the same."""
        last = max(self.rows_read, default=0)
        said = [(cell.row, units) for cell in self.below if (units := written_units(cell))]
        is_at_foot = all(row > last for row, _ in said)
        is_one = len({units for _, units in said}) == 1
        return said[0][1] if is_at_foot and is_one else ()

    def say(
        self, code: str, severity: Severity, row: int, column: Column, **said: Unpack[Said]
    ) -> None:
        place = self.sheet.place(row, column.number)
        self.findings.append(Finding(code, severity, place, **said))

    @property
    def below(self) -> Iterator[RawCell]:
        """The text cells below the header."""
        for row, cells in self.sheet.rows.items():
            if row > self.header.bottom:
                yield from (cell for cell in cells if cell.kind is CellKind.TEXT)


def written_units(cell: RawCell) -> tuple[str, ...]:
    """单位：亿元、%、万户 -> its units; 单位为张三 names none."""
    line = UNITS_LINE.search(folded(cell.text))
    if line is None:
        return ()
    units = tuple(filter(None, UNITS_APART.split(line["units"])))
    are_known = all(normal_unit(unit) in WRITTEN_UNITS for unit in units)
    return units if are_known or line["told"] is None else ()


def _units_of_title(cell: RawCell) -> tuple[str, ...]:
    """Also 重点指标月报（万元）."""
    unit = unit_in_label(cell.text) if cell.kind is CellKind.TEXT else None
    return written_units(cell) or ((unit,) if unit is not None else ())
