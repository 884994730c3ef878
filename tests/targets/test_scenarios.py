"""What if: the end of a window under an assumption, exact, and said in both languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from targets.board import Line, board
from targets.calendar import WorkingDays
from targets.scenarios import at_growth, at_pace, growth_told, pace_told
from targets.vocabulary import Language, Observation
from tests.make_targets import known, monthly, ratio, tiny_catalogue
from wording import say

BILLION = 10**9


def line(target: str, *figures: Observation) -> Line:
    return board(tiny_catalogue(), known(*figures), working_days=WorkingDays()).line[target]


def lending(*months: int, past: bool = True) -> Line:
    """Cumulative billions from January; last year two billion came every month."""
    before = [2 * BILLION * k for k in range(1, 13)] if past else []
    figures = (
        *monthly("lending", list(before), start="2024-01", source="banking"),
        *monthly("lending", [m * BILLION for m in months], source="banking"),
    )
    return line("lending", *figures)


def loans(*levels: int) -> Line:
    figures = monthly("loans", [v * BILLION for v in levels], start="2024-01", source="banking")
    return line("loans", *figures)


def test_a_sum_goes_on_as_last_year_and_a_fraction_more() -> None:
    found = at_growth(lending(3, 6, 9), Decimal("0.25"))
    assert found is not None
    assert (found.end, found.gap, found.is_met) == (
        (9 + Decimal("22.5")) * BILLION,
        Decimal("1.5") * BILLION,
        True,
    )


def test_a_level_rises_as_it_rose_last_year_and_a_fraction_more() -> None:
    levels = [70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 82, 83]
    found = at_growth(loans(*levels), Decimal("-0.5"))
    assert found is not None
    assert (found.end, found.is_met) == (Decimal(89) * BILLION, False)


def test_every_month_adds_as_much() -> None:
    found = at_pace(lending(3, 6, 9), Decimal(2 * BILLION))
    assert found is not None
    assert (found.end, found.gap) == (Decimal(27) * BILLION, Decimal(-3) * BILLION)


def test_an_end_that_equals_what_is_to_be_exceeded_is_not_met() -> None:
    found = at_pace(lending(3, 6, 21), Decimal(BILLION))
    assert found is not None
    assert (found.gap, found.is_met) == (Decimal(0), False)


def test_without_last_year_s_months_there_is_no_growth_to_assume() -> None:
    assert at_growth(lending(3, 6, past=False), Decimal(0)) is None
    assert at_pace(lending(3, 6, past=False), Decimal(1)) is not None


def test_a_window_that_is_over_leaves_nothing_to_assume() -> None:
    whole = lending(*range(2, 26, 2))
    assert (at_growth(whole, Decimal(0)), at_pace(whole, Decimal(1))) == (None, None)


def test_a_ratio_and_a_line_without_figures_have_no_scenario() -> None:
    fee = line("guarantee_fee", ratio("guarantee_fee", "2025-01", (11, 1000)))
    for one in (fee, lending()):
        assert (at_growth(one, Decimal(0)), at_pace(one, Decimal(1))) == (None, None)


@pytest.mark.parametrize(
    ("growth", "said"),
    [
        (
            "0.25",
            "若今后各月合计比去年同期增长25.0%，到12月底为315亿元，达到目标要求，与300亿元相差15亿元。",
        ),
        (
            "-0.1",
            "若今后各月合计比去年同期下降10.0%，到12月底为252亿元，达不到目标300亿元，差48亿元。",
        ),
        ("0", "若今后各月合计与去年同期持平，到12月底为270亿元，达不到目标300亿元，差30亿元。"),
    ],
)
def test_an_assumed_growth_is_said(growth: str, said: str) -> None:
    key, values = growth_told(lending(3, 6, 9), Decimal(growth), "zh")
    assert say(key, "zh", **values) == said


def test_an_assumed_amount_is_said_in_english() -> None:
    key, values = pace_told(lending(3, 6, 9), Decimal(2 * BILLION), "en")
    assert say(key, "en", **values) == (
        "If each remaining month adds 2 billion yuan, December ends at 27 billion yuan, "
        "3 billion yuan short of the target of 30 billion yuan."
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_scenario_can_be_said(language: Language) -> None:
    here = lending(3, 6, 9)
    told = [growth_told(here, Decimal(g) / 100, language) for g in (-40, 0, 40)]
    told += [pace_told(here, Decimal(p) * BILLION, language) for p in (-1, 1, 9)]
    told += [pace_told(lending(3, 6, 21), Decimal(BILLION), language)]
    told += [growth_told(lending(), Decimal(0), language)]
    said = {say(key, language, **values) for key, values in told}
    assert len(said) == 8
    assert all("{" not in one for one in said)
