"""On a fixed seed the checks stay within their measured bounds; bench/checks.py prints them all."""

from __future__ import annotations

from functools import cache

from bench.checks import measure
from tests.make_workbooks import catalogue


@cache
def measured() -> tuple[float, dict[str, float]]:
    """The share of clean cells that are asked about, and of each fault the share that is caught."""
    alarms, cells, caught = measure(18, 7, catalogue())
    return sum(alarms.values()) / cells, caught


def test_clean_figures_are_seldom_asked_about() -> None:
    alarms, _ = measured()
    assert alarms <= 0.02


def test_every_slip_of_a_unit_is_caught() -> None:
    _, caught = measured()
    slips = [share for name, share in caught.items() if name.startswith(("x10", "/10"))]
    assert set(slips) == {1.0}


def test_copies_and_swapped_columns_are_mostly_caught() -> None:
    _, caught = measured()
    found = [share for name, share in caught.items() if "copied" in name or "column" in name]
    assert min(found) >= 0.85
