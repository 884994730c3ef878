"""What one area promised under a target, and whether a value keeps the promise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from targets.figures import Months
from targets.planning import is_of_its_lead
from targets.vocabulary import CITY, Behaviour, Comparator, Kind, PlanPoint, Target

UNSURE_COMPARATOR = "comparator"
"""In `Target.uncertain`: whether the bare number itself counts is still to be confirmed."""


@dataclass(frozen=True, slots=True)
class Promise:
    """The value to reach and the level it starts from; value None: nothing is promised here.

    `milestones`: explicit points of the path by month ordinal, the plan's before the file's.
    """

    value: Decimal | None
    baseline: Decimal | None
    milestones: tuple[tuple[int, Decimal], ...] = ()


def promise_of(target: Target, area: str, plan: Iterable[PlanPoint], values: Months) -> Promise:
    """The city's promise is the notice's; a district's is what the plan allocates to it, else the notice.

    A district's level starts from its own figure of the month before the window; a flow from nothing.
    """
    points = {
        point.period.ordinal: point.value
        for point in plan
        if (point.target, point.area) == (target.id, area) and is_of_its_lead(point, target)
    }
    if area == CITY:
        written = {period.ordinal: value for period, value in target.milestones}
        baseline = target.baseline.value if target.baseline else None
        return Promise(target.value, baseline, tuple(sorted((written | points).items())))
    allocated = points.pop(target.end.ordinal, dict(target.allocation).get(area))
    opening = None if starts_at_zero(target) else values.get(target.start.ordinal - 1)
    return Promise(allocated, opening, tuple(sorted(points.items())))


def starts_at_zero(target: Target) -> bool:
    """Flows begin at nothing; every other figure begins at its baseline."""
    return target.indicator.behaviour is Behaviour.FLOW


def sign(target: Target) -> int:
    """+1 where more is better, -1 under a ceiling."""
    return -1 if target.comparator is Comparator.AT_MOST else 1


def is_beyond(target: Target) -> bool:
    """More than: the bare number is not enough, unless its wording is still to be confirmed."""
    is_strict = target.comparator is Comparator.MORE_THAN
    return is_strict and UNSURE_COMPARATOR not in target.uncertain


def meets(target: Target, value: Decimal, wanted: Decimal) -> bool:
    """Whether a value keeps the promise; equality counts under a wording still to be confirmed."""
    if target.comparator is Comparator.ABOUT:
        return abs(value - wanted) <= (target.tolerance or 0)
    if is_beyond(target):
        return value > wanted
    return sign(target) * (value - wanted) >= 0


def kept_between(target: Target, wanted: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most that keep the promise; None: no such bound, or nothing is promised."""
    if wanted is None:
        return None, None
    if target.comparator is Comparator.ABOUT:
        width = target.tolerance or Decimal(0)
        return wanted - width, wanted + width
    return (None, wanted) if target.comparator is Comparator.AT_MOST else (wanted, None)


def is_beyond_band(target: Target, value: Decimal, wanted: Decimal) -> bool:
    """More than “about N” and its width: too much."""
    return target.comparator is Comparator.ABOUT and value > wanted + (target.tolerance or 0)


def is_at_or_beyond(target: Target, level: Decimal, wanted: Decimal) -> bool:
    """Whether a level lies on the kept side of the value already, the value itself included."""
    return sign(target) * (level - wanted) >= 0


def adds_up(target: Target) -> bool:
    """What it counts never falls; too much of it cannot come back into a band."""
    return target.indicator.behaviour in (Behaviour.FLOW, Behaviour.RUNNING_TOTAL)


def only_adds(target: Target) -> bool:
    """A sum with one edge: once met it stays met, and a ceiling once broken stays broken."""
    return adds_up(target) and target.kind is not Kind.BAND
