"""One indicator reported by two bodies: the figures stand side by side, and the difference is told."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ingest.checks.material import Material
from ingest.checks.rounding import slack
from ingest.checks.saying import differing
from targets.vocabulary import Behaviour, Finding, Observation, Severity

YEAR = 12
HUNDRED = Decimal(100)


def look(material: Material) -> Iterator[Finding]:
    """Asked about where they lie far apart or their difference has moved; else told with the newest month."""
    for figure in material.fresh:
        for other in material.beside.get((figure.indicator, figure.area, figure.period), ()):
            if not _are_both_agencies(figure, other, material) or _agree(figure, other, material):
                continue
            if _is_strange(figure, other, material):
                yield differing(figure, other, "joint_differs", Severity.WARNING, material)
            elif figure.period == material.reading.period:
                yield differing(figure, other, "joint_differs_told", Severity.NOTE, material)


def _are_both_agencies(figure: Observation, other: Observation, material: Material) -> bool:
    """Districts' own figures and counts of rosters are compared elsewhere."""
    return {figure.source, other.source} <= material.catalogue.agency.keys()


def _agree(figure: Observation, other: Observation, material: Material) -> bool:
    assert figure.value is not None  # noqa: S101
    assert other.value is not None  # noqa: S101
    return abs(figure.value - other.value) <= slack(figure, material) + slack(other, material)


def _is_strange(figure: Observation, other: Observation, material: Material) -> bool:
    """Measured by how far apart the two lay when both were last known, else by how far they lie apart."""
    apart = _apart(figure, other, material)
    if apart is None:
        return True
    before = _apart_before(figure, other.source, material)
    rule = material.rules.joint_sources
    if before is None:
        return abs(apart) > Decimal(str(rule.apart))
    return abs(apart - before) > Decimal(str(rule.moved))


def _apart(figure: Observation, other: Observation, material: Material) -> Decimal | None:
    """In percent of the other's figure; between ratios in percentage points."""
    assert figure.value is not None  # noqa: S101
    assert other.value is not None  # noqa: S101
    if material.indicator(figure.indicator).behaviour is Behaviour.RATIO:
        return figure.value - other.value
    return (figure.value / other.value - 1) * HUNDRED if other.value else None


def _apart_before(figure: Observation, source: str, material: Material) -> Decimal | None:
    for month, own in reversed(material.earlier(figure, YEAR).items()):
        for other in material.beside.get((figure.indicator, figure.area, month), ()):
            if other.source == source:
                return _apart(own, other, material)
    return None
