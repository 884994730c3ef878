"""The operator's map: read whole, or refused with every fault in one pass."""

from __future__ import annotations

import json
from typing import Any

import pytest

from targets import district_map
from targets.district_map import MapRefusedError, read_map
from targets.vocabulary import LANGUAGES
from wording import say

CODES = ("990101", "990102")


def square(west: float, south: float, side: float = 1.0) -> list[list[float]]:
    east, north = west + side, south + side
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(code: Any, *rings: list[list[float]], kind: str = "Polygon", name: str = "code") -> Any:
    coordinates: Any = list(rings) if kind == "Polygon" else [[ring] for ring in rings]
    return {
        "type": "Feature",
        "properties": {name: code},
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def document(*features: Any, **more: Any) -> str:
    whole = {"type": "FeatureCollection", "approval": "GS(2023)1", "features": list(features)}
    return json.dumps(whole | more)


BOTH = (feature("990101", square(121, 31)), feature("990102", square(122, 31)))


def faults(text: str) -> list[str]:
    with pytest.raises(MapRefusedError) as refused:
        read_map(text, CODES)
    for fault in refused.value.faults:
        assert all(say(f"map.{fault.code}", one, **dict(fault.values)) for one in LANGUAGES)
    return [fault.code for fault in refused.value.faults]


def test_a_map_has_its_number_and_every_district() -> None:
    found = read_map(document(*BOTH), CODES)
    assert found.approval == "GS(2023)1"
    assert set(found.shapes) == set(CODES)


def test_a_code_may_be_a_number_and_be_called_adcode() -> None:
    other = feature(990102, square(122, 31), name="adcode")
    assert set(read_map(document(BOTH[0], other), CODES).shapes) == set(CODES)


def test_islands_and_holes_are_rings_of_one_district() -> None:
    islands = feature("990102", square(122, 31), square(124, 31), kind="MultiPolygon")
    holed = feature("990101", square(121, 31), square(121.2, 31.2, 0.1))
    shapes = read_map(document(holed, islands), CODES).shapes
    assert [len(shapes[code]) for code in CODES] == [2, 2]


@pytest.mark.parametrize("text", ["", "{", "[1]", "[" * 100_000, '"x"', '{"features": {}}', "null"])
def test_what_is_no_collection_is_refused(text: str) -> None:
    assert faults(text) in (["not_json"], ["no_features"])


def test_a_map_without_its_approval_number_is_refused() -> None:
    assert faults(document(*BOTH, approval=" ")) == ["no_approval"]


def test_every_fault_is_told_at_once() -> None:
    text = document(
        feature("990101", square(121, 31)),
        feature("990101", square(121, 31)),
        feature("310115", square(121, 31)),
        {"type": "Feature", "properties": {}},
        approval=None,
    )
    assert faults(text) == ["no_approval", "double_code", "unknown_code", "no_code", "missing"]


@pytest.mark.parametrize(
    ("ring", "fault"),
    [
        ([[13_490_000.0, 3_640_000.0]] * 4, "bad_point"),
        ([["121", "31"]] * 4, "bad_point"),
        ([[121.0]] * 4, "bad_point"),
        ([[10**400, 31]] * 4, "bad_point"),
        ([[121.0, 31.0]] * 3, "short_ring"),
    ],
)
def test_points_that_are_no_places_are_refused(ring: Any, fault: str) -> None:
    assert faults(document(feature("990101", ring), BOTH[1])) == [fault]


@pytest.mark.parametrize("geometry", [None, {}, {"type": "Point", "coordinates": [121, 31]}, 7])
def test_what_is_no_area_is_refused(geometry: Any) -> None:
    bad = feature("990101", square(121, 31)) | {"geometry": geometry}
    assert faults(document(bad, BOTH[1])) == ["no_polygon"]


def test_more_points_than_a_screen_can_show_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(district_map, "MOST_POINTS", 9)
    assert faults(document(*BOTH)) == ["too_many_points"]
