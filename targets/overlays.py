"""What is said beside a standing: a late report, a doubtful, inexact or revised figure, a turn."""

from __future__ import annotations

from collections.abc import Iterable

from targets.figures import quotient
from targets.measure import Measured
from targets.promise import UNSURE_COMPARATOR, kept_between, meets, only_adds
from targets.vocabulary import Comparator, ObservationState, Overlay, RatioRule, Restatement


def overlays(
    case: Measured,
    restatements: Iterable[Restatement],
    *,
    is_overdue: bool,
    is_estimated: bool = False,
) -> tuple[Overlay, ...]:
    """In the order of `Overlay`. `restatements` are those of the notice; others are passed over."""
    replaced = [r for r in restatements if _is_of(r, case)]
    figure = case.figure
    said = (
        (Overlay.OVERDUE_REPORT, is_overdue),
        (Overlay.SUSPECT_VALUE, _is_suspect(case)),
        (
            Overlay.INEXACT,
            figure is not None and figure.state is ObservationState.INEXACT,
        ),
        (Overlay.ESTIMATED, is_estimated),
        (Overlay.FELL_BACK, _fell_back(case, replaced)),
        (Overlay.REVISED, bool(replaced)),
        (Overlay.CAUGHT_UP, _caught_up(case)),
        (Overlay.EQUALITY, _is_met_by_equality(case)),
    )
    return tuple(overlay for overlay, holds in said if holds)


def _is_suspect(case: Measured) -> bool:
    """The judged figure needed an explanation, or a newer one cannot be what was counted."""
    first = case.month + 1 if case.k else case.target.start.ordinal
    last = min(case.period.ordinal, case.target.end.ordinal)
    is_explained = case.figure is not None and case.figure.explanation is not None
    return is_explained or any(first <= month <= last for month in case.flaws or ())


def _is_of(restatement: Restatement, case: Measured) -> bool:
    """Of the judged month; under an every-month rule, of any month up to it."""
    figure, new = case.figure, restatement.new
    if figure is None or (new.indicator, new.source, new.area) != (
        figure.indicator,
        figure.source,
        figure.area,
    ):
        return False
    if case.target.ratio_rule is RatioRule.EVERY_MONTH:
        return case.target.start <= new.period <= figure.period
    return new.period == figure.period


def _fell_back(case: Measured, replaced: Iterable[Restatement]) -> bool:
    """It was met in an earlier month, or by a figure since replaced, and is not met now."""
    wanted = case.promise.value
    is_ceiling = case.target.comparator is Comparator.AT_MOST
    if not case.k or wanted is None or case.is_met or (is_ceiling and only_adds(case.target)):
        return False
    if case.is_beyond_its_band:
        return False  # more than “about N” is too much, not a falling back
    if _was_met(case):
        return True
    if case.target.ratio_rule is RatioRule.EVERY_MONTH:
        return False
    old = [quotient(r.old) for r in replaced]
    return any(value is not None and meets(case.target, value, wanted) for value in old)


def _was_met(case: Measured) -> bool:
    low, high = kept_between(case.target, case.promise.value)
    before = [case.values[month] for month in case.months[:-1]]
    if low is not None and (not before or max(before) < low):
        return False
    if high is not None and (not before or min(before) > high):
        return False
    return any(case.meets_at(month) for month in case.months[:-1])


def _caught_up(case: Measured) -> bool:
    """Behind its path in the month with a figure before this one, and not behind now.

    What is missed, or beyond its band, has caught up with nothing.
    """
    if len(case.months) < 2 or case.is_beyond_its_band or (case.is_over and not case.is_met):
        return False
    before, now = case.gap_at(case.months[-2]), case.gap_at(case.month)
    if before is None or before >= 0:
        return False
    is_ceiling = case.target.comparator is Comparator.AT_MOST and only_adds(case.target)
    is_reached = case.is_met and not is_ceiling
    return is_reached or (now is not None and now >= 0)


def _is_met_by_equality(case: Measured) -> bool:
    return (
        case.value is not None
        and case.value == case.promise.value
        and case.target.comparator is not Comparator.ABOUT
        and UNSURE_COMPARATOR in case.target.uncertain
    )
