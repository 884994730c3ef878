"""Enterprises that were struck off or are only proposed do not count; what is not certain is asked about."""

from __future__ import annotations

from typing import Any

import pytest

from ingest.reading import Reading
from ingest.roster.findings import findings
from store.rosters import RosterFault
from tests.make_rosters import HEADER, MAY, checked_list, entry, faults, roster_sheet_of
from tests.make_targets import tiny_catalogue
from tests.make_workbooks import codes, finding, reading

LOST = RosterFault.NOT_STANDING.value
NOT_STANDING = (
    "撤销",
    "已取消资格",
    "注销",
    "2023年3月迁出",
    "未通过",
    "拟认定",
    "待审",
    "×",
    "否",
    "无效",
)
STANDING = (
    "有效",
    "已认定",
    "复核通过",
    "正常",
    "是",
    "√",
    "存续（在营、开业、在册）",
    "未撤销",
    "",
    None,
)
UNCLEAR = ("撤销后重新认定", "公示无异议", "摸底", "到期待复核")
FILE = "市工信局企业名单2025-5.xlsx"


def with_column(head: str, *texts: Any) -> dict[str, Any]:
    """One enterprise for each text below a column of its own."""
    rows = [(*entry(number), text) for number, text in enumerate(texts, 1)]
    return {"rows": rows, "header": (*HEADER, head)}


def faults_below(head: str, *texts: Any) -> list[str | None]:
    built = with_column(head, *texts)
    return faults(*built["rows"], header=built["header"])


def said_below(head: str, *texts: Any) -> list[str]:
    built = with_column(head, *texts)
    checked = checked_list(*built["rows"], header=built["header"])
    return [one.code for one in findings(checked, MAY.last_day)]


@pytest.mark.parametrize("text", NOT_STANDING)
def test_an_enterprise_that_does_not_stand_is_not_counted_and_told(text: str) -> None:
    assert faults_below("状态", text, "有效") == [LOST, None]
    assert said_below("状态", text, "有效") == ["roster_not_standing"]


@pytest.mark.parametrize("text", STANDING)
def test_an_enterprise_that_stands_is_counted_and_not_asked_about(text: str | None) -> None:
    assert (faults_below("状态", text, "有效"), said_below("状态", text, "有效")) == (
        [None, None],
        [],
    )


@pytest.mark.parametrize("text", UNCLEAR)
def test_a_state_that_says_neither_is_counted_and_asked_about(text: str) -> None:
    assert faults_below("认定状态", text) == [None]
    assert said_below("认定状态", text) == ["roster_state_unclear"]


@pytest.mark.parametrize(("text", "fault"), [("是", LOST), ("否", None), ("√", LOST), ("", None)])
def test_a_yes_below_a_question_of_loss_says_that_it_does_not_stand(
    text: str, fault: str | None
) -> None:
    assert faults_below("是否撤销", text) == [fault]


@pytest.mark.parametrize("text", ["2022年撤销", "已迁出本区", "未通过复核"])
def test_a_remark_may_say_so_too(text: str) -> None:
    assert faults_below("备注", text, "联系人张三") == [LOST, None]


def test_a_remark_on_what_is_to_come_is_counted_and_asked_about() -> None:
    assert faults_below("备注", "拟申报国家级") == [None]
    assert said_below("备注", "拟申报国家级") == ["roster_state_unclear"]


def test_other_remarks_say_nothing() -> None:
    assert said_below("备注", "联系人张三", "总部在外省") == []


def test_every_column_of_states_is_read() -> None:
    rows = [(*entry(1), "通过", "是"), (*entry(2), "通过", "否")]
    assert faults(*rows, header=(*HEADER, "审核结果", "是否撤销")) == [LOST, None]


def test_an_enterprise_that_was_struck_off_and_recognised_again_counts_once() -> None:
    rows = [(*entry(1), "撤销"), (*entry(1), "有效")]
    assert faults(*rows, header=(*HEADER, "状态")) == ["duplicate", None]


@pytest.mark.parametrize("name", ["甲公司（已注销）", "甲公司(2023年撤销)", "甲公司【迁出】"])
def test_the_name_may_say_so_in_brackets(name: str) -> None:
    assert faults(entry(1, name=name), entry(2, name="注销事务所（上海）有限公司")) == [LOST, None]


def test_a_row_with_a_bad_code_keeps_that_as_its_reason() -> None:
    (fault,) = faults((*entry(1, code="坏"), "撤销"), header=(*HEADER, "状态"))
    assert fault == "code_malformed"


def test_many_rows_are_told_once_with_their_ranges() -> None:
    built = with_column("状态", *["撤销"] * 4, "有效", *["注销"] * 3)
    checked = checked_list(*built["rows"], header=built["header"])
    (one,) = findings(checked, MAY.last_day)
    assert (one.code, dict(one.values)) == (
        "roster_not_standing_many",
        {"count": "7", "cells": "G3–G6、G8–G10"},
    )


def test_many_rows_that_are_not_certain_are_one_question() -> None:
    assert said_below("状态", *["摸底"] * 6) == ["roster_state_unclear_many"]


def test_the_sum_of_the_reasons_is_the_number_of_rows() -> None:
    built = with_column("状态", "撤销", "有效", "待审")
    roster = checked_list(*built["rows"], header=built["header"]).roster("tech_firms")
    assert (roster.rows, roster.counted, roster.not_standing) == (3, 1, 2)


@pytest.mark.parametrize(
    "title",
    ["科技型企业撤销名单", "拟认定科技型企业名单", "科技型企业公示名单", "科技型企业申报名单"],
)
def test_a_list_of_enterprises_that_do_not_stand_is_no_indicators_list(title: str) -> None:
    read = reading_of(title)
    assert [roster.indicator for roster in read.rosters] == [None]
    assert finding(read, "roster_not_standing_list").seen == f"{title}(截至2025年5月)"


def test_a_title_that_says_both_is_counted_and_asked_about() -> None:
    read = reading_of("科技型企业名单（认定、撤销）")
    assert [roster.indicator for roster in read.rosters] == ["tech_firms"]
    assert "roster_list_unclear" in codes(read)


def test_a_sheets_name_speaks_of_its_list() -> None:
    assert "roster_not_standing_list" in codes(reading_of("科技型企业名单", sheet="撤销"))


def reading_of(title: str, sheet: str = "企业名单") -> Reading:
    book = roster_sheet_of(entry(1), title=f"{title}（截至2025年5月）", name=sheet).parent
    return reading(book, FILE, of=tiny_catalogue())
