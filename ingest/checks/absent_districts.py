"""A table of districts in which one is not spoken of: its figure is lost, and the total may lack it too."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.checks.material import Material
from targets.vocabulary import Finding, Observation, Period, Severity


def look(material: Material) -> Iterator[Finding]:
    """A correction may leave out what it does not correct."""
    if material.reading.is_correction or material.reading.agency in material.catalogue.district:
        return
    for (indicator, period), given in _tables(material).items():
        if len(given) >= material.rules.vanished.known_districts:
            yield from _absent(indicator, period, given, material)


def _tables(material: Material) -> dict[tuple[str, Period], dict[str, Observation]]:
    """The districts that the file speaks of, be it as missing, of each indicator and month."""
    found: dict[tuple[str, Period], dict[str, Observation]] = {}
    for one in material.reading.observations:
        if one.area in material.catalogue.district:
            found.setdefault((one.indicator, one.period), {})[one.area] = one
    return found


def _absent(
    indicator: str, period: Period, given: dict[str, Observation], material: Material
) -> Iterator[Finding]:
    spoken_of = {dict(one.values).get("area") for one in material.reading.findings}
    is_of_all = len(given) >= material.rules.vanished.all_districts
    first = min(given.values(), key=lambda one: (one.cell.sheet, one.cell.row, one.cell.column))
    for area in material.catalogue.district:
        told = material.told.get((indicator, area), {})
        is_known = any(one.value is not None for month, one in told.items() if month < period)
        is_told = area in given or area in spoken_of or period in told
        if not is_told and (is_of_all or is_known):
            about = (("indicator", indicator), ("area", area), ("month", str(period)))
            values = (*about, ("districts", str(len(given))))
            yield Finding("district_absent", Severity.WARNING, first.cell, values=values)
