"""Rows of the overview in the order of a column: the worst first, what says nothing last."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from dashboard.document import Dashboard
from dashboard.theme import ORDER
from tests.make_pages import Shown, shown, text
from wording import say

WORDS = [say(f"judging.standing_{standing}", "zh") for standing in ORDER]


def rows(page: Shown) -> list[Any]:
    (table,) = page.every("table", "targets")
    bodies = [body for body in table[2] if body[0] == "tbody"]
    return [
        row
        for body in bodies
        for row in body[2]
        if row[0] == "tr" and row[1].get("className") != "group"
    ]


def cell(row: Any, name: str) -> str:
    return text(next(c for c in row[2] if name in c[1].get("className", "").split()))


def test_rows_stand_by_chapters_unless_asked_otherwise(app: Dashboard) -> None:
    assert shown(app, "/").every("tr", "group")
    assert not shown(app, "/?sort=gap").every("tr", "group")


def test_by_standing_the_worst_is_first(app: Dashboard) -> None:
    found = [cell(row, "standing") for row in rows(shown(app, "/?sort=standing"))]
    judged = [WORDS.index(word) for word in found if word in WORDS]
    assert all(before >= after for before, after in pairwise(judged))


def test_what_is_not_judged_is_last(app: Dashboard) -> None:
    last = rows(shown(app, "/?sort=standing"))[-1]
    assert cell(last, "standing") == "只展示不评价"


@pytest.mark.parametrize("column", ["standing", "gap", "chance", "month"])
def test_no_row_is_lost_in_another_order(app: Dashboard, column: str) -> None:
    def names(page: Shown) -> list[str]:
        return sorted(cell(row, "target") for row in rows(page))

    assert names(shown(app, f"/?sort={column}")) == names(shown(app, "/"))


def test_the_head_says_which_order_it_is(app: Dashboard) -> None:
    heads = shown(app, "/?sort=chance").every("th")
    assert [text(head) for head in heads if "aria-sort" in head[1]] == ["期末可能"]


def test_the_chosen_order_can_be_left(app: Dashboard) -> None:
    (chosen,) = [a for a in shown(app, "/?sort=gap").every("th") if "aria-sort" in a[1]]
    (link,) = chosen[2]
    assert "sort" not in link[1]["href"]


def test_an_unknown_order_is_the_usual_one(app: Dashboard) -> None:
    assert shown(app, "/?sort=luck").every("tr", "group")


def test_an_order_and_a_filter_go_together(app: Dashboard) -> None:
    page = shown(app, "/?sort=gap")
    filters = [node[1]["href"] for node in page.every("a", "filter")]
    assert filters
    assert all("sort=gap" in href for href in filters)
