"""The operator's map: a GeoJSON of the districts by code, with the number under which it was approved."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Point: TypeAlias = tuple[float, float]
"""Longitude and latitude, in degrees."""
Ring: TypeAlias = tuple[Point, ...]

MOST_POINTS = 400_000
CODES = ("code", "adcode")
"""Properties of a feature that may hold its district's code."""
APPROVAL = "approval"


@dataclass(frozen=True, slots=True)
class DistrictMap:
    """`shapes`: by district code its rings, outer ones and holes; what lies in two of them is out again."""

    approval: str
    shapes: Mapping[str, tuple[Ring, ...]]


@dataclass(frozen=True, slots=True)
class MapFault:
    """A sentence's code (`map.<code>` of the wording) and its values."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


class MapRefusedError(ValueError):
    """`faults`: every one, in one pass."""

    def __init__(self, faults: Iterable[MapFault]) -> None:
        self.faults = tuple(faults)
        super().__init__(", ".join(fault.code for fault in self.faults))


def read_map(text: str, codes: Iterable[str]) -> DistrictMap:
    """`codes`: the districts of the notice; each must have one shape. Raises: MapRefusedError."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MapRefusedError([_fault("not_json", reason=str(error))]) from error
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        raise MapRefusedError([_fault("no_features")])
    wanted = tuple(codes)
    shapes: dict[str, tuple[Ring, ...]] = {}
    faults: list[MapFault] = []
    approval = document.get(APPROVAL)
    if not isinstance(approval, str) or not approval.strip():
        faults.append(_fault("no_approval"))
    for number, feature in enumerate(features, start=1):
        found = _code(feature)
        if found is None:
            faults.append(_fault("no_code", number=number))
            continue
        faults += _of_code(found, number, wanted, shapes)
        rings = list(_rings(feature))
        faults += _of_rings(found, rings)
        shapes.setdefault(found, tuple(rings))
    faults += [_fault("missing", code=code) for code in wanted if code not in shapes]
    points = [len(ring) for rings in shapes.values() for ring in rings]
    if sum(points) > MOST_POINTS:
        faults.append(_fault("too_many_points", most=MOST_POINTS))
    if faults:
        raise MapRefusedError(faults)
    return DistrictMap(str(approval).strip(), shapes)


def _fault(kind: str, /, **values: object) -> MapFault:
    return MapFault(kind, tuple((name, str(value)) for name, value in values.items()))


def _code(feature: Any) -> str | None:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        return None
    found = next((properties[name] for name in CODES if name in properties), None)
    return str(found) if isinstance(found, str | int) and not isinstance(found, bool) else None


def _of_code(
    found: str, number: int, wanted: tuple[str, ...], shapes: Mapping[str, object]
) -> Iterator[MapFault]:
    if found not in wanted:
        yield _fault("unknown_code", code=found[:20], number=number)
    elif found in shapes:
        yield _fault("double_code", code=found, number=number)


def _rings(feature: Any) -> Iterator[Ring]:
    """None of a geometry that is no Polygon and no MultiPolygon; a bad point becomes NaN."""
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    coordinates = geometry.get("coordinates") if isinstance(geometry, dict) else None
    polygons = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(str(kind))
    for polygon in polygons if isinstance(polygons, list) else []:
        for ring in polygon if isinstance(polygon, list) else []:
            yield tuple(map(_point, ring)) if isinstance(ring, list) else ()


def _point(written: Any) -> Point:
    if not isinstance(written, list) or len(written) < 2:
        return math.nan, math.nan
    if not all(isinstance(part, int | float) for part in written[:2]):
        return math.nan, math.nan
    try:
        return float(written[0]), float(written[1])
    except OverflowError:
        return math.inf, math.inf


def _of_rings(code: str, rings: list[Ring]) -> Iterator[MapFault]:
    if not rings:
        yield _fault("no_polygon", code=code[:20])
    elif any(len(ring) < 4 for ring in rings):
        yield _fault("short_ring", code=code[:20])
    bad = next((point for ring in rings for point in ring if not _is_on_earth(point)), None)
    if bad is not None:
        yield _fault("bad_point", code=code[:20], seen=f"{bad[0]}, {bad[1]}")


def _is_on_earth(point: Point) -> bool:
    return abs(point[0]) <= 180 and abs(point[1]) <= 85  # no map is drawn nearer to the poles
