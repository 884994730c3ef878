"""A class is left only when the chance is clearly beyond its edge, replayed from what is known."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from targets.standing import class_of, classed
from targets.vocabulary import Standing
from tests.make_targets import judged, run
from tests.targets.make_series import flow_target, year

L, M, U = Standing.LIKELY, Standing.UNCERTAIN, Standing.UNLIKELY


@pytest.mark.parametrize(
    ("chance", "said"),
    [(0.75, L), (0.7499, M), (0.25, M), (0.2499, U), (0.0, U), (1.0, L)],
)
def test_the_edges_of_the_classes(chance: float, said: Standing) -> None:
    assert class_of(chance) is said


@pytest.mark.parametrize(
    ("chances", "said"),
    [
        ([0.8, 0.72], L),
        ([0.8, 0.70], L),
        ([0.8, 0.69], M),
        ([0.8, 0.1], U),
        ([0.5, 0.79], M),
        ([0.5, 0.80], L),
        ([0.5, 0.21], M),
        ([0.5, 0.19], U),
        ([0.1, 0.29], U),
        ([0.1, 0.31], M),
        ([0.1, 0.76], L),
        ([0.8, 0.72, 0.60, 0.76], M),
    ],
)
def test_a_class_is_left_only_beyond_its_edge(chances: list[float], said: Standing) -> None:
    assert classed(chances) is said


def test_without_a_chance_there_is_no_class() -> None:
    assert classed([]) is None


PAST = run(flow_target(4000), year(1), start=flow_target(4000).start.plus(-12))


def test_the_standing_is_replayed_from_the_months_that_are_known() -> None:
    """A strong start, then a month that brings the chance just below the edge."""
    target = flow_target(4250)
    figures = run(target, year(1.09, 1.09, 1.09, 1.09, 1.09, 1.09))
    found = judged(target, *PAST, *figures)
    chances = [judged(target, *PAST, *figures[:k]).chance or 0 for k in range(1, 7)]
    assert found.standing is classed(chances)


def test_a_standing_that_is_held_says_so() -> None:
    target = flow_target(4200)
    strong, weaker = (1.10,) * 5, (0.99,)
    held = []
    for value in range(4100, 4400, 5):
        tried = replace(target, value=Decimal(value))
        found = judged(tried, *PAST, *run(tried, year(*strong, *weaker)))
        if found.is_held:
            held.append((found.standing, class_of(found.chance or 0)))
    assert held
    assert all(standing is not alone for standing, alone in held)


def test_a_replay_is_the_same_every_time() -> None:
    target = flow_target(4300)
    figures = (*PAST, *run(target, year(1.1, 1.0, 1.2, 0.9)))
    assert judged(target, *figures) == judged(target, *figures)
