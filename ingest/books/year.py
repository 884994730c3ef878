"""The year of a workbook whose sheets name only months: said elsewhere in it, by its sender, or inferred."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ingest import periods
from ingest.periods import Mentions
from ingest.tables.table import TableReading
from ingest.workbook import RawCell, Workbook
from targets.vocabulary import Finding, Hints, Period, Severity

SOME_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class YearSearch:
    """`stem`: the file's name without folder and ending."""

    workbook: Workbook
    readings: Sequence[TableReading]
    stem: str
    hints: Hints

    @cached_property
    def year(self) -> int | None:
        """The only one that the workbook, its name or the sender speaks of, else the inferred one."""
        years = {each.year for each in self._inside} - {None}
        if len(years) == 1:
            return years.pop()
        hinted = self.hints.period.year if self.hints.period else None
        return self._named.year or hinted or self.inferred

    @cached_property
    def inferred(self) -> int | None:
        """Of the newest such month that is not to come when the file is filed or sent, where one
        month is named and no year at all.
        """
        months = {month for each in (*self._inside, self._named) for month in each.months}
        end = self._filed_in or (self.hints.today and Period.of(self.hints.today))
        if end is None or len(months) != 1 or self.hints.period or self._speaks_of_a_year:
            return None
        return end.year if months.pop() <= end.month else end.year - 1

    @property
    def named_month(self) -> Period | None:
        """The month of the file's name, or that which its sender says."""
        return self._named.certain(self.inferred) or self.hints.period

    def doubts(self) -> tuple[Finding, ...]:
        """What the sender has to confirm; at the first title, or the top of the first table."""
        if self.inferred is None or not self.readings:
            return ()
        first = self.readings[0]
        row = first.titles[0].row if first.titles else first.header.top
        place = first.sheet.place(row, 1)
        return (Finding("year_inferred", Severity.WARNING, place, expected=str(self.inferred)),)

    @cached_property
    def _named(self) -> Mentions:
        return periods.mentions(self.stem)

    @cached_property
    def _inside(self) -> tuple[Mentions, ...]:
        texts = [cell.text for cell in self._titles]
        texts += [sheet.name for sheet in self.workbook.sheets]
        return tuple(map(periods.mentions, texts))

    @property
    def _filed_in(self) -> Period | None:
        filed = {periods.filing_month(line) for line in self._lines} - {None}
        return filed.pop() if len(filed) == 1 else None

    @property
    def _speaks_of_a_year(self) -> bool:
        texts = [self.stem, *self._lines, *(sheet.name for sheet in self.workbook.sheets)]
        is_dated = any(SOME_YEAR.search(periods.without_filing_dates(text)) for text in texts)
        return is_dated or any(each.year for each in (*self._inside, self._named))

    @property
    def _lines(self) -> list[str]:
        """The rows of titles: 填报日期 and its day may stand in two cells."""
        lines: dict[tuple[str, int], list[str]] = {}
        for reading in self.readings:
            for cell in reading.titles:
                lines.setdefault((reading.sheet.name, cell.row), []).append(cell.text)
        return [" ".join(texts) for texts in lines.values()]

    @property
    def _titles(self) -> list[RawCell]:
        return [cell for reading in self.readings for cell in reading.titles]
