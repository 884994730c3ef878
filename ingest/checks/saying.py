"""A contradiction -> the finding that tells of it: numbers in the file's own unit, no words of a language."""

from __future__ import annotations

from decimal import Decimal

from ingest.cells import Saying, of_text
from ingest.checks.material import Material
from targets.amounts import AS_PEOPLE_ROUND, MULTIPLIERS, multiplier, plain
from targets.vocabulary import Cell, Component, Dimension, Finding, Observation, Severity

NOTHING = "—"
EXACT = 8
"""Decimals that tell any two amounts of money apart, in 亿元 too down to the yuan."""
MONEY = ("亿元", "万元", "元")


def finding(
    code: str,
    severity: Severity,
    figure: Observation,
    material: Material,
    *,
    expected: str = "",
    **values: str,
) -> Finding:
    """About one figure of the file, where it stands and as it is written there."""
    about = (("indicator", figure.indicator), ("area", figure.area), *values.items())
    return Finding(
        code,
        severity,
        figure.cell,
        seen(figure, material),
        expected,
        about,
        figure.explanation,
    )


def differing(
    figure: Observation, other: Observation, code: str, severity: Severity, material: Material
) -> Finding:
    """One that is another than a second body's; both are filled."""
    assert figure.value is not None  # noqa: S101
    assert other.value is not None  # noqa: S101
    return finding(
        code,
        severity,
        figure,
        material,
        expected=amount(other.value, figure.indicator, material),
        agency=other.source,
        difference=amount(figure.value - other.value, figure.indicator, material),
    )


def finding_at(
    cell: Cell,
    code: str,
    severity: Severity,
    figure: Observation,
    said: tuple[str, str],
    **values: str,
) -> Finding:
    """About another cell than the figure's own; `said`: what was seen there, what was expected."""
    about = (("indicator", figure.indicator), ("area", figure.area), *values.items())
    return Finding(code, severity, cell, said[0], said[1], about, figure.explanation)


def seen(figure: Observation, material: Material) -> str:
    """The cell's own text, with its unit behind it where only the table's head names that."""
    if not figure.seen:
        return NOTHING if figure.value is None else amount(figure.value, figure.indicator, material)
    said = of_text(figure.seen)
    if figure.numerator is not None and said.value not in _written(figure):
        return NOTHING if figure.value is None else amount(figure.value, figure.indicator, material)
    if said.value is None or said.unit or said.saying is Saying.NIL:
        return figure.seen
    return figure.seen + (material.written_unit(figure.indicator) or _own_unit(figure, material))


def amount(value: Decimal, indicator: str, material: Material, *, is_rough: bool = False) -> str:
    """In the unit that the file writes the indicator in: `10075.63亿元`, `12980家`, `42.3%`."""
    unit = material.indicator(indicator).unit
    written = material.written_unit(indicator)
    factor = multiplier(written, unit) if written else None
    if factor is None and unit.dimension is Dimension.MONEY:
        return money(value)
    if factor is None:
        factor, written = Decimal(1), unit.name.zh
    if is_rough and unit.dimension is Dimension.COUNT:
        value = value.quantize(Decimal(1), context=AS_PEOPLE_ROUND)
    return f"{_shortened(value / factor, 2 if is_rough else EXACT)}{written}"


def part_amount(value: Decimal, component: Component | None) -> str:
    """A ratio's numerator or denominator."""
    if component is None or component.unit is None:
        return money(value)
    return f"{plain(value)}{component.unit.name.zh}"


def money(value: Decimal) -> str:
    """In the largest of 亿元, 万元 and 元 that gives at least 1."""
    written = next((one for one in MONEY if abs(value) >= MULTIPLIERS[one]), MONEY[-1])
    return f"{_shortened(value / MULTIPLIERS[written], EXACT)}{written}"


def in_slipped_unit(figure: Observation, slip: int, material: Material) -> str:
    """The same digits in the unit that would be right: `10075.63亿元` for 10075.63 read in 万元."""
    assert figure.value is not None  # noqa: S101
    unit = material.indicator(figure.indicator).unit
    meant = figure.value.scaleb(-slip)
    factor = multiplier(material.written_unit(figure.indicator), unit)
    if unit.dimension is not Dimension.MONEY or factor is None:
        return amount(meant, figure.indicator, material, is_rough=True)
    right = factor.scaleb(-slip)
    name = next((one for one in MONEY if MULTIPLIERS[one] == right), None)
    if name is None:
        return amount(meant, figure.indicator, material, is_rough=True)
    return f"{_shortened(figure.value / factor, EXACT)}{name}"


def percent(value: Decimal) -> str:
    return f"{_shortened(value, 2)}%"


def times(slip: int) -> str:
    """How many times too many or too few: 4 and -4 give 10000."""
    return f"{10 ** abs(slip)}"


def _shortened(value: Decimal, decimals: int) -> str:
    return plain(value.quantize(Decimal(1).scaleb(-decimals), context=AS_PEOPLE_ROUND))


def _written(figure: Observation) -> tuple[Decimal, ...]:
    """How a ratio's own cell may give it; another number in it is the numerator's."""
    return () if figure.value is None else (figure.value, figure.value / 100)


def _own_unit(figure: Observation, material: Material) -> str:
    unit = material.indicator(figure.indicator).unit
    return "" if unit.dimension is Dimension.MONEY else unit.name.zh
