"""Values that cannot be: negative, above the whole, parts of a thing, later than the reported month."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.checks.material import Material
from ingest.checks.saying import amount, finding
from targets.vocabulary import (
    Behaviour,
    Dimension,
    Finding,
    Observation,
    ObservationState,
    Severity,
)

WHOLE = 100


def look(material: Material) -> Iterator[Finding]:
    for figure in material.given.values():
        yield from _of(figure, material)


def _of(figure: Observation, material: Material) -> Iterator[Finding]:
    assert figure.value is not None  # noqa: S101 given figures have a value
    indicator = material.indicator(figure.indicator)
    if figure.value < 0:
        yield finding("negative_figure", Severity.ERROR, figure, material)
    if indicator.behaviour is Behaviour.RATIO and figure.value > WHOLE:
        yield finding("share_above_whole", Severity.ERROR, figure, material, expected=f"{WHOLE}%")
    if indicator.unit.dimension is Dimension.COUNT and _is_broken(figure):
        whole = amount(figure.value.to_integral_value(), figure.indicator, material)
        yield finding("count_not_whole", Severity.ERROR, figure, material, expected=whole)
    reported = material.reading.period
    if reported is not None and figure.period > reported:
        yield finding(
            "figure_after_period",
            Severity.ERROR,
            figure,
            material,
            expected=str(reported),
            month=str(figure.period),
        )


def _is_broken(figure: Observation) -> bool:
    value, is_exact = figure.value, figure.state is not ObservationState.INEXACT
    return is_exact and value is not None and value != value.to_integral_value()
