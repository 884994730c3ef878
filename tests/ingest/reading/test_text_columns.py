"""Columns of words beside the figures: what is said of every row, of some, and of the sheet's own month."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.reading import Reading
from targets.vocabulary import Severity
from tests.make_workbooks import codes, finding, flat_list, place
from tests.make_workbooks import reading as read_book

NAMES = ("创新型中小企业", "绿色工厂", "专精特新中小企业")


def beside(head: str, *texts: object) -> Reading:
    rows = [(name, text, "家", 80) for name, text in zip(NAMES, texts, strict=False)]
    return read_book(flat_list(("指标名称", head, "单位", "累计数"), rows))


def asked(read: Reading) -> list[str]:
    return [one for one in codes(read) if one in ("text_column_unread", "row_qualified")]


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("月份", "2023年5月"),
        ("月份", "5月"),
        ("月份", 5),
        ("年份", 2023),
        ("统计时间", date(2023, 5, 31)),
        ("数据时点", "2023年5月末"),
    ],
)
def test_a_column_of_the_sheets_own_month_is_not_asked_about(head: str, text: object) -> None:
    assert asked(beside(head, text, text)) == []


@pytest.mark.parametrize(
    ("head", "own", "other"),
    [
        ("状态", "正式", "预测"),
        ("月份", "2023年5月", "2023年4月"),
        ("月份", 5, 4),
        ("年份", 2023, 2022),
        ("是否计入", "是", "否"),
    ],
)
def test_each_row_that_says_otherwise_is_asked_about(head: str, own: object, other: object) -> None:
    read = beside(head, own, other, other)
    said = [one for one in read.findings if one.code == "row_qualified"]
    assert [(place(one), one.severity) for one in said] == [
        ("Sheet1!D5", Severity.WARNING),
        ("Sheet1!D6", Severity.WARNING),
    ]


@pytest.mark.parametrize("text", ["正式", "正式数", "已审核"])
def test_a_column_that_calls_the_figures_final_is_not_asked_about(text: str) -> None:
    assert asked(beside("状态", text, text)) == []


def test_what_all_rows_say_is_one_question() -> None:
    assert asked(beside("状态", "预测", "预测", "预测")) == ["text_column_unread"]


def test_one_question_names_the_different_texts_of_a_column() -> None:
    said = finding(beside("批次", "第一批", "第二批", "第二批"), "text_column_unread")
    assert (said.seen, said.expected) == ("批次", "第一批、第二批")


def test_many_different_texts_are_shortened() -> None:
    rows = [("绿色工厂", f"第{number}批", "家", 8) for number in range(1, 8)]
    book = flat_list(("指标名称", "批次", "单位", "累计数"), rows)
    said = finding(read_book(book), "text_column_unread")
    assert said.expected == "第1批、第2批、第3批、第4批、第5批…"
