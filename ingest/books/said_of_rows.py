"""What headings, notes, remarks and names say of the figures beside them: asked about unless harmless."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ingest import periods
from ingest.books.harmless import HarmlessWords
from ingest.books.text_columns import TextColumns
from ingest.cells import content
from ingest.days import ends_early, filed_early
from ingest.layout import Role, Words
from ingest.names import LAST_BRACKET, Names
from ingest.tables import lines
from ingest.tables.lines import Line
from ingest.tables.table import Entry, TableReading, written_units
from ingest.text import folded, squeezed
from ingest.workbook import CellKind
from targets.vocabulary import Cell, Finding, Period, Severity

SPANS = re.compile(
    r"(?:19|20)\d\d年?度?(?:-|至|到)(?=(?:19|20)\d\d年?)|自?(?:19|20)\d\d年(?:\d{1,2}月)?(?:以来|起)"
)
AS_AT = re.compile(
    r"截至|截止|时点|本表|暂按|数据为|数据时间|统计时间|更新时间|月末数|月底数|月数|数据是"
)
OTHER_FIGURE = re.compile(
    r"(?<![\d.])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,20}(?:\.\d+)?)"
    r"(?:多|余)?(?:家|户|亿元?|万元?|%|个(?!工作日|月|百分点))(?!元|以上|以下|以内|及以|\(含\)|\(不含\))"
)
"""A number with its unit that is no threshold: 13100家, never 单户授信1000万元及以下."""
YEAR = re.compile(r"(?:19|20)\d\d")
COMPARED = re.compile(r"[较比](?:(?:19|20)\d\d年)?\d{1,2}月(?:份|末|底)?")
ALREADY_ASKED = frozenset(
    {"section_not_whole", "section_of_area", "title_of_part", "title_of_forecast"}
)


@dataclass(frozen=True)
class SaidOfRows:
    """Reads the words of one table for one month."""

    reading: TableReading
    words: Words
    names: Names
    period: Period

    def findings(self, told: list[Finding]) -> Iterator[Finding]:
        """`told`: what is said already; no cell is asked about twice."""
        places = {one.cell for one in told if one.code in ALREADY_ASKED}
        for line in lines.sections(self.reading, self.words):
            if line.cell not in places:
                yield from self._of_section(line)
        yield from self._of_notes(places)
        yield from self._of_titles({one.cell for one in told} | places)
        yield from self._of_remarks()
        yield from self._of_areas()
        columns = TextColumns(self.reading, self.words, self.period, self._qualifies)
        yield from columns.findings(self._first_of_rows())

    def _of_notes(self, places: set[Cell | None]) -> Iterator[Finding]:
        """What may change the figures is asked about every month, what nobody understands once."""
        for line in (*self._above(), *lines.remarks(self.reading, self.words)):
            if line.cell in places:
                continue
            if self._is_asked(line.text):
                code = "note_changes_meaning"
            elif self._is_understood(line.text):
                continue
            else:
                code = "note_unclear"
            places.add(line.cell)
            yield Finding(code, Severity.WARNING, line.cell, line.text)

    def _is_understood(self, note: str) -> bool:
        """Also a stamp's form, a correction, and why parts and total differ, which are read elsewhere."""
        key = squeezed(note)
        if key in self.names.catalogue.form:
            return True
        is_sum = self._is_about_sums(key)
        return is_sum or _has(key, self.words.corrections) or self._harmless.is_note(note)

    def _of_titles(self, places: set[Cell | None]) -> Iterator[Finding]:
        """And the sheet's name; the template's own say what is filled in below."""
        if self.reading.layout.is_template:
            return
        yield from self._of_sheet_name()
        for cell in self.reading.titles:
            place, said = self.reading.sheet.place(cell.row, cell.column), folded(cell.text)
            is_words = cell.kind is CellKind.TEXT and not written_units(cell)
            if is_words and place not in places and not self._harmless.is_title(said):
                yield Finding("title_unclear", Severity.WARNING, place, said)

    def _of_sheet_name(self) -> Iterator[Finding]:
        """作废, 重点企业, 2022 over figures of 2023; asked where the sheet's first table stands."""
        name, place = self.reading.sheet.name, self.reading.sheet.place(self.reading.header.top, 1)
        is_other_year = YEAR.fullmatch(name) is not None and int(name) != self.period.year
        is_clear = self._harmless.is_title(name) and not is_other_year
        if not self.reading.inherited and not is_clear and not _is_of_else(name, self.words):
            yield Finding("sheet_name_unclear", Severity.WARNING, place, name)

    @cached_property
    def _harmless(self) -> HarmlessWords:
        return HarmlessWords(self.words, self.names)

    def _above(self) -> Iterator[Line]:
        """（截至10月20日）and 统计口径：有效期内 above the figures of October."""
        for cell in () if self.reading.inherited else self.reading.titles:
            said = folded(cell.text)
            if self._is_early(said) or self._is_scope(said):
                yield Line(self.reading.sheet.place(cell.row, cell.column), said)

    def _is_early(self, text: str) -> bool:
        return ends_early(text, self.period) or filed_early(text, self.period)

    def _is_scope(self, text: str) -> bool:
        """What is counted, other than in words that change nothing."""
        label, colon, said = squeezed(text).partition(":")
        is_label = label in map(squeezed, self.words.scopes)
        return bool(colon) and is_label and not self._harmless.is_heading(said)

    def _of_section(self, line: Line) -> Iterator[Finding]:
        rows = (("rows", _listed(line.rows)),)
        if self._is_of_other_month(line.text):
            code, expected = "section_of_other_month", str(self.period)
            yield Finding(code, Severity.ERROR, line.cell, line.text, expected, rows)
        elif _is_of_else(line.text, self.words):
            yield Finding("section_not_whole", Severity.ERROR, line.cell, line.text)
        elif not self._harmless.is_heading(line.text) or self._is_early(line.text):
            yield Finding("section_unclear", Severity.WARNING, line.cell, line.text, "", rows)

    def _is_of_other_month(self, text: str) -> bool:
        said = periods.mentions(SPANS.sub("", folded(text)))
        if said.periods:
            return self.period not in said.periods
        is_other = bool(said.months) and self.period.month not in said.months
        return is_other or (bool(said.years) and self.period.year not in said.years)

    def _changes_meaning(self, text: str) -> bool:
        """暂按4月数填列, 以上为预计数, 数据截至 another month."""
        key = squeezed(text)
        if _has(key, self.words.corrections):
            return False
        is_said = _has(key, self.words.changes_meaning) and not self._is_about_sums(key)
        return is_said or (AS_AT.search(key) is not None and self._names_another_month(text))

    def _is_about_sums(self, key: str) -> bool:
        """合计不含浦东 is no word on sums where there is nothing that adds up."""
        has_parts = len({entry.area for entry in self.reading.entries}) > 1
        return has_parts and _has(key, self.words.sums) and _has(key, self.words.sum_differs)

    def _names_another_month(self, text: str) -> bool:
        """Beside its own too: 甲为9月末数，其他为10月末数; what it is compared with does not count."""
        said = periods.mentions(COMPARED.sub("", SPANS.sub("", folded(text))))
        is_other = bool(said.periods - {self.period}) or bool(said.months - {self.period.month})
        return is_other or self._is_of_other_month(text)

    def _is_asked(self, note: str) -> bool:
        return (
            self._changes_meaning(note)
            or self._gives_another_figure(note)
            or self._is_early(note)
            or self._is_scope(note)
        )

    def _gives_another_figure(self, note: str) -> bool:
        """最终数为13100家 under 12980; not what was added, nor a target, nor a correction told."""
        key = squeezed(note)
        if _has(key, (*self.words.figures_of_else, *self.words.corrections)):
            return False
        said = {Decimal(one["number"].replace(",", "")) for one in OTHER_FIGURE.finditer(key)}
        return not said <= self._figures

    @cached_property
    def _figures(self) -> set[Decimal]:
        """As they stand in the cells."""
        values = (content(entry.cell).value for entry in self.reading.entries)
        return {value for value in values if value is not None}

    def _of_remarks(self) -> Iterator[Finding]:
        """备注 or 口径 beside a figure: 4月数, 去年同期数, 预计; also beyond the table's last column."""
        for entry in self._first_of_rows():
            for said in self._beside(entry.place.row):
                about = _about(entry)
                code = "remark_changes_meaning"
                yield Finding(code, Severity.WARNING, entry.place, said, "", about)
            if entry.explanation and self._changes_meaning(entry.explanation):
                yield _explained_so(entry, entry.explanation)

    def _beside(self, row: int) -> Iterator[str]:
        """Texts that say another month or that the figure is none: 应为13100 where no column is headed."""
        sheet, headed = self.reading.sheet, {one.number for one in self.reading.header.columns}
        ignored = {one.number for one in self.reading.header.all_of(Role.IGNORED)}
        loose = {cell.column for cell in sheet.rows[row]} - headed
        for column in sorted(ignored | loose):
            cell = sheet.covering(row, column)
            is_text = cell is not None and cell.kind is CellKind.TEXT
            if cell is not None and is_text and self._qualifies(cell.text):
                yield folded(cell.text)

    def _of_areas(self) -> Iterator[Finding]:
        """浦东新区（4月）, 浦东新区（预计）, before a row or over a column; asked once for each name."""
        figures = (entry for entry in self.reading.entries if entry.role is Role.FIGURE)
        named = {entry.area_said: entry for entry in reversed([*figures]) if entry.cell is not None}
        for entry in sorted(named.values(), key=lambda one: (one.place.row, one.place.column)):
            bracket = LAST_BRACKET.search(squeezed(entry.area_said))
            if bracket is not None and self._qualifies(bracket[1]):
                seen = folded(entry.area_said)
                yield Finding("area_qualified", Severity.WARNING, entry.place, seen)

    def _qualifies(self, text: str) -> bool:
        return self._is_of_other_month(text) or self._changes_meaning(text)

    def _first_of_rows(self) -> list[Entry]:
        """One filled figure a row speaks for the row."""
        found: dict[int, Entry] = {}
        for entry in self.reading.entries:
            if entry.role is Role.FIGURE and entry.cell is not None:
                found.setdefault(entry.place.row, entry)
        return list(found.values())


def _about(entry: Entry) -> tuple[tuple[str, str], ...]:
    return (("indicator", entry.series.indicator.id),)


def _explained_so(entry: Entry, said: str) -> Finding:
    """What the sender wrote as an explanation is the answer as well; whoever decides sees both."""
    about, seen = _about(entry), folded(said)
    return Finding("remark_changes_meaning", Severity.WARNING, entry.place, seen, "", about, seen)


def _is_of_else(text: str, words: Words) -> bool:
    return _has(squeezed(text), words.sections_of_else)


def _has(key: str, words: tuple[str, ...]) -> bool:
    return any(squeezed(word) in key for word in words)


def _listed(rows: tuple[int, ...]) -> str:
    """7, or 7–9: from the first to the last of them."""
    return f"{rows[0]}" if len(rows) == 1 else f"{rows[0]}–{rows[-1]}"
