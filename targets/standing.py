"""The standing of a measured target: the first that holds, in the order of `Standing`."""

from __future__ import annotations

from targets.measure import Measured
from targets.promise import only_adds
from targets.vocabulary import Behaviour, Comparator, Standing

ADDING = (Behaviour.FLOW, Behaviour.RUNNING_TOTAL)
"""What only adds up: too much of it cannot come back into a band."""


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
    if case.is_beyond_its_band and case.target.indicator.behaviour in ADDING:
        return Standing.BEHIND
    gap = case.gap_at(case.month)
    if gap is None:
        return Standing.OPEN
    return Standing.ON_SCHEDULE if gap >= 0 else Standing.BEHIND
