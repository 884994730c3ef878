"""What accepting figures would change of the targets, judged twice."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from targets.effect import Effect, effects
from targets.vocabulary import Observation, Period, Standing
from tests.make_targets import figure, known, monthly, tiny_catalogue

LENDING = {"2025-01": 20 * 10**8, "2025-02": 40 * 10**8}


def lending(period: str, hundred_millions: int, **more: Any) -> Observation:
    return figure("lending", period, hundred_millions * 10**8, source="banking", **more)


def found(*figures: Observation, period: str = "2025-03") -> tuple[Effect, ...]:
    counting = known(*monthly("lending", dict(LENDING), source="banking"))
    return effects(tiny_catalogue(), counting, figures, period=Period.parse(period))


def test_a_figure_changes_the_standing_of_its_target() -> None:
    (effect,) = found(lending("2025-03", 80))
    assert (effect.before.standing, effect.after.standing) == (
        Standing.BEHIND,
        Standing.ON_SCHEDULE,
    )
    assert effect.turns


def test_what_is_judged_now_is_last_month_s_figure() -> None:
    (effect,) = found(lending("2025-03", 61))
    assert (effect.before.k, effect.after.k) == (2, 3)
    assert (effect.before.value, effect.after.value) == (Decimal(40 * 10**8), Decimal(61 * 10**8))


def test_a_figure_may_move_without_a_turn() -> None:
    (effect,) = found(lending("2025-03", 61))
    assert effect.moves
    assert not effect.turns


def test_a_figure_that_counts_already_moves_nothing() -> None:
    (effect,) = found(lending("2025-02", 40), period="2025-02")
    assert not effect.moves


def test_a_correction_takes_the_place_of_what_counts() -> None:
    (effect,) = found(lending("2025-02", 55), period="2025-02")
    assert effect.after.value == 55 * 10**8
    assert effect.turns


def test_only_targets_of_the_file_s_indicators_are_told() -> None:
    figures = (lending("2025-03", 61), figure("loans", "2025-03", 820 * 10**8, source="banking"))
    assert [one.target.id for one in found(*figures)] == ["lending", "loans"]


def test_a_body_whose_figures_are_only_compared_changes_nothing() -> None:
    assert found(figure("lending", "2025-03", 1, source="treasury")) == ()


def test_an_aspiration_never_turns() -> None:
    first = figure("cloud", "2025-03", 50, source="industry", parts=(1, 2))
    (effect,) = effects(tiny_catalogue(), known(), (first,), period=Period(2025, 3))
    assert effect.before.standing is not effect.after.standing
    assert effect.moves
    assert not effect.turns


def test_nothing_is_changed_of_what_was_known() -> None:
    counting = known(*monthly("lending", dict(LENDING), source="banking"))
    before = counting.observations
    effects(tiny_catalogue(), counting, (lending("2025-02", 9),), period=Period(2025, 2))
    assert counting.observations == before
