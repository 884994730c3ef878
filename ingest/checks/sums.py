"""Districts against the whole: the parts make the total, to the rounding of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ingest.checks.material import Key, Material
from ingest.checks.rounding import HALF, last_digit, slack, slack_as_written
from ingest.checks.saying import amount, finding, part_amount
from targets.amounts import MULTIPLIERS
from targets.vocabulary import (
    CITY,
    Behaviour,
    Component,
    Finding,
    Observation,
    ObservationState,
    Period,
    Severity,
)

PARTS = ("numerator", "denominator")
COARSEST = Decimal(10**6)
"""Of the amounts behind a ratio no text is kept: 0.01 亿元 is as coarsely as they are written."""


@dataclass(frozen=True)
class _Column:
    """One month of one indicator (or of one part of a ratio): what the areas gave.

    `is_mixed`: some of it counts already and is not in the file.
    """

    total: Observation
    field: str
    whole: Decimal
    parts: dict[str, Decimal]
    is_mixed: bool = False

    @property
    def excess(self) -> Decimal:
        return sum(self.parts.values(), Decimal(0)) - self.whole


def look(material: Material) -> Iterator[Finding]:
    for indicator in material.catalogue.indicators:
        is_ratio = indicator.behaviour is Behaviour.RATIO
        for field in PARTS if is_ratio else ("value",):
            for column in _columns(indicator.id, field, material):
                found = _judged(column, material)
                if found is not None:
                    yield _say(column, *found, material)
            for column in _mixed(indicator.id, field, material):
                if abs(column.excess) > _allowed(column, material):
                    yield _say(column, "sum_differs_counted", Severity.WARNING, material)


def by_area(
    indicator: str, field: str, figures: Mapping[Key, Observation]
) -> dict[Period, dict[str, Decimal]]:
    """What each area gave, by month; what was reported as missing is left out."""
    found: dict[Period, dict[str, Decimal]] = {}
    for (of, area, period), figure in figures.items():
        if of == indicator and (value := getattr(figure, field)) is not None:
            found.setdefault(period, {})[area] = value
    return found


def _columns(indicator: str, field: str, material: Material) -> Iterator[_Column]:
    months = by_area(indicator, field, material.given)
    for period in material.months:
        given = months.get(period, {})
        whole = given.pop(CITY, None)
        if given and whole is not None:
            yield _Column(material.given[indicator, CITY, period], field, whole, given)


def _mixed(indicator: str, field: str, material: Material) -> Iterator[_Column]:
    """Months of which the file changes a part only: the sum with what counts already."""
    changed = {one.period for one in material.fresh if one.indicator == indicator}
    whole = {CITY, *material.catalogue.district}
    months = by_area(indicator, field, material.together) if changed else {}
    for period in sorted(changed):
        given = {area for area in whole if (indicator, area, period) in material.given}
        parts = months.get(period, {})
        if given < whole and parts.keys() >= whole:
            total = material.together[indicator, CITY, period]
            yield _Column(total, field, parts.pop(CITY), parts, is_mixed=True)


def _judged(column: _Column, material: Material) -> tuple[str, Severity] | None:
    """Districts that are missing excuse a sum that is too small, never one that is too large."""
    if abs(column.excess) <= _allowed(column, material):
        return _judged_as_written(column, material)
    if material.reading.sum_differs_noted:
        return "sum_differs_noted", Severity.WARNING
    if column.parts.keys() >= material.catalogue.district.keys():
        return "sum_differs", Severity.ERROR
    return ("parts_exceed_whole", Severity.ERROR) if column.excess > 0 else None


def _judged_as_written(column: _Column, material: Material) -> tuple[str, Severity] | None:
    """约9900 beside districts that make 9471: less than 5 % off, but more than its last digit."""
    if column.field != "value" or column.parts.keys() < material.catalogue.district.keys():
        return None
    figures = _figures(column, material)
    if all(one.state is not ObservationState.INEXACT for one in figures):
        return None
    allowed = sum((slack_as_written(one, material) for one in figures), Decimal(0))
    return ("sum_differs_about", Severity.WARNING) if abs(column.excess) > allowed else None


def _figures(column: _Column, material: Material) -> list[Observation]:
    total = column.total
    areas = (*column.parts, CITY)
    return [material.together[total.indicator, area, total.period] for area in areas]


def _allowed(column: _Column, material: Material) -> Decimal:
    total = column.total
    if column.field == "value":
        figures = _figures(column, material)
        return sum((slack(figure, material) for figure in figures), Decimal(0))
    component = _component(column, material)
    if component is not None and component.unit is not None:
        return Decimal(0)
    given = [value for value in (*column.parts.values(), column.whole) if value]
    largest = MULTIPLIERS.get(material.written_unit(total.indicator), COARSEST)
    step = min(map(last_digit, given), default=Decimal(0))
    return len(given) * HALF * min(step, largest if largest > 1 else COARSEST)


def _component(column: _Column, material: Material) -> Component | None:
    indicator = material.indicator(column.total.indicator)
    return indicator.numerator if column.field == "numerator" else indicator.denominator


def _spokesman(column: _Column, material: Material) -> Observation:
    """The total, or else the first part that the file changes."""
    total = column.total
    key = (total.indicator, total.area, total.period)
    if not column.is_mixed or key in material.given:
        return total
    series = (total.indicator, total.period)
    return next(one for one in material.fresh if (one.indicator, one.period) == series)


def _say(column: _Column, code: str, severity: Severity, material: Material) -> Finding:
    indicator = column.total.indicator

    def shown(value: Decimal) -> str:
        if column.field == "value":
            return amount(value, indicator, material)
        return part_amount(value, _component(column, material))

    return finding(
        code,
        severity,
        _spokesman(column, material),
        material,
        expected=shown(column.whole + column.excess),
        total=shown(column.whole),
        districts=str(len(column.parts)),
        difference=shown(column.excess),
    )
