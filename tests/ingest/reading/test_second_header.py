"""Words below a header, and columns of words beside the figures, are never passed over in silence."""

from __future__ import annotations

import pytest

from ingest.reading import Reading
from targets.vocabulary import Severity
from tests.make_workbooks import CODES, DISTRICTS, codes, empty_book, finding, flat_list, put_rows
from tests.make_workbooks import reading as read_book

SUBHEADS = (
    *("预计数", "从业人员", "分解任务", "申报数", "拟认定", "去年", "上年同期", "占全市比重"),
    *(
        "位次",
        "新增",
        "营收",
        "缺口",
        "奖励金额",
        "撤销数",
        "（预计）",
        "（人）",
        "2022年",
    ),
)
QUALIFIERS = {
    "统计时间": "2023-04",
    "数据时点": "2023年4月末",
    "年份": "2022",
    "状态": "预测",
    "性质": "预计",
    "行业": "制造业",
    "口径": "有效期内",
    "批次": "第二批",
    "区域": "全国",
    "园区": "张江",
    "街镇": "花木街道",
    "是否计入": "否",
    "版本": "初稿",
}
UNKNOWN_WITHIN = ("数据来源口径", "问题数据", "进展阶段", "备注口径", "说明（口径）")
HARMLESS = (
    "备注（说明）",
    "未完成原因",
    "责任处室",
    "联系人",
    "电话",
    "填报人",
    "审核人",
    "数据来源",
    "工作进展",
    "主要做法",
)


def below(subhead: str) -> Reading:
    book = empty_book()
    sheet = book.create_sheet("Sheet1")
    sheet["A1"], sheet["A2"] = "2023年5月各区创新型中小企业情况", "单位：家"
    rows = [("区", "创新型中小企业"), (None, subhead)]
    put_rows(sheet, [*rows, *((name, 100) for name in DISTRICTS)], 3)
    return read_book(book)


def beside(head: str, text: object) -> Reading:
    header = ("指标名称", head, "单位", "累计数")
    return read_book(flat_list(header, [("创新型中小企业", text, "家", 12980)]))


@pytest.mark.parametrize("subhead", SUBHEADS)
def test_no_figure_is_taken_below_words_that_are_not_understood(subhead: str) -> None:
    read = below(subhead)
    assert read.observations == ()
    assert {each.severity for each in read.findings} >= {Severity.ERROR}


@pytest.mark.parametrize("subhead", ["累计", "有效期内"])
def test_words_that_are_understood_below_a_header_leave_its_figures(subhead: str) -> None:
    assert len(below(subhead).observations) == len(CODES)


@pytest.mark.parametrize(("unit", "value"), [("（家）", 100), ("家", 100), ("（百家）", 10_000)])
def test_a_unit_below_a_header_is_the_figures_own(unit: str, value: int) -> None:
    assert {one.value for one in below(unit).observations} == {value}


@pytest.mark.parametrize(("head", "text"), QUALIFIERS.items())
def test_a_column_of_words_that_is_not_understood_is_asked_about(head: str, text: str) -> None:
    said = finding(beside(head, text), "text_column_unread")
    assert (said.severity, said.seen, said.expected) == (Severity.WARNING, head, text)


@pytest.mark.parametrize("head", HARMLESS)
def test_a_column_that_cannot_change_a_figure_is_not_asked_about(head: str) -> None:
    assert "text_column_unread" not in codes(beside(head, "张三"))


@pytest.mark.parametrize("head", UNKNOWN_WITHIN)
def test_a_harmless_word_within_a_head_does_not_make_it_harmless(head: str) -> None:
    assert "text_column_unread" in codes(beside(head, "有效期内"))


@pytest.mark.parametrize("subhead", ["预计数", "新增", "上年同期"])
def test_the_words_that_were_not_understood_are_named_in_their_cell(subhead: str) -> None:
    said = finding(below(subhead), "unknown_layout")
    assert (said.cell and said.cell.address, said.seen) == ("B4", f"创新型中小企业 / {subhead}")
