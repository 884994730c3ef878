"""Cumulative figures: they do not fall, and the last one and this month's make this one."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from ingest.checks.material import Material
from ingest.checks.rounding import bare_slack, slack, slack_as_written
from ingest.checks.saying import amount, finding, finding_at, seen
from ingest.reading import MonthFigure
from targets.vocabulary import Behaviour, Finding, Observation, Severity

CUMULATIVE = (Behaviour.FLOW, Behaviour.RUNNING_TOTAL)


def look(material: Material) -> Iterator[Finding]:
    yield from _falls(material)
    for month in material.reading.month_figures:
        figure = material.given.get((month.indicator, month.area, month.period))
        behaviour = material.indicator(month.indicator).behaviour
        if figure is not None and behaviour is not Behaviour.RATIO:
            yield from _with_month(figure, month, material)


def previous(figure: Observation, material: Material) -> Decimal | None:
    """The cumulative figure or level that this month began with; None: not known."""
    if material.begins_again(figure.indicator, figure.period):
        return Decimal(0)
    run = material.runs[figure.indicator, figure.area]
    before = run.get(figure.period.plus(-1))
    return before.value if before is not None else None


def _falls(material: Material) -> Iterator[Finding]:
    for (indicator, area), run in material.runs.items():
        behaviour = material.indicator(indicator).behaviour
        if behaviour not in CUMULATIVE:
            continue
        for earlier, later in pairwise(run.values()):
            is_one_count = (
                behaviour is Behaviour.RUNNING_TOTAL or earlier.period.year == later.period.year
            )
            if is_one_count and _fell(earlier, later, material):
                yield from _say_fallen(earlier, later, area, material)


def _fell(earlier: Observation, later: Observation, material: Material) -> bool:
    assert earlier.value is not None  # noqa: S101
    assert later.value is not None  # noqa: S101
    if earlier.value <= later.value:
        return False
    return earlier.value - later.value > slack_as_written(earlier, material) + slack_as_written(
        later, material
    )


def _say_fallen(
    earlier: Observation, later: Observation, area: str, material: Material
) -> Iterator[Finding]:
    assert earlier.value is not None  # noqa: S101
    assert later.value is not None  # noqa: S101
    difference = amount(earlier.value - later.value, later.indicator, material)
    is_correction = material.reading.is_correction
    severity = Severity.NOTE if is_correction else Severity.ERROR
    suffix = "_in_correction" if is_correction else ""
    if (later.indicator, area, later.period) in material.given:
        yield finding(
            "cumulative_fell" + suffix,
            severity,
            later,
            material,
            expected=seen(earlier, material),
            month=str(earlier.period),
            difference=difference,
        )
    elif (earlier.indicator, area, earlier.period) in material.given:
        yield finding(
            "cumulative_above_later" + suffix,
            severity,
            earlier,
            material,
            expected=seen(later, material),
            month=str(later.period),
            difference=difference,
        )


def _with_month(figure: Observation, month: MonthFigure, material: Material) -> Iterator[Finding]:
    assert figure.value is not None  # noqa: S101
    before = previous(figure, material)
    allowed = slack(figure, material) + bare_slack(month.value, month.indicator, material)
    if before is not None and _adds_up(figure, month, before, allowed, material):
        return
    if figure.value and before != 0 and abs(figure.value - month.value) <= allowed:
        if before is not None or not _may_be_all(figure, material):
            yield _say_same(figure, month, before, material)
    elif before is None and month.value - figure.value > allowed:
        yield from _say_above(figure, month, material)
    elif before is not None:
        yield _say_sum(figure, month, before, material)


def _adds_up(
    figure: Observation,
    month: MonthFigure,
    before: Decimal,
    allowed: Decimal,
    material: Material,
) -> bool:
    assert figure.value is not None  # noqa: S101
    last = material.runs[figure.indicator, figure.area].get(figure.period.plus(-1))
    more = slack(last, material) if last is not None else Decimal(0)
    return abs(before + month.value - figure.value) <= allowed + more


def _may_be_all(figure: Observation, material: Material) -> bool:
    """The first figure of all may be this month's alone, in January or where things are few."""
    assert figure.value is not None  # noqa: S101
    behaviour = material.indicator(figure.indicator).behaviour
    is_few = behaviour is Behaviour.FLOW and figure.value < material.rules.columns_swapped.few
    return behaviour in CUMULATIVE and (is_few or figure.period.month == 1)


def _say_same(
    figure: Observation, month: MonthFigure, before: Decimal | None, material: Material
) -> Finding:
    assert figure.value is not None  # noqa: S101
    if before is not None and figure.value < before:
        expected = amount(before + month.value, figure.indicator, material)
        code = "cumulative_is_month"
        return finding(code, Severity.WARNING, figure, material, expected=expected)
    expected = "" if before is None else amount(figure.value - before, figure.indicator, material)
    said = (seen(figure, material), expected)
    return finding_at(month.cell, "month_is_cumulative", Severity.WARNING, figure, said)


def _say_above(figure: Observation, month: MonthFigure, material: Material) -> Iterator[Finding]:
    """What cannot be negative sums to no less than its last month; the two may stand swapped."""
    if material.indicator(month.indicator).behaviour in CUMULATIVE:
        said = (amount(month.value, month.indicator, material), seen(figure, material))
        code = "month_above_cumulative"
        yield finding_at(month.cell, code, Severity.WARNING, figure, said)


def _say_sum(
    figure: Observation, month: MonthFigure, before: Decimal, material: Material
) -> Finding:
    """A level may also lose things in a month, so that only a question is put."""
    assert figure.value is not None  # noqa: S101
    is_cumulative = material.indicator(figure.indicator).behaviour in CUMULATIVE

    def shown(value: Decimal) -> str:
        return amount(value, figure.indicator, material)

    return finding(
        "month_sum_differs" if is_cumulative else "month_change_differs",
        Severity.ERROR if is_cumulative else Severity.WARNING,
        figure,
        material,
        expected=shown(before + month.value),
        before=shown(before),
        month=shown(month.value),
        difference=shown(figure.value - before - month.value),
    )
