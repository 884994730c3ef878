"""A flow that does not begin again in January: its first figure of the year goes on from December's."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.checks.material import Material
from ingest.checks.saying import amount, finding
from targets.vocabulary import Dimension, Finding, Severity


def look(material: Material) -> Iterator[Finding]:
    for figure in material.fresh:
        if not material.begins_again(figure.indicator, figure.period):
            continue
        december = material.runs[figure.indicator, figure.area].get(figure.period.plus(-1))
        if december is None or not december.value or figure.value is None:
            continue
        is_count = material.indicator(figure.indicator).unit.dimension is Dimension.COUNT
        is_few = is_count and december.value < material.rules.begins_again.few
        if figure.value >= december.value and not is_few:
            yield finding(
                "flow_not_begun_again",
                Severity.WARNING,
                figure,
                material,
                expected=amount(figure.value - december.value, figure.indicator, material),
                before=amount(december.value, figure.indicator, material),
            )
