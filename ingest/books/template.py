"""Our own template -> Reading: identity from its stamp, tables from its sheets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.books import file_name, gathering, stamp
from ingest.books.added_rows import with_added_rows
from ingest.books.said_of_rows import SaidOfRows
from ingest.books.stamp import Stamp
from ingest.layout import Layouts, TableEntry
from ingest.names import Names
from ingest.reading import Reading
from ingest.tables.actions import ActionReader
from ingest.tables.figures import FigureReader, Figures
from ingest.tables.header import Header, HeaderSearch
from ingest.tables.levels import LevelReader
from ingest.tables.plans import PlanReader
from ingest.tables.rows import RowReader
from ingest.tables.table import TableReading
from ingest.text import squeezed
from ingest.workbook import Sheet, Workbook
from targets.vocabulary import (
    CITY,
    ActionNote,
    Finding,
    Form,
    Hints,
    ParameterLevel,
    Period,
    PlanPoint,
    Severity,
)

STAND_IN = Period(2000, 12)
"""Lets every cell be read, and every fault be told, while the month is not known."""


FIGURES = ("figures", "months", "years")
"""Kinds of sheets whose cells are figures of the body's own series."""


@dataclass
class _Told:
    """What the sheets of one workbook gave; filled sheet by sheet."""

    whole: Figures = field(default_factory=Figures)
    notes: list[ActionNote] = field(default_factory=list)
    plan: list[PlanPoint] = field(default_factory=list)
    levels: list[ParameterLevel] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True)
class TemplateReading:
    workbook: Workbook
    file_name: str
    names: Names
    layouts: Layouts
    hints: Hints

    def read(self) -> Reading:
        layout, catalogue = self.layouts.template, self.names.catalogue
        found = stamp.stamp(self.workbook, catalogue, layout, self.hints)
        if any(finding.code == "unknown_template_version" for finding in found.findings):
            return self._reading(found, _Told())
        told = self._tables(found)
        whole = told.whole
        stem = file_name.stem(self.file_name)
        whole.findings[:0] = [
            *found.findings,
            *stamp.titles_contradict(self.workbook, found.period),
            *stamp.file_name_contradicts(stem, found.period),
            *told.findings,
            *self._copies(),
        ]
        if gathering.is_empty(whole, told.notes) and not (told.plan or told.levels):
            whole.findings.append(Finding("nothing_reported", Severity.ERROR, None))
        return self._reading(found, told)

    def _tables(self, found: Stamp) -> _Told:
        told = _Told()
        parts: list[Figures] = []
        for table in self.layouts.template.tables:
            sheet = self._sheet(table)
            header = self._header(sheet, table)
            if sheet is None or header is None:
                told.findings += self._absent(table, sheet, found.form)
            elif table.kind in FIGURES:
                reading = TableReading(sheet, table, header, self.layouts.template)
                parts.append(self._figures(reading, found))
            else:
                self._beside(table.kind, sheet, header, found, told)
        told.whole = gathering.gathered(parts)
        return told

    def _beside(self, kind: str, sheet: Sheet, header: Header, found: Stamp, told: _Told) -> None:
        """What a workbook says beside its figures."""
        source = found.agency or ""
        if kind == "actions":
            notes, said = self._actions(sheet, header, found)
            told.notes += notes
            told.findings += said
        elif kind == "levels":
            levels = LevelReader(self.names.catalogue, sheet, header, source)
            levels.read()
            told.levels += levels.levels
            told.findings += levels.findings
        else:
            plan = PlanReader(self.names, sheet, header, source)
            plan.read()
            told.plan += plan.points
            told.findings += plan.findings

    def _sheet(self, table: TableEntry) -> Sheet | None:
        wanted = squeezed(table.sheet or "")
        return next((s for s in self.workbook.sheets if squeezed(s.name) == wanted), None)

    def _header(self, sheet: Sheet | None, table: TableEntry) -> Header | None:
        if sheet is None:
            return None
        return HeaderSearch(sheet, table, self.layouts.words, self.names).find()

    def _absent(
        self, table: TableEntry, sheet: Sheet | None, form: Form | None
    ) -> tuple[Finding, ...]:
        """Sheets that the form does not need may be absent; none may be changed beyond recognition."""
        is_needed = {
            "figures": form is None or bool(form.indicators),
            "actions": form is not None and form.has_actions,
        }.get(table.kind, False)
        name = table.sheet or ""
        if sheet is None:
            finding = Finding("template_sheet_missing", Severity.ERROR, None, "", name)
            return (finding,) if is_needed else ()
        expected = "、".join(entry.aliases[0] for entry in table.columns)
        return (Finding("template_changed", Severity.ERROR, sheet.place(1, 1), name, expected),)

    def _figures(self, reading: TableReading, found: Stamp) -> Figures:
        RowReader(reading, self.layouts.words, self.names).read()
        agency = found.agency or ""
        own_area = agency if agency in self.names.catalogue.district else CITY
        part = FigureReader(
            self.names.catalogue, reading, agency, found.period or STAND_IN, own_area
        ).read()
        part.findings[:0] = with_added_rows(reading, reading.findings)
        if found.period is not None and reading.table.kind == "figures":
            said = SaidOfRows(reading, self.layouts.words, self.names, found.period)
            part.findings += said.findings(list(part.findings))
        return part

    def _copies(self) -> Iterator[Finding]:
        """填报 (2) beside 填报: two sheets of one kind, of which one is read."""
        table = next(one for one in self.layouts.template.tables if one.kind == "figures")
        ours = {squeezed(one.sheet or "") for one in self.layouts.template.tables}
        for sheet in self.workbook.sheets:
            if squeezed(sheet.name) not in ours and self._header(sheet, table) is not None:
                place = sheet.place(1, 1)
                yield Finding(
                    "template_sheet_twice", Severity.WARNING, place, sheet.name, table.sheet or ""
                )

    def _actions(
        self, sheet: Sheet, header: Header, found: Stamp
    ) -> tuple[tuple[ActionNote, ...], tuple[Finding, ...]]:
        return ActionReader(
            self.names.catalogue,
            sheet,
            header,
            self.layouts.words,
            found.agency or "",
            found.period or STAND_IN,
        ).read()

    def _reading(self, found: Stamp, told: _Told) -> Reading:
        whole = told.whole
        is_known = found.agency is not None and found.period is not None
        explanations = [figure.explanation or "" for figure in whole.observations]
        return Reading(
            agency=found.agency,
            form=found.form.id if found.form else None,
            form_version=found.version,
            layout=self.layouts.template.id,
            period=found.period,
            observations=tuple(whole.observations) if is_known else (),
            action_notes=tuple(told.notes) if is_known else (),
            plan=tuple(told.plan) if is_known else (),
            levels=tuple(told.levels) if is_known else (),
            month_figures=tuple(whole.month_figures) if is_known else (),
            stated_figures=tuple(whole.stated_figures) if is_known else (),
            findings=tuple(whole.findings) or found.findings,
            is_correction=gathering.speaks_of_correction([self.file_name], self.layouts.words),
            is_made_up=stamp.is_made_up(self.workbook),
            sum_differs_noted=gathering.explains_sums(explanations, self.layouts.words),
            units=tuple(whole.units.items()),
            since_new_year=tuple(whole.since_new_year),
            rows=gathering.rows(whole),
        )
