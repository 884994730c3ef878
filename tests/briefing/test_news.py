"""What is new since the last issue, as it is told."""

from __future__ import annotations

from dataclasses import replace

from briefing.digest import digest
from targets.vocabulary import (
    Change,
    Standing,
)
from tests.briefing.spoken import said
from tests.make_briefing import (
    august,
    issue,
    reader,
    september,
)


def changed(before: Standing, after: Standing) -> str:
    told = replace(
        issue(), changes=(Change("loans", before, after),), newly_reported=(), restatements=()
    )
    [line] = said(told=told).news.items
    return line


def test_the_news_begin_with_what_fell_behind() -> None:
    assert said().news.items == (
        "转为恐难完成或落后：▼ 小微贷款投放（达到预期进度 → 落后预期进度）",
        "新报：● 新增岗位 15,300 个（已完成）",
        "更正：小微贷款投放（市委金融办，2025年8月）201 亿元 → 196 亿元",
    )


def test_the_same_news_in_english() -> None:
    assert said("en").news.items == (
        "Newly unlikely or behind: ▼ Loans disbursed (On schedule → Behind schedule)",
        "Newly reported: ● New jobs, 15,300 jobs (Achieved)",
        (
            "Corrected: Loans disbursed (Financial Commission, August 2025) "
            "20.1 billion yuan → 19.6 billion yuan"
        ),
    )


def test_one_that_caught_up_is_told_as_such() -> None:
    assert changed(Standing.BEHIND, Standing.ON_SCHEDULE).startswith("赶上：▲ ")


def test_one_that_was_behind_and_reports_no_more_has_not_caught_up() -> None:
    assert changed(Standing.BEHIND, Standing.NO_DATA).startswith("状态变化：○ ")


def test_one_that_stays_behind_in_another_way_is_a_change_of_standing() -> None:
    assert changed(Standing.BEHIND, Standing.MISSED).startswith("状态变化：× ")


def test_what_fell_behind_comes_before_what_caught_up_and_the_rest_last() -> None:
    changes = (
        Change("loans", Standing.OPEN, Standing.ACHIEVED),
        Change("relief", Standing.BEHIND, Standing.ON_SCHEDULE),
        Change("stations", Standing.ON_SCHEDULE, Standing.BEHIND),
    )
    told = replace(issue(), changes=changes, newly_reported=(), restatements=())
    assert [line.partition("：")[0] for line in said(told=told).news.items] == [
        "转为恐难完成或落后",
        "赶上",
        "状态变化",
    ]


def test_corrections_of_districts_are_counted() -> None:
    [pair] = issue().restatements
    areas = ("990101", "990102")
    pairs = [replace(pair, new=replace(pair.new, area=area)) for area in areas]
    told = replace(issue(), restatements=(pair, *pairs), changes=(), newly_reported=())
    assert said(told=told).news.items[1:] == (
        "更正：小微贷款投放（市委金融办，2025年8月）2 个区的数字",
    )


def test_the_first_issue_says_that_there_is_none_before() -> None:
    first = said(told=digest(september(), None, reader()))
    assert (first.news.items, first.news.empty) == ((), "本期为首期，尚无上期可比。")
    assert first.news.head == "一、与上期相比"


def test_no_news_are_said_to_be_none() -> None:
    same = said(board=august(), told=digest(august(), august(), reader()))
    assert (same.news.items, same.news.empty) == ((), "与上期相比没有变化。")


def test_the_news_name_the_month_that_they_compare_with() -> None:
    assert said().news.head == "一、与上期（2025年8月）相比"
