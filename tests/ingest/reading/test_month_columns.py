"""A column a month: refused with what it is, and with the column that the month due stands in."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from tests.make_workbooks import flat_list, place, reading

TITLE = "2023年中小企业重点指标完成情况"


def by_month(*heads: str, filled: int, title: str = TITLE) -> Workbook:
    figures = [12000 + number if number < filled else None for number in range(len(heads))]
    return flat_list(
        ("指标名称", "计量单位", *heads), [("创新型中小企业", "家", *figures)], title=title
    )


@pytest.mark.parametrize(
    ("title", "file", "expected"),
    [
        (TITLE, "报表.xlsx", "4月（F）"),
        ("2023年3月中小企业重点指标完成情况", "报表.xlsx", "3月（E）"),
        (TITLE, "报表2023年2月.xlsx", "2月（D）"),
    ],
)
def test_the_refusal_names_the_months_and_the_column_of_the_month_due(
    title: str, file: str, expected: str
) -> None:
    heads = tuple(f"{month}月" for month in range(1, 13))
    (said,) = reading(by_month(*heads, filled=4, title=title), file).findings
    assert (said.code, place(said)) == ("months_as_columns", "Sheet1!C3")
    assert (said.seen, said.expected) == ("、".join(heads), expected)


def test_two_months_of_one_year_are_named_too() -> None:
    (said,) = reading(by_month("2023年9月", "2023年10月", filled=2)).findings
    assert (said.code, said.expected) == ("months_as_columns", "2023年10月（D）")


def test_two_columns_that_say_that_they_are_totals_are_still_read() -> None:
    title = "2023年5月中小企业重点指标完成情况月报表"
    (figure,) = reading(by_month("4月累计", "5月累计", filled=2, title=title)).observations
    assert figure.value == 12001
