"""Targets that contradict their own series, window, baseline or path."""

from __future__ import annotations

from collections.abc import Iterator

from targets.contradictions.draft import Contradiction, Draft
from targets.schema import IndicatorEntry, TargetEntry
from targets.vocabulary import Behaviour, Comparator, Period, RatioRule
from targets.yaml_text import Path

FLOORS = (Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.ABOUT)


def promises(draft: Draft) -> Iterator[Contradiction]:
    notice = draft.file.notice
    series = {entry.id: entry for _, entry in draft.entries("indicators", IndicatorEntry)}
    if notice.end < notice.start:
        values = {"start": notice.start, "end": notice.end}
        yield ("notice", "end"), "window_ends_before_it_starts", values
    for path, target in draft.entries("targets", TargetEntry):
        start, end = target.start or notice.start, target.end or notice.end
        if end < start and (target.start or target.end):
            values = {"start": start, "end": end}
            yield (*path, "end"), "window_ends_before_it_starts", values
        yield from _path(path, target, start, end)
        yield from _wording(path, target)
        yield from _baseline(path, target, end)
        yield from _allocation(draft, path, target)
        if target.indicator in series:
            yield from _value(path, target, series[target.indicator].behaviour)


def _wording(path: Path, target: TargetEntry) -> Iterator[Contradiction]:
    if target.comparator is Comparator.EXACTLY:
        yield (*path, "comparator"), "exactly_on_a_target", {"id": target.id}
    if target.tolerance is not None and target.comparator is not Comparator.ABOUT:
        yield (*path, "tolerance"), "tolerance_without_about", {"id": target.id}
    if target.tolerance is not None and target.tolerance <= 0:
        yield (*path, "tolerance"), "tolerance_not_positive", {"id": target.id}


def _baseline(path: Path, target: TargetEntry, end: Period) -> Iterator[Contradiction]:
    """A level from which progress counts cannot lie behind the day that it counts to."""
    month = _month(target.baseline.as_of) if target.baseline else None
    if month is not None and month > end:
        values: dict[str, object] = {"id": target.id, "month": month, "end": end}
        yield (*path, "baseline", "as_of"), "baseline_after_the_end", values


def _month(as_of: str) -> Period | None:
    """2022-12 out of `2022-12` or `2022-12-31`; a year alone is its last month; else None."""
    try:
        return Period.parse(f"{as_of}-12" if len(as_of) == len("2022") else as_of[:7])
    except ValueError:
        return None


def _allocation(draft: Draft, path: Path, target: TargetEntry) -> Iterator[Contradiction]:
    if not target.allocation:
        return
    here = (*path, "allocation")
    for code in target.allocation:
        if not draft.has("districts", code):
            yield (*here, code), "unknown_district", {"id": code}
    series = {entry.id: entry for _, entry in draft.entries("indicators", IndicatorEntry)}
    indicator = series.get(target.indicator)
    if indicator is not None and not (
        indicator.by_district and indicator.behaviour is not Behaviour.RATIO
    ):
        yield here, "allocation_without_parts", {"id": target.id}
    total = sum(target.allocation.values())
    if total > target.value:
        values = {"id": target.id, "sum": total, "value": target.value}
        yield here, "allocation_above_the_target", values


def _value(path: Path, target: TargetEntry, behaviour: Behaviour) -> Iterator[Contradiction]:
    base = target.baseline.value if target.baseline else None
    told: dict[str, object] = {"id": target.id, "value": target.value}
    adds = behaviour in (Behaviour.FLOW, Behaviour.RUNNING_TOTAL)
    if behaviour is Behaviour.FLOW and base is not None:
        yield (*path, "baseline"), "baseline_on_a_flow", told
    if base is not None and base == target.value:
        yield (*path, "baseline"), "baseline_equals_target", told
    if (
        target.comparator is Comparator.AT_MOST
        and adds
        and base is not None
        and base > target.value
    ):
        yield (*path, "comparator"), "ceiling_already_broken", told | {"base": base}
    if target.comparator in FLOORS and adds and target.value <= 0:
        yield (*path, "value"), "floor_of_nothing", told
    if target.ratio_rule is not RatioRule.LATEST and behaviour is not Behaviour.RATIO:
        yield (*path, "ratio_rule"), "ratio_rule_without_ratio", told


def _path(path: Path, target: TargetEntry, start: Period, end: Period) -> Iterator[Contradiction]:
    told: dict[str, object] = {"id": target.id, "start": start, "end": end}
    if target.step_on is not None and not start <= target.step_on <= end:
        yield (*path, "step_on"), "step_outside_window", told | {"month": target.step_on}
    if target.step_on is not None and target.milestones:
        yield (*path, "step_on"), "step_and_milestones", told
    if target.aspirational and (target.step_on or target.milestones):
        yield (*path, "aspirational"), "aspiration_with_a_path", told
    seen: set[Period] = set()
    for place, milestone in enumerate(target.milestones):
        here, month = (*path, "milestones", place), {"month": milestone.period}
        if not start <= milestone.period <= end:
            yield here, "milestone_outside_window", told | month
        if milestone.period in seen:
            yield here, "milestone_twice", told | month
        if milestone.period == end and milestone.value != target.value:
            values = {"milestone": milestone.value, "value": target.value}
            yield here, "milestone_is_not_the_target", told | month | values
        seen.add(milestone.period)
