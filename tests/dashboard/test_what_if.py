"""What if, and the months' notes: on the target's page and in its chart, each by its address."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from dashboard.access import Identity
from dashboard.address import read_address
from dashboard.boards import Boards
from dashboard.document import Dashboard
from dashboard.figures.trajectory import trajectory
from dashboard.view import View
from store.engine import Store
from targets.board import Line
from targets.vocabulary import LANGUAGES, Language
from tests.make_pages import DAYS, fixed_clock, shanghai, shown

LOANS = "/target/inclusive_loans_balance"
SMES = "/target/innovative_smes"


def view_of(filled: Store, address: str) -> View:
    look = Boards(filled, shanghai(), DAYS, fixed_clock).look()
    asked = read_address(address, timezone="Asia/Shanghai")
    return View(look.board, asked, Identity(), look.months, look.latest)


def words_on_chart(filled: Store, address: str) -> str:
    view = view_of(filled, address)
    line: Line = view.board.line[address.partition("?")[0].rpartition("/")[2]]
    figure: dict[str, Any] | None = trajectory(view, line)
    assert figure is not None
    return " ".join(label["text"] for label in figure["layout"]["annotations"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_assumptions_are_reckoned_without_being_asked(
    app: Dashboard, language: Language
) -> None:
    said = shown(app, f"{LOANS}?lang={language}").text
    wanted = ("保持近3个月速度", "与去年同期增加的一样多", "恰好够达到目标")
    if language == "en":
        wanted = ("Pace of the last 3 months", "As much as last year", "Just enough for the target")
    assert [words for words in wanted if words not in said] == []


def test_one_s_own_pace_is_reckoned_and_drawn(app: Dashboard, filled: Store) -> None:
    address = f"{SMES}?pace=900&unit={quote('家')}"
    assert "若今后每月增加900家" in shown(app, address).text
    assert "试算 " in words_on_chart(filled, address)


def test_an_amount_means_the_same_in_the_other_language(app: Dashboard) -> None:
    address = f"{LOANS}?pace=100&unit={quote('亿元')}"
    said = shown(app, f"{address}&lang=en").text
    assert "10 billion yuan" in said


def test_a_growth_is_reckoned(app: Dashboard) -> None:
    assert "若今后各月合计比去年同期增长10.0%" in shown(app, f"{LOANS}?growth=10").text


@pytest.mark.parametrize("typed", ["pace=abc", "growth=much", "pace=12%E5%88%86", "pace=nan"])
def test_what_cannot_be_read_is_said_to_be_so(app: Dashboard, typed: str) -> None:
    assert "没看懂这个数" in shown(app, f"{SMES}?{typed}").text


@pytest.mark.parametrize("asked", ["assume=nothing", "unit=x", "growth="])
def test_an_unknown_assumption_is_none(app: Dashboard, filled: Store, asked: str) -> None:
    assert "今后怎么走" in shown(app, f"{SMES}?{asked}").text
    assert "试算 " not in words_on_chart(filled, f"{SMES}?{asked}")


def test_a_ratio_has_no_what_if(app: Dashboard) -> None:
    assert "今后怎么走" not in shown(app, "/target/avg_guarantee_fee_rate").text


def test_the_forecast_stands_on_the_chart_with_its_range(filled: Store) -> None:
    said = words_on_chart(filled, LOANS)
    assert "预计 " in said
    assert "—" in said


def test_a_correction_is_told_under_the_chart_old_and_new(app: Dashboard) -> None:
    (told,) = shown(app, SMES).every("ol", "noted")
    assert "更正" in str(told)
    assert "→" in str(told)


def test_a_month_s_note_bears_its_number_in_the_chart(filled: Store) -> None:
    assert "<b>1</b>" in words_on_chart(filled, SMES)
