"""Which numbers of a text are offered, and which belong to names, dates and documents."""

from __future__ import annotations

import pytest

from ingest.suggestions import suggested_numbers

LENDING = (
    "截至5月末，普惠贷款余额1.01万亿元，同比增长33.2%，累计投放续贷超5000亿元；召开对接会12场……"
)
ENGLISH = "Balance of 1.01 trillion yuan, up 33.2%; over 500 billion yuan renewed in 12 meetings"


def test_amounts_percentages_and_counts_stand_in_the_order_of_the_text() -> None:
    assert suggested_numbers(LENDING) == ("1.01万亿元", "33.2%", "超5000亿元", "12场")


def test_they_stand_as_written() -> None:
    text = "服务近700家、３，２００户，投放约 1,234.5万元，占40％以上，新增3万多户"
    assert suggested_numbers(text) == (
        *("近700家", "３，２００户", "约 1,234.5万元", "40％以上", "3万多户"),
    )


def test_english_amounts_are_offered_too() -> None:
    assert suggested_numbers(ENGLISH) == (
        *("1.01 trillion yuan", "33.2%", "over 500 billion yuan", "12 meetings"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "2023年5月31日印发，2023年1—5月，截至6月15日",
        "落实第14条和“28条”政策措施，28条措施全部启动",
        "沪企服办〔2023〕1号、第8期简报、第3批",
        "联系电话：021-23112233，13812345678",
        "推进“百亿”工程、“百一”行动，五五购物节、千校万企、百场万企",
        "the “10 billion” project and the 10 billion project",
        "100亿工程、“10亿元”专项",
        "为期3个月，15个工作日内办结，7×24小时服务",
        "1. 加强宣传；2. 继续推进",
        "In May 2023 enterprises were visited",
        "无",
        "",
    ],
)
def test_years_dates_names_and_documents_are_no_suggestions(text: str) -> None:
    assert suggested_numbers(text) == ()


def test_a_count_of_projects_is_one_though_a_project_has_a_name() -> None:
    assert suggested_numbers("实施项目12个、专项3项，投资100亿元") == ("12个", "3项", "100亿元")


def test_a_long_text_is_read_at_once() -> None:
    assert len(suggested_numbers("服务企业700家，" * 3000)) == 3000
