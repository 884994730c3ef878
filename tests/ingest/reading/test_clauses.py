"""A clause is found by its number in any spelling, or by its title; where it is not certain, it is not."""

from __future__ import annotations

import pytest

from ingest.clauses import Named, action_named, by_title, is_chapter, named
from tests.make_workbooks import catalogue

TITLE = "加大普惠金融支持"


@pytest.mark.parametrize(
    "text",
    [
        *(
            f"（十四）{TITLE}",
            f"(14){TITLE}",
            f"（１４） {TITLE}",
            f"第14条 {TITLE}",
            f"第十四条{TITLE}",
        ),
        *(
            f"14.{TITLE}",
            f"14、{TITLE}",
            f"14．{TITLE}",
            f"十四、{TITLE}",
            f"⑭{TITLE}",
            f"⒁{TITLE}",
        ),
        *(f"条款14：{TITLE}", f"14 {TITLE}", f"（十四）\n{TITLE}", f"Clause 14: {TITLE}"),
    ],
)
def test_a_number_is_found_in_every_spelling(text: str) -> None:
    assert named(text) == Named(14, TITLE)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("（一）", 1),
        ("（十）", 10),
        ("第十一条", 11),
        ("（二十）", 20),
        ("（廿五）", 25),
        ("(二十八)", 28),
    ],
)
def test_chinese_numerals_are_read(text: str, number: int) -> None:
    assert named(text).number == number


@pytest.mark.parametrize("text", ["", TITLE, "14.1", "14家企业", "十十", "2023年", "一批项目"])
def test_what_is_no_number_of_a_clause_is_none(text: str) -> None:
    assert named(text) == Named(None, text)


@pytest.mark.parametrize("text", ["（十四）、（十五）", "第14、15条", "14-16", "(14)(15)"])
def test_several_clauses_are_none_for_certain(text: str) -> None:
    found = named(text)
    assert (found.number, found.is_several) == (None, True)


def test_a_long_word_after_the_number_is_no_second_clause() -> None:
    assert named("十四、一批项目").number == 14


@pytest.mark.parametrize("title", [TITLE, f"{TITLE}力度", "Increase inclusive financial services"])
def test_a_title_names_its_clause(title: str) -> None:
    assert by_title(title, catalogue()) == 14


@pytest.mark.parametrize("title", ["", "加大", "其他工作", "支持企业"])
def test_words_that_many_titles_share_name_none(title: str) -> None:
    assert by_title(title, catalogue()) is None


def test_a_chapter_is_no_clause() -> None:
    assert is_chapter("四、强化金融赋能服务", catalogue())
    assert not is_chapter(f"（十四）{TITLE}", catalogue())


@pytest.mark.parametrize(
    ("work", "action"),
    [
        ("落实信贷奖补政策", "a14_1"),
        ("1. 推行普惠金融顾问制度", "a14_2"),
        ("无缝续贷工程", "a14_4"),
        ("信贷奖补政策、普惠金融顾问制度", None),
        ("加强中小微企业服务", None),
        ("", None),
    ],
)
def test_the_words_on_the_work_name_one_action_or_none(work: str, action: str | None) -> None:
    assert action_named(work, 14, catalogue()) == action


def test_a_name_with_words_left_out_is_known() -> None:
    work = "开展“一链一策一批”融资促进行动"
    assert action_named(work, 16, catalogue()) == "a16_3"
