"""Why a ratio moved between two dates: within its parts and between them, to the last digit."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from targets.board import board
from targets.calendar import WorkingDays
from targets.mix import line_shifts, shifts
from targets.vocabulary import Observation, Period
from tests.make_targets import known, ratio, tiny_catalogue

DISTRICTS = ("990101", "990102", "990103", "990104")
amounts = st.integers(0, 10**9)
ZERO = Decimal(0)


def pair(numerator: int, denominator: int) -> tuple[Decimal, Decimal]:
    return Decimal(numerator), Decimal(denominator)


def test_a_part_that_improved_at_the_same_weight_is_all_within() -> None:
    before = {"a": pair(40, 100), "b": pair(50, 100)}
    after = {"a": pair(60, 100), "b": pair(50, 100)}
    first, second = shifts(before, after)
    assert [first.within, first.mix, second.within, second.mix] == [
        Decimal(n) for n in (10, 0, 0, 0)
    ]


def test_a_weight_that_moved_to_the_better_part_is_all_mix() -> None:
    before = {"a": pair(20, 100), "b": pair(80, 100)}
    after = {"a": pair(10, 50), "b": pair(120, 150)}
    found = shifts(before, after)
    assert all(one.within == 0 for one in found)
    assert sum(one.mix for one in found) == 15


@settings(max_examples=80, deadline=None)
@given(
    old=st.lists(st.tuples(amounts, amounts), min_size=3, max_size=3),
    new=st.lists(st.tuples(amounts, amounts), min_size=3, max_size=3),
)
def test_shifts_sum_to_the_change(old: list[tuple[int, int]], new: list[tuple[int, int]]) -> None:
    before = {str(i): pair(n if d else 0, d) for i, (n, d) in enumerate(old)}
    after = {str(i): pair(n if d else 0, d) for i, (n, d) in enumerate(new)}
    found = shifts(before, after)
    if not found:
        assert not sum(d for _, d in old) or not sum(d for _, d in new)
        return
    ends = [
        100 * sum((n for n, _ in parts.values()), ZERO) / sum((d for _, d in parts.values()), ZERO)
        for parts in (before, after)
    ]
    change = ends[1] - ends[0]
    total = sum((one.within + one.mix for one in found), Decimal(0))
    assert abs(total - change) <= Decimal("1e-9") * max(abs(change), Decimal(1))


def test_parts_that_are_not_the_same_are_not_compared() -> None:
    assert shifts({"a": pair(1, 2)}, {"b": pair(1, 2)}) == ()


def test_a_date_without_denominators_has_no_shifts() -> None:
    assert shifts({"a": pair(0, 0)}, {"a": pair(1, 2)}) == ()


def procurement(month: str, *parts: tuple[int, int]) -> list[Observation]:
    whole = (sum(n for n, _ in parts), sum(d for _, d in parts))
    rows = [
        ratio("procurement", month, part, area=area)
        for area, part in zip(DISTRICTS, parts, strict=False)
    ]
    return [ratio("procurement", month, whole), *rows]


def test_the_districts_of_a_line_are_compared_between_two_months() -> None:
    figures = [
        *procurement("2025-02", (40, 100), (50, 100)),
        *procurement("2025-03", (60, 100), (50, 100)),
    ]
    line = board(tiny_catalogue(), known(*figures), working_days=WorkingDays()).line["procurement"]
    found = line_shifts(line, Period(2025, 2), Period(2025, 3))
    assert {one.part: (one.within, one.mix) for one in found} == {
        "990101": (Decimal(10), ZERO),
        "990102": (ZERO, ZERO),
    }


def test_districts_that_are_not_the_whole_are_not_compared() -> None:
    figures = [
        *procurement("2025-02", (40, 100), (50, 100)),
        ratio("procurement", "2025-03", (200, 300)),
        ratio("procurement", "2025-03", (60, 100), area="990101"),
    ]
    line = board(tiny_catalogue(), known(*figures), working_days=WorkingDays()).line["procurement"]
    assert line_shifts(line, Period(2025, 2), Period(2025, 3)) == ()
