"""The identity that our own template carries in defined names: form, version, body, month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest import periods
from ingest.cells import seen
from ingest.layout import LayoutEntry
from ingest.opening.bounds import column_number
from ingest.workbook import CellKind, RawCell, Workbook
from targets.catalogue import Catalogue
from targets.vocabulary import Cell, Finding, Form, Hints, Period, Severity

FORM, VERSION, AGENCY, PERIOD = "ptm_form", "ptm_form_version", "ptm_agency", "ptm_period"
TEMPLATE = "ptm_template"
MADE_UP = "ptm_made_up"
FIRST_TEMPLATE = "1"
"""The version of a blank workbook that does not name its own."""
CELL_NAMED = re.compile(r"^=?(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d{1,7})$")


@dataclass(frozen=True, slots=True)
class Stamped:
    """One name's value, and the cell that it stands in, if it stands in one."""

    text: str = ""
    cell: RawCell | None = None
    place: Cell | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """None where the name is absent or says nothing known; `findings` say what is wrong."""

    form: Form | None
    version: str
    agency: str | None
    period: Period | None
    findings: tuple[Finding, ...]


def is_stamped(workbook: Workbook) -> bool:
    return FORM in workbook.names or VERSION in workbook.names


def is_made_up(workbook: Workbook) -> bool:
    return MADE_UP in workbook.names


def stamp(workbook: Workbook, catalogue: Catalogue, layout: LayoutEntry, hints: Hints) -> Stamp:
    """`layout`: the template as it is made now; older workbooks that it still reads are as good."""
    findings: list[Finding] = []
    form = _form(stamped(workbook, FORM), catalogue, findings)
    version = stamped(workbook, VERSION)
    if form is not None and version.text != form.version:
        _say(findings, "unknown_template_version", version, form.version)
    template = stamped(workbook, TEMPLATE)
    if (template.text or FIRST_TEMPLATE) not in (layout.version, *layout.older):
        _say(findings, "unknown_template_version", template, layout.version)
    agency = _agency(stamped(workbook, AGENCY), catalogue, findings)
    if form is not None and agency is not None and agency not in catalogue.reporters(form):
        values = (("agency", agency), ("form", form.id))
        findings.append(Finding("wrong_form", Severity.ERROR, None, agency, form.id, values))
    period = _period(stamped(workbook, PERIOD), findings)
    findings += contradictions(agency, period, hints)
    return Stamp(form, version.text, agency, period, tuple(findings))


def contradictions(agency: str | None, period: Period | None, hints: Hints) -> tuple[Finding, ...]:
    """Where the sender says otherwise than the workbook."""
    found = []
    if hints.agency is not None and agency is not None and hints.agency != agency:
        values = (("agency", agency), ("hinted", hints.agency))
        found.append(
            Finding("agency_contradicts", Severity.ERROR, None, agency, hints.agency, values)
        )
    if hints.period is not None and period is not None and hints.period != period:
        found.append(
            Finding("period_contradicts", Severity.ERROR, None, str(period), str(hints.period))
        )
    return tuple(found)


def titles_contradict(workbook: Workbook, period: Period | None) -> Iterator[Finding]:
    """A last month's workbook filled in again, with only the title changed or only the stamp: said once."""
    for sheet in workbook.sheets if period is not None else ():
        for cell in sheet.rows.get(1, ()):
            said = periods.mentions(cell.text) if cell.kind is CellKind.TEXT else periods.Mentions()
            if said.certain() not in (None, period) or said.is_ambiguous:
                place = sheet.place(cell.row, cell.column)
                code, seen_there = "template_title_differs", seen(cell)
                yield Finding(code, Severity.ERROR, place, seen_there, str(period))
                return


def file_name_contradicts(stem: str, period: Period | None) -> Iterator[Finding]:
    """`stem`: the file's name without folder and ending."""
    said = periods.mentions(stem)
    if period is None:
        return
    if (named := said.certain(period.year)) is not None and named != period:
        yield Finding("file_name_differs", Severity.WARNING, None, str(named), str(period))
    elif said.year not in (None, period.year):
        yield Finding("file_name_differs", Severity.WARNING, None, str(said.year), str(period))


def stamped(workbook: Workbook, name: str) -> Stamped:
    """A name holds a text itself or points to a cell."""
    formula = workbook.names.get(name, "").strip()
    found = CELL_NAMED.match(formula)
    if found is None:
        return Stamped(formula.removeprefix("=").strip('"').strip())
    title = (found[1] or found[2]).replace("''", "'")
    sheet = next((sheet for sheet in workbook.sheets if sheet.name == title), None)
    place = Cell(title, int(found[4]), column_number(found[3]))
    cell = sheet.covering(place.row, place.column) if sheet is not None else None
    return Stamped(seen(cell).strip(), cell, place)


def _form(said: Stamped, catalogue: Catalogue, findings: list[Finding]) -> Form | None:
    form = catalogue.form.get(said.text)
    if form is None:
        _say(findings, "unknown_template_form", said, ", ".join(catalogue.form))
    return form


def _agency(said: Stamped, catalogue: Catalogue, findings: list[Finding]) -> str | None:
    if said.text in catalogue.body:
        return said.text
    _say(findings, "agency_unknown" if said.text else "agency_missing", said)
    return None


def _period(said: Stamped, findings: list[Finding]) -> Period | None:
    try:
        if said.cell is not None and said.cell.kind is not CellKind.TEXT:
            period = periods.of_cell(said.cell)
        else:
            period = periods.mentions(said.text).certain()
    except periods.UnclearMonthError as error:
        year = str(error).partition(".")[0]
        _say(findings, "period_unclear", said, f"{year}-01 / {year}-10")
        return None
    if period is None:
        _say(findings, "period_missing", said, "YYYY-MM")
    return period


def _say(findings: list[Finding], code: str, said: Stamped, expected: str = "") -> None:
    findings.append(Finding(code, Severity.ERROR, said.place, said.text, expected))
