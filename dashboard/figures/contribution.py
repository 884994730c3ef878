"""Signed bars around one zero line, so that the rows of a table add up before the eye."""

from __future__ import annotations

from decimal import Decimal

from dashboard.elements import Element, element
from dashboard.figures.bullet import Axis


def contribution_axis(values: list[Decimal]) -> Axis:
    """One axis for all rows of a table."""
    low, high = min([Decimal(0), *values]), max([Decimal(0), *values])
    return Axis(low, high) if low != high else Axis(Decimal(-1), Decimal(1))


def contribution_bar(value: Decimal, axis: Axis, label: str) -> Element:
    tone = "bad" if value < 0 else "good"
    zero = axis.at(Decimal(0))
    return element(
        "svg",
        element("rect", y=3, height=8, class_="actual", **axis.between(Decimal(0), value)),
        element("line", x1=zero, x2=zero, y1=0, y2=14, class_="goal"),
        class_=f"contribution tone-{tone}",
        height=14,
        role="img",
        aria_label=label,
    )
