"""Columns of plain text line up, in a font where a Chinese character is as wide as two letters."""

from __future__ import annotations

from briefing.aligned import aligned, filled, width


def test_a_chinese_character_takes_two_columns() -> None:
    assert width("小微贷款 10 亿元") == 16


def test_an_accent_takes_none() -> None:
    assert width("e\N{COMBINING ACUTE ACCENT}") == 1


def test_columns_line_up_whatever_the_script() -> None:
    lines = aligned([("贷款余额", "9,154 亿元", "a"), ("Loans", "3 家", "b")], right=frozenset({1}))
    assert lines == ("贷款余额  9,154 亿元  a", "Loans           3 家  b")


def test_no_line_ends_in_spaces() -> None:
    assert aligned([("a", ""), ("bb", "c")]) == ("a", "bb  c")


def test_no_rows_give_no_lines() -> None:
    assert aligned([]) == ()


def test_parts_share_a_line_as_long_as_they_fit() -> None:
    assert filled(["推进中", "较目标 −3 家", "x"], columns=20) == ("推进中", "较目标 −3 家 | x")


def test_a_part_that_is_too_long_has_its_own_line_and_is_never_cut() -> None:
    assert filled(["a", "b" * 30, "c"], columns=10) == ("a", "b" * 30, "c")
