"""What a gap is made of: the parts of its areas, summing to it exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from targets.figures import parts_of
from targets.measure import Measured
from targets.promise import sign
from targets.vocabulary import (
    NOT_ALLOCATED,
    NOT_REPORTED,
    UNEXPLAINED,
    Behaviour,
    Contribution,
)


def contributions(city: Measured, districts: Sequence[Measured]) -> tuple[Contribution, ...]:
    """Parts of the gap to the path; of the gap to the target where there is no path.

    Every district with a figure for the judged month, in the given order, then what the plan does
    not allocate and what is not reported or, once all are in, what the parts do not explain.
    Empty without districts that have a figure. Nothing is spread silently.
    """
    value, wanted = city.value, city.promise.value
    if value is None or wanted is None or not districts:
        return ()
    expected = city.expected_at(city.month)
    goal = wanted if expected is None else expected
    is_ratio = city.target.indicator.behaviour is Behaviour.RATIO
    split = _of_a_ratio if is_ratio else _of_a_sum
    rows, rest = split(city, districts, goal=goal, gap=value - goal)
    if not rows:
        return ()
    turn = sign(city.target)
    return tuple(
        Contribution(part, turn * value)
        for part, value in (*rows, *rest)
        if value or part not in (NOT_ALLOCATED, NOT_REPORTED, UNEXPLAINED)
    )


_Rows = list[tuple[str, Decimal]]


def _of_a_sum(
    city: Measured, districts: Sequence[Measured], *, goal: Decimal, gap: Decimal
) -> tuple[_Rows, _Rows]:
    """A district's part is X_i - E_i; without a plan E_i is 0 and all of E is not allocated."""
    expected = {d.area: _expected_of(d, city) for d in districts}
    reported = {d.area: d.values[city.month] for d in districts if city.month in d.values}
    rows = [(area, value - expected[area]) for area, value in reported.items()]
    unallocated = sum(expected.values(), Decimal(0)) - goal
    rest = gap - sum((part for _, part in rows), Decimal(0)) - unallocated
    return rows, [(NOT_ALLOCATED, unallocated), (_rest_of(reported, districts), rest)]


def _expected_of(district: Measured, city: Measured) -> Decimal:
    """Its own path; where it has none, its allocation's share of the city's path."""
    own, allocated = district.expected_at(city.month), district.promise.value
    expected, wanted = city.expected_at(city.month), city.promise.value
    if own is not None and expected is not None:
        return own
    if allocated is None:
        return Decimal(0)
    return allocated if not wanted or expected is None else allocated * expected / wanted


def _of_a_ratio(
    city: Measured, districts: Sequence[Measured], *, goal: Decimal, gap: Decimal
) -> tuple[_Rows, _Rows]:
    """R - T = Σ (n_i - T·d_i) / D: exact, and no mean of ratios. Empty without the city's parts."""
    whole = parts_of(city.figure)
    if whole is None or not whole[1]:
        return [], []
    parts = {
        d.area: found
        for d in districts
        if city.month in d.values and (found := parts_of(d.run.get(city.month))) is not None
    }
    rows = [(area, (100 * n - goal * d) / whole[1]) for area, (n, d) in parts.items()]
    rest = gap - sum((part for _, part in rows), Decimal(0))
    return rows, [(_rest_of(parts, districts), rest)]


def _rest_of(reported: Mapping[str, object], districts: Sequence[Measured]) -> str:
    return UNEXPLAINED if len(reported) == len(districts) else NOT_REPORTED
