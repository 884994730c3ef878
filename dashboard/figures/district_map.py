"""The operator's map as filled shapes, in the page itself: nothing of it is fetched from anywhere."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dashboard.elements import Element, element
from targets.district_map import DistrictMap, Point, Ring

WIDTH, EDGE = 640.0, 6.0
CLOSEST = 0.5
"""Pixels of the drawing; points nearer to the last one kept are left out."""

Place = Callable[[Point], Point]


@dataclass(frozen=True, slots=True)
class Region:
    """One district: where its link leads, its name and number, all of it in words, and its shade."""

    href: str
    name: str
    number: str
    spoken: str
    warmth: str
    weight: float


def drawn_map(found: DistrictMap, regions: Mapping[str, Region], label: str) -> Element:
    """`regions`: by district code."""
    place, height = _projection(ring for rings in found.shapes.values() for ring in rings)
    shapes = [
        _region(regions[code], [_thinned([place(point) for point in ring]) for ring in rings])
        for code, rings in found.shapes.items()
        if code in regions
    ]
    return element(
        "svg",
        shapes,
        class_="district-map",
        view_box=f"0 0 {WIDTH:g} {height:g}",
        role="group",
        aria_label=label,
    )


def _projection(rings: Iterable[Ring]) -> tuple[Place, float]:
    """Equirectangular, true to scale at the middle latitude; and the drawing's height."""
    points = [point for ring in rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrowed = math.cos(math.radians((south + north) / 2))
    scale = (WIDTH - 2 * EDGE) / ((east - west) * narrowed or 1.0)

    def place(point: Point) -> Point:
        return EDGE + (point[0] - west) * narrowed * scale, EDGE + (north - point[1]) * scale

    return place, round((north - south) * scale + 2 * EDGE)


def _thinned(ring: list[Point]) -> list[Point]:
    kept: list[Point] = []
    for point in ring:
        if not kept or math.dist(point, kept[-1]) >= CLOSEST:
            kept.append(point)
    return kept


def _region(region: Region, rings: list[list[Point]]) -> Element:
    path = "".join(_path(ring) for ring in rings)
    x, y = _middle(max(rings, key=lambda ring: abs(_area(ring))))
    return element(
        "a",
        element(
            "path",
            d=path,
            fill_rule="evenodd",
            class_=f"region {region.warmth}",
            style={"--weight": f"{region.weight:.2f}"},
        ),
        element(
            "text", region.name, x=f"{x:.1f}", y=f"{y:.1f}", dy="-0.15em", class_="region-name"
        ),
        element(
            "text", region.number, x=f"{x:.1f}", y=f"{y:.1f}", dy="1.05em", class_="region-number"
        ),
        href=region.href,
        aria_label=region.spoken,
    )


def _path(ring: list[Point]) -> str:
    first, *rest = (f"{x:.1f} {y:.1f}" for x, y in ring)
    return f"M{first}L{' '.join(rest)}Z"


def _area(ring: list[Point]) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def _middle(ring: list[Point]) -> Point:
    """The centre of its area; of one without an area the mean of its points."""
    area = _area(ring)
    if abs(area) < CLOSEST:
        return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)
    x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        x, y = x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return x / (6 * area), y / (6 * area)
