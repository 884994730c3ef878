"""How long a Board of 20 targets x 17 areas takes: python -m bench.judging [ROUNDS]."""

from __future__ import annotations

import statistics
import sys
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from time import perf_counter

import numpy as np

from targets.board import board
from targets.calendar import WorkingDays
from targets.catalogue import Catalogue
from targets.loading import load
from targets.vocabulary import (
    CITY,
    Behaviour,
    Cell,
    Indicator,
    Known,
    Observation,
    ObservationState,
    Period,
    PlanPoint,
)

CELL = Cell("表1", 9, 6)
FIRST, MONTHS = Period(2022, 1), 21
"""A year before the notice's, and nine months of it."""


def shared_out(catalogue: Catalogue) -> Catalogue:
    """The notice with all of its series reported by district."""
    indicators = {one.id: replace(one, by_district=True) for one in catalogue.indicators}
    targets = [replace(one, indicator=indicators[one.indicator.id]) for one in catalogue.targets]
    return replace(catalogue, indicators=tuple(indicators.values()), targets=tuple(targets))


def known(catalogue: Catalogue) -> Known:
    """Generated figures of every target and area, and a plan that gives each district its part."""
    chance = np.random.default_rng(20231231)
    figures: list[Observation] = []
    plan: list[PlanPoint] = []
    for target in catalogue.targets:
        for area in (CITY, *catalogue.district):
            share = 1 if area == CITY else len(catalogue.district)
            whole = float(target.value) / share
            figures += _run(target.indicator, area, whole, chance)
            if area != CITY:
                part = (target.value / share).quantize(Decimal(1)) or Decimal(1)
                plan.append(PlanPoint(target.id, area, target.end, part))
    return Known(datetime(2023, 10, 20, tzinfo=UTC), 1, tuple(figures), plan=tuple(plan))


def _run(
    indicator: Indicator, area: str, whole: float, chance: np.random.Generator
) -> list[Observation]:
    growth = chance.lognormal(0, 0.05, MONTHS)
    if indicator.behaviour is Behaviour.FLOW:
        months = whole / 12 * growth
        values = np.concatenate([np.cumsum(months[:12]), np.cumsum(months[12:])])
    else:
        values = whole * np.linspace(0.7, 0.95, MONTHS) * growth
    return [_figure(indicator, area, step, float(value)) for step, value in enumerate(values)]


def _figure(indicator: Indicator, area: str, step: int, value: float) -> Observation:
    is_ratio = indicator.behaviour is Behaviour.RATIO
    told = Decimal(str(round(value, 2 if is_ratio else 0)))
    return Observation(
        indicator.id,
        indicator.source,
        FIRST.plus(step),
        area,
        told,
        ObservationState.REPORTED,
        CELL,
        numerator=told * 100 if is_ratio else None,
        denominator=Decimal(10_000) if is_ratio else None,
        submission=1,
        recorded_seq=1,
    )


def main(rounds: int = 30) -> None:
    catalogue = shared_out(load(Path("targets.yaml").read_text(encoding="utf-8")))
    what = known(catalogue)
    working_days = WorkingDays()
    took = []
    for _ in range(rounds):
        began = perf_counter()
        found = board(catalogue, what, working_days=working_days)
        took.append(perf_counter() - began)
    judged = sum(1 + len(line.districts) for line in found.lines)
    with_chance = sum(
        one.chance is not None for line in found.lines for one in (line.city, *line.districts)
    )
    print(f"{len(what.observations)} figures, {judged} judged, {with_chance} with a chance")
    print(f"board: median {statistics.median(took) * 1000:.1f} ms, best {min(took) * 1000:.1f} ms")


if __name__ == "__main__":
    main(*(int(rounds) for rounds in sys.argv[1:2]))
