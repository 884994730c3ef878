"""A workbook of several months: which of its sheets are reported, and which are still to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.tables.figures import Figures
from ingest.tables.table import TableReading
from targets.vocabulary import Finding, Observation, Period, Severity

OF_A_FORMULA = frozenset({"error_cell", "formula_not_calculated"})


@dataclass(frozen=True)
class Month:
    """One table with the month that it reports; None: not known."""

    reading: TableReading
    period: Period | None
    figures: Figures

    @property
    def is_empty(self) -> bool:
        """Nothing but blanks, marks and zeros, and nothing to complain of."""
        return not any(figure.value for figure in self.figures.observations) and not any(
            finding.severity is Severity.ERROR for finding in self.figures.findings
        )

    def is_prepared(self, last: dict[tuple[str, str], Decimal | None]) -> bool:
        """Still to come: only blanks, zeros, formulas that have no result or carry `last` on, and totals
        that stay at `last` beside a month of 0.
        """
        has_faults = any(
            finding.severity is Severity.ERROR and finding.code not in OF_A_FORMULA
            for finding in self.figures.findings
        )
        return not has_faults and all(
            not figure.value or self._is_carried(figure, last)
            for figure in self.figures.observations
        )

    def _is_carried(self, figure: Observation, last: dict[tuple[str, str], Decimal | None]) -> bool:
        key = (figure.indicator, figure.area)
        cell = self.reading.sheet.at(figure.cell.row, figure.cell.column)
        is_formula = cell is not None and cell.is_formula
        is_nothing_new = any(
            (one.indicator, one.area) == key and one.value == 0
            for one in self.figures.month_figures
        )
        return figure.value == last.get(key) and (is_formula or is_nothing_new)


def reported_months(
    months: Sequence[Month], last: Period | None
) -> tuple[list[Month], list[Finding]]:
    """Sheets after the last month (`last`, else the last one with figures) are prepared, not reported.

    A single month's workbook reports that month, zeros or not.
    """
    distinct = {month.period for month in months if month.period is not None}
    if len(distinct) < 2:
        return list(months), _repeated(months)
    filled = [m.period for m in months if m.period is not None and not m.is_empty]
    end = last if last in distinct else max(filled, default=max(distinct))
    kept = [m for m in months if m.period is None or m.period <= end]
    counted = {
        (figure.indicator, figure.area): figure.value
        for month in kept
        for figure in month.figures.observations
        if figure.period == end
    }
    early = [
        Finding(
            "after_reported_month",
            Severity.ERROR,
            month.reading.sheet.place(month.reading.header.top, 1),
            str(month.period),
            str(end),
        )
        for month in months
        if month.period is not None and month.period > end and not month.is_prepared(counted)
    ]
    return kept, early + _repeated(kept)


def _repeated(months: Sequence[Month]) -> list[Finding]:
    """Two sheets of one kind for one month: neither can be believed."""
    seen: dict[tuple[str, Period], Month] = {}
    findings = []
    for month in months:
        if month.period is None:
            continue
        key = (month.reading.layout.id, month.period)
        first = seen.setdefault(key, month)
        keys = {(f.indicator, f.area) for f in first.figures.observations}
        overlap = keys & {(f.indicator, f.area) for f in month.figures.observations}
        is_other_sheet = first.reading.sheet.name != month.reading.sheet.name
        if is_other_sheet and overlap:
            place = month.reading.sheet.place(month.reading.header.top, 1)
            other = first.reading.sheet.name
            findings.append(
                Finding("duplicate_period", Severity.ERROR, place, str(month.period), other)
            )
    return findings
