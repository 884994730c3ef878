"""An agency's own form -> Reading: each sheet by the layout that fits it best, each for its own month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ingest import periods
from ingest.books import gathering, stamp
from ingest.books.months import Month, reported_months
from ingest.books.sender import Sender, SenderSearch
from ingest.books.sheet_period import PeriodSearch
from ingest.books.template import STAND_IN
from ingest.layout import LayoutEntry, Layouts, TableEntry
from ingest.names import Names
from ingest.reading import Reading
from ingest.tables.figures import FigureReader, Figures
from ingest.tables.header import Header, HeaderSearch
from ingest.tables.rows import RowReader
from ingest.tables.table import TableReading
from ingest.text import folded, squeezed
from ingest.workbook import CellKind, Sheet, Workbook
from targets.vocabulary import CITY, Finding, Hints, Period, Severity

HEADERS_SHOWN = 8


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
        sender = self._sender(readings)
        months = [self._month(reading, sender, readings) for reading in readings]
        kept, said = reported_months(months, self.hints.period or self._named_month)
        whole = gathering.gathered(month.figures for month in kept)
        findings += [*sender.findings, *said]
        period = max((month.period for month in kept if month.period), default=None)
        findings += self._contradictions(period)
        whole.findings[:0] = findings
        if gathering.is_empty(whole):
            whole.findings.append(Finding("nothing_reported", Severity.ERROR, None))
        return self._reading(sender, period, whole, readings)

    @cached_property
    def _file_stem(self) -> str:
        return self.file_name.rpartition("/")[2].rpartition(".")[0] or self.file_name

    @cached_property
    def _named_month(self) -> Period | None:
        return periods.mentions(self._file_stem).certain()

    @property
    def is_known(self) -> bool:
        """Does any layout fit any of its sheets?"""
        return any(fit is not None for _, fit in self._fits)

    @cached_property
    def _fits(self) -> list[tuple[Sheet, tuple[LayoutEntry, TableEntry, Header] | None]]:
        return [(sheet, self._fit(sheet)) for sheet in self.workbook.sheets]

    def _readings(self, findings: list[Finding]) -> list[TableReading]:
        summaries = {squeezed(word) for word in self.layouts.words.summary_sheets}
        plain = [fit for sheet, fit in self._fits if fit and squeezed(sheet.name) not in summaries]
        readings = []
        for sheet, fit in self._fits:
            if fit is not None and (squeezed(sheet.name) not in summaries or not plain):
                layout, table, header = fit
                reading = TableReading(sheet, table, header, layout)
                readings.append(RowReader(reading, self.layouts.words, self.names).read())
            elif any(cell.kind is CellKind.NUMBER for cell in sheet.cells.values()):
                place = sheet.place(1, 1)
                findings.append(Finding("sheet_not_read", Severity.NOTE, place, sheet.name))
        return readings

    def _fit(self, sheet: Sheet) -> tuple[LayoutEntry, TableEntry, Header] | None:
        """The layout that knows most of a sheet's columns."""
        found = [
            (layout, table, header)
            for layout in self.layouts.forms
            for table in layout.tables
            if (header := HeaderSearch(sheet, table, self.layouts.words, self.names).find())
        ]
        return max(found, key=lambda fit: fit[2].known, default=None)

    def _sender(self, readings: Sequence[TableReading]) -> Sender:
        return SenderSearch(
            self.names.catalogue,
            self.names,
            self.layouts.words,
            readings,
            self._file_stem,
            self.hints,
        ).find()

    def _month(
        self, reading: TableReading, sender: Sender, readings: Sequence[TableReading]
    ) -> Month:
        found = PeriodSearch(
            reading.sheet,
            reading.titles,
            self.layouts.words,
            self._year(readings),
            self._named_month or self.hints.period,
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
            *_out_of_use(reading, found.period),
        ]
        return Month(reading, found.period, figures)

    def _year(self, readings: Sequence[TableReading]) -> int | None:
        """The only year that the workbook, its name or the sender speaks of."""
        texts = [cell.text for reading in readings for cell in reading.titles]
        texts += [sheet.name for sheet in self.workbook.sheets]
        years = {periods.mentions(text).year for text in texts} - {None}
        if len(years) == 1:
            return years.pop()
        named = periods.mentions(self._file_stem).year
        return named or (self.hints.period.year if self.hints.period else None)

    def _contradictions(self, period: Period | None) -> Iterator[Finding]:
        yield from stamp.contradictions(None, period, self.hints)
        said = periods.mentions(self._file_stem)
        if period is None:
            return
        if (named := said.certain(period.year)) is not None and named != period:
            yield Finding("file_name_differs", Severity.WARNING, None, str(named), str(period))
        elif said.year not in (None, period.year):
            yield Finding("file_name_differs", Severity.WARNING, None, str(said.year), str(period))

    def _unknown(self) -> Reading:
        sheet = max(self.workbook.sheets, key=lambda sheet: len(sheet.cells))
        finding = Finding(
            "unknown_layout",
            Severity.ERROR,
            sheet.place(1, 1),
            "、".join(_likely_header(sheet)),
            "、".join(layout.name.zh for layout in self.layouts.entries),
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
            layout="+".join(dict.fromkeys(reading.layout.id for reading in readings)),
            period=period,
            observations=tuple(whole.observations) if is_known else (),
            month_figures=tuple(whole.month_figures) if is_known else (),
            stated_figures=tuple(whole.stated_figures) if is_known else (),
            findings=tuple(whole.findings),
            is_correction=gathering.speaks_of_correction(
                [self._file_stem, *titles, *notes], self.layouts.words
            ),
            is_made_up=stamp.is_made_up(self.workbook),
            sum_differs_noted=gathering.explains_sums(notes, self.layouts.words),
            units=tuple(whole.units.items()),
            rows=gathering.rows(whole),
        )


def _out_of_use(reading: TableReading, period: Period | None) -> Iterator[Finding]:
    """An old form's columns may mean something else than the present one's."""
    layout = reading.layout
    if period is not None and not layout.is_used_in(period):
        place = reading.sheet.place(reading.header.top, 1)
        yield Finding("layout_out_of_use", Severity.ERROR, place, str(period), layout.name.zh)


def _likely_header(sheet: Sheet) -> list[str]:
    """The texts of the row that has most of them."""
    texts = [
        [folded(cell.text) for cell in cells if cell.kind is CellKind.TEXT]
        for cells in sheet.rows.values()
    ]
    return max(texts, key=len, default=[])[:HEADERS_SHOWN]
