"""A target's bullet: actual as a bar, the expected level as a black tick, the target as a grey line."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dashboard.elements import Element, element
from dashboard.theme import LOOKS
from targets.vocabulary import Assessment, Comparator, Kind, Target

HEIGHT = 22
ROOM = Decimal("0.06")
"""Part of the width left free at the right of the farthest mark."""

RATIOS = (Kind.RATIO_FLOOR, Kind.RATIO_CEILING)
FROM_BASELINE = (Kind.STOCK, Kind.RUNNING_TOTAL)


@dataclass(frozen=True, slots=True)
class Axis:
    low: Decimal
    high: Decimal

    def at(self, value: Decimal) -> str:
        """The place of a value across the width, in percent, never outside it."""
        if self.high == self.low:
            return "0%"
        place = (value - self.low) / (self.high - self.low) * 100
        return f"{float(min(max(place, Decimal(0)), Decimal(100))):.2f}%"

    def between(self, start: Decimal, end: Decimal) -> dict[str, str]:
        left, right = sorted((start, end))
        width = float(self.at(right)[:-1]) - float(self.at(left)[:-1])
        return {"x": self.at(left), "width": f"{width:.2f}%"}


def bullet(target: Target, assessment: Assessment, label: str) -> Element:
    """`label` says the same in words, for readers who hear the page."""
    axis = _axis(target, assessment)
    tone = LOOKS[assessment.standing][1]
    draw = _dot if target.kind in RATIOS else _bar
    return element(
        "svg",
        draw(target, assessment, axis),
        class_=f"bullet tone-{tone}",
        height=HEIGHT,
        role="img",
        aria_label=label,
    )


def base_of(target: Target, assessment: Assessment) -> Decimal:
    """Where the bar begins: the baseline of a level that has one, else zero."""
    if target.kind in FROM_BASELINE and assessment.baseline is not None:
        return assessment.baseline
    return Decimal(0)


def _axis(target: Target, assessment: Assessment) -> Axis:
    marks = [
        mark
        for mark in (_goal(target, assessment), assessment.value, assessment.expected)
        if mark is not None
    ]
    if target.tolerance is not None:
        marks.append(_goal(target, assessment) + target.tolerance)
    if target.kind in RATIOS:
        low, high = min(marks), max(marks)
        room = max((high - low) * Decimal("0.6"), abs(_goal(target, assessment)) * Decimal("0.1"))
        return Axis(low - room, high + room)
    base = base_of(target, assessment)
    low, high = min([base, *marks]), max([base, *marks])
    return Axis(low, high + (high - low) * ROOM)


def _goal(target: Target, assessment: Assessment) -> Decimal:
    return target.value if assessment.target_value is None else assessment.target_value


def _bar(target: Target, assessment: Assessment, axis: Axis) -> list[Element]:
    base, goal = base_of(target, assessment), _goal(target, assessment)
    parts = [element("rect", y=7, height=8, rx=1, class_="track", **axis.between(base, goal))]
    if target.tolerance is not None:
        edges = axis.between(goal - target.tolerance, goal + target.tolerance)
        parts.append(element("rect", y=3, height=16, class_="within", **edges))
    if assessment.value is not None:
        parts.append(
            element(
                "rect", y=7, height=8, rx=1, class_="actual", **axis.between(base, assessment.value)
            )
        )
    return [*parts, _tick(axis, goal, "goal"), *_expected(assessment, axis)]


def _dot(target: Target, assessment: Assessment, axis: Axis) -> list[Element]:
    goal = _goal(target, assessment)
    fine = (axis.low, goal) if target.comparator is Comparator.AT_MOST else (goal, axis.high)
    parts = [
        element("rect", y=9.5, height=3, x="0%", width="100%", class_="track"),
        element("rect", y=9.5, height=3, class_="within", **axis.between(*fine)),
        _tick(axis, goal, "goal"),
    ]
    if assessment.value is not None:
        parts.append(element("circle", cx=axis.at(assessment.value), cy=11, r=5, class_="actual"))
    return parts


def _expected(assessment: Assessment, axis: Axis) -> list[Element]:
    return [] if assessment.expected is None else [_tick(axis, assessment.expected, "expected")]


def _tick(axis: Axis, value: Decimal, name: str) -> Element:
    place = axis.at(value)
    top, bottom = (1, 21) if name == "goal" else (3, 19)
    return element("line", x1=place, x2=place, y1=top, y2=bottom, class_=name)
