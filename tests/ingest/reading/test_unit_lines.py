"""A line above or below a table that says the unit of all its figures."""

from __future__ import annotations

import pytest

from ingest.reading import Reading
from tests.make_workbooks import Row, codes, flat_list, reading

FILE = "人民银行上海总部2023年5月.xlsx"


def loans(line: str, *rows: Row, header: Row = ("项目", "期末余额", "比年初")) -> Reading:
    whole = rows or (("普惠型小微企业贷款余额", 100756300, 9220900),)
    return reading(flat_list(header, [*whole, (line,)]), FILE)


@pytest.mark.parametrize("line", ["注：本表金额单位均为万元", "单位：万元", "注：金额单位为万元。"])
def test_a_unit_below_the_table_is_the_sheets_where_nothing_else_says_one(line: str) -> None:
    (loan,) = loans(line).observations
    assert loan.value == 100756300 * 10**4


def test_a_line_between_the_rows_is_not_the_sheets() -> None:
    rows = (("普惠型小微企业贷款余额", 1, 1), ("单位：万元",), ("无缝续贷", 2, 2))
    read = loans("注：以上", *rows)
    assert read.observations == ()
    assert "other_unit_line" in codes(read)


def test_a_unit_of_money_says_nothing_of_what_is_counted() -> None:
    header = ("指标名称", "单位", "累计数")
    rows = [("创新型中小企业", "家", 12980), ("注：本表金额单位均为万元",)]
    assert codes(reading(flat_list(header, rows))) == []


def test_a_head_with_another_unit_is_asked_about() -> None:
    header = ("项目", "期末余额（亿元）", "比年初（亿元）")
    read = loans(
        "注：本表金额单位均为万元", ("普惠型小微企业贷款余额", 10075.63, 922.09), header=header
    )
    assert [one.value for one in read.observations] == [1007563000000]
    assert "unit_against_line" in codes(read)


@pytest.mark.parametrize("unit", ["亿美元", "万港元", "USD million"])
def test_a_line_in_another_currency_refuses_the_table(unit: str) -> None:
    book = flat_list(
        ("项目", "期末余额（亿元）", "比年初（亿元）"),
        [("普惠型小微企业贷款余额", 10075.63, 922.09)],
    )
    book.worksheets[0]["C2"] = f"单位：{unit}"
    assert codes(reading(book, FILE)).count("currency_not_yuan") == 1


@pytest.mark.parametrize("line", ["百家", "人", "万户"])
@pytest.mark.parametrize("head", ["累计数（家）", "累计数"])
def test_a_line_that_counts_otherwise_than_the_head_is_asked_about(line: str, head: str) -> None:
    book = flat_list(("指标名称", head), [("创新型中小企业", 12980), ("绿色工厂", 8)])
    book.worksheets[0]["B2"] = f"单位：{line}"
    is_scaled = head == "累计数" and line != "人"
    assert codes(reading(book)) == ([] if is_scaled else ["unit_against_line"])


def test_a_line_that_lists_the_heads_unit_among_others_is_not_asked_about() -> None:
    book = flat_list(("指标名称", "累计数（家）"), [("创新型中小企业", 12980)])
    book.worksheets[0]["B2"] = "单位：个、家、亿元"
    assert codes(reading(book)) == []
