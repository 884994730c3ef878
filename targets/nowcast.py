"""The city's figure of a month in which only some of its areas have reported: an estimate, and said so."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from targets.figures import Figures, Months, measured, month_of
from targets.measure import Measured
from targets.path import stride
from targets.vocabulary import Behaviour, Nowcast

LEAST_SHARE = Decimal("0.5")
"""Areas that made less than half of the whole say nothing of it."""


def nowcast(case: Measured, figures: Figures, areas: tuple[str, ...]) -> Nowcast | None:
    """Reported parts over their share of the same month last year, else of the month before.

    Of the newest month after the judged one; None where no area has a figure, for ratios, and where
    no earlier month has the city's figure and those of the same areas.
    """
    if case.target.indicator.behaviour is Behaviour.RATIO or not areas:
        return None
    last = min(case.period.ordinal, case.target.end.ordinal)
    first = max(case.month, case.target.start.ordinal - 1) + 1
    if first > last:
        return None
    series = {area: _series(case, figures, area) for area in areas}
    months = [m for m in range(last, first - 1, -1) if any(m in s for s in series.values())]
    for month in months:
        parts = {area: run[month] for area, run in series.items() if month in run}
        share = _share(case, series, parts, month)
        if share is not None:
            value = sum(parts.values(), Decimal(0)) / share
            return Nowcast(month_of(month), value, len(parts), len(areas))
    return None


def _series(case: Measured, figures: Figures, area: str) -> Months:
    """What the judged body says of the area; where it says nothing, what the area says of itself."""
    indicator = case.target.indicator
    own = measured(figures.run(indicator.id, area, area))
    return own | measured(figures.run(indicator.id, indicator.source, area))


def _share(
    case: Measured, series: Mapping[str, Months], parts: Mapping[str, Decimal], month: int
) -> Decimal | None:
    """What these areas made of the whole in the nearest month that can say it."""
    is_within = month - 1 >= case.target.start.ordinal
    before = [month - 1] if is_within or case.target.indicator.behaviour is Behaviour.STOCK else []
    for then in (month - stride(case.target), *before):
        whole = case.values.get(then)
        if not whole or any(then not in series[area] for area in parts):
            continue
        share = sum((series[area][then] for area in parts), Decimal(0)) / whole
        if share >= LEAST_SHARE:
            return share
    return None
