"""`app.py what-if`: assumptions read, ends told, nothing recorded."""

from __future__ import annotations

import json

import pytest

from commands.what_if import run
from targets.board import Board, board
from targets.calendar import WorkingDays
from tests.make_targets import known, monthly, tiny_catalogue

BILLION = 10**9


def shown() -> Board:
    past = monthly(
        "lending", [2 * BILLION * k for k in range(1, 13)], start="2024-01", source="banking"
    )
    now = monthly("lending", [3 * BILLION, 6 * BILLION, 9 * BILLION], source="banking")
    return board(tiny_catalogue(), known(*past, *now), working_days=WorkingDays())


def asked(
    target: str = "lending",
    growth: str | None = None,
    per_month: str | None = None,
    *,
    as_json: bool = False,
) -> int:
    return run(shown(), target, growth=growth, per_month=per_month, as_json=as_json, language="zh")


@pytest.mark.parametrize("growth", ["25", "25%", " 25 % ".replace(" %", "%")])
def test_growth_is_percent(growth: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(growth=growth) == 0
    assert "同比" not in capsys.readouterr().err


@pytest.mark.parametrize("amount", ["2000000000", "20亿元", "2,000,000,000", "200,000万元"])
def test_an_amount_bears_its_unit(amount: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(per_month=amount) == 0
    assert "若今后每月增加20亿元，到12月底为270亿元" in capsys.readouterr().out


def test_the_document_has_exact_amounts(capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(growth="-10", per_month="20亿元", as_json=True) == 0
    growth, pace = json.loads(capsys.readouterr().out)
    assert (growth["value"], growth["end"], growth["is_met"]) == (-0.1, "25200000000", False)
    assert (pace["end"], pace["gap_to_target"]) == ("27000000000", "-3000000000")


@pytest.mark.parametrize("amount", ["twenty", "20家", "20 亿 元 吧", "nan", "1e40", ""])
def test_what_is_no_amount_of_this_target_is_refused(
    amount: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(per_month=amount) == 2
    assert "不能理解" in capsys.readouterr().err


@pytest.mark.parametrize("growth", ["much", "nan", "inf", "1e99"])
def test_what_is_no_growth_is_refused(growth: str) -> None:
    assert asked(growth=growth) == 2


def test_an_unknown_target_and_no_assumption_are_wrong_use() -> None:
    assert (asked("nothing", growth="1"), asked()) == (2, 2)


def test_a_target_that_cannot_be_reckoned_so_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert asked("guarantee_fee", growth="1") == 0
    assert "不能这样推算" in capsys.readouterr().out
