"""Last month's column sent again: several areas with exactly the figures of the month before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from statistics import median

import pandas as pd

from ingest.checks.material import Material
from ingest.checks.saying import finding
from targets.vocabulary import Dimension, Finding, Observation, Period, Severity

MONTHS = 13
FEWEST_STEPS = 3


def look(material: Material) -> Iterator[Finding]:
    fewest = material.rules.copies.copies
    fresh = {(one.indicator, one.period) for one in material.fresh}
    for indicator, period in sorted(fresh):
        last_two = areas_by_month(indicator, period, material, months=2)
        if len(last_two.columns) < 2 or len(_copies(last_two, material)) < fewest:
            continue
        frame = areas_by_month(indicator, period, material, months=MONTHS)
        same = _copies(frame, material)
        telling = [area for area in same if _moves(frame.T[area], indicator, material)]
        if len(telling) >= fewest:
            yield _say(indicator, period, telling, material)


def _copies(frame: pd.DataFrame, material: Material) -> list[str]:
    """The areas whose two newest months are the same; none where few areas gave both."""
    both = frame.iloc[:, -2:].dropna()
    if len(both) < material.rules.copies.areas:
        return []
    return [str(area) for area in both.index[both.iloc[:, 0] == both.iloc[:, 1]]]


def areas_by_month(
    indicator: str, period: Period, material: Material, *, months: int
) -> pd.DataFrame:
    """One row = an area of the file, one column = a month up to `period` that has figures, in order.

    Cells are tuples of value, numerator and denominator, or missing (dtype object).
    """
    areas = [area for of, area, month in material.given if (of, month) == (indicator, period)]
    columns: dict[Period, pd.Series] = {}
    for month in (period.plus(-back) for back in reversed(range(months))):
        found = ((area, material.together.get((indicator, area, month))) for area in areas)
        cells = {area: _cell(figure) for area, figure in found if figure is not None}
        if cells:
            columns[month] = pd.Series(cells, dtype=object)
    return pd.DataFrame(columns, index=areas, dtype=object)


def _cell(figure: Observation) -> tuple[Decimal | None, ...]:
    return figure.value, figure.numerator, figure.denominator


def _moves(row: pd.Series, indicator: str, material: Material) -> bool:
    """Whether standing still would be strange: not for zeros, few things, or what seldom changes."""
    values: list[Decimal] = [value for value, *_ in row.dropna()]
    if not values[-1]:
        return False
    is_count = material.indicator(indicator).unit.dimension is Dimension.COUNT
    rule = material.rules.copies
    steps = [abs(after - before) for before, after in pairwise(values[:-1])]
    if len(steps) >= FEWEST_STEPS:
        return median(steps) >= (rule.step if is_count else Decimal("1e-9"))
    return not is_count or values[-1] >= rule.few


def _say(indicator: str, period: Period, areas: Sequence[str], material: Material) -> Finding:
    """At the first of the copied cells; the others are named in it."""
    figures = [material.given[indicator, area, period] for area in areas]
    return finding(
        "copied",
        Severity.WARNING,
        figures[0],
        material,
        month=str(period.plus(-1)),
        areas=str(len(areas)),
        cells=", ".join(figure.cell.address for figure in figures),
    )
