"""A workbook of nothing but lists of enterprises -> Reading: whose they are, and of which month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest import periods
from ingest.books import file_name, gathering, stamp
from ingest.books.sender import Sender, SenderSearch
from ingest.books.sheet_period import PeriodSearch, SheetPeriod
from ingest.books.year import YearSearch
from ingest.layout import Layouts
from ingest.names import Names
from ingest.reading import Reading
from ingest.roster.sheets import RosterSheets
from ingest.tables.header import Header
from ingest.tables.table import TableReading
from ingest.workbook import CellKind, Workbook
from targets.vocabulary import Finding, Form, Hints, Period, Severity


@dataclass(frozen=True)
class RosterReading:
    """It is filed on the body's form of lists: no figure comes of it, and no monthly form is filed by it."""

    workbook: Workbook
    found: RosterSheets
    file_name: str
    names: Names
    layouts: Layouts
    hints: Hints

    def read(self) -> Reading:
        tables = self._tables()
        sender = SenderSearch(
            self.names.catalogue, self.names, self.layouts.words, tables, self._stem, self.hints
        ).find()
        form = self._form(sender)
        month = self._month(tables)
        titles = [cell.text for table in tables for cell in table.titles]
        return Reading(
            agency=sender.agency,
            form=form.id if form else None,
            form_version=form.version if form else "",
            layout=self.layouts.roster.id,
            period=month.period,
            findings=tuple(self._findings(sender, form, month)),
            is_correction=gathering.speaks_of_correction([self._stem, *titles], self.layouts.words),
            is_made_up=stamp.is_made_up(self.workbook),
        )

    @property
    def _stem(self) -> str:
        return file_name.stem(self.file_name)

    def _tables(self) -> list[TableReading]:
        """The first list of every sheet as a table of which only what stands above the header is read."""
        return [
            TableReading(sheet, first.table, Header(first.header, first.header, ()), first.layout)
            for sheet in self.workbook.sheets
            for first in self.found.seen.get(sheet.name, ())[:1]
        ]

    def _form(self, sender: Sender) -> Form | None:
        forms = self.names.catalogue.forms_of(sender.agency or "")
        return next((form for form in forms if form.has_rosters), None)

    def _month(self, tables: list[TableReading]) -> SheetPeriod:
        """Every list of one workbook is of one month; the last one said holds for all."""
        year = YearSearch(self.workbook, tables, self._stem, self.hints)
        words, named = self.layouts.words, year.named_month
        found = [
            PeriodSearch(table.sheet, table.titles, words, year.year, named).find()
            for table in tables
        ]
        month = max((one.period for one in found if one.period is not None), default=None)
        said = [
            finding
            for one in found
            for finding in one.findings
            if month is None or finding.code != "period_missing"
        ]
        return SheetPeriod(month, (*year.doubts(), *said))

    def _of_other_time(self, month: Period) -> Iterator[Finding]:
        """One list beside others whose title speaks of another month, or of another year alone."""
        for sheet in self.found.lists if len(self.found.lists) > 1 else ():
            for place, title in sheet.title_cells:
                said = periods.mentions(title)
                years = {one.year for one in said.periods} or said.years
                is_other = said.periods and month not in said.periods
                if is_other or (years and month.year not in years):
                    yield Finding(
                        "roster_of_other_time", Severity.WARNING, place, title, str(month)
                    )
                    break

    def _findings(self, sender: Sender, form: Form | None, month: SheetPeriod) -> list[Finding]:
        found = [*sender.findings, *month.findings]
        found += stamp.contradictions(None, month.period, self.hints)
        if sender.agency is not None and form is None:
            values = (("agency", sender.agency),)
            found.append(Finding("no_roster_form", Severity.ERROR, values=values))
        if month.period is not None:
            found += self._of_other_time(month.period)
        if not any(len(entries.rows) for entries in self.found.lists):
            found.append(Finding("nothing_reported", Severity.ERROR))
        return [*found, *self._beside()]

    def _beside(self) -> Iterator[Finding]:
        """Sheets that are no lists; beside a long list their figures were not even opened."""
        for sheet in self.workbook.sheets:
            if sheet.name in self.found.sheets:
                continue
            place = sheet.place(1, 1)
            if sheet.name in self.workbook.grids:
                if self.workbook.grids[sheet.name].has_figures:
                    yield Finding("roster_not_alone", Severity.ERROR, place, sheet.name)
            elif any(cell.kind is CellKind.NUMBER for cell in sheet.cells.values()):
                yield Finding("sheet_not_read", Severity.NOTE, place, sheet.name)
