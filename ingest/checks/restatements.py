"""Figures that count already and are given anew with another value."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ingest.checks.material import Material
from ingest.checks.rounding import slack
from ingest.checks.saying import amount, finding
from targets.vocabulary import Finding, Observation, ObservationState, Severity


def look(material: Material) -> Iterator[Finding]:
    is_correction = material.reading.is_correction
    for figure in material.reading.observations:
        old = material.counted.get((figure.indicator, figure.area, figure.period))
        if old is None or old.value is None or old.value == figure.value:
            continue
        if is_correction or not _is_rounded(old.value, figure, material):
            yield _say(old.value, figure, material)


def _is_rounded(old: Decimal, figure: Observation, material: Material) -> bool:
    """The same figure written less finely is no correction; an approximate one in its place is."""
    if figure.value is None or figure.state is ObservationState.INEXACT:
        return False
    return abs(old - figure.value) <= slack(figure, material)


def _say(old: Decimal, figure: Observation, material: Material) -> Finding:
    is_correction = material.reading.is_correction
    shown = amount(old, figure.indicator, material)
    difference = "—"
    if figure.value is not None:
        sign = "+" if figure.value > old else ""
        difference = sign + amount(figure.value - old, figure.indicator, material)
    return finding(
        "restated" if is_correction else "unmarked_correction",
        Severity.NOTE if is_correction else Severity.WARNING,
        figure,
        material,
        expected=shown,
        month=str(figure.period),
        difference=difference,
    )
