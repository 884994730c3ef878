"""The year so far as a small line: a missing month breaks it, the newest point bears the standing's colour."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dashboard.elements import Element, element
from dashboard.theme import Tone
from targets.vocabulary import Observation, Period

WIDTH, HEIGHT, EDGE = 96, 26, 4


def sparkline(
    series: Sequence[Observation], *, start: Period, end: Period, tone: Tone, label: str
) -> Element | None:
    """`series` oldest first; months without a figure are gaps. None: nothing to draw."""
    points = {
        figure.period: figure.value
        for figure in series
        if figure.value is not None and start <= figure.period <= end
    }
    if not points:
        return None
    places = _places(points, start, end)
    newest = places[max(places)]
    return element(
        "svg",
        element("path", d=_path(places), class_="line"),
        element("circle", cx=newest[0], cy=newest[1], r=2.6, class_="newest"),
        class_=f"sparkline tone-{tone}",
        width=WIDTH,
        height=HEIGHT,
        view_box=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_label=label,
    )


def _places(
    points: dict[Period, Decimal], start: Period, end: Period
) -> dict[Period, tuple[float, float]]:
    low, high = min(points.values()), max(points.values())
    months = max(end.ordinal - start.ordinal, 1)

    def place(period: Period, value: Decimal) -> tuple[float, float]:
        across = (period.ordinal - start.ordinal) / months
        up = float((value - low) / (high - low)) if high > low else 0.5
        return (
            round(EDGE + across * (WIDTH - 2 * EDGE), 1),
            round(HEIGHT - EDGE - up * (HEIGHT - 2 * EDGE), 1),
        )

    return {period: place(period, value) for period, value in points.items()}


def _path(places: dict[Period, tuple[float, float]]) -> str:
    words: list[str] = []
    before: Period | None = None
    for period in sorted(places):
        follows = before is not None and before.plus(1) == period
        x, y = places[period]
        words.append(f"{'L' if follows else 'M'}{x} {y}")
        before = period
    return " ".join(words)
