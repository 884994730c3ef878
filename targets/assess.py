"""Observations as known at a moment -> assessments: the one place where a target is judged."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from targets.contributions import contributions
from targets.figures import Figures, month_of
from targets.measure import Measured, measure, measure_body
from targets.nowcast import nowcast
from targets.outlook import Outlook, outlooks, whole
from targets.overlays import overlays
from targets.pace_needed import growth_so_far, needed_growth, needed_per_month, share_done
from targets.path import Path
from targets.promise import sign
from targets.standing import is_held, standing
from targets.vocabulary import (
    CITY,
    Assessment,
    Dimension,
    ExpectedBy,
    Known,
    Nowcast,
    Period,
    Target,
)


def assess(
    target: Target,
    area: str,
    known: Known,
    *,
    period: Period,
    districts: Sequence[str] = (),
    is_overdue: bool = False,
) -> Assessment:
    """Judges one target in one area from the figures of its judged source up to `period`.

    `districts`: the areas that the city's gap is split into; `is_overdue`: a report that should
    have brought a newer figure is late. The result depends on nothing but the arguments.
    """
    figures = Figures.of(known.observations)
    case = measure(target, area, figures, known.plan, period)
    parts = [measure(target, code, figures, known.plan, period) for code in districts] or [
        measure_body(target, body, figures, known.plan, period) for body in target.indicator.parts
    ]
    (outlook,) = outlooks([case])
    estimate = nowcast(case, figures, tuple(districts)) if area == CITY else None
    return judge(
        case,
        known,
        outlook,
        parts if area == CITY else (),
        is_overdue=is_overdue,
        estimate=estimate,
    )


def judge(  # noqa: PLR0913 what a case alone cannot know
    case: Measured,
    known: Known,
    outlook: Outlook,
    parts: Sequence[Measured] = (),
    *,
    is_overdue: bool = False,
    estimate: Nowcast | None = None,
    reconciled: float | None = None,
) -> Assessment:
    """The assessment of a measured target; `parts` are its districts, measured alike."""
    value, wanted = case.value, case.promise.value
    expected = case.expected_at(case.month) if case.k else None
    breached = case.breached_in
    decimals = told_decimals(case.target)
    return Assessment(
        target=case.target.id,
        area=case.area,
        period=case.period,
        as_of=known.as_of,
        kind=case.target.kind,
        comparator=case.target.comparator,
        standing=standing(case, outlook.chances),
        k=case.k,
        value=value,
        target_value=wanted,
        baseline=case.promise.baseline,
        share_done=share_done(case),
        time_share=Decimal(case.k) / case.target.months,
        expected=expected,
        expected_by=_named(case.path, expected),
        gap_to_path=case.gap_at(case.month) if case.k else None,
        gap_to_target=_gap_to_target(case),
        needed_per_month=needed_per_month(case),
        needed_growth=needed_growth(case),
        growth_so_far=growth_so_far(case),
        forecast=whole(outlook.forecast, decimals),
        low80=whole(outlook.low, decimals),
        high80=whole(outlook.high, decimals),
        chance=outlook.chance,
        overlays=overlays(
            case, known.restatements, is_overdue=is_overdue, is_estimated=estimate is not None
        ),
        contributions=contributions(case, parts),
        observation=case.figure,
        breached=None if breached is None else month_of(breached),
        no_forecast=outlook.because,
        forecast_years=outlook.years,
        spread=outlook.spread,
        is_held=is_held(case, outlook.chances),
        reconciled=whole(reconciled, decimals),
        nowcast=estimate,
    )


def told_decimals(target: Target) -> int:
    """Decimals of a forecast: whole yuan and things; a ratio's as its figures have them."""
    is_percent = target.indicator.unit.dimension is Dimension.PERCENT
    return target.indicator.decimals if is_percent else 0


def _named(path: Path, expected: Decimal | None) -> ExpectedBy:
    """A rule is named only where it gives a level for the judged month."""
    return ExpectedBy.NONE if expected is None else path.by


def _gap_to_target(case: Measured) -> Decimal | None:
    if case.value is None or case.promise.value is None:
        return None
    return sign(case.target) * (case.value - case.promise.value)
