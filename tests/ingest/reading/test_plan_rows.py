"""计划 and 完成 as rows: what is planned is never read as what was reached."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from targets.vocabulary import CITY, Severity
from tests.make_workbooks import (
    CODES,
    DISTRICTS,
    Row,
    codes,
    finding,
    flat_list,
    place,
    reading,
    values,
)

HEADER = ("指标名称", "类别", "累计数（家）")


def in_pairs(planned: str, done: str) -> Workbook:
    rows: list[Row] = [
        ("创新型中小企业", planned, 20000),
        ("创新型中小企业", done, 12980),
        ("绿色工厂", planned, 30),
        ("绿色工厂", done, 8),
    ]
    return flat_list(HEADER, rows)


@pytest.mark.parametrize(
    ("planned", "done"), [("计划", "完成"), ("目标", "实际"), ("年度任务", "完成数")]
)
def test_of_a_planned_row_and_one_of_what_was_done_only_the_second_is_read(
    planned: str, done: str
) -> None:
    read = reading(in_pairs(planned, done))
    assert values(read) == {"innovative_smes": 12980, "green_factories": 8}
    said = finding(read, "plan_rows_not_read")
    assert (codes(read), said.severity) == (["plan_rows_not_read"], Severity.NOTE)


def test_a_name_merged_over_both_rows_names_each() -> None:
    book = in_pairs("计划", "完成")
    book.worksheets[0].merge_cells("A4:A5")
    assert values(reading(book))["innovative_smes"] == 12980


def test_planned_rows_of_districts_are_not_the_districts_figures() -> None:
    names = zip(("全市", *DISTRICTS), (1600, *(100 for _ in DISTRICTS)), strict=True)
    rows = [
        (name, kind, figure - (kind == "完成"))
        for name, figure in names
        for kind in ("计划", "完成")
    ]
    book = flat_list(("区", "类别", "创新型中小企业（家）"), rows)
    read = reading(book)
    found = {one.area: one.value for one in read.observations}
    assert found == {CITY: 1599, **dict.fromkeys(CODES, 99)}
    assert codes(read) == ["plan_rows_not_read"]


def test_a_planned_row_alone_is_asked_about_at_its_mark() -> None:
    rows: list[Row] = [("创新型中小企业", "完成", 12980), ("绿色工厂", "计划", 30)]
    read = reading(flat_list(HEADER, rows))
    said = finding(read, "plan_rows_not_read")
    assert (said.severity, place(said)) == (Severity.WARNING, "Sheet1!B5")
    assert values(read) == {"innovative_smes": 12980}
