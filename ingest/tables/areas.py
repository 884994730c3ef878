"""Whose figures a row or a column holds: the whole's, a district's, or an area's that is never summed."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.cells import content
from ingest.layout import AMOUNT_ROLES, Role, Words
from ingest.names import AreaName, Names, without_start
from ingest.tables.columns import Column
from ingest.tables.table import TableReading
from ingest.text import folded, squeezed
from targets.vocabulary import CITY, Severity

NO_PART_OF_A_DISTRICT = "000000"
"""The last six of the twelve digits that statisticians give to places."""


@dataclass(frozen=True)
class AreaReader:
    """Reads the areas of one table, and says where one is unknown, abolished or no district."""

    reading: TableReading
    words: Words
    names: Names

    def of_row(self, row: int) -> tuple[str | None, bool]:
        """The area that a row of a long table names; a blank one means the whole (None)."""
        column = self.reading.header.of(Role.AREA)
        if column is None:
            return self.reading.section_area
        cell = self.reading.sheet.covering(row, column.number)
        if cell is None:
            return None, not self._is_missing(row, column)
        return self.known(row, column, folded(cell.text))

    def _is_missing(self, row: int, column: Column) -> bool:
        """Below districts a blank may mean the one above as well as the whole."""
        is_below_districts = any(entry.area not in (None, CITY) for entry in self.reading.entries)
        if is_below_districts and self.has_figures(row):
            self.reading.say("area_missing", Severity.ERROR, row, column)
        return is_below_districts

    def begin_section(self, row: int, label: Column, text: str) -> None:
        """A row that says nothing but an area's name is the heading of its rows; the sender confirms it.

        二、全市 below 一、浦东新区 is the whole's again.
        """
        named = self.names.area(text)
        if named is None or self.reading.header.of(Role.AREA) is not None:
            return
        self.reading.section_area = self.known(row, label, text)
        if named.code != CITY:
            self.reading.say("section_of_area", Severity.WARNING, row, label, seen=text)

    def of_label(self, row: int, label: Column, text: str) -> tuple[str | None, bool]:
        """The area that a row is of, in a table of areas downwards; (None, False): of none."""
        if self._is_of_which(text):
            text = without_start(text, self.words.of_which)
            if self.names.area(text) is None:
                return None, False
        elif self.names.area(text) is None and self._is_subtotal(text):
            return None, False
        area, is_known = self.known(row, label, text)
        if is_known:
            self._compare_code(row, area or CITY)
        return area, is_known

    def known(self, row: int, column: Column, text: str) -> tuple[str | None, bool]:
        """(code or None for the whole, may the row be read)."""
        found = self.names.area(text)
        if found is None:
            if self.has_figures(row):
                self.reading.say("unknown_district", Severity.ERROR, row, column, seen=text)
            return None, False
        if found.code is None:
            self.reading.say("special_area_not_summed", Severity.NOTE, row, column, seen=text)
            return None, False
        if found.is_former:
            values = (("area", found.code),)
            self.reading.say(
                "former_district", Severity.WARNING, row, column, seen=text, values=values
            )
        return code_of(found), True

    def across(self) -> None:
        """Areas in the header that are no district, or none any more, each told once."""
        if self.reading.table.areas != "across" or not self.reading.rows_read:
            return
        told: set[str] = set()
        for column in self.reading.header.columns:
            names = (without_start(text, self.words.of_which) for text in reversed(column.path))
            named = next((name for name in names if self.names.area(name) is not None), None)
            if named is not None and named not in told:
                told.add(named)
                self.known(self.reading.header.bottom, column, named)

    def has_figures(self, row: int) -> bool:
        numbers = {c.number for c in self.reading.header.columns if c.role in AMOUNT_ROLES}
        return any(cell.column in numbers for cell in self.reading.sheet.rows[row])

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
            self.reading.say(
                "code_of_other_area",
                Severity.ERROR,
                row,
                column,
                seen=text,
                expected="—" if area == CITY else area,
                values=(("area", area),),
            )

    def _is_of_which(self, text: str) -> bool:
        return squeezed(text).startswith(tuple(map(squeezed, self.words.of_which)))

    def _is_subtotal(self, text: str) -> bool:
        return any(squeezed(word) in squeezed(text) for word in self.words.subtotals)


def code_of(area: AreaName) -> str | None:
    """None: 合计, the whole that the sender reports for."""
    return None if area.is_total else area.code
