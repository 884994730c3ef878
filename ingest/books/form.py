"""An agency's own form -> Reading: each sheet by the layout that fits it best, each for its own month."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ingest import periods
from ingest.books import file_name, gathering, narrative, scope, stamp
from ingest.books.month_columns import months_as_columns
from ingest.books.months import Month, reported_months
from ingest.books.narrative import Narrative
from ingest.books.parts import TableSearch
from ingest.books.said_of_rows import SaidOfRows
from ingest.books.sender import Sender, SenderSearch
from ingest.books.sheet_period import PeriodSearch
from ingest.books.template import STAND_IN
from ingest.books.year import YearSearch
from ingest.layout import LayoutEntry, Layouts
from ingest.names import Names
from ingest.reading import Reading
from ingest.tables.figures import FigureReader, Figures
from ingest.tables.rows import RowReader
from ingest.tables.table import TableReading
from ingest.text import folded, squeezed
from ingest.workbook import CellKind, RawCell, Sheet, Workbook
from targets.vocabulary import CITY, Finding, Hints, Period, Severity

HEADERS_SHOWN = 8
SPAN_OF_TIME = re.compile(r"[\d年月季度第上下半\-~—–－]|\(\)")


@dataclass(frozen=True)
class FormReading:
    workbook: Workbook
    file_name: str
    names: Names
    layouts: Layouts
    hints: Hints

    def read(self) -> Reading:
        findings: list[Finding] = []
        readings = self._readings(findings)
        if not readings:
            return self._unknown()
        sender = narrative.on_its_form(self._sender(readings), readings, self.names.catalogue)
        year = YearSearch(self.workbook, readings, self._file_stem, self.hints)
        findings += year.doubts()
        months = [self._month(reading, sender, year) for reading in readings]
        tables = [month for month in months if not month.reading.is_narrative]
        kept, said = reported_months(tables, self.hints.period or self._named_month)
        told = self._told(months, sender, kept)
        whole = gathering.gathered([*(month.figures for month in kept), told.figures])
        findings += said
        if sender.agency is not None:
            findings[:0] = sender.findings
        reported = (*kept, *told.months)
        period = max((month.period for month in reported if month.period), default=None)
        findings += self._contradictions(period)
        whole.findings[:0] = findings
        if sender.agency is None:
            _after_its_cause(whole.findings, sender.findings)
        if gathering.is_empty(whole, told.notes):
            whole.findings.append(Finding("nothing_reported", Severity.ERROR, None))
        read = self._reading(sender, period, whole, readings)
        is_known = sender.agency is not None and period is not None
        return replace(read, action_notes=tuple(told.notes)) if is_known else read

    def _told(self, months: Sequence[Month], sender: Sender, beside: Sequence[Month]) -> Narrative:
        narratives = [month for month in months if month.reading.is_narrative]
        dated = narrative.with_the_month_beside(narratives, beside)
        return narrative.told(dated, sender, self.names.catalogue, self.layouts.words)

    @cached_property
    def _file_stem(self) -> str:
        return file_name.stem(self.file_name)

    @cached_property
    def _named_month(self) -> Period | None:
        return periods.mentions(self._file_stem).certain()

    @property
    def is_known(self) -> bool:
        """Does any layout fit any of its sheets?"""
        return any(found for _, found in self._tables)

    @cached_property
    def _tables(self) -> list[tuple[Sheet, list[TableReading]]]:
        return [(sheet, self._search.find(sheet)) for sheet in self.workbook.sheets]

    @cached_property
    def _search(self) -> TableSearch:
        return TableSearch(replace(self.layouts, entries=self._forms), self.names)

    def _readings(self, findings: list[Finding]) -> list[TableReading]:
        are_apart = any(found and not self._is_summary(sheet) for sheet, found in self._tables)
        readings: list[TableReading] = []
        for sheet, found in self._tables:
            if found and not (are_apart and self._is_summary(sheet)):
                readings += map(self._read_rows, found)
            elif any(cell.kind is CellKind.NUMBER for cell in sheet.cells.values()):
                place = sheet.place(1, 1)
                findings.append(Finding("sheet_not_read", Severity.NOTE, place, sheet.name))
        return readings

    def _read_rows(self, reading: TableReading) -> TableReading:
        """Texts are read when the month is known."""
        if reading.is_narrative:
            return reading
        names = self.names.also(reading.layout.names)
        return RowReader(reading, self.layouts.words, names).read()

    def _is_summary(self, sheet: Sheet) -> bool:
        """汇总 and 1—12月汇总 repeat what the other sheets say."""
        name = SPAN_OF_TIME.sub("", squeezed(sheet.name))
        return name in map(squeezed, self.layouts.words.summary_sheets)

    @cached_property
    def _forms(self) -> tuple[LayoutEntry, ...]:
        """Those that the sender uses; of several versions the one in use, where the month is known."""
        of_sender = [one for one in self.layouts.forms if one.is_used_by(self.hints.agency)]
        month = self.hints.period or self._named_month
        in_use = {one.id for one in of_sender if month is None or one.is_used_in(month)}
        return tuple(
            one
            for one in of_sender
            if month is None or one.is_used_in(month) or one.id not in in_use
        )

    def _sender(self, readings: Sequence[TableReading]) -> Sender:
        return SenderSearch(
            self.names.catalogue,
            self.names,
            self.layouts.words,
            readings,
            self._file_stem,
            self.hints,
        ).find()

    def _month(self, reading: TableReading, sender: Sender, year: YearSearch) -> Month:
        found = PeriodSearch(
            reading.sheet,
            _dated(reading),
            self.layouts.words,
            year.year,
            year.named_month,
        ).find()
        agency = sender.agency or ""
        own_area = agency if agency in self.names.catalogue.district else CITY
        period = found.period or STAND_IN
        figures = FigureReader(self.names.catalogue, reading, agency, period, own_area).read()
        if found.period is None:
            figures = Figures(findings=figures.findings)
        figures.findings[:0] = [
            *found.findings,
            *reading.findings,
            *scope.doubts(reading, self.layouts.words, self.names, own_area),
            *_out_of_use(reading, found.period),
            *_of_other_body(reading, sender.agency),
        ]
        if found.period is not None and not reading.is_narrative:
            said = SaidOfRows(reading, self.layouts.words, self.names, found.period)
            figures.findings += said.findings(list(figures.findings))
        return Month(reading, found.period, figures)

    def _contradictions(self, period: Period | None) -> Iterator[Finding]:
        yield from stamp.contradictions(None, period, self.hints)
        yield from stamp.file_name_contradicts(self._file_stem, period)

    def _unknown(self) -> Reading:
        sheet = max(self.workbook.sheets, key=lambda sheet: len(sheet.cells))
        by_month = months_as_columns(sheet, self.hints.period or self._named_month)
        if by_month is not None:
            return Reading(self.hints.agency, None, "", "", self.hints.period, findings=(by_month,))
        row, texts = _likely_header(sheet)
        place, words = self._search.not_understood(sheet) or (sheet.place(row, 1), "、".join(texts))
        finding = Finding(
            "unknown_layout",
            Severity.ERROR,
            place,
            words,
            "、".join(layout.name.zh for layout in self.layouts.entries),
            (("expected_en", ", ".join(layout.name.en for layout in self.layouts.entries)),),
        )
        return Reading(self.hints.agency, None, "", "", self.hints.period, findings=(finding,))

    def _reading(
        self,
        sender: Sender,
        period: Period | None,
        whole: Figures,
        readings: Sequence[TableReading],
    ) -> Reading:
        is_known = sender.agency is not None and period is not None
        notes = [note for reading in readings for note in reading.notes]
        titles = [cell.text for reading in readings for cell in reading.titles]
        return Reading(
            agency=sender.agency,
            form=sender.form.id if sender.form else None,
            form_version=sender.form.version if sender.form else "",
            layout="+".join(dict.fromkeys(reading.layout.code for reading in readings)),
            period=period,
            observations=tuple(whole.observations) if is_known else (),
            month_figures=tuple(whole.month_figures) if is_known else (),
            stated_figures=tuple(whole.stated_figures) if is_known else (),
            findings=tuple(whole.findings),
            is_correction=gathering.speaks_of_correction(
                [self._file_stem, *titles, *notes], self.layouts.words
            ),
            correction_reason=gathering.reason_of_correction([*titles, *notes], self.layouts.words),
            is_made_up=stamp.is_made_up(self.workbook),
            sum_differs_noted=gathering.explains_sums(notes, self.layouts.words),
            units=tuple(whole.units.items()),
            since_new_year=tuple(whole.since_new_year),
            rows=gathering.rows(whole),
        )


def _after_its_cause(findings: list[Finding], of_sender: Sequence[Finding]) -> None:
    """Where no figure could be read, nobody can tell from the figures who reports them."""
    is_read = not any(finding.severity is Severity.ERROR for finding in findings)
    findings[:0] = of_sender if is_read else ()
    findings += () if is_read else of_sender


def _dated(reading: TableReading) -> tuple[RawCell, ...]:
    """The titles that name the month: its own, else the sheet's."""
    own = [periods.mentions(cell.text) for cell in reading.titles if cell.kind is CellKind.TEXT]
    if any(each.periods or each.months for each in own):
        return reading.titles
    return (*reading.inherited, *reading.titles)


