"""Lists of one indicator in one workbook are one whole: repeats, counts and reported figures."""

from __future__ import annotations

from ingest.reading import Reading
from tests.make_rosters import entry, roster_sheet_of
from tests.make_targets import tiny_catalogue
from tests.make_workbooks import codes, empty_book, finding, reading

FILE = "市工信局企业名单2025-5.xlsx"
TITLE = "科技型企业名单（截至2025年5月）"


def read(first: tuple[int, ...], second: tuple[int, ...], *, title: str = TITLE) -> Reading:
    """Two sheets of enterprises; the second one's title is given."""
    book = empty_book()
    roster_sheet_of(*map(entry, first), book=book, name="东片")
    roster_sheet_of(*map(entry, second), book=book, name="西片", title=title)
    return reading(book, FILE, of=tiny_catalogue())


def test_an_enterprise_in_two_lists_counts_once_and_is_told_with_its_sheet() -> None:
    found = read((1, 2), (3, 2))
    assert [(one.rows, one.counted, one.duplicates) for one in found.rosters] == [
        (2, 2, 0),
        (2, 1, 1),
    ]
    told = finding(found, "roster_duplicate_list")
    assert (told.expected, str(told.cell and told.cell.sheet)) == ("东片!C4", "西片")


def test_a_row_that_does_not_count_repeats_nothing() -> None:
    book = empty_book()
    roster_sheet_of(entry(1, until="2024-01-31"), book=book, name="东片")
    roster_sheet_of(entry(1), book=book, name="西片")
    found = reading(book, FILE, of=tiny_catalogue())
    assert [one.counted for one in found.rosters] == [0, 1]
    assert "roster_duplicate_list" not in codes(found)


def test_lists_of_two_indicators_are_apart() -> None:
    found = read((1, 2), (2, 3), title="企业花名册（2025年5月）")
    assert len({one.indicator for one in found.rosters}) == 2
    assert [one.counted for one in found.rosters] == [2, 2]


def test_many_repeats_are_told_once() -> None:
    found = read(tuple(range(1, 9)), tuple(range(1, 9)))
    told = finding(found, "roster_duplicate_list_many")
    assert dict(told.values) == {"count": "8", "cells": "C3–C10"}


def test_three_lists_know_the_first_place_of_each() -> None:
    book = empty_book()
    for name, numbers in (("一", (1, 2)), ("二", (3,)), ("三", (3, 1))):
        roster_sheet_of(*map(entry, numbers), book=book, name=name)
    found = reading(book, FILE, of=tiny_catalogue())
    told = [one.expected for one in found.findings if one.code == "roster_duplicate_list"]
    assert told == ["二!C3", "一!C3"]
