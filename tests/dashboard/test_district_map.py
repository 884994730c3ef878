"""The operator's map on the districts' page: in place of the tiles, with its number, links and words."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dashboard.document import Dashboard
from store.engine import Store
from targets.district_map import DistrictMap, read_map
from tests.make_pages import Shown, dashboard_over, shanghai, shown, text
from tests.targets.test_district_map import document, feature, square


def squares() -> DistrictMap:
    """Sixteen squares in a row: no border of anywhere."""
    codes = [district.code for district in shanghai().districts]
    features = [feature(code, square(100 + n, 30)) for n, code in enumerate(codes)]
    return read_map(document(*features, approval="沪S(2023)001号"), codes)


@pytest.fixture
def page(filled: Store) -> Shown:
    return shown(dashboard_over(filled, district_map=squares()), "/districts?target=srdi_smes")


def regions(page: Shown) -> list[Any]:
    (drawn,) = page.every("svg", "district-map")
    return [node for node in drawn[2] if node[0] == "a"]


def test_the_map_stands_in_place_of_the_tiles_with_its_number(page: Shown) -> None:
    assert page.every("div", "tiles") == []
    assert "审图号：沪S(2023)001号" in page.text


def test_every_district_is_a_link_with_its_words(page: Shown) -> None:
    found = regions(page)
    assert len(found) == 16
    assert {node[1]["href"] for node in found} == {
        f"/districts/{district.code}" for district in shanghai().districts
    }
    pudong = next(node for node in found if "浦东" in text(node))
    assert pudong[1]["aria-label"].startswith("浦东")


def test_a_shape_is_drawn_within_the_drawing(page: Shown) -> None:
    paths = [part[1]["d"] for node in regions(page) for part in node[2] if part[0] == "path"]
    numbers = [
        float(n) for d in paths for n in d.strip("MZ").replace("L", " ").replace("M", " ").split()
    ]
    assert len(paths) == 16
    assert min(numbers) >= 0
    assert max(numbers) <= 640


def test_without_a_map_the_tiles_stand(app: Dashboard) -> None:
    assert shown(app, "/districts").every("div", "tiles")


def test_a_map_is_data_and_runs_nothing(filled: Store) -> None:
    evil = json.loads(document(approval="<script>alert(1)</script>"))
    codes = [district.code for district in shanghai().districts]
    evil["features"] = [feature(code, square(100, 30)) for code in codes]
    app = dashboard_over(filled, district_map=read_map(json.dumps(evil), codes))
    page = shown(app, "/districts")
    assert page.every("script") == []
    assert "<script>alert(1)</script>" in page.text
