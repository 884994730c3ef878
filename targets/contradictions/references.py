"""Names that lead nowhere, and names given twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TypeAlias

from targets.contradictions.draft import NAMED_BY, Contradiction, Draft
from targets.schema import (
    ActionEntry,
    ChapterEntry,
    FormEntry,
    IndicatorEntry,
    MeasureEntry,
    ParameterEntry,
    TargetEntry,
)
from targets.yaml_text import Path

_Promise: TypeAlias = TargetEntry | ParameterEntry | ActionEntry

UNIQUE = (
    ("chapters",),
    ("measures",),
    ("units",),
    ("agencies", "districts"),
    ("indicators",),
    ("targets", "actions", "parameters"),
    ("forms",),
)
"""Sections whose names must differ from each other: bodies, and whatever is asked for by id."""


def repeated_names(draft: Draft) -> Iterator[Contradiction]:
    for sections in UNIQUE:
        seen: set[object] = set()
        for section in sections:
            key = NAMED_BY.get(section, "id")
            for place, name in draft.declared[section].items():
                if name in seen:
                    yield (section, place, key), "repeated_id", {"id": name}
                seen.add(name)


def unknown_names(draft: Draft) -> Iterator[Contradiction]:
    notice = draft.file.notice
    yield from _bodies(draft, ("notice", "issuer"), (notice.issuer,))
    yield from _bodies(draft, ("notice", "addressees"), notice.addressees)
    for path, measure in draft.entries("measures", MeasureEntry):
        yield from _bodies(draft, (*path, "responsible"), measure.responsible)
    for path, indicator in draft.entries("indicators", IndicatorEntry):
        yield from _of_indicator(draft, path, indicator)
    for path, form in draft.entries("forms", FormEntry):
        yield from _bodies(draft, (*path, "agencies"), form.agencies)
        yield from _unknown(draft, (*path, "indicators"), "indicators", form.indicators)
    yield from _of_promises(draft)


def _of_promises(draft: Draft) -> Iterator[Contradiction]:
    targets = draft.entries("targets", TargetEntry)
    parameters = draft.entries("parameters", ParameterEntry)
    actions = draft.entries("actions", ActionEntry)
    for path, entry in chain[tuple[Path, _Promise]](targets, parameters, actions):
        yield from _bodies(draft, (*path, "responsible"), entry.responsible)
        if not draft.has("measures", entry.clause):
            yield (*path, "clause"), "unknown_clause", {"clause": entry.clause}
    for path, target in draft.entries("targets", TargetEntry):
        yield from _unknown(draft, (*path, "indicator"), "indicators", (target.indicator,))


def _of_indicator(draft: Draft, path: Path, entry: IndicatorEntry) -> Iterator[Contradiction]:
    parts = {"numerator": entry.numerator, "denominator": entry.denominator}
    units = {(*path, "unit"): entry.unit} | {
        (*path, name, "unit"): part.unit for name, part in parts.items() if part and part.unit
    }
    for place, unit in units.items():
        if not draft.has("units", unit):
            yield place, "unknown_unit", {"id": unit}
    yield from _bodies(draft, (*path, "source"), (entry.source,))
    yield from _bodies(draft, (*path, "parts"), entry.parts)
    if entry.part_of is not None:
        yield from _unknown(draft, (*path, "part_of"), "indicators", (entry.part_of,))


def _bodies(draft: Draft, path: Path, names: Iterable[str]) -> Iterator[Contradiction]:
    seen: set[str] = set()
    for name in names:
        if not draft.has("agencies", name):
            yield path, "unknown_agency", {"id": name}
        elif name in seen:
            yield path, "listed_twice", {"id": name}
        seen.add(name)


def _unknown(
    draft: Draft, path: Path, section: str, names: Iterable[str]
) -> Iterator[Contradiction]:
    for name in names:
        if not draft.has(section, name):
            yield path, "unknown_indicator", {"id": name}


def chapters(draft: Draft) -> Iterator[Contradiction]:
    """Every clause stands in one chapter."""
    seen: dict[int, int] = {}
    for path, chapter in draft.entries("chapters", ChapterEntry):
        for clause in chapter.clauses:
            if not draft.has("measures", clause):
                yield (*path, "clauses"), "unknown_clause", {"clause": clause}
            if clause in seen:
                values = {"clause": clause, "first": seen[clause], "second": chapter.number}
                yield (*path, "clauses"), "clause_in_two_chapters", values
            seen.setdefault(clause, chapter.number)
    if not draft.is_whole("chapters"):
        return
    for path, measure in draft.entries("measures", MeasureEntry):
        if measure.clause not in seen:
            yield (*path, "clause"), "clause_without_chapter", {"clause": measure.clause}
