"""The rows of a blank workbook: one for each figure that a form asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from targets.catalogue import ALL_DISTRICTS, Catalogue
from targets.vocabulary import (
    CITY,
    Component,
    Dimension,
    Form,
    Indicator,
    Observation,
    Text,
    Unit,
)
from wording import say

Part: TypeAlias = Literal["value", "numerator", "denominator"]

MONEY_UNIT = "亿元"
MONEY_DIVISOR = Decimal(10) ** 8
PART_SEPARATOR = "｜"
"""Stands between an indicator's name and the name of its numerator or denominator."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure to fill in: an indicator, or one part of a ratio, in one area."""

    indicator: Indicator
    part: Part
    area: str
    area_name: Text

    @property
    def component(self) -> Component | None:
        if self.part == "value":
            return None
        of = self.indicator
        return of.numerator if self.part == "numerator" else of.denominator

    @property
    def label(self) -> str:
        name = self.indicator.name.zh
        return name if self.component is None else name + PART_SEPARATOR + self.component.name.zh

    @property
    def dimension(self) -> Dimension:
        if self.component is None:
            return self.indicator.unit.dimension
        return self.component.unit.dimension if self.component.unit else Dimension.MONEY

    @property
    def unit(self) -> str:
        """As written in the sheet."""
        if self.dimension is Dimension.MONEY:
            return MONEY_UNIT
        if self.component is not None and self.component.unit is not None:
            return self.component.unit.name.zh
        return self.indicator.unit.name.zh

    @property
    def divisor(self) -> Decimal:
        """From the base unit to the written one."""
        return MONEY_DIVISOR if self.dimension is Dimension.MONEY else Decimal(1)


def written_unit(unit: Unit) -> str:
    """Money in 亿元, all else in its own unit."""
    return MONEY_UNIT if unit.dimension is Dimension.MONEY else unit.name.zh


def divisor_of(unit: Unit) -> Decimal:
    """From the base unit to the written one."""
    return MONEY_DIVISOR if unit.dimension is Dimension.MONEY else Decimal(1)


def units_line(units: Iterable[str]) -> str:
    """`单位：亿元、家`: every unit of a sheet once, in its own order."""
    return say("ingest.units", "zh", units="、".join(dict.fromkeys(units)))


def rows_of(catalogue: Catalogue, form: Form, agency: str) -> tuple[Row, ...]:
    """Indicator by indicator as the form lists them, the whole territory before its districts."""
    return tuple(
        Row(indicator, part, area, catalogue.area[area])
        for indicator in (catalogue.indicator[each] for each in form.indicators)
        for area in areas_of(catalogue, form, indicator, agency)
        for part in parts_of(indicator)
    )


def usually_given(rows: Sequence[Row], known: Iterable[Observation]) -> tuple[Row, ...]:
    """Without the districts of an indicator that its body has always given for the whole only.

    `known`: what counts of the body's own figures. Until it has given any, it is asked for all rows.
    """
    given = {(one.indicator, one.area) for one in known if one.value is not None}
    whole = {indicator for indicator, area in given if area == CITY}
    divided = {indicator for indicator, area in given if area != CITY}
    left = whole - divided
    return tuple(row for row in rows if row.area == CITY or row.indicator.id not in left)


def label_width(rows: Sequence[Row]) -> int:
    """Wide enough, in characters, for the longest label on one line; Chinese ones count as two."""
    return max(46, 3 + max((2 * len(row.label) for row in rows), default=0))


def areas_of(
    catalogue: Catalogue, form: Form, indicator: Indicator, agency: str
) -> tuple[str, ...]:
    if form.areas == "own":
        return (agency if agency in catalogue.district else CITY,)
    if form.areas == "city_and_districts" and indicator.by_district:
        return (CITY, *catalogue.district)
    return (CITY,)


def parts_of(indicator: Indicator) -> tuple[Part, ...]:
    """A ratio is asked for by its parts; without named parts, as the ratio itself."""
    if indicator.numerator is not None and indicator.denominator is not None:
        return ("numerator", "denominator")
    return ("value",)


def owners(catalogue: Catalogue, agency: str) -> frozenset[str]:
    """The ids under which lists of owners name a body: its own, and the districts' group's."""
    return frozenset({agency, ALL_DISTRICTS} if agency in catalogue.district else {agency})
