"""What holds for any figures: exact sums, scale, replay."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from targets.vocabulary import (
    Assessment,
    Baseline,
    Evidence,
    ObservationState,
    PlanPoint,
    Standing,
)
from tests.make_targets import figure, judged, promised, ratio, run

DISTRICTS = ("990101", "990102", "990103", "990104")
FIRMS = promised("tech_firms")
LENDING = promised("lending", value=Decimal(1200))
amounts = st.integers(min_value=0, max_value=10**13)
maybe = st.one_of(st.none(), amounts)


def sums_to(result: Assessment, gap: Decimal | None) -> bool:
    if not result.contributions or gap is None:
        return True
    total = sum((part.value for part in result.contributions), Decimal(0))
    return abs(total - gap) <= Decimal("1e-9") * max(abs(gap), Decimal(1))


@settings(max_examples=60, deadline=None)
@given(
    city=amounts,
    parts=st.tuples(*[maybe] * 4),
    openings=st.tuples(*[maybe] * 4),
    allocated=st.tuples(*[maybe] * 4),
    base=st.one_of(st.none(), st.integers(-(10**6), 10**13)),
    months=st.integers(1, 12),
)
def test_contributions_sum_to_the_gap(
    city: int, parts: Any, openings: Any, allocated: Any, base: int | None, months: int
) -> None:
    baseline = Baseline(None if base is None else Decimal(base), "", Evidence.PUBLISHED)
    target = replace(FIRMS, baseline=baseline, value=Decimal(7 * 10**12))
    month = str(target.start.plus(months - 1))
    figures = [figure("tech_firms", month, city)]
    figures += [
        figure("tech_firms", month, v, area=a) for a, v in zip(DISTRICTS, parts, strict=True)
    ]
    figures += [
        figure("tech_firms", "2024-12", v, area=a) for a, v in zip(DISTRICTS, openings, strict=True)
    ]
    plan = tuple(
        PlanPoint(target.id, area, target.end, Decimal(value))
        for area, value in zip(DISTRICTS, allocated, strict=True)
        if value is not None
    )
    result = judged(target, *figures, districts=DISTRICTS, plan=plan)
    gap = result.gap_to_target if result.gap_to_path is None else result.gap_to_path
    assert sums_to(result, gap)


@settings(max_examples=60, deadline=None)
@given(parts=st.lists(st.tuples(amounts, st.integers(1, 10**13)), min_size=4, max_size=4))
def test_a_ratio_s_contributions_sum_to_its_gap(parts: list[tuple[int, int]]) -> None:
    target = promised("procurement")
    whole = (sum(n for n, _ in parts), sum(d for _, d in parts))
    figures = [ratio("procurement", "2025-06", whole)]
    figures += [
        ratio("procurement", "2025-06", p, area=a) for a, p in zip(DISTRICTS, parts, strict=True)
    ]
    result = judged(target, *figures, districts=DISTRICTS)
    assert sums_to(result, result.gap_to_target)


@settings(max_examples=40, deadline=None)
@given(
    past=st.lists(st.integers(1, 10**6), min_size=12, max_size=12),
    months=st.lists(st.integers(0, 10**6), min_size=1, max_size=12),
)
def test_a_judgement_does_not_depend_on_the_unit(past: list[int], months: list[int]) -> None:
    def told(times: int) -> tuple[object, ...]:
        target = replace(LENDING, value=Decimal(10**6 * times))
        running = [sum(past[: k + 1]) * times for k in range(12)]
        figures = [
            *run(target, running, start=target.start.plus(-12)),
            *run(target, [value * times for value in months]),
        ]
        found = judged(target, *figures)
        return found.standing, found.share_done, found.growth_so_far, found.overlays, found.k

    assert told(1) == told(10_000)


@settings(max_examples=40, deadline=None)
@given(months=st.lists(maybe, min_size=1, max_size=12))
def test_a_missing_month_is_as_if_it_had_not_been_reported(months: list[int | None]) -> None:
    figures = run(LENDING, months)
    present = [f for f in figures if f.state is not ObservationState.MISSING]
    assert judged(LENDING, *figures) == judged(LENDING, *present)


@settings(max_examples=40, deadline=None)
@given(months=st.lists(amounts, min_size=2, max_size=12), cut=st.integers(1, 11))
def test_a_past_period_is_judged_as_it_was_then(months: list[int], cut: int) -> None:
    figures = run(LENDING, months)
    then = figures[: min(cut, len(figures))]
    assert judged(LENDING, *figures, period=str(then[-1].period)) == judged(
        LENDING, *then, period=str(then[-1].period)
    )


@settings(max_examples=40, deadline=None)
@given(months=st.lists(amounts, min_size=1, max_size=11), more=st.integers(1, 10**6))
def test_raising_the_newest_month_never_makes_a_flow_worse(months: list[int], more: int) -> None:
    order = (Standing.BEHIND, Standing.ON_SCHEDULE, Standing.ACHIEVED)
    low = judged(LENDING, *run(LENDING, months)).standing
    high = judged(LENDING, *run(LENDING, [*months[:-1], months[-1] + more])).standing
    assert order.index(high) >= order.index(low)


def test_a_year_of_zeros_is_judged_and_not_divided_by() -> None:
    figures = [*run(LENDING, [0] * 12, start=LENDING.start.plus(-12)), *run(LENDING, [0] * 3)]
    result = judged(LENDING, *figures)
    assert (result.standing, result.growth_so_far, result.needed_growth) == (
        Standing.BEHIND,
        None,
        None,
    )
