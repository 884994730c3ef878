"""The rows below a header -> entries: which figure of which indicator stands in which cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from ingest.cells import Saying, content
from ingest.layout import AMOUNT_ROLES, LayoutEntry, Role, TableEntry, Words
from ingest.names import Names, Series, unit_in_label
from ingest.tables.columns import Column
from ingest.tables.header import Header
from ingest.text import folded, squeezed
from ingest.workbook import CellKind, RawCell, Sheet
from targets.vocabulary import Cell, Finding, Severity

UNKNOWN_LISTED = 200
UNITS_LINE = re.compile(r"(?:^|[^\u4e00-\u9fff]|计量|金额|货币|数据)单位[::](?P<units>[^)]+)")
UNITS_APART = re.compile(r"[、,;/\s及和]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell of one figure; `area` None: the whole that the body reports for.

    `units`: written units, the nearest first; `row_unit`: the one of the row's own unit column.
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


@dataclass
class TableReading:
    """What one table of one sheet gave; filled row by row."""

    sheet: Sheet
    table: TableEntry
    header: Header
    layout: LayoutEntry
    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rows_read: list[int] = field(default_factory=list)
    unknown: dict[int, str] = field(default_factory=dict)

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
        lines = [UNITS_LINE.search(folded(cell.text)) for cell in self.titles]
        found = [
            unit for line in lines if line for unit in UNITS_APART.split(line["units"]) if unit
        ]
        return tuple(found)


@dataclass(frozen=True)
class RowReader:
    """Reads the rows of one table into its TableReading."""

    reading: TableReading
    words: Words
    names: Names

    def read(self) -> TableReading:
        label = self.reading.header.of(Role.LABEL)
        if label is not None:
            for row in self.reading.sheet.rows:
                if row > self.reading.header.bottom:
                    self._row(row, label)
            self._report_unknown(label)
        self._report_hidden()
        return self.reading

    def _row(self, row: int, label: Column) -> None:
        if self._is_note(row) or self._is_repeated_header(row, label):
            return
        cell = self._label_cell(row, label)
        text = folded(cell.text) if cell is not None and cell.kind is not CellKind.ERROR else ""
        if not text:
            self._nameless(row)
        elif self._is_second_header(text):
            self._say("second_header", Severity.ERROR, row, label, seen=text)
        elif self.reading.table.rows == "area":
            self._area_row(row, label, text)
        else:
            self._indicator_row(row, label, text)

    def _label_cell(self, row: int, label: Column) -> RawCell | None:
        """A name merged over several rows names each of them."""
        sheet = self.reading.sheet
        merge = sheet.merge_of.get((row, label.number))
        if merge is not None and merge[3] > merge[1] and merge[1] < label.number:
            return None
        return sheet.covering(row, label.number)

    def _is_note(self, row: int) -> bool:
        """Signatures and notes under the table: kept as text, never read as figures."""
        cells = self.reading.sheet.rows[row]
        starts = (*self.words.tails, *self.words.notes)
        if cells[0].kind is not CellKind.TEXT or not _begins(squeezed(cells[0].text), starts):
            return False
        self.reading.notes.append(folded(" ".join(cell.text for cell in cells)))
        return True

    def _is_repeated_header(self, row: int, label: Column) -> bool:
        """A print header that comes again on the next page, row by row."""
        words = {column.number: set(column.path) for column in self.reading.header.columns}
        cells = [cell for cell in self.reading.sheet.rows[row] if cell.kind is CellKind.TEXT]
        if not cells or len(cells) < len(self.reading.sheet.rows[row]):
            return False
        is_same = all(folded(cell.text) in words.get(cell.column, ()) for cell in cells)
        return is_same and any(cell.column != label.number for cell in cells)

    def _is_second_header(self, text: str) -> bool:
        return squeezed(text) in self.reading.table.aliases(Role.LABEL)

    def _nameless(self, row: int) -> None:
        for column in self.reading.header.all_of(Role.FIGURE):
            cell = self.reading.sheet.at(row, column.number)
            if content(cell).saying is Saying.AMOUNT:
                seen = content(cell).seen
                self._say("figure_without_name", Severity.WARNING, row, column, seen=seen)

    def _indicator_row(self, row: int, label: Column, text: str) -> None:
        key = squeezed(text)
        of_which = tuple(map(squeezed, self.words.of_which))
        if key.startswith(of_which):
            if self.names.series(_without_start(text, self.words.of_which)) is not None:
                self._say("of_which_not_taken", Severity.WARNING, row, label, seen=text)
            return
        series = self.names.series(text)
        if series is None:
            self._unknown_indicator(row, text)
            return
        area, is_area_known = self._area_of(row)
        if is_area_known:
            self._take(row, series, area, unit_in_label(text))

    def _unknown_indicator(self, row: int, text: str) -> None:
        totals = {squeezed(word) for word in (*self.words.totals, *self.words.subtotals)}
        is_listed = len(self.reading.unknown) < UNKNOWN_LISTED
        if is_listed and squeezed(text) not in totals and self._has_figures(row):
            self.reading.unknown[row] = text

    def _report_unknown(self, label: Column) -> None:
        """A row that is nearly one that is asked for and not there may be that one, misspelt."""
        read = {entry.series.indicator for entry in self.reading.entries}
        for row, text in self.reading.unknown.items():
            near = self.names.similar(text)
            if near is None or near.indicator in read:
                self._say("unknown_indicator", Severity.NOTE, row, label, seen=text)
            else:
                expected = near.indicator.name.zh
                self._say(
                    "similar_indicator", Severity.WARNING, row, label, seen=text, expected=expected
                )

    def _has_figures(self, row: int) -> bool:
        numbers = {c.number for c in self.reading.header.columns if c.role in AMOUNT_ROLES}
        return any(cell.column in numbers for cell in self.reading.sheet.rows[row])

    def _area_of(self, row: int) -> tuple[str | None, bool]:
        """The area that a row of a long table names; a blank one means the whole."""
        column = self.reading.header.of(Role.AREA)
        cell = self.reading.sheet.covering(row, column.number) if column else None
        if column is None or cell is None:
            return None, True
        return self._known_area(row, column, folded(cell.text))

    def _area_row(self, row: int, label: Column, text: str) -> None:
        key = squeezed(text)
        if key.startswith(tuple(map(squeezed, self.words.of_which))):
            inner = self.names.area(_without_start(text, self.words.of_which))
            if inner is None or inner.code is not None:
                return
            text = _without_start(text, self.words.of_which)
        elif any(squeezed(word) in key for word in self.words.subtotals):
            return
        area, is_known = self._known_area(row, label, text)
        if not is_known:
            return
        for column in self.reading.header.columns:
            if column.series is not None:
                self._take(row, column.series, area, None, only=column)

    def _known_area(self, row: int, column: Column, text: str) -> tuple[str | None, bool]:
        """(code or None for the whole, may the row be read)."""
        found = self.names.area(text)
        if found is None:
            if self._has_figures(row):
                self._say("unknown_district", Severity.ERROR, row, column, seen=text)
            return None, False
        if found.code is None:
            self._say("special_area_not_summed", Severity.NOTE, row, column, seen=text)
            return None, False
        if found.is_former:
            values = (("area", found.code),)
            self._say("former_district", Severity.WARNING, row, column, seen=text, values=values)
        return (None if found.is_total else found.code), True

    def _take(
        self,
        row: int,
        series: Series,
        area: str | None,
        label_unit: str | None,
        only: Column | None = None,
    ) -> None:
        sheet, header = self.reading.sheet, self.reading.header
        row_unit = self._text(row, Role.UNIT)
        explanation = (self._raw(row, Role.EXPLANATION) or "").strip()
        self.reading.rows_read.append(row)
        for column in (only,) if only is not None else header.columns:
            if column.role not in AMOUNT_ROLES:
                continue
            near = (row_unit, label_unit, column.unit)
            self.reading.entries.append(
                Entry(
                    role=column.role,
                    series=series,
                    area=area,
                    month=column.month,
                    year=column.year,
                    cell=sheet.covering(row, column.number),
                    place=sheet.place(row, column.number),
                    units=tuple(unit for unit in near if unit),
                    row_unit=row_unit,
                    explanation=explanation,
                )
            )

    def _text(self, row: int, role: Role) -> str | None:
        raw = self._raw(row, role)
        return folded(raw) if raw is not None else None

    def _raw(self, row: int, role: Role) -> str | None:
        column = self.reading.header.of(role)
        cell = self.reading.sheet.covering(row, column.number) if column else None
        return cell.text if cell is not None and cell.kind is CellKind.TEXT else None

    def _report_hidden(self) -> None:
        """Hidden rows and columns are read like any other; the sender is told which."""
        sheet, header = self.reading.sheet, self.reading.header
        rows = sorted(set(self.reading.rows_read) & sheet.hidden_rows)
        columns = [
            column
            for column in header.columns
            if column.role not in (None, Role.IGNORED) and column.number in sheet.hidden_columns
        ]
        if rows:
            listed = ", ".join(map(str, rows))
            self._hidden("hidden_rows_read", Cell(sheet.name, rows[0], 0), listed)
        if columns and self.reading.rows_read:
            letters = [sheet.place(header.bottom, column.number).address for column in columns]
            listed = ", ".join(letter.rstrip("0123456789") for letter in letters)
            place = sheet.place(header.bottom, columns[0].number)
            self._hidden("hidden_columns_read", place, listed)
        if sheet.is_hidden and self.reading.rows_read:
            self._hidden("hidden_sheet_read", Cell(sheet.name, header.bottom, 0), sheet.name)

    def _hidden(self, code: str, place: Cell, seen: str) -> None:
        self.reading.findings.append(Finding(code, Severity.WARNING, place, seen))

    def _say(
        self,
        code: str,
        severity: Severity,
        row: int,
        column: Column,
        **said: object,
    ) -> None:
        place = self.reading.sheet.place(row, column.number)
        self.reading.findings.append(Finding(code, severity, place, **said))  # type: ignore[arg-type]


def _begins(key: str, words: tuple[str, ...]) -> bool:
    """注：… and 注1. are notes; 注册企业数 is a name."""
    for word in map(squeezed, words):
        behind = key.removeprefix(word)[:1]
        if key.startswith(word) and not ("\u4e00" <= behind <= "\u9fff" or behind.isalpha()):
            return True
    return False


def _without_start(text: str, starts: tuple[str, ...]) -> str:
    """其中：临港新片区 -> 临港新片区."""
    left = squeezed(text)
    for start in sorted(map(squeezed, starts), key=len, reverse=True):
        left = left.removeprefix(start)
    return left.lstrip(":、 ")
