"""The standing of a measured target: the first that holds, in the order of `Standing`."""

from __future__ import annotations

from targets.measure import Measured
from targets.promise import only_adds
from targets.vocabulary import Behaviour, Comparator, Kind, Standing


def standing(case: Measured) -> Standing:
    """Follows from the months that the data cover, never from today's date.

    An aspiration and an area without a promise are never scored: open, or without data.
    """
    if case.period < case.target.start:
        return Standing.NOT_DUE
    if case.target.is_aspirational or case.promise.value is None:
        return Standing.OPEN if case.k else Standing.NO_DATA
    if _is_before_its_step(case):
        return Standing.NOT_DUE
    if not case.k:
        return Standing.NO_DATA
    return _final(case) or _on_the_way(case)


def _is_before_its_step(case: Measured) -> bool:
    step = case.target.step_on
    if step is None:
        return False
    return (case.month if case.k else case.period.ordinal) < step.ordinal


def _final(case: Measured) -> Standing | None:
    """What no further month can change, unless a figure is revised."""
    if case.breached_in is not None or (case.is_over and not case.is_met):
        return Standing.MISSED
    if case.is_over:
        return Standing.ACHIEVED
    if only_adds(case.target):
        is_ceiling = case.target.comparator is Comparator.AT_MOST
        if is_ceiling and not case.is_met:
            return Standing.MISSED
        if case.is_met and not is_ceiling:
            return Standing.ACHIEVED
    return None


def _on_the_way(case: Measured) -> Standing:
    if case.is_met and not only_adds(case.target):
        return Standing.REACHED_MUST_HOLD
    if _is_above_its_band(case):
        return Standing.BEHIND
    gap = case.gap_at(case.month)
    if gap is None:
        return Standing.OPEN
    return Standing.ON_SCHEDULE if gap >= 0 else Standing.BEHIND


def _is_above_its_band(case: Measured) -> bool:
    """Too much of what only adds up cannot come back into the band."""
    if case.target.kind is not Kind.BAND or case.value is None or case.promise.value is None:
        return False
    too_much = case.value > case.promise.value + (case.target.tolerance or 0)
    return too_much and case.target.indicator.behaviour is not Behaviour.STOCK
