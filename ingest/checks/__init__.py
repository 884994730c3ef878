"""A file's figures checked against each other, against what counts already, and against the notice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from ingest.checks import (
    absent,
    beginnings,
    copies,
    cumulative,
    jumps,
    magnitude,
    order,
    ranges,
    restatements,
    stated,
    sums,
    window,
)
from ingest.checks.material import Material
from ingest.reading import Reading
from targets.catalogue import Catalogue
from targets.vocabulary import Finding, Observation, Severity

__all__ = ["check"]


def check(
    reading: Reading,
    catalogue: Catalogue,
    history: tuple[Observation, ...],
    *,
    now: datetime | None = None,
) -> tuple[Finding, ...]:
    """`history`: what counts now of the sender's own figures, for the indicators of the reading.

    Errors refuse the file, warnings ask for a written explanation, notes only tell.
    """
    material = Material(reading, catalogue, history)
    sizes = tuple(magnitude.look(material))
    found = (
        *window.look(material, now),
        *sizes,
        *ranges.look(material),
        *sums.look(material),
        *order.look(material),
        *_apart_from(sizes, cumulative.look(material)),
        *copies.look(material),
        *_apart_from(sizes, stated.look(material)),
        *restatements.look(material),
        *beginnings.look(material),
        *absent.look(material),
    )
    asked = {one.cell for one in found if one.severity is not Severity.NOTE and one.cell}
    return (*found, *jumps.look(material, asked))


def _apart_from(sizes: Iterable[Finding], found: Iterable[Finding]) -> Iterator[Finding]:
    """A figure in a wrong unit contradicts everything beside it: its sender is told once."""
    refused = {_series(one) for one in sizes if one.severity is Severity.ERROR}
    return (one for one in found if _series(one) not in refused)


def _series(one: Finding) -> tuple[str | None, str | None]:
    values = dict(one.values)
    return values.get("indicator"), values.get("area")
