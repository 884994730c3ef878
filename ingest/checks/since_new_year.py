"""A total that has run since before this year, first given below 本年累计: all of it, or the year's part?"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.checks.material import Material
from ingest.checks.saying import finding
from targets.vocabulary import Behaviour, Finding, Severity


def look(material: Material) -> Iterator[Finding]:
    """Later ones need no question: a year's part would be less than what counts."""
    since_new_year = set(material.reading.since_new_year)
    known = {(indicator, area) for indicator, area, _ in material.counted}
    for (indicator, area, _), figure in material.given.items():
        is_first = (indicator, area) not in known
        is_running = material.indicator(indicator).behaviour is Behaviour.RUNNING_TOTAL
        if is_running and is_first and figure.value and figure.cell in since_new_year:
            yield finding("part_of_total", Severity.WARNING, figure, material)
