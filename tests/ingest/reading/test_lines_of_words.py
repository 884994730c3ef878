"""Headings, notes, remarks and names that say more of the figures than that they are this month's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from ingest.reading import Reading
from targets.vocabulary import Severity
from tests.ingest.reading.test_traps import GREEN, HEADER, LOWER, below, table
from tests.make_workbooks import (
    codes,
    district_table,
    figure,
    finding,
    reading,
)

Build: TypeAlias = Callable[[str], Reading]

ZERO = ("零碳工厂", "家", 2)
ASKING = frozenset(
    {
        *("section_unclear", "section_of_other_month", "section_not_whole", "section_of_area"),
        *("title_of_part", "title_of_forecast", "note_changes_meaning", "remark_changes_meaning"),
        "area_qualified",
    }
)


def within(words: str) -> Reading:
    """A row of words inside one list, with one figure below it."""
    return reading(table(HEADER, GREEN, (words,), ZERO))


def next_page(words: str) -> Reading:
    """Words over the same header again."""
    return reading(below((words,), HEADER, ZERO))


def lower(words: str) -> Reading:
    """Words over a table with another header."""
    return reading(below((words,), LOWER, (*ZERO, 5)))


def noted(words: str) -> Reading:
    return reading(table(HEADER, GREEN, (words,)))


def remarked(words: str) -> Reading:
    return reading(table((*HEADER, "备注"), (*GREEN, words)))


def named(name: str) -> Reading:
    book = district_table()
    sheet = book.worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    next(cell for cell in cells if cell.value == "浦 东 新 区").value = name
    return reading(book)


def asked(read: Reading) -> frozenset[str]:
    return ASKING & set(codes(read))


UNCLEAR = (
    *("二、全国", "二、江苏省", "全国情况", "长三角", "二、本月新增", "当月新增", "二、制造业"),
    *(
        "二、其中：民营企业",
        "其中",
        "二、作废",
        "以下数据作废",
        "二、模拟数据（仅供测试）",
        "二、目标",
    ),
    *(
        "目标分解",
        "二、有效期内",
        "申报数",
        "拟认定",
        "同比",
        "增量",
        "一、大型银行",
        "二、区级",
        "草稿",
    ),
)
OF_OTHER_MONTHS = (
    *("2023年4月", "二、4月数据", "二、6月", "6月计划", "2022年", "二、2022年", "附：2022年数据"),
    *("2022年5月", "表二：2022年5月", "（二）截至2023年4月30日"),
)
HARMLESS = (
    *(
        "二、绿色发展",
        "绿色发展指标",
        "（二）培育情况",
        "二、金融支持",
        "2. 数字化转型",
        "创新型中小企业",
    ),
    *(
        "二、全市",
        "一、上海市",
        "5月",
        "2023年5月",
        "二、2023年1—5月完成情况",
        "表2 零碳工厂",
        "续表",
    ),
    *("第二部分", "二、强化金融赋能服务", "绿色工厂及零碳工厂情况", "市经信委重点指标", "2023年"),
)


@pytest.mark.parametrize("build", [within, next_page, lower])
@pytest.mark.parametrize("words", UNCLEAR)
def test_a_heading_that_may_mean_something_else_is_asked_about(build: Build, words: str) -> None:
    assert asked(build(words))


@pytest.mark.parametrize("build", [within, next_page])
@pytest.mark.parametrize("words", OF_OTHER_MONTHS)
def test_a_heading_of_another_month_is_refused(build: Build, words: str) -> None:
    assert finding(build(words), "section_of_other_month").severity is Severity.ERROR


@pytest.mark.parametrize("build", [within, next_page, lower])
@pytest.mark.parametrize("words", HARMLESS)
def test_a_heading_that_only_names_what_follows_is_silent(build: Build, words: str) -> None:
    assert asked(build(words)) == set()


def test_the_question_names_the_heading_and_the_rows_below_it() -> None:
    found = finding(within("二、全国"), "section_unclear")
    assert (found.cell and found.cell.address, found.seen) == ("A5", "二、全国")
    assert dict(found.values) == {"rows": "6"}


def test_a_line_merged_over_the_whole_row_is_read_too() -> None:
    book = table(("序号", *HEADER), (1, *GREEN), ("二、全国情况",), (2, *ZERO))
    book.worksheets[0].merge_cells("A5:D5")
    assert asked(reading(book)) == {"section_unclear"}


def test_a_lesser_heading_below_does_not_take_the_doubt_away() -> None:
    rows = (("一、2022年",), ("（一）绿色发展",), ZERO, ("二、2023年",), GREEN)
    found = finding(reading(table(HEADER, *rows)), "section_of_other_month")
    assert dict(found.values) == {"rows": "6"}


def test_the_whole_below_a_district_is_the_whole_again() -> None:
    rows = (("一、浦东新区",), ("创新型", "家", 10), ("二、全市",), ("创新型", "家", 90))
    read = reading(table(HEADER, *rows))
    assert figure(read, "innovative_smes").value == 90
    assert codes(read).count("section_of_area") == 1


def test_a_lower_table_with_a_month_of_its_own_is_that_months() -> None:
    read = lower("表2 2023年4月")
    assert figure(read, "zero_carbon_factories", period="2023-04").value == 2


@pytest.mark.parametrize("words", ["表2 专精特新（2022年）", "二、2022年情况"])
def test_a_lower_table_of_another_year_is_refused(words: str) -> None:
    assert asked(lower(words)) == {"section_of_other_month"}


@pytest.mark.parametrize("words", ["二、全国", "2022年", "申报数", "目标"])
def test_a_heading_among_districts_is_read_too(words: str) -> None:
    rows = (("黄浦区", 3), (words,), ("浦东新区", 10))
    assert asked(reading(table(("区名", "创新型"), *rows)))


NOTES = (
    *("注：本表数据为4月末数", "注：以上为预计数", "注：本表为2022年同期数据", "注：不含浦东新区"),
    *(
        "备注：数据截至2023年4月30日",
        "说明：5月数据尚未核定，暂按4月数填列",
        "数据截止日期：2023年4月30日",
    ),
    *("统计截止时间：2023-04-30", "数据时点：2023年4月", "更新时间：2023年4月30日", "以上为预计数"),
    *("注：以上为快报数", "注：累计数为有效期内数", "注：年报口径后为13,100家", "说明：全市共9家"),
    *(
        "注：1.绿色工厂为4月末数；2.其他为5月末数。",
        "注：数据为截至5月20日。",
        "注：未核",
        "注：季度日均",
    ),
    *(
        "以上均为5月当月数",
        "注：含待公告的3家",
        "（以上为快报数）",
        "统计口径：有效期内",
        "统计期：5月1日至5月20日",
    ),
    *(
        "数据时点：2023年5月15日",
        "数据来源：各区上报（未核）",
        "报告期：2023年5月中旬",
        "填报日期：2023年5月15日",
    ),
)
NOTES_THAT_CHANGE_NOTHING = (
    *(
        "注：含复核通过企业。",
        "注：企业迁移按现注册地统计，分区之和与全市数不等。",
        "注：余额为时点数。",
    ),
    *(
        "注：数据截至2023年5月31日",
        "说明：本表按月报送，每月5日前报送。",
        "注：依据2022年5月印发的办法认定。",
    ),
    *("填报日期：2023年6月5日", "注：3月数据更正为8000家。", "注：当月净增可能为负。"),
    *(
        "注：单户授信1000万元及以下。",
        "注：本月新增3家。",
        "注：全市8家均已公示。",
        "注：截至2023年5月共8家",
    ),
    *(
        "统计口径：全市",
        "统计期：2023年5月1日至5月31日",
        "数据时点：2023年5月末",
        "注：较4月增加1家。",
    ),
)


@pytest.mark.parametrize("words", NOTES)
def test_a_note_that_changes_what_the_figures_mean_is_asked_about_once(words: str) -> None:
    assert codes(noted(words)).count("note_changes_meaning") == 1


@pytest.mark.parametrize("words", NOTES_THAT_CHANGE_NOTHING)
def test_a_note_that_only_explains_is_silent(words: str) -> None:
    assert asked(noted(words)) == set()


@pytest.mark.parametrize(
    "words",
    ["统计口径：有效期内", "口径：累计申报通过", "数据状态：未审定", "填报日期：2023年5月10日"],
)
def test_a_line_above_the_figures_that_says_what_is_counted_is_asked_about(words: str) -> None:
    book = table(HEADER, GREEN)
    book.worksheets[0]["C2"] = words
    assert asked(reading(book)) == {"note_changes_meaning"}


def test_a_heading_that_ends_before_the_month_does_is_asked_about() -> None:
    assert asked(lower("截至5月20日"))


@pytest.mark.parametrize("words", NOTES[:3])
def test_a_note_above_the_figures_is_read_too(words: str) -> None:
    book = table(HEADER, GREEN)
    book.worksheets[0]["C2"] = words
    read = reading(book)
    assert asked(read) or "period_ambiguous" in codes(read)


@pytest.mark.parametrize("words", ["4月数", "去年同期数", "预计数", "未含浦东", "截至2023年4月底"])
def test_a_remark_that_changes_what_a_figure_means_is_asked_about(words: str) -> None:
    found = finding(remarked(words), "remark_changes_meaning")
    assert (found.severity, found.seen) == (Severity.WARNING, words)


@pytest.mark.parametrize("words", ["截至5月底", "含复核通过企业", "较上月增加1家", "无"])
def test_a_remark_that_only_explains_is_silent(words: str) -> None:
    assert asked(remarked(words)) == set()


TITLES = (
    *(
        "中小企业重点指标目标分解表",
        "重点指标计划表",
        "全国中小企业指标",
        "长三角中小企业指标",
        "指标（模板样例）",
    ),
    *(
        "中小企业指标（草稿）",
        "中小企业指标（作废）",
        "同比增量表",
        "企业申报情况",
        "江苏省中小企业指标",
    ),
    *("各区创新型中小企业计划", "模拟数据"),
    *(
        "指标（截至5月20日）",
        "当月数据表",
        "上旬旬报",
        "预报",
        "抽样调查",
        "问卷统计",
        "月报（浦东除外）",
    ),
    *("重点企业监测月报", "月报（送审稿）"),
)


@pytest.mark.parametrize("words", TITLES)
def test_a_title_that_speaks_of_no_result_or_not_of_the_city_is_asked_about(words: str) -> None:
    assert asked(reading(table(HEADER, GREEN, title=f"2023年5月{words}")))


@pytest.mark.parametrize(
    "words", ["目标任务完成情况表", "工作进展月报", "重点指标统计表", "计划执行情况"]
)
def test_a_title_of_results_is_silent(words: str) -> None:
    assert asked(reading(table(HEADER, GREEN, title=f"2023年5月{words}"))) == set()


@pytest.mark.parametrize("name", ["浦东新区（4月）", "浦东新区 (预计)", "浦东新区（2022年）"])
def test_a_district_with_words_in_brackets_that_change_its_figure_is_asked_about(name: str) -> None:
    assert finding(named(name), "area_qualified").severity is Severity.WARNING


@pytest.mark.parametrize(
    "name",
    [
        "上海市浦东新区",
        "新区",
        "1.浦东新区",
        "（1）浦东新区",
        "浦东新区：",
        "一、浦东新区",
        "浦东新区（5月）",
    ],
)
def test_a_district_is_known_with_the_city_a_number_or_a_colon(name: str) -> None:
    read = named(name)
    assert figure(read, "innovative_smes", "310115").value == 100
    assert asked(read) == set()
