"""Entries -> observations in base units, the month's own figures, and the figures that only check others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ingest.cells import Content, Saying, content
from ingest.layout import PERCENT_ROLES, STATED_ROLES, Role
from ingest.names import Series
from ingest.reading import MonthFigure, StatedFigure
from ingest.tables import ratios
from ingest.tables.amount import LARGEST, Amount, Around, NoAmount, amount, rounded
from ingest.tables.percentages import asked_once, settled
from ingest.tables.table import Entry, TableReading
from targets.catalogue import Catalogue
from targets.vocabulary import (
    CITY,
    Cell,
    Dimension,
    Finding,
    Observation,
    ObservationState,
    Period,
    Severity,
    Unit,
)

EXAMPLE = "12345.67"
MONEY_DECIMALS = 2


@dataclass
class Figures:
    """What the tables of one workbook gave; filled table by table."""

    observations: list[Observation] = field(default_factory=list)
    month_figures: list[MonthFigure] = field(default_factory=list)
    stated_figures: list[StatedFigure] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    units: dict[str, str] = field(default_factory=dict)
    since_new_year: list[Cell] = field(default_factory=list)
    rows: dict[tuple[str, int], tuple[tuple[str, str], ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class FigureReader:
    """Reads the entries of one table for one body and one period.

    `own_area`: what a blank area means, the whole territory or the body's own district.
    """

    catalogue: Catalogue
    reading: TableReading
    source: str
    period: Period
    own_area: str = CITY

    def read(self) -> Figures:
        found = Figures()
        values: dict[tuple[Series, str, Period], ratios.Figure] = {}
        for entry in self.reading.entries:
            if entry.role in (Role.FIGURE, Role.OF_MONTH):
                self._figure(entry, values, found)
        found.findings += self._columns_of_areas()
        found.findings += self._only_of_other_months()
        found.observations = list(ratios.observations(values, self.source, found.findings))
        found.findings = asked_once(found.findings, found.observations)
        for entry in self.reading.entries:
            if entry.series.part == "value":
                self._beside(entry, found)
        found.stated_figures = settled(found.stated_figures, found.observations, self.reading)
        self._keep_rows(found)
        return found

    def _figure(
        self,
        entry: Entry,
        values: dict[tuple[Series, str, Period], ratios.Figure],
        found: Figures,
    ) -> None:
        period = self._period(entry)
        said = content(entry.cell)
        is_unstated = entry.role is Role.OF_MONTH and said.saying is Saying.BLANK
        if period is None or is_unstated or not self._is_for_area(entry, said, found):
            return
        if period > self.period:
            self._refuse_to_come(entry, said, period, found)
            return
        figure = self._read(entry, said, period, found)
        if figure is None:
            return
        if entry.is_since_new_year:
            found.since_new_year.append(entry.place)
        first = values.setdefault((entry.series, figure.area, period), figure)
        if first is not figure and not self._is_the_whole_again(entry, figure, first):
            is_district = figure.area not in (CITY, self.own_area)
            code, place = "duplicate_indicator", first.place.address
            if is_district:
                code = "duplicate_district"
            self._say(found, code, Severity.ERROR, entry, seen=said.seen, expected=place)

    def _is_the_whole_again(
        self, entry: Entry, figure: ratios.Figure, first: ratios.Figure
    ) -> bool:
        """全市 and 合计 may both stand in a table, if they say the same."""
        names = {e.area_said for e in self.reading.entries if e.place in (entry.place, first.place)}
        is_whole = figure.area in (CITY, self.own_area)
        return is_whole and len(names) > 1 and figure.value == first.value

    def _is_for_area(self, entry: Entry, said: Content, found: Figures) -> bool:
        """A district speaks for itself: 全市 or another district in its form is not its figure."""
        if self.own_area == CITY or entry.area in (None, self.own_area):
            return True
        if said.saying is not Saying.BLANK:
            about = (("area", entry.area), ("agency", self.source))
            if not any(
                one.code == "area_not_own" and one.values == about for one in found.findings
            ):
                finding = Finding("area_not_own", Severity.ERROR, entry.place, said.seen, "", about)
                found.findings.append(finding)
        return False

    def _refuse_to_come(self, entry: Entry, said: Content, period: Period, found: Figures) -> None:
        """Zeros and marks in months to come are prepared, not reported."""
        if said.value or said.saying in (Saying.WORDS, Saying.ERROR):
            expected = str(self.period)
            self._say(
                found,
                "after_reported_month",
                Severity.ERROR,
                entry,
                seen=str(period),
                expected=expected,
            )

    def _period(self, entry: Entry) -> Period | None:
        """A column headed with another month is another month's."""
        if entry.role is Role.OF_MONTH:
            return Period(entry.year or self.period.year, entry.month or self.period.month)
        return self.period if self._is_of_this_month(entry) else None

    def _is_of_this_month(self, entry: Entry) -> bool:
        return (
            entry.role is not Role.OF_MONTH
            and entry.month in (None, self.period.month)
            and entry.year in (None, self.period.year)
        )

    def _columns_of_areas(self) -> Iterator[Finding]:
        """浦东新区 over 累计数: a district's figure, not the whole's, unless the district reports."""
        if self.reading.table.areas == "across" or self.reading.table.kind != "figures":
            return
        for column in self.reading.header.all_of(Role.FIGURE):
            if column.area is not None and column.area.code not in (CITY, self.own_area):
                place = self.reading.sheet.place(self.reading.header.bottom, column.number)
                yield Finding("column_of_area", Severity.ERROR, place, column.title)

    def _only_of_other_months(self) -> Iterator[Finding]:
        """A header left over from last month gives no figure for this one."""
        figures = [entry for entry in self.reading.entries if entry.role is Role.FIGURE]
        known = {entry.series for entry in figures if self._is_of_this_month(entry)}
        left = {entry.place.column for entry in figures if entry.series not in known}
        for column in self.reading.header.all_of(Role.FIGURE):
            if column.number in left:
                place = self.reading.sheet.place(self.reading.header.bottom, column.number)
                seen, expected = column.title, str(self.period)
                yield Finding("column_of_other_month", Severity.ERROR, place, seen, expected)

    def _read(
        self, entry: Entry, said: Content, period: Period, found: Figures
    ) -> ratios.Figure | None:
        """None: the cell gives an error finding instead of a figure."""
        figure = ratios.Figure(
            series=entry.series,
            area=entry.area or self.own_area,
            period=period,
            place=entry.place,
            seen=said.seen,
            explanation=entry.explanation or None,
            state=ObservationState.MISSING,
        )
        if said.saying is Saying.BLANK:
            self._say_absent("blank_figure", entry, said, period, found)
            return replace(figure, why=entry.explanation or None)
        if said.is_to_come:
            self._say_absent("figure_to_come", entry, said, period, found)
        if said.saying is Saying.MISSING:
            return replace(figure, why=said.seen)
        if said.saying is Saying.NIL:
            return replace(figure, value=Decimal(0), state=ObservationState.NIL)
        return self._amount(entry, said, figure, found)

    def _say_absent(
        self, code: str, entry: Entry, said: Content, period: Period, found: Figures
    ) -> None:
        """A ratio whose two parts are blank, or still to come, is asked about once."""
        about = (*self._about(entry), ("month", str(period)))
        if not any(one.code == code and one.values == about for one in found.findings):
            place, explanation = entry.place, entry.explanation or None
            finding = Finding(
                code, Severity.WARNING, place, said.seen, values=about, explanation=explanation
            )
            found.findings.append(finding)

    def _about(self, entry: Entry) -> tuple[tuple[str, str], ...]:
        return (("indicator", entry.series.indicator.id), ("area", entry.area or self.own_area))

    def _amount(
        self, entry: Entry, said: Content, figure: ratios.Figure, found: Figures
    ) -> ratios.Figure | None:
        code = "figure_in_merge" if _is_merged_in(entry) else _fault(said)
        if code is not None:
            self._say(found, code, Severity.ERROR, entry, seen=said.seen, expected=EXAMPLE)
            return None
        unit = self._unit(entry.series)
        result = amount(said, unit, self._around(entry), usual=self._usual(entry.series))
        if isinstance(result, NoAmount):
            seen = f"{said.seen} {result.written}".strip()
            self._say(
                found, result.code, Severity.ERROR, entry, seen=seen, expected=result.expected
            )
            return None
        if not self._is_possible(entry, said, result, unit, found):
            return None
        if result.written:
            found.units.setdefault(entry.series.indicator.id, result.written)
        state = ObservationState.INEXACT if said.is_inexact else ObservationState.REPORTED
        return replace(figure, value=self._stored(entry.series, result.value, unit), state=state)

    def _is_possible(
        self, entry: Entry, said: Content, result: Amount, unit: Unit, found: Figures
    ) -> bool:
        if result.was_fraction:
            expected = f"{result.value}%"
            self._say(
                found,
                "fraction_read_as_percent",
                Severity.WARNING,
                entry,
                seen=said.seen,
                expected=expected,
            )
        is_broken = result.value != result.value.to_integral_value()
        if unit.dimension is Dimension.COUNT and is_broken and not said.is_inexact:
            expected = str(result.value.to_integral_value())
            self._say(
                found, "count_not_whole", Severity.ERROR, entry, seen=said.seen, expected=expected
            )
            return False
        return True

    def _stored(self, series: Series, value: Decimal, unit: Unit) -> Decimal:
        decimals = {Dimension.MONEY: MONEY_DECIMALS, Dimension.COUNT: 0}.get(unit.dimension)
        return rounded(value, series.indicator.decimals if decimals is None else decimals)

    def _unit(self, series: Series) -> Unit:
        if series.unit is not None:
            return series.unit
        return next(unit for unit in self.catalogue.units if unit.dimension is Dimension.MONEY)

    def _usual(self, series: Series) -> tuple[Decimal, ...]:
        return tuple(
            target.value
            for target in self.catalogue.targets
            if target.indicator == series.indicator
        )

    def _around(self, entry: Entry) -> Around:
        return Around(entry.row_unit, entry.units, self.reading.title_units)

    def _what(self, entry: Entry) -> Role | None:
        """What stands beside the figure; 2022年1—5月 beside 2023年1—5月 is last year's figure."""
        is_last_year = entry.month == self.period.month and entry.year == self.period.year - 1
        if is_last_year and entry.role is Role.FIGURE:
            return Role.LAST_YEAR
        if entry.role is Role.LAST_YEAR:
            is_then = entry.year in (None, self.period.year - 1)
            return entry.role if is_then and entry.month in (None, self.period.month) else None
        is_beside = entry.role is Role.MONTH or entry.role in STATED_ROLES
        return entry.role if is_beside and self._is_of_this_month(entry) else None

    def _beside(self, entry: Entry, found: Figures) -> None:
        """Month's own figures and figures that follow from others: for checks, never recorded."""
        said = content(entry.cell)
        what = self._what(entry)
        if what is None or _is_merged_in(entry):
            return
        if said.saying in (Saying.BLANK, Saying.MISSING, Saying.NIL):
            return
        value = self._beside_value(entry, said)
        if value is None:
            self._say(found, "side_figure_not_read", Severity.NOTE, entry, seen=said.seen)
            return
        indicator, area = entry.series.indicator.id, entry.area or self.own_area
        if what is Role.MONTH:
            found.month_figures.append(
                MonthFigure(indicator, area, self.period, value, entry.place)
            )
        else:
            found.stated_figures.append(
                StatedFigure(what.value, indicator, area, self.period, value, entry.place)
            )

    def _beside_value(self, entry: Entry, said: Content) -> Decimal | None:
        if said.saying is not Saying.AMOUNT:
            return None
        if entry.role in PERCENT_ROLES:
            is_written_so = said.unit in ("", "%", "个百分点")
            is_percent = is_written_so and said.value is not None and abs(said.value) < LARGEST
            return said.value if is_percent else None
        result = amount(
            said, self._unit(entry.series), self._around(entry), usual=self._usual(entry.series)
        )
        return result.value if isinstance(result, Amount) else None

    def _keep_rows(self, found: Figures) -> None:
        """Every row that gave a figure, as it was uploaded."""
        sheet = self.reading.sheet
        for row in {figure.cell.row for figure in found.observations}:
            cells = ((sheet.place(row, c.column).address, content(c).seen) for c in sheet.rows[row])
            found.rows[sheet.name, row] = tuple(cells)

    def _say(
        self,
        found: Figures,
        code: str,
        severity: Severity,
        entry: Entry,
        *,
        seen: str = "",
        expected: str = "",
    ) -> None:
        explanation = entry.explanation or None
        found.findings.append(
            Finding(code, severity, entry.place, seen, expected, self._about(entry), explanation)
        )


def _is_merged_in(entry: Entry) -> bool:
    """A number that one merge shows in several places belongs to one of them at most."""
    cell, place = entry.cell, entry.place
    return cell is not None and (cell.row, cell.column) != (place.row, place.column)


def _fault(said: Content) -> str | None:
    """Why a filled cell cannot be a level or a cumulative figure."""
    if said.saying is Saying.ERROR:
        return "error_cell"
    if said.saying is Saying.NOT_CALCULATED:
        return "formula_not_calculated"
    if said.saying is not Saying.AMOUNT or said.is_change or said.value is None:
        return "words_in_figure"
    return "negative_figure" if said.value < 0 else None
