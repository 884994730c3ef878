"""An unknown form is proposed a mapping by its words and its cells."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from ingest.layout import Role
from ingest.opening.bounds import position
from store.engine import Store
from tests.make_mappings import FILE, column, ledger, mappings_of, proposed
from tests.make_workbooks import content


def test_the_header_is_found_where_no_word_of_it_is_known(store: Store) -> None:
    found = proposed(store)
    assert (found.top, found.bottom, found.rows) == (3, 4, "indicator")


@pytest.mark.parametrize(
    ("letters", "role", "told_by"),
    [
        ("A", Role.IGNORED, "known"),
        ("B", Role.LABEL, "cells"),
        ("C", Role.UNIT, "cells"),
        ("D", Role.TARGET, "like"),
        ("E", Role.MONTH, "like"),
        ("F", Role.FIGURE, "like"),
    ],
)
def test_each_column_is_proposed_for_what_it_most_resembles(
    store: Store, letters: str, role: Role, told_by: str
) -> None:
    found = column(proposed(store), letters)
    assert (found.role, found.told_by) == (role, told_by)


def test_a_header_like_nothing_known_is_left_to_the_person(store: Store) -> None:
    book = load_workbook(BytesIO(ledger()))
    book.worksheets[0]["G3"] = "甲乙丙丁"
    assert column(proposed(store, content(book)), "G").told_by == "none"


def test_a_column_of_another_time_is_never_proposed_as_this_months_figure(store: Store) -> None:
    book = load_workbook(BytesIO(ledger()))
    book.worksheets[0]["F4"] = "上年滚动合计"
    assert column(proposed(store, content(book)), "F").role is not Role.FIGURE


@pytest.mark.parametrize("header", ["本月末户数", "本月累计户数"])
def test_a_level_at_the_months_end_is_never_proposed_as_the_months_own(
    store: Store, header: str
) -> None:
    book = load_workbook(BytesIO(ledger()))
    book.worksheets[0]["F4"] = header
    assert column(proposed(store, content(book)), "F").role is not Role.MONTH


def test_a_name_nearly_known_is_proposed_for_its_indicator(store: Store) -> None:
    (name,) = proposed(store).names
    assert (name.label, name.row, name.indicator) == ("小巨人培育企业", 7, "little_giants")


def test_the_picture_shows_every_cell_at_its_own_place(store: Store) -> None:
    grid = {row.row: {cell.column: cell for cell in row.cells} for row in proposed(store).grid}
    row, number = position("F5") or (0, 0)
    assert (grid[row][number].text, grid[row][number].is_amount) == ("12980", True)


def test_districts_downwards_are_seen_as_such(store: Store) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["五月培育进展"])
    sheet.append(["板块", "创新型中小企业", "专精特新中小企业"])
    for name, one, other in (("浦东新区", 812, 511), ("黄浦区", 220, 90), ("徐汇区", 330, 120)):
        sheet.append([name, one, other])
    assert proposed(store, content(book)).rows == "area"


def test_a_sheet_without_names_beside_numbers_is_no_table(store: Store) -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "请各单位按时报送"
    assert mappings_of(store).propose(content(book), FILE) is None
