"""The narrative sheets of a workbook: what each tells for its month, and the form that they are filed on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ingest import periods
from ingest.books.months import Month
from ingest.books.sender import Sender
from ingest.layout import Words
from ingest.tables.figures import Figures
from ingest.tables.narrative import NarrativeReader
from ingest.tables.table import TableReading
from targets.catalogue import Catalogue
from targets.vocabulary import ActionNote, Finding, Period, Severity

STAND_IN = Period(2000, 12)
"""Lets every row be read while the month is not known."""


@dataclass
class Narrative:
    """`months`: the sheets that tell something. `figures`: none but what was found wrong, and the rows."""

    months: list[Month] = field(default_factory=list)
    notes: list[ActionNote] = field(default_factory=list)
    figures: Figures = field(default_factory=Figures)


def told(months: Iterable[Month], sender: Sender, catalogue: Catalogue, words: Words) -> Narrative:
    """A sheet in which nothing is filled in is prepared for later, and passed over."""
    whole = Narrative()
    for month in months:
        period = month.period or STAND_IN
        source = sender.agency or ""
        sheet = NarrativeReader(catalogue, month.reading, words, source, period).read()
        if sheet.notes or sheet.findings:
            whole.months.append(month)
            whole.notes += sheet.notes if month.period is not None else []
            whole.figures.findings += [*month.figures.findings, *sheet.findings]
            whole.figures.rows |= sheet.rows
    whole.notes = _numbered(whole.notes)
    return whole


def with_the_month_beside(narratives: Iterable[Month], beside: Iterable[Month]) -> list[Month]:
    """A sheet of texts that names no month is of the only one that the figures beside it report."""
    reported = {month.period for month in beside}
    only = reported.pop() if len(reported) == 1 else None
    return [
        Month(month.reading, only, Figures())
        if only is not None and month.period is None and _names_no_time(month.reading)
        else month
        for month in narratives
    ]


def _names_no_time(reading: TableReading) -> bool:
    texts = (reading.sheet.name, *(cell.text for cell in reading.titles))
    return all(periods.mentions(text) == periods.Mentions() for text in texts)


def on_its_form(sender: Sender, readings: Sequence[TableReading], catalogue: Catalogue) -> Sender:
    """A workbook without a figure is filed on the body's form for actions."""
    has_figures = any(reading.entries for reading in readings)
    is_narrative = any(reading.is_narrative for reading in readings)
    if sender.agency is None or sender.form is not None or has_figures or not is_narrative:
        return sender
    form = next((form for form in catalogue.forms_of(sender.agency) if form.has_actions), None)
    if form is not None:
        return replace(sender, form=form)
    about = (("agency", sender.agency),)
    finding = Finding("no_progress_form", Severity.ERROR, None, values=about)
    return replace(sender, findings=(*sender.findings, finding))


def _numbered(notes: Iterable[ActionNote]) -> list[ActionNote]:
    """From 1 on for every clause and month, in the order of the sheets."""
    counts: Counter[tuple[int | None, Period]] = Counter()
    numbered = []
    for note in notes:
        counts[note.clause, note.period] += 1
        numbered.append(replace(note, item=counts[note.clause, note.period]))
    return numbered
