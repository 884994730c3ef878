"""A target's bullet: actual as a bar, expected as a black tick, target as a line, forecast as a pale range.

The target stands at the same place in every row, so that rows compare at a glance.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dashboard.elements import Element, element
from dashboard.theme import LOOKS, SETTLED
from targets.vocabulary import Assessment, Comparator, Kind, Target

HEIGHT = 22
GOAL_AT = Decimal("0.84")
"""Where the target stands across the width; of a ratio, which may lie on either side, in the middle."""
ROOM = Decimal("0.06")
"""Part of the width left free at the right of the farthest mark where the way leads down to the target."""

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
    goal, marks = _goal(target, assessment), _marks(target, assessment)
    if target.kind in RATIOS:
        reach = max(abs(mark - goal) for mark in [*marks, goal * Decimal("0.9")])
        return Axis(goal - reach * Decimal("1.15"), goal + reach * Decimal("1.15"))
    base = base_of(target, assessment)
    if goal > base:
        return Axis(base, base + (goal - base) / GOAL_AT)
    low, high = min([base, *marks]), max([base, *marks])
    return Axis(low, high + (high - low) * ROOM)


def _marks(target: Target, assessment: Assessment) -> list[Decimal]:
    marks = (_goal(target, assessment), assessment.value, assessment.expected, *_range(assessment))
    return [mark for mark in marks if mark is not None]


def _range(assessment: Assessment) -> tuple[Decimal, ...]:
    """Where the window ends eight times in ten; empty where nothing is left to be foreseen."""
    if assessment.low80 is None or assessment.high80 is None or assessment.standing in SETTLED:
        return ()
    return assessment.low80, assessment.high80


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
    parts += [*_beyond(assessment, axis), *_foreseen(assessment, axis, 9)]
    return [*parts, _tick(axis, goal, "goal"), *_expected(assessment, axis)]


def _beyond(assessment: Assessment, axis: Axis) -> list[Element]:
    """An arrow's head at the edge where the bar goes on past it."""
    if assessment.value is None or assessment.value <= axis.high:
        return []
    return [
        element(
            "svg",
            element("path", d="M-9 -5.5L-1 0L-9 5.5Z", class_="actual beyond"),
            x="100%",
            y=11,
            overflow="visible",
        )
    ]


def _foreseen(assessment: Assessment, axis: Axis, y: float) -> list[Element]:
    ends = _range(assessment)
    if not ends or ends[0] >= axis.high:
        return []
    return [element("rect", y=y, height=4, rx=2, class_="foreseen", **axis.between(*ends))]


def _dot(target: Target, assessment: Assessment, axis: Axis) -> list[Element]:
    goal = _goal(target, assessment)
    fine = (axis.low, goal) if target.comparator is Comparator.AT_MOST else (goal, axis.high)
    parts = [
        element("rect", y=9.5, height=3, x="0%", width="100%", class_="track"),
        element("rect", y=9.5, height=3, class_="within", **axis.between(*fine)),
        _tick(axis, goal, "goal"),
        *_foreseen(assessment, axis, 15),
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
