"""A part above its whole: little giants are never more than the enterprises that they are among."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.checks.material import Material
from ingest.checks.rounding import slack_as_written
from ingest.checks.saying import amount, finding, finding_at, seen
from targets.vocabulary import Finding, Observation, Severity


def look(material: Material) -> Iterator[Finding]:
    """Whichever of the two the file brings is where the finding stands; the part's cell if both."""
    for key, part in material.together.items():
        whole = _whole_of(part, material)
        if whole is None or not _exceeds(part, whole, material):
            continue
        whole_key = (whole.indicator, *key[1:])
        if key in material.given:
            expected = seen(whole, material)
            code = "part_above_whole"
            about = _about(part, whole, material)
            yield finding(code, Severity.ERROR, part, material, expected=expected, **about)
        elif whole_key in material.given:
            said = (seen(part, material), seen(whole, material))
            about = _about(part, whole, material)
            yield finding_at(whole.cell, "part_above_whole", Severity.ERROR, part, said, **about)


def _about(part: Observation, whole: Observation, material: Material) -> dict[str, str]:
    assert part.value is not None  # noqa: S101
    assert whole.value is not None  # noqa: S101
    difference = amount(part.value - whole.value, part.indicator, material)
    return {"whole": whole.indicator, "difference": difference}


def _whole_of(part: Observation, material: Material) -> Observation | None:
    """The nearest whole that has a figure for the same area and month."""
    whole = material.indicator(part.indicator).part_of
    while whole is not None:
        figure = material.together.get((whole, part.area, part.period))
        if figure is not None:
            return figure
        whole = material.indicator(whole).part_of
    return None


def _exceeds(part: Observation, whole: Observation, material: Material) -> bool:
    assert part.value is not None  # noqa: S101
    assert whole.value is not None  # noqa: S101
    if part.value <= whole.value:
        return False
    return part.value - whole.value > slack_as_written(part, material) + slack_as_written(
        whole, material
    )
