"""The targets of an issue, as they are told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from targets.board import Board
from targets.catalogue import Catalogue
from tests.briefing.spoken import known, row, said
from tests.make_briefing import (
    PAGES,
    SEPTEMBER,
    september,
)
from tests.make_targets import figure, ratio, submission


def test_a_sum_is_told_with_share_path_and_pace() -> None:
    lending = row("lending")
    assert (lending.value, lending.target, lending.bar) == ("219 亿元", "> 300 亿元", 73)
    assert lending.remarks == (
        "完成 73.0%（序时 75.0%）",
        "较预期 −6 亿元",
        "今后每月须完成 27 亿元",
    )


def test_the_same_sum_in_english_with_its_own_units() -> None:
    lending = row("lending", "en")
    assert (lending.value, lending.target) == ("21.9 billion yuan", "> 30 billion yuan")
    assert lending.remarks == (
        "73.0% done (time share 75.0%)",
        "−600 million yuan against the path",
        "needs 2.7 billion yuan a month",
    )


def test_a_level_without_baseline_has_no_bar_and_no_share() -> None:
    fast = row("fast_firms")
    assert fast.bar is None
    assert fast.remarks == ("较目标 −37 家", "今后每月须增 13 家")


def test_a_band_reads_as_one_in_both_languages() -> None:
    assert row("parks").target == "约 6 个"
    assert row("parks", "en").target == "about 6 stations"


def test_a_target_not_yet_due_is_not_measured() -> None:
    assert row("champions").word == "未到期"
    assert row("champions").remarks == ()


def test_a_target_without_figure_has_a_dash_and_nothing_else() -> None:
    fee = row("guarantee_fee")
    assert (fee.value, fee.word, fee.bar, fee.month) == ("—", "未报", None, "")


def test_points_are_told_of_shares() -> None:
    assert "较目标 +1.5个百分点" in row("procurement").remarks
    assert "+1.5 pp against the target" in row("procurement", "en").remarks


def test_an_average_is_asked_for_where_the_year_counts() -> None:
    board = known(ratio("hotline", "2025-09", (90, 100), source="industry"))
    assert any(said.startswith("今后平均须达 1") for said in row("hotline", board=board).remarks)


def test_a_level_that_must_fall_is_told_to_fall() -> None:
    board = september()
    line = board.line["loans"]
    falling = replace(line, city=replace(line.city, needed_per_month=Decimal(-3 * 10**8)))
    lines = tuple(falling if one is line else one for one in board.lines)
    assert "今后每月须降 3 亿元" in row("loans", board=replace(board, lines=lines)).remarks


def test_a_figure_of_an_earlier_month_says_of_which() -> None:
    assert row("relief").month == "数据截至2025年3月"
    assert row("lending").month == ""


def test_an_overdue_report_and_an_explanation_stand_beside_the_figure() -> None:
    assert "逾期未报" in row("relief").remarks
    assert "报送单位说明：两个站点合并，<b>按一个</b>统计" in row("stations").remarks


def test_a_number_opens_its_page_of_that_month_and_moment() -> None:
    assert row("loans").url == (
        f"{PAGES}/target/loans?period=2025-09&lang=zh&as_of=2025-10-22T09%3A00%3A00%2B08%3A00"
    )


def test_a_published_figure_is_marked_as_such() -> None:
    board = known(figure("tech_firms", "2025-09", 900))
    assert row("tech_firms", board=board).origin == ""
    catalogue = board.catalogue
    [point] = catalogue.indicator["tech_firms"].published
    moved = replace(
        catalogue.indicator["tech_firms"], published=(replace(point, period=SEPTEMBER),)
    )
    assert row("tech_firms", board=_with(board, catalogue, moved)).origin == "公开"


def _with(board: Board, catalogue: Catalogue, indicator: Any) -> Board:
    others = [one for one in catalogue.indicators if one.id != indicator.id]
    return replace(board, catalogue=replace(catalogue, indicators=(*others, indicator)))


def test_among_real_figures_the_made_up_ones_say_so_one_by_one() -> None:
    sent = submission(1, "industry", "industry_monthly", "2025-09")
    demo = replace(submission(2, "banking", "banking_monthly", "2025-09"), is_made_up=True)
    board = known(
        figure("tech_firms", "2025-09", 1000, submission=1),
        figure("loans", "2025-09", 88 * 10**9, source="banking", submission=2),
        submissions=(sent, demo),
    )
    assert (row("tech_firms", board=board).origin, row("loans", board=board).origin) == ("", "虚构")
    assert "标注“虚构”" in said(board=board).warning


def test_a_ceiling_tells_how_far_below_it_the_figure_is() -> None:
    board = known(ratio("guarantee_fee", "2025-09", (1, 100), source="treasury"))
    assert row("guarantee_fee", board=board).remarks == ("较上限 −0.2个百分点",)


def test_a_band_is_held_against_its_number_and_never_against_a_path() -> None:
    assert row("parks").remarks == ("较目标 0 个",)
    assert row("parks", board=known(figure("parks", "2025-09", 9))).remarks == ("较目标 +3 个",)


def test_once_arrived_a_target_is_held_against_its_number() -> None:
    assert "较目标 +300 个" in row("new_jobs").remarks
