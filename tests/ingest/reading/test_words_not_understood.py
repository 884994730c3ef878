"""Titles and notes: what every form says is passed over, what changes figures and what is unknown is asked."""

from __future__ import annotations

import pytest

from tests.ingest.reading.test_traps import GREEN, HEADER, table
from tests.make_workbooks import codes, finding, reading

KNOWN_NOTES = (
    "注：较4月增加1家。",
    "注：1.余额为时点数；2.口径为法人及辖内分行汇总。",
    "填报人：张三　审核人：李四　联系电话：021-23110000",
    "说明：本表按月报送，每月5日前报送。",
    "注：数据来自各区。",
    "（1）按注册地统计；（2）余额为时点数。",
)
UNKNOWN_NOTES = (
    "注：本月起采用新口径。",
    "注：家数由三方机构摸排得出。",
    "数字取整，部分区沿旧。",
    "有效",
    "注：较4月",
    "按去年底",
)
KNOWN_TITLES = (
    "上海辖内银行业小微金融服务情况表",
    "绿色工厂月报表",
    "市经信委重点指标完成情况",
    "2023年上海市助企“若干措施”落实情况统计表",
    "上海市促进中小企业发展工作领导小组办公室",
    "知识产权质押融资情况表",
    "稳就业工作情况",
)
UNKNOWN_TITLES = (
    "绿色工厂（新办法）",
    "绿色工厂摸排数",
    "入库情况",
    "市级绿色工厂情况",
    "大型企业绿色工厂情况",
)


def noted(words: str) -> list[str]:
    return codes(reading(table(HEADER, GREEN, (words,))))


def titled(words: str) -> list[str]:
    return codes(reading(table((words,), HEADER, GREEN)))


@pytest.mark.parametrize("words", KNOWN_NOTES)
def test_a_note_that_every_form_has_asks_nothing(words: str) -> None:
    assert "note_unclear" not in noted(words)


@pytest.mark.parametrize("words", UNKNOWN_NOTES)
def test_a_note_that_nobody_understands_is_asked_about(words: str) -> None:
    assert {"note_unclear", "note_changes_meaning"} & set(noted(words))


@pytest.mark.parametrize("words", KNOWN_TITLES)
def test_a_title_of_known_words_asks_nothing(words: str) -> None:
    assert "title_unclear" not in titled(words)


@pytest.mark.parametrize("words", UNKNOWN_TITLES)
def test_a_title_with_other_words_is_asked_about(words: str) -> None:
    assert "title_unclear" in titled(words)


def test_a_title_that_is_asked_about_already_is_not_asked_about_twice() -> None:
    said = codes(reading(table(("2023年5月重点企业摸排表",), HEADER, GREEN)))
    assert ("title_of_part" in said, "title_unclear" in said) == (True, False)


def test_the_question_stands_at_the_words() -> None:
    found = finding(reading(table(HEADER, GREEN, ("注：本月起采用新口径。",))), "note_unclear")
    assert found.cell is not None
    assert found.seen == "注:本月起采用新口径。"


@pytest.mark.parametrize("column", ["备注", "属性", "牵头单位", "说明"])
@pytest.mark.parametrize("words", ["按4月数填", "预计数", "合计不含浦东"])
def test_words_beside_a_figure_that_change_it_are_asked_about(column: str, words: str) -> None:
    assert "remark_changes_meaning" in codes(reading(table((*HEADER, column), (*GREEN, words))))


def test_words_beyond_the_last_column_are_read_too() -> None:
    assert "remark_changes_meaning" in codes(reading(table(HEADER, (*GREEN, None, "应为13100"))))
    assert codes(reading(table(HEADER, (*GREEN, None, "已核对")))) == []


def test_an_explanation_that_changes_its_figure_is_told_with_itself_as_the_answer() -> None:
    read = reading(table((*HEADER, "说明"), (*GREEN, "此为预计数")))
    assert finding(read, "remark_changes_meaning").explanation == "此为预计数"


def test_an_explanation_that_changes_nothing_is_not_asked_about() -> None:
    assert codes(reading(table((*HEADER, "说明"), (*GREEN, "4月集中认定一批，去年基数低")))) == []


def test_what_heads_an_official_form_is_neither_asked_about_nor_its_month() -> None:
    heads = (
        ("表　　号：沪经信统1表",),
        ("制定机关：上海市经济和信息化委员会",),
        ("批准文号：沪统审字〔2023〕18号",),
        ("有效期至：2024年12月",),
        ("内部资料　注意保存",),
    )
    read = reading(table(heads[0], *heads[1:], HEADER, GREEN))
    assert (codes(read), str(read.period)) == ([], "2023-05")


@pytest.mark.parametrize("name", ["作废", "新口径", "重点企业", "2022", "不含浦东"])
def test_a_sheet_name_that_nobody_understands_is_asked_about(name: str) -> None:
    assert "sheet_name_unclear" in codes(reading(table(HEADER, GREEN, sheet=name)))


@pytest.mark.parametrize("name", ["Sheet1 (2)", "报表", "普惠金融", "5月", "2023", "数据源"])
def test_a_sheet_name_of_known_words_asks_nothing(name: str) -> None:
    assert codes(reading(table(HEADER, GREEN, sheet=name))) == []


@pytest.mark.parametrize(
    "name", ["5月月报（草稿）.xlsx", "作废-5月.xlsx", "5月计划.xlsx", "5月（不含浦东）.xlsx"]
)
def test_a_file_name_of_a_draft_a_plan_or_a_part_is_asked_about(name: str) -> None:
    assert "file_name_unclear" in codes(reading(table(HEADER, GREEN), name))


@pytest.mark.parametrize("name", ["5月报表(终稿) 王五 改2.xlsx", "工作计划完成情况5月.xlsx"])
def test_other_words_of_a_file_name_say_nothing(name: str) -> None:
    assert codes(reading(table(HEADER, GREEN), name)) == []
