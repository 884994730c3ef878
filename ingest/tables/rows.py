"""The rows below a header -> entries: which figure of which indicator stands in which cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TypedDict, Unpack

from ingest.cells import Saying, content
from ingest.layout import AMOUNT_ROLES, Role, Words
from ingest.names import AreaName, Names, Series, unit_in_label, without_start
from ingest.tables import doubts
from ingest.tables.columns import Column
from ingest.tables.table import Entry, TableReading
from ingest.text import folded, squeezed
from ingest.workbook import CellKind, RawCell
from targets.vocabulary import CITY, Finding, Severity

SINCE_JANUARY = re.compile(r"(?<!\d)1月?[-~—–－至](?:1[0-2]|[2-9])月")
UNKNOWN_LISTED = 200
NO_PART_OF_A_DISTRICT = "000000"
"""The last six of the twelve digits that statisticians give to places."""


class Said(TypedDict, total=False):
    """What a finding says beside its code and place."""

    seen: str
    expected: str
    values: tuple[tuple[str, str], ...]


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
            self._areas_across()
        self.reading.findings += doubts.of_table(self.reading, self.words, self.names)
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

    def _areas_across(self) -> None:
        """Areas in the header that are no district, or none any more."""
        if self.reading.table.areas != "across" or not self.reading.rows_read:
            return
        for column in self.reading.header.columns:
            names = (without_start(text, self.words.of_which) for text in reversed(column.path))
            named = next((name for name in names if self.names.area(name) is not None), None)
            if named is not None:
                self._known_area(self.reading.header.bottom, column, named)

    def _is_note(self, row: int) -> bool:
        """Signatures and notes under the table: kept as text, never read as figures."""
        cells = self.reading.sheet.rows[row]
        starts = (*self.words.tails, *self.words.notes)
        key = squeezed(cells[0].text)
        is_correction = any(squeezed(word) in key for word in self.words.corrections)
        is_note = begins(key, starts) or (is_correction and len(cells) == 1)
        if cells[0].kind is not CellKind.TEXT or not is_note:
            return False
        self.reading.notes.append(folded(" ".join(cell.text for cell in cells)))
        return True

    def _is_repeated_header(self, row: int, label: Column) -> bool:
        """A print header that comes again on the next page, row by row."""
        words = {column.number: set(column.path) for column in self.reading.header.columns}
        cells = self.reading.sheet.rows[row]
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
            if self.names.series(without_start(text, self.words.of_which)) is not None:
                self._say("of_which_not_taken", Severity.WARNING, row, label, seen=text)
            return
        series = self.names.series(text)
        if series is None:
            self._unknown_indicator(row, text)
            return
        area, is_area_known = self._area_of(row)
        if is_area_known:
            said = self._text(row, Role.AREA) or ""
            self._take(row, series, area, said, unit=unit_in_label(text))

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
        if column is None:
            return None, True
        if cell is None:
            return None, not self._is_area_missing(row, column)
        return self._known_area(row, column, folded(cell.text))

    def _is_area_missing(self, row: int, column: Column) -> bool:
        """Below districts a blank may mean the one above as well as the whole."""
        is_below_districts = any(entry.area not in (None, CITY) for entry in self.reading.entries)
        if is_below_districts and self._has_figures(row):
            self._say("area_missing", Severity.ERROR, row, column)
        return is_below_districts

    def _area_row(self, row: int, label: Column, text: str) -> None:
        key = squeezed(text)
        if key.startswith(tuple(map(squeezed, self.words.of_which))):
            text = without_start(text, self.words.of_which)
            if self.names.area(text) is None:
                return
        elif self.names.area(text) is None and self._is_subtotal(key):
            return
        area, is_known = self._known_area(row, label, text)
        if not is_known:
            return
        self._compare_code(row, area or CITY)
        for column in self.reading.header.columns:
            if column.series is not None:
                self._take(row, column.series, area, text, only=column)

    def _is_subtotal(self, key: str) -> bool:
        return any(squeezed(word) in key for word in self.words.subtotals)

    def _compare_code(self, row: int, area: str) -> None:
        """310101 beside 浦东新区: nobody can say which district the figures are of."""
        column = self.reading.header.of(Role.AREA_CODE)
        if column is None:
            return
        text = content(self.reading.sheet.covering(row, column.number)).seen
        code = squeezed(text).removesuffix(NO_PART_OF_A_DISTRICT)
        named = self.names.area(code)
        is_code = code.isdecimal() and len(code) == len(area)
        if named.code != area if named is not None else is_code:
            expected = "—" if area == CITY else area
            values = (("area", area),)
            self._say(
                "code_of_other_area",
                Severity.ERROR,
                row,
                column,
                seen=text,
                expected=expected,
                values=values,
            )

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
        return _code(found), True

    def _take(
        self,
        row: int,
        series: Series,
        area: str | None,
        area_said: str,
        *,
        unit: str | None = None,
        only: Column | None = None,
    ) -> None:
        """`unit`: the one in the row's name. A column of an area is that area's."""
        row_unit = self._text(row, Role.UNIT)
        self.reading.rows_read.append(row)
        for column in (only,) if only is not None else self.reading.header.columns:
            if column.role not in AMOUNT_ROLES:
                continue
            entry = self._entry(row, series, column, (row_unit, unit, column.unit))
            if self.reading.table.areas == "across":
                if column.area is None or _says_nothing_of_a_part(entry, column.area):
                    continue
                area, area_said = _code(column.area), column.title
            self.reading.entries.append(replace(entry, area=area, area_said=area_said))

    def _entry(
        self, row: int, series: Series, column: Column, units: tuple[str | None, ...]
    ) -> Entry:
        sheet = self.reading.sheet
        return Entry(
            role=column.role or Role.FIGURE,
            series=series,
            area=None,
            month=column.month,
            year=column.year,
            cell=sheet.covering(row, column.number),
            place=sheet.place(row, column.number),
            units=tuple(unit for unit in units if unit),
            row_unit=units[0],
            is_since_new_year=any(map(self._counts_from_new_year, column.path)),
            explanation=(self._raw(row, Role.EXPLANATION) or "").strip(),
        )

    def _counts_from_new_year(self, text: str) -> bool:
        key = squeezed(text)
        is_span = SINCE_JANUARY.search(key) is not None
        return is_span or any(squeezed(word) in key for word in self.words.since_new_year)

    def _text(self, row: int, role: Role) -> str | None:
        raw = self._raw(row, role)
        return folded(raw) if raw is not None else None

    def _raw(self, row: int, role: Role) -> str | None:
        column = self.reading.header.of(role)
        cell = self.reading.sheet.covering(row, column.number) if column else None
        return cell.text if cell is not None and cell.kind is CellKind.TEXT else None

    def _say(
        self,
        code: str,
        severity: Severity,
        row: int,
        column: Column,
        **said: Unpack[Said],
    ) -> None:
        place = self.reading.sheet.place(row, column.number)
        self.reading.findings.append(Finding(code, severity, place, **said))


def _code(area: AreaName) -> str | None:
    """None: 合计, the whole that the sender reports for."""
    return None if area.is_total else area.code


def _says_nothing_of_a_part(entry: Entry, area: AreaName) -> bool:
    """A district has no figure of an indicator of the whole only: its blank says nothing."""
    return entry.cell is None and area.code != CITY and not entry.series.indicator.by_district


def begins(key: str, words: tuple[str, ...]) -> bool:
    """注：… and 注1. are notes; 注册企业数 is a name."""
    for word in map(squeezed, words):
        behind = key.removeprefix(word)[:1]
        if key.startswith(word) and not ("\u4e00" <= behind <= "\u9fff" or behind.isalpha()):
            return True
    return False
