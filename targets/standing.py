"""The standing of a measured target: the first that holds, in the order of `Standing`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from targets.figures import month_of
from targets.measure import Measured
from targets.promise import adds_up, only_adds
from targets.vocabulary import Kind, MonthStanding, Standing

LIKELY_FROM, UNLIKELY_BELOW = 0.75, 0.25
HOLD = 0.05
"""A class is left only when the chance is this far beyond its edge: fewer standings that turn and turn back."""

NO_CHANCES: Mapping[int, float] = {}


def standing(case: Measured, chances: Mapping[int, float] = NO_CHANCES) -> Standing:
    """Follows from the months that the data cover, never from today's date.

    `chances`: by months covered, as known at one moment; a month without one says nothing. An
    aspiration and an area without a promise are never scored: open, or without data.
    """
    if case.period < case.target.start:
        return Standing.NOT_DUE
    if case.target.is_aspirational or case.promise.value is None:
        return Standing.OPEN if case.k else Standing.NO_DATA
    if _is_before_its_step(case):
        return Standing.NOT_DUE
    if not case.k:
        return Standing.NO_DATA
    return _final(case) or _on_the_way(case, chances)


def classed(chances: Iterable[float]) -> Standing | None:
    """The class that the newest of these chances stands in, replayed from the oldest; None of none."""
    found: Standing | None = None
    for chance in chances:
        if found is None or not _holds(found, chance):
            found = class_of(chance)
    return found


def _is_near_an_edge(chance: float) -> bool:
    """Elsewhere no earlier class could hold; twice as far, so that no rounding decides it."""
    return abs(chance - LIKELY_FROM) < 2 * HOLD or abs(chance - UNLIKELY_BELOW) < 2 * HOLD


def class_of(chance: float) -> Standing:
    """As this chance alone would say."""
    if chance >= LIKELY_FROM:
        return Standing.LIKELY
    return Standing.UNLIKELY if chance < UNLIKELY_BELOW else Standing.UNCERTAIN


def _holds(held: Standing, chance: float) -> bool:
    if held is Standing.LIKELY:
        return chance >= LIKELY_FROM - HOLD
    if held is Standing.UNLIKELY:
        return chance < UNLIKELY_BELOW + HOLD
    return UNLIKELY_BELOW - HOLD <= chance < LIKELY_FROM + HOLD


def is_held(case: Measured, chances: Mapping[int, float]) -> bool:
    """Whether the standing is an earlier month's class, which the chance has not left far enough."""
    now = chances.get(case.k)
    return now is not None and classed_at(case, chances) is not class_of(now)


def history(case: Measured, chances: Mapping[int, float]) -> tuple[MonthStanding, ...]:
    """Month by month how the target would have stood, by the figures of the one moment; oldest first."""
    first = case.target.start.ordinal
    found = []
    for month in case.months:
        then = replace(case, k=month - first + 1, period=month_of(month))
        kept = then.is_kept_for_good
        chance = chances.get(then.k) if kept is None else float(kept)
        stood = standing(then, chances)
        found.append(MonthStanding(month_of(month), stood, chance, case.gap_at(month)))
    return tuple(found)


def _is_before_its_step(case: Measured) -> bool:
    step = case.target.step_on
    if step is None:
        return False
    return (case.month if case.k else case.period.ordinal) < step.ordinal


def _final(case: Measured) -> Standing | None:
    """What no further month can change, unless a figure is revised; a band is missed only at its end."""
    kept = case.is_kept_for_good
    if kept is None or (case.target.kind is Kind.BAND and not case.is_over):
        return None
    return Standing.ACHIEVED if kept else Standing.MISSED


def _on_the_way(case: Measured, chances: Mapping[int, float]) -> Standing:
    if case.is_met and not only_adds(case.target):
        return Standing.REACHED_MUST_HOLD
    if case.k in chances:
        return classed_at(case, chances) or Standing.OPEN
    if case.is_beyond_its_band and adds_up(case.target):
        return Standing.BEHIND
    gap = case.gap_at(case.month)
    if gap is None:
        return Standing.OPEN
    return Standing.ON_SCHEDULE if gap >= 0 else Standing.BEHIND


def classed_at(case: Measured, chances: Mapping[int, float]) -> Standing | None:
    now = chances.get(case.k)
    if now is not None and not _is_near_an_edge(now):
        return class_of(now)
    return classed([chances[k] for k in sorted(chances) if k <= case.k])
