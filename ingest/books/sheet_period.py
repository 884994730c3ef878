"""The month that one sheet reports: from its own cells first, then its name, then the file's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ingest import periods
from ingest.layout import Words
from ingest.periods import Mentions, UnclearMonthError
from ingest.text import squeezed
from ingest.workbook import CellKind, RawCell, Sheet
from targets.vocabulary import Cell, Finding, Period, Severity

YEAR_POINT_MONTH = re.compile(r"(19|20)\d\d\.\d{1,2}")
SOME_DAY = re.compile("日期|时间|date")


@dataclass(frozen=True, slots=True)
class SheetPeriod:
    """period None: `findings` say why."""

    period: Period | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class PeriodSearch:
    """`year`: what the file's name or its other sheets say, for a sheet that names only a month.

    `fallback`: the file's or the sender's month.
    """

    sheet: Sheet
    titles: tuple[RawCell, ...]
    words: Words
    year: int | None
    fallback: Period | None

    def find(self) -> SheetPeriod:
        said, named = self._said, periods.mentions(self.sheet.name)
        in_title = said.certain(named.year or self.year)
        try:
            labelled = self._labelled()
        except UnclearMonthError as error:
            if in_title is None and named.certain() is None:
                return self._unclear(str(error))
            labelled = None
        if labelled is not None and {in_title, *said.periods} - {None, labelled}:
            return self._unknown("period_ambiguous", {labelled, *said.periods})
        period = labelled or in_title or self._month_end()
        if period is None and said.is_ambiguous:
            return self._unknown("period_ambiguous", said.periods)
        period = period or named.certain(said.year or self.year) or self._with_fallback(named)
        if period is None:
            return self._unknown("period_missing", set())
        is_other_year = not named.periods and named.year not in (None, period.year)
        if is_other_year or named.certain(period.year) not in (None, period):
            return self._contradicted(period)
        return SheetPeriod(period)

    @cached_property
    def _said(self) -> Mentions:
        """What the titles say of time; a filing date beside its label says nothing."""
        said = [
            periods.mentions(cell.text)
            for cell in self.titles
            if cell.kind is CellKind.TEXT and not self._is_some_day(cell)
        ]
        return Mentions(
            frozenset().union(*(each.periods for each in said)),
            frozenset().union(*(each.months for each in said)),
            frozenset().union(*(each.years for each in said)),
        )

    def _labelled(self) -> Period | None:
        """报告期 | 2023年5月, or a bare number that looks like a month.

        Raises: UnclearMonthError for 2023.1.
        """
        labels = {squeezed(word) for word in self.words.period_labels}
        for cell in self.titles:
            is_labelled = squeezed(self._left_of(cell)).rstrip(":") in labels
            looks_like_month = (
                cell.kind is CellKind.NUMBER and YEAR_POINT_MONTH.fullmatch(cell.text) is not None
            )
            if is_labelled or looks_like_month:
                period = periods.of_cell(cell)
                if period is not None:
                    return period
        return None

    def _month_end(self) -> Period | None:
        """A date without a label, the last of its month, is a period's end."""
        for cell in self._dates():
            period = periods.of_cell(cell)
            if period is not None and cell.text[:10] == period.last_day.isoformat():
                return period
        return None

    def _dates(self) -> Iterator[RawCell]:
        for cell in self.titles:
            if cell.kind is CellKind.DATE and not self._is_some_day(cell):
                yield cell

    def _is_some_day(self, cell: RawCell) -> bool:
        return SOME_DAY.search(squeezed(self._left_of(cell))) is not None

    def _left_of(self, cell: RawCell) -> str:
        left = [each for each in self.sheet.rows.get(cell.row, ()) if each.column < cell.column]
        return left[-1].text if left else ""

    def _with_fallback(self, named: Mentions) -> Period | None:
        """The file's or the sender's month, where the sheet does not speak of another one."""
        period = self.fallback
        months, years = self._said.months | named.months, self._said.years | named.years
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

    def _unknown(self, code: str, seen: set[Period] | frozenset[Period]) -> SheetPeriod:
        listed = ", ".join(map(str, sorted(seen)))
        return SheetPeriod(None, (Finding(code, Severity.ERROR, self._top, listed, "YYYY-MM"),))

    def _contradicted(self, period: Period) -> SheetPeriod:
        seen = self.sheet.name
        finding = Finding("sheet_name_contradicts", Severity.ERROR, self._top, seen, str(period))
        return SheetPeriod(period, (finding,))

    @property
    def _top(self) -> Cell:
        first = self.titles[0] if self.titles else None
        return self.sheet.place(first.row, first.column) if first else self.sheet.place(1, 1)
