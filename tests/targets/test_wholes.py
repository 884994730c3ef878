"""Counts as they are shown: whole, and adding up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from targets.vocabulary import Assessment, Comparator, Dimension, Text, Unit
from targets.wholes import needed, path_gap
from tests.make_targets import judged, promised, run

HOUSES = Unit("house", Text("家", "houses"), Dimension.COUNT)
YUAN = Unit("yuan", Text("元", "yuan"), Dimension.MONEY)
FIRMS = promised("stations")


def at(value: str, expected: str = "0", pace: str = "0") -> Assessment:
    level, path = Decimal(value), Decimal(expected)
    return replace(
        judged(FIRMS, *run(FIRMS, (1,))),
        value=level,
        expected=path,
        gap_to_path=level - path,
        needed_per_month=Decimal(pace),
    )


@pytest.mark.parametrize(
    ("value", "expected", "gap"), [("100", "106.4", -6), ("100", "105.5", -6), ("8", "7.6", 0)]
)
def test_a_gap_of_things_adds_up_as_shown(value: str, expected: str, gap: int) -> None:
    assert path_gap(at(value, expected), HOUSES) == gap


def test_below_a_path_that_falls_is_ahead_of_it() -> None:
    ceiling = replace(at("100", "106.4"), comparator=Comparator.AT_MOST)
    assert path_gap(ceiling, HOUSES) == 6


def test_a_gap_of_money_stays_exact() -> None:
    assert path_gap(at("100", "106.4"), YUAN) == Decimal("-6.4")


@pytest.mark.parametrize(
    ("comparator", "pace", "enough"),
    [
        (Comparator.AT_LEAST, "26.1", 27),
        (Comparator.AT_LEAST, "26", 26),
        (Comparator.MORE_THAN, "26", 27),
        (Comparator.MORE_THAN, "26.1", 27),
        (Comparator.AT_MOST, "-26.1", -27),
        (Comparator.AT_MOST, "-26", -26),
    ],
)
def test_a_pace_of_things_is_the_next_whole_that_is_enough(
    comparator: Comparator, pace: str, enough: int
) -> None:
    assert needed(at("1", pace=pace), replace(FIRMS, comparator=comparator)) == enough


def test_where_equality_counts_for_now_a_pace_that_reaches_it_is_enough() -> None:
    target = replace(FIRMS, comparator=Comparator.MORE_THAN, uncertain=("comparator",))
    assert needed(at("1", pace="26"), target) == 26
