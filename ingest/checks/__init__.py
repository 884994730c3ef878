"""A file's figures checked against each other, against what counts already, and against the notice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from ingest.checks import (
    absent,
    absent_districts,
    beginning,
    copies,
    correcting,
    cumulative,
    districts,
    joint,
    jumps,
    magnitude,
    order,
    progress,
    ranges,
    restatements,
    since_new_year,
    stated,
    sums,
    vanished,
    window,
)
from ingest.checks.material import Material
from ingest.rules import settled
from targets.vocabulary import Finding, Severity

__all__ = ["Material", "check"]


def check(material: Material, *, now: datetime | None = None) -> tuple[Finding, ...]:
    """Errors refuse the file, warnings ask for a written explanation, notes only tell.

    What other bodies say of a figure hides no jump in its own series: both are told, and as they
    stand at one cell, one reason answers both.
    """

    def held(found: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(settled(found, material.rules))

    sized = held(magnitude.look(material))
    gone = held(vanished.look(material))
    begun = (*gone, *_apart_from(sized, held(beginning.look(material))))
    sizes = _but_for_cells(sized, begun)
    elsewhere = (
        *_apart_from(sizes, held(joint.look(material))),
        *_apart_from(sizes, held(districts.look(material))),
    )
    found = (
        *held(window.look(material, now)),
        *sizes,
        *begun,
        *held(ranges.look(material)),
        *held(sums.look(material)),
        *held(order.look(material)),
        *_apart_from(sizes, held(cumulative.look(material))),
        *held(copies.look(material)),
        *_apart_from(sizes, held(stated.look(material))),
        *held(restatements.look(material)),
        *held(correcting.look(material)),
        *held(restatements.look_at_notes(material)),
        *held(since_new_year.look(material)),
        *held(absent.look(material)),
        *held(absent_districts.look(material)),
        *held(progress.look(material, now)),
    )
    asked = {one.cell for one in found if one.severity is not Severity.NOTE and one.cell}
    return (*found, *elsewhere, *held(jumps.look(material, asked)))


def _but_for_cells(sizes: Iterable[Finding], told: Iterable[Finding]) -> tuple[Finding, ...]:
    """What says why a figure is so large is told instead of that it is; a slip is told in any case."""
    cells = {one.cell for one in told if one.severity is not Severity.NOTE}
    return tuple(one for one in sizes if one.severity is Severity.ERROR or one.cell not in cells)


def _apart_from(sizes: Iterable[Finding], found: Iterable[Finding]) -> Iterator[Finding]:
    """A figure in a wrong unit contradicts everything beside it: its sender is told once."""
    refused = {_series(one) for one in sizes if one.severity is Severity.ERROR}
    return (one for one in found if _series(one) not in refused)


def _series(one: Finding) -> tuple[str | None, str | None]:
    values = dict(one.values)
    return values.get("indicator"), values.get("area")
