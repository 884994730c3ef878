"""A share above the whole. What else no figure can be is refused where its cell is read."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.checks.material import Material
from ingest.checks.saying import finding
from targets.vocabulary import Behaviour, Finding, Severity

WHOLE = 100


def look(material: Material) -> Iterator[Finding]:
    for figure in material.given.values():
        assert figure.value is not None  # noqa: S101 given figures have a value
        is_share = material.indicator(figure.indicator).behaviour is Behaviour.RATIO
        if is_share and figure.value > WHOLE:
            said = f"{WHOLE}%"
            yield finding("share_above_whole", Severity.ERROR, figure, material, expected=said)
