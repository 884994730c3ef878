from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.document import Dashboard
from dashboard.wholes import needed, path_gap
from targets.board import board
from targets.vocabulary import Assessment, Dimension, Known, Text, Unit
from tests.make_pages import DAYS, NOW, shanghai, shown

HOUSES = Unit("house", Text("家", "houses"), Dimension.COUNT)
YUAN = Unit("yuan", Text("元", "yuan"), Dimension.MONEY)


def judged(value: str, expected: str, pace: str = "0") -> Assessment:
    blank = board(shanghai(), Known(NOW, 0), working_days=DAYS).lines[0].city
    level, path = Decimal(value), Decimal(expected)
    return replace(
        blank, value=level, expected=path, gap_to_path=level - path, needed_per_month=Decimal(pace)
    )


@pytest.mark.parametrize(
    ("value", "expected", "gap"), [("100", "106.4", -6), ("100", "105.5", -6), ("8", "7.6", 0)]
)
def test_a_gap_of_things_adds_up_as_shown(value: str, expected: str, gap: int) -> None:
    assert path_gap(judged(value, expected), HOUSES) == gap


def test_a_gap_of_money_stays_exact() -> None:
    assert path_gap(judged("100", "106.4"), YUAN) == Decimal("-6.4")


def test_a_pace_of_things_is_the_next_whole() -> None:
    assert needed(judged("1", "1", pace="26.1"), HOUSES) == 27


def test_a_ratio_below_its_ceiling_is_said_in_words(app: Dashboard) -> None:
    assert "上限" in shown(app, "/target/avg_guarantee_fee_rate").text
    assert "the ceiling" in shown(app, "/target/avg_guarantee_fee_rate?lang=en").text
