"""Indicators and forms that contradict themselves."""

from __future__ import annotations

from collections.abc import Iterator

from targets.catalogue import ALL_DISTRICTS
from targets.contradictions.draft import Contradiction, Draft
from targets.schema import AgencyEntry, FormEntry, IndicatorEntry, UnitEntry
from targets.vocabulary import Behaviour, Dimension, Period
from targets.yaml_text import Path


def indicators(draft: Draft) -> Iterator[Contradiction]:
    units = {unit.id: unit.dimension for _, unit in draft.entries("units", UnitEntry)}
    for path, entry in draft.entries("indicators", IndicatorEntry):
        yield from _ratio(path, entry, dimension=units.get(entry.unit))
        if entry.parts and (entry.by_district or entry.behaviour is Behaviour.RATIO):
            yield (*path, "parts"), "parts_of_two_sorts", {"id": entry.id}
        if entry.by_district and not draft.declared["districts"]:
            yield (*path, "by_district"), "no_districts", {"id": entry.id}
        seen: set[Period] = set()
        for place, point in enumerate(entry.published):
            if point.period in seen:
                values: dict[str, object] = {"id": entry.id, "month": point.period}
                yield (*path, "published", place), "published_twice", values
            seen.add(point.period)
    yield from _wholes(draft)


def _ratio(
    path: Path, entry: IndicatorEntry, *, dimension: Dimension | None
) -> Iterator[Contradiction]:
    parts = [part for part in (entry.numerator, entry.denominator) if part is not None]
    if entry.behaviour is Behaviour.RATIO:
        if len(parts) < 2:
            yield path, "ratio_without_parts", {"id": entry.id}
        if dimension not in (None, Dimension.PERCENT):
            yield (*path, "unit"), "ratio_not_in_percent", {"id": entry.id}
    elif parts:
        yield path, "parts_without_ratio", {"id": entry.id}


def _wholes(draft: Draft) -> Iterator[Contradiction]:
    """An indicator lies within another one of its own sort, and never within itself."""
    series = {entry.id: entry for _, entry in draft.entries("indicators", IndicatorEntry)}
    for path, entry in draft.entries("indicators", IndicatorEntry):
        whole = series.get(entry.part_of or "")
        if whole is None:
            continue
        values: dict[str, object] = {"id": entry.id, "whole": whole.id}
        if (whole.unit, whole.behaviour) != (entry.unit, entry.behaviour):
            yield (*path, "part_of"), "part_of_another_sort", values
        passed = {entry.id}
        while whole is not None and whole.id not in passed:
            passed.add(whole.id)
            whole = series.get(whole.part_of or "")
        if whole is not None:
            yield (*path, "part_of"), "part_of_itself", values


def forms(draft: Draft) -> Iterator[Contradiction]:
    agencies = draft.entries("agencies", AgencyEntry)
    groups = {agency.id for _, agency in agencies if agency.group} - {ALL_DISTRICTS}
    for path, form in draft.entries("forms", FormEntry):
        if not (form.indicators or form.actions or form.rosters):
            yield path, "form_asks_nothing", {"id": form.id}
        if (form.areas == "own") != (ALL_DISTRICTS in form.agencies):
            yield (*path, "areas"), "own_areas_are_of_districts", {"id": form.id}
        for group in sorted(groups & set(form.agencies)):
            yield (*path, "agencies"), "group_cannot_file", {"id": form.id, "group": group}
        if len(set(form.indicators)) < len(form.indicators):
            yield (*path, "indicators"), "form_asks_twice", {"id": form.id}
