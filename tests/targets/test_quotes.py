"""Every quote stands, word for word, in its clause of the notice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from targets.catalogue import Catalogue
from targets.quotes import clauses, folded, unlisted_clauses, unproven
from tests.make_targets import TINY, tiny_catalogue

NOTICE = (TINY / "notice.txt").read_text(encoding="utf-8")
ENGLISH = """Preface (1) is no clause here.

1. Raising firms

 (1) Raise firms.
At least 100   firms, as in list:
  (1) small ones
 (2) Keep firms. (3) is no clause here either.

2. Money

(3) Lend more.

Page 160
"""


def quoting(quote: str, clause: int = 3) -> Catalogue:
    target = replace(tiny_catalogue().target["loans"], quote=quote, clause=clause)
    return replace(tiny_catalogue(), targets=(target,), parameters=(), actions=())


def test_every_quote_of_the_tiny_notice_stands_in_its_clause() -> None:
    assert unproven(tiny_catalogue(), NOTICE) == ()


def test_the_text_has_the_clauses_that_the_catalogue_lists() -> None:
    assert unlisted_clauses(tiny_catalogue(), NOTICE) == ((), ())


def test_a_longer_text_shows_the_clauses_that_are_not_listed() -> None:
    assert unlisted_clauses(tiny_catalogue(), NOTICE + "\n（六）其他。\n") == ((6,), ())


def test_a_shorter_text_shows_the_clauses_that_it_lacks() -> None:
    assert unlisted_clauses(tiny_catalogue(), NOTICE[: NOTICE.index("（五）")]) == ((), (5,))


def test_a_quote_that_is_nowhere_is_absent() -> None:
    (fault,) = unproven(quoting("贷款余额达到950亿元"), NOTICE)
    assert (fault.code, fault.entry, fault.elsewhere) == ("quote_absent", "loans", ())


def test_a_quote_of_another_clause_says_which() -> None:
    (fault,) = unproven(quoting("服务热线"), NOTICE)
    assert (fault.code, dict(fault.values)["clauses"]) == ("quote_elsewhere", "4")


def test_a_quote_does_not_reach_across_a_chapter() -> None:
    assert unproven(quoting("（市工信局、市人社局）二、扩大融资", clause=2), NOTICE)


def test_a_line_break_within_chinese_means_nothing() -> None:
    assert unproven(quoting("其中高成长企业超过200家", clause=1), NOTICE) == ()


def test_one_changed_digit_is_found() -> None:
    assert unproven(quoting("贷款累计投放超过３00亿元"), NOTICE)


def test_quotes_of_parameters_and_actions_are_proven_too() -> None:
    parameter = replace(tiny_catalogue().parameters[0], quote="没有这句")
    action = replace(tiny_catalogue().actions[0], quote="也没有这句")
    catalogue = replace(tiny_catalogue(), targets=(), parameters=(parameter,), actions=(action,))
    assert [fault.entry for fault in unproven(catalogue, NOTICE)] == [
        "fast_firm_reward",
        "a2_guide",
    ]


def test_arabic_clauses_begin_at_a_line_s_beginning_and_rise() -> None:
    assert list(clauses(ENGLISH)) == [1, 2, 3]


def test_a_list_within_a_clause_belongs_to_it() -> None:
    assert clauses(ENGLISH)[1] == "Raise firms. At least 100 firms, as in list: (1) small ones"


def test_a_chapter_ends_a_clause() -> None:
    assert clauses(ENGLISH)[2] == "Keep firms. (3) is no clause here either."


def test_a_text_without_clauses_has_none() -> None:
    assert clauses("Nothing is numbered here.") == {}


@pytest.mark.parametrize(
    ("mark", "number"), [("一", 1), ("十", 10), ("十九", 19), ("二十", 20), ("二十八", 28)]
)
def test_chinese_numbers_are_read(mark: str, number: int) -> None:
    assert list(clauses(f"（{mark}）条文。")) == [number]


def test_a_broken_number_is_no_crash() -> None:
    assert clauses("（二三十）条文。") == {}


def test_white_space_is_folded() -> None:
    assert folded(" a  b\n c 中\n文 ") == "a b c中文"
