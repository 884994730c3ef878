"""Builders of readings and histories, as the checks get them, and what checking them finds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from zlib import crc32

from ingest.checks import Material, check
from ingest.reading import MonthFigure, Reading, StatedFigure
from ingest.rules import Rules, packaged
from targets.amounts import multiplier
from targets.vocabulary import (
    CITY,
    Cell,
    Dimension,
    Finding,
    Observation,
    ObservationState,
    Period,
    Severity,
)
from tests.make_workbooks import CODES, catalogue

MAY = "2023-05"
SHEET = "表"
DISTRICTS = CODES
MONEY = "亿元"


def place_of(indicator: str, area: str, period: str, kind: str = "") -> Cell:
    """A cell of its own for every figure, the same each time."""
    number = crc32(f"{indicator}|{area}|{period}|{kind}".encode())
    return Cell(SHEET, 1 + number % 100_000, 1 + number % 500)


def written_in(indicator: str) -> str:
    unit = catalogue().indicator[indicator].unit
    return MONEY if unit.dimension is Dimension.MONEY else unit.name.zh


def base(indicator: str, written: str | int) -> Decimal:
    """What is written in 亿元, in 家 or in % -> the base unit."""
    unit = catalogue().indicator[indicator].unit
    return Decimal(written) * (multiplier(written_in(indicator), unit) or 1)


def given(
    indicator: str,
    written: str | int | None,
    *,
    period: str = MAY,
    area: str = CITY,
    state: ObservationState = ObservationState.REPORTED,
    parts: tuple[str, str] | None = None,
) -> Observation:
    """One figure as written in the file: money in 亿元. None: missing. `parts`: of a ratio, base units."""
    body = catalogue().indicator[indicator].source
    is_missing = written is None
    return Observation(
        indicator=indicator,
        source=body,
        period=Period.parse(period),
        area=area,
        value=None if written is None else base(indicator, written),
        state=ObservationState.MISSING if is_missing else state,
        cell=place_of(indicator, area, period),
        numerator=Decimal(parts[0]) if parts else None,
        denominator=Decimal(parts[1]) if parts else None,
        seen="—" if written is None else str(written),
    )


def run(
    indicator: str, values: Iterable[str | int | None], *, start: str, area: str = CITY
) -> tuple[Observation, ...]:
    """A figure a month from `start` on."""
    first = Period.parse(start)
    return tuple(
        given(indicator, value, period=str(first.plus(step)), area=area)
        for step, value in enumerate(values)
    )


def by_district(
    indicator: str, values: Sequence[str | int | None], *, period: str = MAY
) -> tuple[Observation, ...]:
    """One figure for each of the first districts."""
    return tuple(
        given(indicator, value, period=period, area=area)
        for area, value in zip(DISTRICTS, values, strict=False)
    )


def in_month(indicator: str, written: str | int, *, period: str = MAY) -> MonthFigure:
    """The month's own figure of the whole territory."""
    cell = place_of(indicator, CITY, period, "month")
    return MonthFigure(indicator, CITY, Period.parse(period), base(indicator, written), cell)


def stated(
    what: str, indicator: str, written: str, *, area: str = CITY, period: str = MAY
) -> StatedFigure:
    """A figure that follows from others; percentages as written."""
    is_percent = what == "completion" or what.endswith("_percent")
    value = Decimal(written) if is_percent else base(indicator, written)
    cell = place_of(indicator, area, period, what)
    return StatedFigure(what, indicator, area, Period.parse(period), value, cell)


def file(
    *figures: Observation,
    period: str = MAY,
    months: Sequence[MonthFigure] = (),
    beside: Sequence[StatedFigure] = (),
    correction: bool = False,
    noted: bool = False,
    since_new_year: bool = False,
) -> Reading:
    """A workbook as read. `since_new_year`: its figures stand below 本年累计."""
    indicators = sorted({figure.indicator for figure in figures})
    return Reading(
        agency=figures[0].source,
        form=None,
        form_version="1",
        layout="indicator_list",
        period=Period.parse(period),
        observations=figures,
        month_figures=tuple(months),
        stated_figures=tuple(beside),
        is_correction=correction,
        sum_differs_noted=noted,
        since_new_year=tuple(figure.cell for figure in figures) if since_new_year else (),
        units=tuple((indicator, written_in(indicator)) for indicator in indicators),
    )


def found(
    reading: Reading,
    history: Iterable[Observation] = (),
    *,
    others: Iterable[Observation] = (),
    rules: Rules | None = None,
) -> tuple[Finding, ...]:
    """What checking finds. `history`: what counts of the sender's own; `others`: of other bodies."""
    material = Material(reading, catalogue(), tuple(history), tuple(others), rules or packaged())
    return check(material)


def codes(findings: Iterable[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def only(findings: Sequence[Finding]) -> Finding:
    assert len(findings) == 1, findings
    return findings[0]


def said(finding: Finding) -> tuple[str, Severity, Cell | None]:
    """Code, severity and cell, to be compared with a typed triple."""
    return finding.code, finding.severity, finding.cell
