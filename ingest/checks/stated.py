"""Figures that follow from others (plan, completion, changes): compared with what they follow from."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ingest.checks.material import Material
from ingest.checks.rounding import bare_slack, last_digit, slack
from ingest.checks.saying import amount, finding_at, percent
from ingest.layout import PERCENT_ROLES
from ingest.reading import StatedFigure
from targets.vocabulary import CITY, Behaviour, Finding, Observation, Period, Severity

HUNDRED = Decimal(100)
LAST_YEARS = ("last_year", "on_last_year", "on_last_year_percent")


def look(material: Material) -> Iterator[Finding]:
    for stated in material.reading.stated_figures:
        figure = material.given.get((stated.indicator, stated.area, stated.period))
        if figure is None:
            continue
        computed = _computed(stated, figure, material)
        if computed is None:
            continue
        is_off = abs(stated.value - computed) > _allowed(stated, figure, material)
        if is_off and not _is_of_the_month(stated, material):
            yield _say(stated, figure, computed, material)


def _computed(stated: StatedFigure, figure: Observation, material: Material) -> Decimal | None:
    """What the stated figure should be; None: what it follows from is not known."""
    assert figure.value is not None  # noqa: S101 given figures have a value
    if stated.what == "target":
        return _plan(stated, material)
    if stated.what == "completion":
        plan = _beside(stated, "target", material) or _plan(stated, material)
        return figure.value / plan * HUNDRED if plan else None
    before = _before(stated, figure, material)
    if stated.what == "last_year":
        return None if _month_figure(stated, material) is not None else before
    if stated.what == "last_month":
        return _nearer(stated, before, material)
    before = _stated_before(stated, material) or before
    if not _is_percent(stated):
        return None if before is None else figure.value - before
    change = _beside(stated, stated.what.removesuffix("_percent"), material)
    if before is None and change is not None:
        before = figure.value - change
    return (figure.value / before - 1) * HUNDRED if before else None


def _plan(stated: StatedFigure, material: Material) -> Decimal | None:
    """Only the whole territory's plan stands in the catalogue, not what districts were allotted."""
    targets = (one for one in material.catalogue.targets if one.indicator.id == stated.indicator)
    target = next(targets, None)
    if target is None or stated.area != CITY or target.end.year != stated.period.year:
        return None
    return target.value


def _before(stated: StatedFigure, figure: Observation, material: Material) -> Decimal | None:
    """The figure of the month that the stated one looks back to."""
    month = _looks_back_to(stated)
    is_flow = material.indicator(stated.indicator).behaviour is Behaviour.FLOW
    if is_flow and month.year < stated.period.year and stated.what not in LAST_YEARS:
        is_change = stated.what == "change_on_last_month"
        return Decimal(0) if is_change else None
    before = material.runs[figure.indicator, figure.area].get(month)
    return None if before is None else before.value


def _nearer(stated: StatedFigure, before: Decimal | None, material: Material) -> Decimal | None:
    """Last month's as reported, or as this very file alters it: a locked cell still holds the former."""
    key = (stated.indicator, stated.area, _looks_back_to(stated))
    counted = material.counted.get(key)
    if before is None or counted is None or counted.value is None:
        return before
    return min(counted.value, before, key=lambda value: abs(value - stated.value))


def _stated_before(stated: StatedFigure, material: Material) -> Decimal | None:
    """A row must agree with itself: growth follows from last year's figure where that stands beside it."""
    is_on_last_year = stated.what.startswith("on_last_year")
    return _beside(stated, "last_year", material) if is_on_last_year else None


def _month_figure(stated: StatedFigure, material: Material) -> Decimal | None:
    """The month's own figure in the same row: last year's, and growth, may be of it."""
    place = (stated.indicator, stated.area, stated.period)
    figures = material.reading.month_figures
    return next((m.value for m in figures if (m.indicator, m.area, m.period) == place), None)


def _looks_back_to(stated: StatedFigure) -> Period:
    if stated.what in ("last_month", "change_on_last_month"):
        return stated.period.plus(-1)
    if stated.what in LAST_YEARS:
        return stated.period.plus(-12)
    return Period(stated.period.year - 1, 12)


def _beside(stated: StatedFigure, what: str, material: Material) -> Decimal | None:
    """Another stated figure of the same series and month."""
    place = (stated.indicator, stated.area, stated.period)
    return next(
        (
            one.value
            for one in material.reading.stated_figures
            if one.what == what and (one.indicator, one.area, one.period) == place
        ),
        None,
    )


def _is_of_the_month(stated: StatedFigure, material: Material) -> bool:
    """同比 beside 本月数 and 去年同期 may compare the months' own figures."""
    own, before = _month_figure(stated, material), _stated_before(stated, material)
    if own is None or not before or not _is_percent(stated):
        return False
    growth = (own / before - 1) * HUNDRED
    return abs(stated.value - growth) <= _percent_step(stated, material)


def _percent_step(stated: StatedFigure, material: Material) -> Decimal:
    """A percentage may have been rounded or cut, to whole ones at most: 20 is not 11."""
    return max(
        min(last_digit(stated.value), Decimal(1)),
        Decimal(str(material.rules.rounding.least_percent)),
    )


def _allowed(stated: StatedFigure, figure: Observation, material: Material) -> Decimal:
    """A percentage may have been rounded or cut; an amount is a difference of two rounded ones."""
    assert figure.value is not None  # noqa: S101
    own = slack(figure, material)
    if not _is_percent(stated):
        return bare_slack(stated.value, stated.indicator, material) + 2 * own
    relative = 2 * own / abs(figure.value) if figure.value else Decimal(0)
    if before := _stated_before(stated, material):
        relative += bare_slack(before, stated.indicator, material) / abs(before)
    return _percent_step(stated, material) + relative * (HUNDRED + abs(stated.value))


def _is_percent(stated: StatedFigure) -> bool:
    return stated.what in PERCENT_ROLES


def _say(
    stated: StatedFigure, figure: Observation, computed: Decimal, material: Material
) -> Finding:
    def shown(value: Decimal) -> str:
        if _is_percent(stated):
            return percent(value)
        return amount(value, stated.indicator, material)

    return finding_at(
        stated.cell,
        f"stated_{stated.what}",
        Severity.WARNING,
        figure,
        (shown(stated.value), shown(computed)),
        difference=shown(stated.value - computed),
    )
