"""What a sender answers to “did you mean 亿元?”: yes, and it is read so; or no, it is right as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from ingest.checks import Material, magnitude
from ingest.checks.saying import MONEY
from ingest.explaining import is_named
from ingest.layout import PERCENT_ROLES
from ingest.reading import MonthFigure, Reading, StatedFigure
from targets.amounts import MULTIPLIERS
from targets.vocabulary import Cell, Explanations, Finding, Observation, Severity
from wording import say

Slip = int
"""The power of ten by which a figure was written too large (4) or too small (-4)."""
MOST = 3
"""Times its figure that a plan, a last month's or a month's own figure may be."""


def answered(material: Material, said: Explanations) -> tuple[Material, tuple[Finding, ...]]:
    """The material as the sender says that it is meant, and a finding for every figure read otherwise.

    Nothing is answered before it is asked: places without a slip are passed over.
    """
    if not (said.meant or said.by_cell):
        return material, ()
    asked = [one for one in magnitude.look(material) if one.code == "unit_scale" and one.cell]
    meant = {one.cell: one for one in asked if one.cell and is_named(one.cell, said.meant)}
    named = [place for place, text in said.by_cell.items() if text.strip()]
    confirmed = frozenset(
        one.cell
        for one in asked
        if one.cell and one.cell not in meant and is_named(one.cell, named)
    )
    reading = _reread(material.reading, {cell: _slip(one) for cell, one in meant.items()})
    told = tuple(_told(one) for one in meant.values())
    return replace(material, reading=reading, confirmed=confirmed), told


def _slip(finding: Finding) -> Slip:
    return int(dict(finding.values)["power"])


def _told(finding: Finding) -> Finding:
    """A warning, so that it is kept with its answer and travels with the figure."""
    suggested = dict(finding.values)["suggested"]
    return replace(
        finding,
        code="unit_as_meant",
        severity=Severity.WARNING,
        expected=suggested,
        explanation=say("rule.unit_as_meant", "zh", expected=suggested),
    )


def _reread(reading: Reading, slips: Mapping[Cell, Slip]) -> Reading:
    """The figures, and what stands beside each of them, in the unit that was meant."""
    if not slips:
        return reading
    meant = {
        _key(one): _Meant(one, slips[one.cell]) for one in reading.observations if one.cell in slips
    }
    return replace(
        reading,
        observations=tuple(
            meant[_key(one)].figure if _key(one) in meant else one for one in reading.observations
        ),
        month_figures=tuple(_beside(one, meant) for one in reading.month_figures),
        stated_figures=tuple(
            one if one.what in PERCENT_ROLES else _beside(one, meant)
            for one in reading.stated_figures
        ),
        units=_units(reading, meant),
    )


Key = tuple[str, str, object]
Beside = TypeVar("Beside", MonthFigure, StatedFigure)


def _key(figure: Observation | MonthFigure | StatedFigure) -> Key:
    return figure.indicator, figure.area, figure.period


@dataclass(frozen=True, slots=True)
class _Meant:
    """A figure that was written by so many powers of ten too large."""

    written: Observation
    slip: Slip

    @property
    def figure(self) -> Observation:
        assert self.written.value is not None  # noqa: S101 only figures with a value slip
        return replace(self.written, value=self.written.value.scaleb(-self.slip))

    def has_slipped_too(self, value: Decimal) -> bool:
        """A figure beside it was often prefilled in the right unit: it is hardly three times the whole."""
        smaller = self.figure if self.slip > 0 else self.written
        is_small = abs(value) <= MOST * abs(smaller.value or Decimal(0))
        return is_small if self.slip < 0 else not is_small


def _beside(figure: Beside, meant: Mapping[Key, _Meant]) -> Beside:
    found = meant.get(_key(figure))
    if found is None or not found.has_slipped_too(figure.value):
        return figure
    return replace(figure, value=figure.value.scaleb(-found.slip))


def _units(reading: Reading, meant: Mapping[Key, _Meant]) -> tuple[tuple[str, str], ...]:
    """The unit of an indicator's column, where all of it was meant in another one."""
    by_indicator: dict[str, set[Slip | None]] = {}
    for one in reading.observations:
        if one.value is not None:
            found = meant.get(_key(one))
            by_indicator.setdefault(one.indicator, set()).add(found.slip if found else None)
    return tuple(
        (indicator, _meant_unit(unit, by_indicator.get(indicator, set())))
        for indicator, unit in reading.units
    )


def _meant_unit(unit: str, slips: set[Slip | None]) -> str:
    (slip,) = slips if len(slips) == 1 else (None,)
    factor = MULTIPLIERS.get(unit)
    if slip is None or factor is None or unit not in MONEY:
        return unit
    right = Decimal(factor).scaleb(-slip)
    return next((name for name in MONEY if MULTIPLIERS[name] == right), unit)
