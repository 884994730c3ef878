"""A plan beside the promise that it is to keep: it never falls, it arrives, and its parts make the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from ingest.checks.material import Material
from ingest.checks.saying import amount
from targets.promise import is_at_or_beyond, meets, only_adds
from targets.vocabulary import (
    CITY,
    Comparator,
    Finding,
    PlanPoint,
    Severity,
    Target,
)


def look(material: Material, counted: Iterable[PlanPoint]) -> Iterator[Finding]:
    """`counted`: the plans that hold now; what the file leaves blank stays as it was planned."""
    said = material.reading.plan
    of_body = [point for point in counted if point.source == material.reading.agency]
    for target in material.catalogue.targets:
        mine = [point for point in said if point.target == target.id]
        held = [point for point in of_body if point.target == target.id]
        if any(point.area == CITY for point in mine):
            yield from _path(target, _together(held, mine, is_city=True), material)
        if any(point.area != CITY for point in mine):
            yield from _parts(target, _together(held, mine, is_city=False), material)


def _together(
    held: Iterable[PlanPoint], said: Iterable[PlanPoint], *, is_city: bool
) -> list[PlanPoint]:
    """What would hold if the file were accepted, in the order of areas and months."""
    points = {
        (point.area, point.period): point
        for point in (*held, *said)
        if (point.area == CITY) is is_city
    }
    return [points[key] for key in sorted(points)]


def _path(target: Target, points: list[PlanPoint], material: Material) -> Iterator[Finding]:
    if only_adds(target):
        for before, after in pairwise(points):
            if after.value < before.value:
                month, expected = str(before.period), _amount(before.value, target, material)
                yield _say(target, "plan_falls", after, expected, month=month)
    last = points[-1]
    if last.period == target.end and not _arrives(target, last.value):
        gap = _amount(abs(target.value - last.value), target, material)
        expected = _amount(target.value, target, material)
        month = str(last.period)
        yield _say(target, "plan_misses_target", last, expected, month=month, difference=gap)


def _arrives(target: Target, value: Decimal) -> bool:
    """A plan of exactly 4,500 for “more than 4,500” is as exact as plans are."""
    if target.comparator is Comparator.ABOUT:
        return meets(target, value, target.value)
    return is_at_or_beyond(target, value, target.value)


def _parts(target: Target, points: list[PlanPoint], material: Material) -> Iterator[Finding]:
    whole = sum((point.value for point in points), Decimal(0))
    values = {
        "difference": _amount(abs(whole - target.value), target, material),
        "districts": str(len(points)),
    }
    seen, expected = (_amount(value, target, material) for value in (whole, target.value))
    named = {point.cell for point in material.reading.plan}
    place = next(point for point in reversed(points) if point.cell in named)
    about = (("indicator", target.indicator.id), *values.items())
    if whole > target.value:
        code, severity = "allocation_above_target", Severity.WARNING
    elif whole < target.value:
        code, severity = "allocation_below_target", Severity.NOTE
    else:
        return
    yield Finding(code, severity, place.cell, seen, expected, about)


def _amount(value: Decimal, target: Target, material: Material) -> str:
    return amount(value, target.indicator.id, material)


def _say(target: Target, code: str, point: PlanPoint, expected: str, **values: str) -> Finding:
    """A falling plan is impossible, one that misses is only asked about."""
    severity = Severity.ERROR if code == "plan_falls" else Severity.WARNING
    about = (("indicator", target.indicator.id), ("area", point.area), *values.items())
    return Finding(code, severity, point.cell, point.seen, expected, about)
