"""A series that has reported something and now reports nothing: a level of zero, or a missing figure."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.checks.material import Material
from ingest.checks.saying import amount, finding
from targets.vocabulary import Behaviour, Dimension, Finding, Observation, Severity

LEVELS = (Behaviour.STOCK, Behaviour.RATIO)
"""What is added up cannot fall to zero: that is an identity, and January is no fall."""


def look(material: Material) -> Iterator[Finding]:
    yield from _fallen_to_zero(material)
    told = {one.cell for one in material.reading.findings}
    missing = [one for one in material.reading.observations if one.value is None]
    unasked = [one for one in missing if one.cell not in told and not _taken_back(one, material)]
    if unasked and len(missing) == len(material.reading.observations):
        first = min(unasked, key=lambda one: (one.cell.row, one.cell.column))
        cells = str(len(missing))
        yield finding("nothing_but_missing", Severity.WARNING, first, material, count=cells)
        return
    for figure in unasked:
        before = _last(figure, material)
        if before is not None and before is not figure and before.value:
            yield _say("now_missing", figure, before, material)


def _taken_back(figure: Observation, material: Material) -> bool:
    """What counts for the same month is asked about as a correction."""
    return (figure.indicator, figure.area, figure.period) in material.counted


def _fallen_to_zero(material: Material) -> Iterator[Finding]:
    for figure in material.fresh:
        before = _last(figure, material)
        if figure.value != 0 or before is None or not before.value:
            continue
        indicator = material.indicator(figure.indicator)
        is_few = (
            indicator.unit.dimension is Dimension.COUNT
            and before.value < material.rules.vanished.few
        )
        if indicator.behaviour in LEVELS and not is_few:
            yield _say("fallen_to_zero", figure, before, material)


def _last(figure: Observation, material: Material) -> Observation | None:
    """What was said of the series last, be it that its figure was missing."""
    said = material.told.get((figure.indicator, figure.area), {})
    return said.get(max((month for month in said if month < figure.period), default=figure.period))


def _say(code: str, figure: Observation, before: Observation, material: Material) -> Finding:
    assert before.value is not None  # noqa: S101 asked by the caller
    return finding(
        code,
        Severity.WARNING,
        figure,
        material,
        expected=amount(before.value, figure.indicator, material),
        month=str(before.period),
    )
