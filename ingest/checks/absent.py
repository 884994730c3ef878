"""Rows of our own template that a file no longer has: a deleted row must not pass for nothing owed."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.checks.material import Material
from ingest.template.rows import rows_of, usually_given
from targets.vocabulary import Finding, Severity

TEMPLATE = "template"
NOT_READ = frozenset({"template_changed", "template_sheet_missing", "unknown_template_version"})
"""Where a whole sheet was not read, no row of it can be called absent."""


def look(material: Material) -> Iterator[Finding]:
    """A correction may leave out what it does not correct, and any file what counts already."""
    reading = material.reading
    form = material.catalogue.form.get(reading.form or "")
    if reading.layout != TEMPLATE or form is None or reading.is_correction:
        return
    if any(finding.code in NOT_READ for finding in reading.findings):
        return
    whole = rows_of(material.catalogue, form, reading.agency or "")
    rows = usually_given(whole, material.history)
    owed = dict.fromkeys((row.indicator.id, row.area) for row in rows)
    spoken_of = _spoken_of(material)
    for indicator, area in (row for row in owed if row not in spoken_of):
        about = (("indicator", indicator), ("area", area))
        yield Finding("row_absent", Severity.ERROR, None, values=about)


def _spoken_of(material: Material) -> set[tuple[str, str]]:
    """Given, crossed out, complained of or counting already for the month."""
    month = material.reading.period
    figures = (*material.reading.observations, *material.history)
    told = (dict(finding.values) for finding in material.reading.findings)
    return {(one.indicator, one.area) for one in figures if one.period == month} | {
        (values.get("indicator", ""), values.get("area", "")) for values in told
    }
