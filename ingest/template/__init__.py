"""The blank workbook that a body fills in for one period, prefilled with what is known of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from ingest.template.actions_sheet import write_actions
from ingest.template.allocations_sheet import write_allocations
from ingest.template.choice import TemplateRefusedError, choose_form
from ingest.template.figures_sheet import write_figures
from ingest.template.goals import Goals
from ingest.template.guide_sheet import write_guide
from ingest.template.heading import Heading
from ingest.template.levels_sheet import write_levels
from ingest.template.milestones_sheet import write_milestones
from ingest.template.months_sheet import write_months
from ingest.template.prefill import Prefill
from ingest.template.rows import Row, rows_of, usually_given
from ingest.template.years_sheet import write_years
from sheets.sealing import sealed
from targets import planning
from targets.catalogue import Catalogue
from targets.levels import asked_of_districts
from targets.vocabulary import Form, Period
from wording import say

__all__ = ["Prefill", "TemplateRefusedError", "build", "choose_form"]

VERSION = "2"
"""Of the sheets and columns; the same as in layouts/template.yaml."""


SPARE_ROWS = 20
"""Open rows at most for districts that are not asked for."""


def build(  # noqa: PLR0913 the due day is the one thing that the caller's calendar adds
    catalogue: Catalogue,
    agency: str,
    period: Period,
    *,
    prefill: Prefill,
    form: str | None = None,
    made_up: bool = False,
    due: date | None = None,
) -> bytes:
    """The same arguments give the same bytes.

    `prefill`: what counts now of this body. `form` None: the first form with figures that the body
    owes for the period, else its first. Raises: TemplateRefusedError.
    """
    chosen = choose_form(catalogue, agency, period, form)
    heading = Heading.of(catalogue, chosen, agency, period, due)
    if made_up:
        heading = replace(heading, remark=say("ingest.made_up", "zh"))
    book = Workbook()
    book.remove(book.worksheets[0])
    _write_figures(book, catalogue, rows_of(catalogue, chosen, agency), heading, prefill)
    if chosen.has_actions:
        write_actions(book, catalogue, agency, heading)
    if chosen.indicators:
        _write_promises(book, catalogue, agency, heading, prefill)
    write_guide(book, heading)
    _name(book, chosen, agency, period, made_up=made_up)
    book.security.lockStructure = True
    book.properties.creator = catalogue.body[catalogue.notice.issuer].short.zh
    book.properties.title = heading.title
    return sealed(_saved(book), book.properties, datetime.combine(period.first_day, time()))


def _write_figures(
    book: Workbook,
    catalogue: Catalogue,
    rows: tuple[Row, ...],
    heading: Heading,
    prefill: Prefill,
) -> None:
    if rows:
        asked = usually_given(rows, prefill.known)
        write_figures(book, asked, heading, prefill, spare=min(len(rows) - len(asked), SPARE_ROWS))
        goals = Goals(catalogue, heading.period.year, prefill)
        write_months(book, asked, heading, prefill, goals)
        write_years(book, asked, heading, prefill)


def _write_promises(
    book: Workbook, catalogue: Catalogue, agency: str, heading: Heading, prefill: Prefill
) -> None:
    """What a lead plans, and what a district has set itself; each where there is any."""
    if led := planning.led(catalogue, agency):
        write_milestones(book, catalogue, led, heading, prefill)
    if shared := planning.shared_out(catalogue, agency):
        write_allocations(book, catalogue, shared, heading, prefill)
    asked = asked_of_districts(catalogue)
    if asked and agency in catalogue.district:
        write_levels(book, catalogue, asked, heading, prefill)


def _name(book: Workbook, form: Form, agency: str, period: Period, *, made_up: bool) -> None:
    """String constants by which the workbook is known again, whatever its cells look like."""
    constants = {
        "ptm_form": form.id,
        "ptm_form_version": form.version,
        "ptm_agency": agency,
        "ptm_period": str(period),
        "ptm_template": VERSION,
    }
    if made_up:
        constants["ptm_made_up"] = "yes"
    for name, value in constants.items():
        book.defined_names[name] = DefinedName(name, attr_text=f'"{value}"')


def _saved(book: Workbook) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()
