"""The rows below a header -> entries: which figure of which indicator stands in which cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from ingest.cells import Saying, content
from ingest.layout import AMOUNT_ROLES, FIGURE_ROLES, STATED_ROLES, Role, Words
from ingest.names import AreaName, Names, Series, unit_in_label, without_start
from ingest.tables import doubts, lines
from ingest.tables.areas import AreaReader, code_of
from ingest.tables.columns import Column
from ingest.tables.plan_rows import PlanRows
from ingest.tables.table import Entry, TableReading
from ingest.text import begins, folded, squeezed
from ingest.workbook import CellKind, RawCell
from targets.vocabulary import CITY, Finding, Severity

SINCE_JANUARY = re.compile(r"(?<!\d)1月?[-~—–－至](?:1[0-2]|[2-9])月")
COLUMN_LETTERS = frozenset({"甲", "乙", "丙", "丁", "戊", "栏次", "序号", "A", "B", "C", "D"})
UNKNOWN_LISTED = 200
YEAR = re.compile(r"((?:19|20)\d\d)年?")


@dataclass(frozen=True)
class RowReader:
    """Reads the rows of one table into its TableReading."""

    reading: TableReading
    words: Words
    names: Names

    @cached_property
    def _areas(self) -> AreaReader:
        return AreaReader(self.reading, self.words, self.names)

    @cached_property
    def _plans(self) -> PlanRows:
        return PlanRows(self.reading, self.words)

    def read(self) -> TableReading:
        label = self.reading.header.of(Role.LABEL)
        if label is not None:
            for row in self.reading.sheet.rows:
                if row > self.reading.header.bottom:
                    self._row(row, label)
            self._report_unknown(label)
            self._areas.across()
            self.reading.findings += self._plans.told()
        self.reading.findings += doubts.of_table(self.reading, self.words, self.names)
        return self.reading

    def _row(self, row: int, label: Column) -> None:
        if self._is_note(row) or self._is_repeated_header(row, label) or self._is_numbering(row):
            return
        self._keep_line(row, label)
        cell = self._label_cell(row, label)
        text = folded(cell.text) if cell is not None and cell.kind is not CellKind.ERROR else ""
        if not text:
            self._nameless(row)
        elif self._is_second_header(text):
            self.reading.say("second_header", Severity.ERROR, row, label, seen=text)
        elif self.reading.table.rows == "area":
            self._area_row(row, label, text)
        else:
            self._indicator_row(row, label, text)

    def _keep_line(self, row: int, label: Column) -> None:
        """A title that comes again on the next page says nothing new."""
        line = lines.line_at(self.reading, row, label, self.names, self.words)
        above = (*self.reading.titles, *self.reading.inherited)
        if line is not None and line.text not in {cell.text for cell in above}:
            self.reading.lines.append(line)

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
        key = squeezed(cells[0].text)
        is_correction = any(squeezed(word) in key for word in self.words.corrections)
        is_note = begins(key, starts) or (is_correction and len(cells) == 1)
        if cells[0].kind is not CellKind.TEXT or not is_note:
            return False
        self.reading.note_cells += cells
        self.reading.notes.append(folded(" ".join(cell.text for cell in cells)))
        return True

    def _is_repeated_header(self, row: int, label: Column) -> bool:
        """A print header that comes again on the next page, row by row."""
        words = {column.number: set(column.path) for column in self.reading.header.columns}
        cells = self.reading.sheet.rows[row]
        is_same = all(folded(cell.text) in words.get(cell.column, ()) for cell in cells)
        return is_same and any(cell.column != label.number for cell in cells)

    def _is_numbering(self, row: int) -> bool:
        """甲 乙 1 2 3 under a header numbers its columns."""
        texts = [folded(cell.text) for cell in self.reading.sheet.rows[row]]
        numbers = [int(text) for text in texts if text.isdecimal()]
        first = numbers[0] if numbers else 0
        is_count = numbers == list(range(first, first + len(numbers)))
        is_lettered = all(text.isdecimal() or text in COLUMN_LETTERS for text in texts)
        return first == 1 and len(texts) > 1 and is_count and is_lettered

    def _is_second_header(self, text: str) -> bool:
        return squeezed(text) in self.reading.table.aliases(Role.LABEL)

    def _nameless(self, row: int) -> None:
        for column in self.reading.header.all_of(Role.FIGURE):
            cell = self.reading.sheet.at(row, column.number)
            if content(cell).saying is Saying.AMOUNT:
                seen = content(cell).seen
                self.reading.say("figure_without_name", Severity.WARNING, row, column, seen=seen)

    def _indicator_row(self, row: int, label: Column, text: str) -> None:
        if self._is_heading(row, label, text):
            self._begin_section(row, label, text)
            return
        if squeezed(text).startswith(tuple(map(squeezed, self.words.of_which))):
            if self.names.series(without_start(text, self.words.of_which)) is not None:
                self.reading.say("of_which_not_taken", Severity.WARNING, row, label, seen=text)
            return
        series = self.names.series(text)
        if series is None:
            self._unknown_indicator(row, text)
            return
        if self._plans.holds(row):
            return
        area, is_area_known = self._areas.of_row(row)
        is_taken = is_area_known and self._is_year_known(row)
        if is_taken and not self._is_of_other_kind(row, label):
            said = self._text(row, Role.AREA) or ""
            self._take(row, series, area, said, unit=unit_in_label(text))

    def _is_heading(self, row: int, label: Column, text: str) -> bool:
        """A row with nothing to the right of its name, which is no indicator's."""
        cells = self.reading.sheet.rows[row]
        is_alone = all(cell.column <= label.number for cell in cells)
        return is_alone and self.names.series(text) is None

    def _begin_section(self, row: int, label: Column, text: str) -> None:
        """上年同期 and 其中：制造业 over rows say that these are not the whole's of this month."""
        key = squeezed(text)
        of_which = key.startswith(tuple(map(squeezed, self.words.of_which)))
        is_part = of_which and without_start(text, self.words.of_which) != ""
        is_other = any(squeezed(word) in key for word in self.words.sections_of_else)
        self.reading.section = row if is_part or is_other else None
        if self.reading.table.areas is None:
            self._areas.begin_section(row, label, text)

    def _is_of_other_kind(self, row: int, label: Column) -> bool:
        """Below such a heading, or with a cell of its own that says 本月 or 上年同期."""
        section = self.reading.section
        if section is not None:
            seen = content(self.reading.sheet.covering(section, label.number)).seen
            if not any(one.cell and one.cell.row == section for one in self.reading.findings):
                self.reading.say("section_not_whole", Severity.ERROR, section, label, seen=seen)
            return True
        known = {c.number for c in self.reading.header.columns if c.role is not None}
        for cell in self.reading.sheet.rows[row]:
            is_unknown = cell.kind is CellKind.TEXT and cell.column not in known
            if is_unknown and self._says_other_kind(squeezed(cell.text)):
                place, seen = self.reading.sheet.place(row, cell.column), folded(cell.text)
                finding = Finding("row_of_other_kind", Severity.ERROR, place, seen)
                self.reading.findings.append(finding)
                return True
        return False

    def _says_other_kind(self, key: str) -> bool:
        others = tuple(map(squeezed, self.words.other_times))
        for entry in self.reading.table.columns:
            if key in entry.plain and entry.role not in FIGURE_ROLES:
                is_time = any(other in key for other in others)
                return entry.role in STATED_ROLES | {Role.MONTH} or is_time
        return False

    def _is_year_known(self, row: int) -> bool:
        """A table of past years says in every row which year it is of."""
        column = self.reading.header.of(Role.YEAR)
        if column is None or self._year(row) is not None:
            return True
        if self._areas.has_figures(row):
            seen = content(self.reading.sheet.covering(row, column.number)).seen
            self.reading.say("year_not_read", Severity.ERROR, row, column, seen=seen)
        return False

    def _year(self, row: int) -> int | None:
        column = self.reading.header.of(Role.YEAR)
        if column is None:
            return None
        said = content(self.reading.sheet.covering(row, column.number)).seen
        found = YEAR.fullmatch(squeezed(said))
        return int(found[1]) if found else None

    def _unknown_indicator(self, row: int, text: str) -> None:
        totals = {squeezed(word) for word in (*self.words.totals, *self.words.subtotals)}
        is_listed = len(self.reading.unknown) < UNKNOWN_LISTED
        if is_listed and squeezed(text) not in totals and self._areas.has_figures(row):
            self.reading.unknown[row] = text

    def _report_unknown(self, label: Column) -> None:
        """A row that is nearly one that is asked for and not there may be that one, misspelt."""
        read = {entry.series.indicator for entry in self.reading.entries}
        for row, text in self.reading.unknown.items():
            near = self.names.similar(text)
            if near is None or near.indicator in read:
                self.reading.say("unknown_indicator", Severity.NOTE, row, label, seen=text)
            else:
                expected = near.indicator.name.zh
                self.reading.say(
                    "similar_indicator", Severity.WARNING, row, label, seen=text, expected=expected
                )

    def _area_row(self, row: int, label: Column, text: str) -> None:
        if self._plans.holds(row):
            return
        area, is_known = self._areas.of_label(row, label, text)
        for column in self.reading.header.columns:
            if is_known and column.series is not None:
                self._take(row, column.series, area, text, only=column)

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
                if column.area is not None and _says_nothing_of_a_part(entry, column.area):
                    continue
                area = code_of(column.area) if column.area is not None else None
                area_said = column.title
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
            year=self._year(row) or column.year,
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


def _says_nothing_of_a_part(entry: Entry, area: AreaName) -> bool:
    """A district has no figure of an indicator of the whole only: its blank says nothing."""
    return entry.cell is None and area.code != CITY and not entry.series.indicator.by_district
