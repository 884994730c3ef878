"""A workbook -> Reading: which body reports what for which month, every figure with its cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.books import stamp
from ingest.books.cell_doubts import cell_doubts
from ingest.books.file_name import doubts as name_doubts
from ingest.books.form import FormReading
from ingest.books.parts import TableSearch
from ingest.books.roster import RosterReading
from ingest.books.template import TemplateReading
from ingest.layout import Layouts
from ingest.names import Names
from ingest.outcome import NO_HINTS
from ingest.reading import Reading
from ingest.roster import rosters
from ingest.roster.doubts import doubts
from ingest.roster.sheets import RosterSheets, roster_sheets
from ingest.workbook import Workbook
from targets.catalogue import Catalogue
from targets.vocabulary import Finding, Hints, Severity

FINDINGS_KEPT = 500
GRAVEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def parse(
    workbook: Workbook,
    file_name: str,
    catalogue: Catalogue,
    layouts: Layouts,
    hints: Hints = NO_HINTS,
) -> Reading:
    """Whatever cannot be read with certainty is a finding; the figures of an erring file are a preview."""
    names = Names(catalogue, layouts.words.totals)
    found = roster_sheets(workbook, names, layouts)
    unread = found.sheets | workbook.grids.keys()
    tables = replace(workbook, sheets=tuple(s for s in workbook.sheets if s.name not in unread))
    form = FormReading(tables, file_name, names, layouts, hints)
    if stamp.is_stamped(workbook):
        reading = TemplateReading(workbook, file_name, names, layouts, hints).read()
    elif found.sheets and not form.is_known:
        reading = RosterReading(workbook, found, file_name, names, layouts, hints).read()
    else:
        reading = form.read()
    reading = rosters.beside(reading, found.lists, names, file_name)
    said = [*reading.findings, *_above_lists(workbook, found, TableSearch(layouts, names))]
    said += [*doubts(found, names), *cell_doubts(workbook, reading), *_of_the_file(workbook)]
    said += name_doubts(file_name, layouts.words)
    return _shortened(replace(reading, findings=tuple(said)))


def _above_lists(workbook: Workbook, found: RosterSheets, search: TableSearch) -> Iterator[Finding]:
    """Tables of figures on a list's own sheet, which nobody read."""
    for sheet in workbook.sheets:
        for first in found.seen.get(sheet.name, ())[:1]:
            for table in search.find(sheet.between(1, first.header))[:1]:
                place = sheet.place(table.header.top, 1)
                yield Finding("roster_below_table", Severity.ERROR, place, table.layout.name.zh)


def _of_the_file(workbook: Workbook) -> Iterator[Finding]:
    """What its format leaves out, where a second reader sees otherwise, and what was fetched elsewhere."""
    if workbook.unseen:
        yield Finding("format_shows_less", Severity.NOTE, None, workbook.sheets[0].name)
    for one in workbook.disagreements:
        yield Finding("readers_disagree", Severity.WARNING, one.cell, one.seen, one.other)
    for cell, formula in workbook.fetched:
        yield Finding("formula_fetches", Severity.WARNING, cell, formula)


def _shortened(reading: Reading) -> Reading:
    """Nobody reads thousands of findings; the gravest are kept, and the number of the rest."""
    found = reading.findings
    if len(found) <= FINDINGS_KEPT:
        return reading
    kept = sorted(found, key=lambda finding: GRAVEST_FIRST.index(finding.severity))[:FINDINGS_KEPT]
    rest = Finding("too_many_findings", Severity.ERROR, None, str(len(found)), str(FINDINGS_KEPT))
    return replace(reading, findings=(*kept, rest))