def _out_of_use(reading: TableReading, period: Period | None) -> Iterator[Finding]:
    """An old form's columns may mean something else than the present one's."""
    layout = reading.layout
    if period is not None and not layout.is_used_in(period):
        place = reading.sheet.place(reading.header.top, 1)
        name, values = layout.name, (("expected_en", layout.name.en),)
        yield Finding("layout_out_of_use", Severity.ERROR, place, str(period), name.zh, values)


def _of_other_body(reading: TableReading, agency: str | None) -> Iterator[Finding]:
    """A layout that one body confirmed says nothing of another body's columns."""
    layout = reading.layout
    if agency is not None and not layout.is_used_by(agency):
        place = reading.sheet.place(reading.header.top, 1)
        values = (("agency", layout.agencies[0]), ("seen_en", layout.name.en))
        yield Finding("layout_of_other_body", Severity.ERROR, place, layout.name.zh, "", values)


def _likely_header(sheet: Sheet) -> tuple[int, list[str]]:
    """The row that has most texts, and what they are."""
    texts = [
        (row, [folded(cell.text) for cell in cells if cell.kind is CellKind.TEXT])
        for row, cells in sheet.rows.items()
    ]
    row, found = max(texts, key=lambda line: len(line[1]), default=(1, []))
    return row, found[:HEADERS_SHOWN]
