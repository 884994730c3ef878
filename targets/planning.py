"""Who plans what: the path of a target is planned by its lead, and so are its districts' parts."""

from __future__ import annotations

from collections import Counter

from targets.catalogue import Catalogue
from targets.vocabulary import Behaviour, Period, PlanPoint, Target


def led(catalogue: Catalogue, body: str) -> tuple[Target, ...]:
    """The scored targets that the body leads, in the notice's order."""
    return tuple(
        target
        for target in catalogue.targets
        if target.responsible[0] == body and not target.is_aspirational
    )


def shared_out(catalogue: Catalogue, body: str) -> tuple[Target, ...]:
    """Those of them whose value is a sum of what the districts take on: never a ratio."""
    return tuple(
        target
        for target in led(catalogue, body)
        if target.indicator.by_district
        and target.indicator.behaviour is not Behaviour.RATIO
        and catalogue.districts
    )


def label(catalogue: Catalogue, target: Target) -> str:
    """How a sheet names a target; by its clause too, where two targets share one indicator."""
    name = target.indicator.name.zh
    named = Counter(each.indicator.id for each in catalogue.targets)
    return name if named[target.indicator.id] == 1 else f"{name}（第{target.clause}条）"


def months(target: Target) -> tuple[Period, ...]:
    """The months of its window."""
    return tuple(target.start.plus(step) for step in range(target.months))


def is_of_its_lead(point: PlanPoint, target: Target) -> bool:
    """A body that led the target before, and planned it, is no longer asked. No source: nobody's workbook."""
    return point.source in ("", target.responsible[0])
