"""What was said across, what happened up: dots on the diagonal were right as often as they claimed."""

from __future__ import annotations

from dashboard.elements import Element, element
from dashboard.view import View
from targets.calibration import Calibration

SIZE, EDGE = 260, 34
LARGEST, SMALLEST = 11, 4


def reliability(view: View, found: Calibration) -> Element:
    """A dot a bin, larger with more cases; the table beside it has the same numbers."""
    most = max((one.count for one in found.bins), default=1) or 1
    dots = [
        element(
            "circle",
            cx=_across(one.said),
            cy=_up(one.happened),
            r=f"{SMALLEST + (LARGEST - SMALLEST) * (one.count / most) ** 0.5:.1f}",
            class_="dot",
        )
        for one in found.bins
        if one.said is not None and one.happened is not None
    ]
    return element(
        "svg",
        element("line", x1=_across(0), y1=_up(0), x2=_across(1), y2=_up(1), class_="diagonal"),
        element("line", x1=_across(0), y1=_up(0), x2=_across(1), y2=_up(0), class_="axis"),
        element("line", x1=_across(0), y1=_up(0), x2=_across(0), y2=_up(1), class_="axis"),
        [_label(f"{part:.0%}", _across(part), SIZE - EDGE + 16) for part in (0.0, 0.5, 1.0)],
        [_label(f"{part:.0%}", f"{EDGE - 16}", float(_up(part)) + 4) for part in (0.5, 1.0)],
        _label(view.say("calibration_said"), _across(0.5), SIZE - 4),
        _label(view.say("calibration_happened"), f"{EDGE + 26}", 12),
        dots,
        view_box=f"0 0 {SIZE} {SIZE}",
        role="img",
        aria_label=view.say("calibration_spoken", count=found.judged),
        class_="reliability",
    )


def _label(text: str, x: str, y: float) -> Element:
    return element("text", text, x=x, y=f"{y:g}", class_="tick")


def _across(part: float) -> str:
    return f"{EDGE + part * (SIZE - 2 * EDGE):.1f}"


def _up(part: float) -> str:
    return f"{SIZE - EDGE - part * (SIZE - 2 * EDGE):.1f}"
