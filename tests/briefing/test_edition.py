"""What a letter says around its news and numbers, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.digest import digest
from targets.vocabulary import (
    LANGUAGES,
    Language,
)
from tests.briefing.spoken import known, said
from tests.make_briefing import (
    august,
    reader,
    september,
)
from tests.make_targets import figure, submission


def test_the_subject_tells_month_and_what_wants_attention() -> None:
    assert said().subject == "【演示】政策目标监测月报（2025年9月）：恐难完成或落后 1 项，未报 7 份"
    assert said("en").subject == (
        "[demo] Policy targets, September 2025 – unlikely or behind: 1, reports missing: 7"
    )


def test_a_letter_made_up_for_says_so_in_subject_and_title() -> None:
    late = said(is_late=True)
    assert late.subject.startswith("【演示】【补发】")
    assert late.title.startswith("【演示】【补发】")
    assert "[late issue]" in said("en", is_late=True).title


def test_the_stamp_tells_the_moment_in_the_notices_own_time() -> None:
    assert said().stamp.endswith("按 2025-10-22 09:00 已入库的报送")


def test_the_summary_counts_every_target_once() -> None:
    assert said().summary == (
        "12 项量化目标中，达标、有望完成或达到预期进度 4 项，恐难完成或落后 1 项，"
        "尚难判断、推进中或未到期 5 项，未报 2 项。"
    )
    assert sum(tile.number for tile in said().tiles) == 12
    assert sum(count.number for count in said().counts) == 12


def test_a_standing_of_no_target_is_not_listed() -> None:
    assert 0 not in {count.number for count in said().counts}


def test_made_up_figures_are_warned_of() -> None:
    assert said().warning == "演示数据：除标注“公开”外，本期数字均为虚构。"


def test_real_figures_are_not() -> None:
    real = known(
        figure("tech_firms", "2025-09", 1000),
        submissions=(submission(1, "industry", "industry_monthly", "2025-09"),),
    )
    assert said(board=real).warning == ""
    assert not said(board=real).subject.startswith("【演示】")


def test_a_made_up_file_that_was_never_accepted_warns_of_nothing() -> None:
    refused = replace(
        submission(2, "banking", "banking_monthly", "2025-09"), is_made_up=True, accepted_seq=0
    )
    assert said(board=known(submissions=(refused,))).warning == ""


def test_who_is_behind_is_told_in_the_sentence_of_the_pages_with_the_lead() -> None:
    [line] = said().behind.items
    assert line == (
        "▼ 截至9月底，小微贷款投放219亿元，完成目标300亿元的73.0%（序时75.0%，慢2个百分点）。"
        "缺上一年全年数，不作预测。"
        "距目标还差81亿元，今后3个月每月须完成27亿元。牵头单位：市委金融办。"
    )


def test_nothing_behind_is_said() -> None:
    quiet = said(board=august(), told=digest(august(), None, reader()))
    assert (quiet.behind.items, quiet.behind.empty) == ((), "没有恐难完成或落后的事项。")


def test_a_truncated_notice_is_said_to_be_one() -> None:
    assert "现有文本到第（五）条为止，全文共7条。" in said().notes


def test_a_notice_that_is_whole_says_nothing_of_it() -> None:
    board = september()
    whole = replace(board.catalogue.notice, clauses_in_source=7)
    board = replace(board, catalogue=replace(board.catalogue, notice=whole))
    assert len(said(board=board).notes) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_the_first_figure_every_target_waits_for_one(language: Language) -> None:
    empty = said(language, board=known())
    rows = [row for group in empty.groups for row in group.rows]
    assert {row.value for row in rows} == {"—"}
    assert empty.warning == ""
