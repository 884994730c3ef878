"""A workbook -> Reading: which body reports what for which month, every figure with its cell."""

from __future__ import annotations

from ingest.books import stamp
from ingest.books.form import FormReading
from ingest.books.template import TemplateReading
from ingest.layout import Layouts
from ingest.names import Names
from ingest.outcome import Hints
from ingest.reading import Reading
from ingest.workbook import Workbook
from targets.catalogue import Catalogue

NO_HINTS = Hints()


def parse(
    workbook: Workbook,
    file_name: str,
    catalogue: Catalogue,
    layouts: Layouts,
    hints: Hints = NO_HINTS,
) -> Reading:
    """Whatever cannot be read with certainty is a finding; the figures of an erring file are a preview."""
    names = Names(catalogue, layouts.words.totals)
    if stamp.is_stamped(workbook):
        return TemplateReading(workbook, file_name, names, layouts, hints).read()
    return FormReading(workbook, file_name, names, layouts, hints).read()
