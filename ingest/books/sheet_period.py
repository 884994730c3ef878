"""The month that one sheet reports: from its own cells first, then its name, then the file's name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest import periods
from ingest.layout import Words
from ingest.periods import Mentions, UnclearMonthError
from ingest.text import squeezed
from ingest.workbook import CellKind, RawCell, Sheet
from targets.vocabulary import Cell, Finding, Period, Severity

YEAR_POINT_MONTH = re.compile(r"(19|20)\d\d\.\d{1,2}")
FILING_DATE = re.compile(r"(填报|报送|制表|填表|上报|报出|打印|印发|提交)(日期|时间)")


@dataclass(frozen=True, slots=True)
class SheetPeriod:
    """period None: `findings` say why."""

    period: Period | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class PeriodSearch:
    """`year`: what the file's name or its other sheets say, for a sheet that names only a month."""

    sheet: Sheet
    titles: tuple[RawCell, ...]
    words: Words
    year: int | None
    fallback: Period | None

    def find(self) -> SheetPeriod:
        try:
            labelled = self._from_period_cells()
        except UnclearMonthError as error:
            return self._unclear(str(error))
        said = self._said_in_titles()
        named = periods.mentions(self.sheet.name)
        period = labelled or said.certain(named.year or self.year)
        if period is None and not said.is_ambiguous:
            period = named.certain(said.year or self.year) or self._with_fallback(said, named)
        if period is None:
            return self._unknown(said)
        if named.certain(period.year) not in (None, period):
            return self._contradicted(period)
        return SheetPeriod(period)

    def _from_period_cells(self) -> Period | None:
        """Cells that hold a month of their own: a date, 202305, 2023.5. Raises: UnclearMonthError."""
        found: Period | None = None
        unclear: UnclearMonthError | None = None
        for cell in self.titles:
            try:
                found = found or self._of_cell(cell)
            except UnclearMonthError as error:
                unclear = error
        if unclear is not None and found is None and self._said_in_titles().certain() is None:
            if periods.mentions(self.sheet.name).certain() is None:
                raise unclear
            return None
        return found

    def _of_cell(self, cell: RawCell) -> Period | None:
        left = self._left_of(cell)
        is_labelled = squeezed(left).rstrip(":") in {squeezed(w) for w in self.words.period_labels}
        if cell.kind is CellKind.DATE:
            period = periods.of_cell(cell)
            is_month_end = period is not None and cell.text[:10] == period.last_day.isoformat()
            is_filing = FILING_DATE.search(squeezed(left)) is not None
            return period if is_labelled or (is_month_end and not is_filing) else None
        if cell.kind is CellKind.NUMBER and (is_labelled or YEAR_POINT_MONTH.fullmatch(cell.text)):
            return periods.of_cell(cell)
        return periods.of_cell(cell) if is_labelled else None

    def _left_of(self, cell: RawCell) -> str:
        for column in range(cell.column - 1, 0, -1):
            neighbour = self.sheet.at(cell.row, column)
            if neighbour is not None:
                return neighbour.text
        return ""

    def _said_in_titles(self) -> Mentions:
        said = [periods.mentions(cell.text) for cell in self.titles if cell.kind is CellKind.TEXT]
        return Mentions(
            frozenset().union(*(each.periods for each in said)),
            frozenset().union(*(each.months for each in said)),
            frozenset().union(*(each.years for each in said)),
        )

    def _with_fallback(self, said: Mentions, named: Mentions) -> Period | None:
        """The file's or the sender's month, where the sheet does not speak of another one."""
        months = said.months | named.months
        years = said.years | named.years
        period = self.fallback
        if period is None or (months and period.month not in months):
            return None
        return None if years and period.year not in years else period

    def _unclear(self, text: str) -> SheetPeriod:
        cell = next(cell for cell in self.titles if cell.text == text)
        place = self.sheet.place(cell.row, cell.column)
        year = text.partition(".")[0]
        expected = f"{year}-01 / {year}-10"
        return SheetPeriod(
            None, (Finding("period_unclear", Severity.ERROR, place, text, expected),)
        )

    def _unknown(self, said: Mentions) -> SheetPeriod:
        months = [str(period) for period in sorted(said.periods)]
        code = "period_ambiguous" if said.is_ambiguous else "period_missing"
        finding = Finding(code, Severity.ERROR, self._top, ", ".join(months), "YYYY-MM")
        return SheetPeriod(None, (finding,))

    def _contradicted(self, period: Period) -> SheetPeriod:
        seen = self.sheet.name
        finding = Finding("sheet_name_contradicts", Severity.ERROR, self._top, seen, str(period))
        return SheetPeriod(period, (finding,))

    @property
    def _top(self) -> Cell:
        first = self.titles[0] if self.titles else None
        return self.sheet.place(first.row, first.column) if first else self.sheet.place(1, 1)
