"""Builders of plans and reward levels as a file says them, and what the checks find in them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ingest.checks import levels, plans
from ingest.checks.material import Material
from ingest.reading import Reading
from targets.vocabulary import (
    CITY,
    Cell,
    Comparator,
    Finding,
    ParameterLevel,
    Period,
    PlanPoint,
)
from tests.make_workbooks import catalogue

CHAIN = "supply_chain_financing"


def points(*said: tuple[int | str, int], target: str = CHAIN) -> tuple[PlanPoint, ...]:
    """A month's number and its plan, or a district's code and its part; money in 亿元."""
    of = catalogue().target[target]
    scale = 10**8 if of.indicator.unit.id == "yuan" else 1
    found = []
    for row, (what, value) in enumerate(said, start=5):
        is_month = isinstance(what, int)
        period = Period(2023, what) if isinstance(what, int) else of.end
        area = CITY if is_month else str(what)
        lead = of.responsible[0]
        place = Cell("月度计划" if is_month else "分区分解", row, 8)
        found.append(
            PlanPoint(target, area, period, Decimal(value * scale), lead, place, str(value))
        )
    return tuple(found)


def planned(
    *said: tuple[int | str, int], target: str = CHAIN, held: tuple[PlanPoint, ...] = ()
) -> tuple[Finding, ...]:
    """What is found in a file with such a plan, beside what was planned before."""
    lead = catalogue().target[target].responsible[0]
    read = Reading(lead, None, "1", "template", Period(2023, 6), plan=points(*said, target=target))
    return tuple(plans.look(Material(read, catalogue()), held))


def levels_said(area: str = "310109", **said: int) -> tuple[Finding, ...]:
    """What is found in a file with such levels, in yuan."""
    read = Reading(area, None, "1", "template", Period(2023, 6), levels=_levels(area, said))
    return tuple(levels.look(Material(read, catalogue())))


def level_under(comparator: str, value: int) -> tuple[Finding, ...]:
    """Of the reward per SRDI enterprise, were its rule another."""
    rule = replace(catalogue().parameter["reward_srdi_min"], comparator=Comparator(comparator))
    known = replace(catalogue(), parameters=(rule,))
    said = _levels("310109", {rule.id: value})
    read = Reading("310109", None, "1", "template", Period(2023, 6), levels=said)
    return tuple(levels.look(Material(read, known)))


def _levels(area: str, said: dict[str, int]) -> tuple[ParameterLevel, ...]:
    return tuple(
        ParameterLevel(name, area, area, Decimal(value), Cell("奖励标准", row, 4), seen=str(value))
        for row, (name, value) in enumerate(said.items(), start=5)
    )
