"""Our own blank workbook, filled in as the finance bureau, the districts and the action leads would."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from data.demo import promises
from data.demo.figures import Figures
from data.demo.noise import Noise
from ingest import template
from ingest.template.actions_sheet import DONE_ON, EVIDENCE, PROGRESS, STATE, actions_of
from ingest.template.figures_sheet import EXPLANATION, THIS_PERIOD
from ingest.template.looks import FIRST_ROW
from ingest.template.months_sheet import IDENTITY
from ingest.template.rows import Row, rows_of, usually_given
from targets.calendar import WorkingDays, due_date
from targets.catalogue import Catalogue
from targets.vocabulary import (
    Action,
    ActionState,
    Cell,
    Observation,
    ObservationState,
    Period,
)
from wording import say

PROGRESS_FILE = Path(__file__).with_name("progress.toml")
PROGRESS_FORM = "progress_report"
LEVELS_SAID = Period(2023, 6)
"""The month in whose form every district names its rewards."""

NOT_BY_DISTRICT = "集群只按全市统计，不分区。"

QUARTERS = {6: "june", 9: "september"}


@dataclass(frozen=True, slots=True)
class Templates:
    """Fills from one set of figures."""

    catalogue: Catalogue
    figures: Figures
    noise: Noise

    def monthly(self, agency: str, period: Period, form: str) -> Workbook:
        """A month's book, its earlier months as sent before. December 2022 holds its whole year."""
        before = [] if period.year == 2022 else _before(period)
        rows = rows_of(self.catalogue, self.catalogue.form[form], agency)
        known = [self._observation(agency, row, month) for month in before for row in rows]
        book = self._blank(agency, period, form, known)
        sheet = _sheet(book, "figures")
        for number, row in enumerate(rows, start=FIRST_ROW):
            sheet.cell(number, THIS_PERIOD).value = self._number(agency, row, period)
        if period.year == 2022:
            self._fill_months(_sheet(book, "months"), agency, rows, period)
        if agency in self.catalogue.district and period == LEVELS_SAID:
            promises.fill_levels(book, self.catalogue, agency, self.noise)
        return book

    def plan(self, agency: str, period: Period, form: str) -> Workbook:
        """A month that was reported already, filed again for the plan that goes with it."""
        rows = rows_of(self.catalogue, self.catalogue.form[form], agency)
        told = [row for row in rows if (agency, row.indicator.id, row.area) in self.figures.levels]
        months = (period.plus(-1), period)
        known = [self._observation(agency, row, month) for month in months for row in told]
        book = self._blank(agency, period, form, known)
        for number, row in enumerate(usually_given(rows, known), start=FIRST_ROW):
            if row not in told:
                _sheet(book, "figures").cell(number, THIS_PERIOD).value = say("ingest.dash", "zh")
                _sheet(book, "figures").cell(number, EXPLANATION).value = NOT_BY_DISTRICT
        if agency == "eic":
            promises.fill_allocations(book, self.catalogue)
        else:
            promises.fill_plan(book, self.catalogue)
            promises.fill_earlier_year(book, usually_given(rows, known), period, self.noise)
        return book

    def progress(self, agency: str, period: Period) -> Workbook:
        """What the body says of its actions; a body that only supports says so."""
        book = self._blank(agency, period, PROGRESS_FORM, [])
        sheet = _sheet(book, "actions")
        told = tomllib.loads(PROGRESS_FILE.read_text(encoding="utf-8"))
        actions = actions_of(self.catalogue, agency)
        for number, action in enumerate(actions, start=FIRST_ROW):
            lead = action.responsible[0]
            entry = told[action.id]
            words = _lead_words if agency == lead else self._joint_words
            for column, value in words(action, entry, QUARTERS[period.month]):
                sheet.cell(number, column).value = value
        return book

    def _blank(self, agency: str, period: Period, form: str, known: list[Observation]) -> Workbook:
        content = template.build(
            self.catalogue,
            agency,
            period,
            prefill=template.Prefill(known, source=agency),
            form=form,
            made_up=True,
            due=due_date(self.catalogue.form[form], period, WorkingDays()),
        )
        return load_workbook(io.BytesIO(content))

    def _fill_months(
        self, sheet: Worksheet, agency: str, rows: tuple[Row, ...], period: Period
    ) -> None:
        for number, row in enumerate(rows, start=FIRST_ROW):
            for column, month in enumerate(_before(period), start=len(IDENTITY) + 1):
                sheet.cell(number, column).value = self._number(agency, row, month)

    def _number(self, agency: str, row: Row, period: Period) -> Decimal:
        """In the unit that the row asks for."""
        if row.part == "value":
            source = "eic" if agency in self.catalogue.district else agency
            return self.figures.level(source, row.indicator.id, period, row.area) / row.divisor
        part = self.figures.parts[row.indicator.id, row.area][period]
        amount = part.numerator if row.part == "numerator" else part.denominator
        return amount / row.divisor

    def _observation(self, agency: str, row: Row, period: Period) -> Observation:
        """As the product would know it from last month's book, when it builds the blank one."""
        parts = self.figures.parts.get((row.indicator.id, row.area), {}).get(period)
        return Observation(
            indicator=row.indicator.id,
            source=agency,
            period=period,
            area=row.area,
            value=parts.share if parts else self._number(agency, row, period) * row.divisor,
            state=ObservationState.REPORTED,
            cell=Cell("", 1, 1),
            numerator=parts.numerator if parts else None,
            denominator=parts.denominator if parts else None,
        )

    def _joint_words(
        self, action: Action, entry: dict[str, list[str]], quarter: str
    ) -> Iterator[tuple[int, str | date]]:
        state = ActionState(entry[quarter][0])
        lead = self.catalogue.agency[action.responsible[0]].names[0].short.zh
        if state is ActionState.NOT_STARTED:
            yield STATE, _state(state)
            yield PROGRESS, f"待{lead}方案明确后配合推进。"
            return
        yield STATE, _state(ActionState.UNDER_WAY)
        yield PROGRESS, f"按分工配合{lead}推进。"


def _lead_words(
    _: Action, entry: dict[str, list[str]], quarter: str
) -> Iterator[tuple[int, str | date]]:
    state, text, evidence = entry[quarter]
    yield STATE, _state(ActionState(state))
    yield PROGRESS, text
    if evidence:
        yield EVIDENCE, evidence
    if state == ActionState.DONE:
        yield DONE_ON, date.fromisoformat(str(entry["done_on"]))


def _state(state: ActionState) -> str:
    return say(f"ingest.state_{state}", "zh")


def _sheet(book: Workbook, name: str) -> Worksheet:
    sheet = book[say(f"ingest.sheet_{name}", "zh")]
    if not isinstance(sheet, Worksheet):
        raise TypeError(name)
    return sheet


def _before(period: Period) -> list[Period]:
    """The months of the same year before."""
    return [Period(period.year, month) for month in range(1, period.month)]
