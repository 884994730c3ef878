"""Columns of another month or year beside the figure: read for what they are, never booked as this month's."""

from __future__ import annotations

from decimal import Decimal

import pytest

from targets.vocabulary import Severity
from tests.make_workbooks import DISTRICTS, codes, empty_book, finding, flat_list, put_rows, reading

NAME = "创新型中小企业"


@pytest.mark.parametrize("head", ["去年同期", "上年同期数", "2022年同期", "2022年1—5月累计"])
def test_last_years_figure_is_kept_beside_this_years(head: str) -> None:
    header = ("指标名称", "单位", "累计数", head, "同比%")
    read = reading(flat_list(header, [(NAME, "家", 5000, 4000, 25)]))
    assert [one.value for one in read.observations] == [5000]
    stated = {one.what: one.value for one in read.stated_figures}
    assert stated == {"last_year": 4000, "on_last_year_percent": 25}


def test_a_fraction_of_growth_is_told_by_last_years_figure() -> None:
    header = ("指标名称", "单位", "累计数", "去年同期", "同比")
    read = reading(flat_list(header, [(NAME, "家", 5000, 4000, 0.25)]))
    assert [one.value for one in read.stated_figures][-1] == Decimal(25)


@pytest.mark.parametrize(
    "header", [("2022年5月", "2023年5月"), ("2022年12月", "2023年5月"), ("2022年底", "2023年5月")]
)
def test_the_filing_months_column_is_read_and_its_kind_asked_about(header: tuple[str, ...]) -> None:
    read = reading(flat_list(("指标名称", "单位", *header), [(NAME, "家", 9000, 12980)]))
    assert [one.value for one in read.observations] == [12980]
    assert finding(read, "kind_unstated").severity is Severity.WARNING


def test_a_header_without_the_filing_month_gives_no_figure() -> None:
    header = ("指标名称", "单位", "2022年4月", "2023年4月")
    read = reading(flat_list(header, [(NAME, "家", 9000, 12980)]))
    assert read.observations == ()
    assert "column_of_other_month" in codes(read)


def test_months_of_one_year_side_by_side_are_no_totals() -> None:
    header = ("指标名称", "单位", "2023年4月", "2023年5月")
    assert reading(flat_list(header, [(NAME, "家", 480, 500)])).observations == ()


@pytest.mark.parametrize(
    "header",
    [
        ("上月累计", "本月累计"),
        ("上期累计", "本期累计"),
        ("比年初", "期末"),
        ("同比", "年内累计"),
        ("全年目标", "完成"),
    ],
)
def test_plain_heads_are_read_without_a_question(header: tuple[str, ...]) -> None:
    read = reading(flat_list(("指标名称", "单位", *header), [(NAME, "家", 25, 12980)]))
    assert [one.value for one in read.observations] == [12980]
    assert codes(read) == []


def test_the_months_total_alone_may_be_the_months_own() -> None:
    read = reading(flat_list(("指标名称", "单位", "本月累计"), [(NAME, "家", 12980)]))
    assert codes(read) == ["kind_unstated"]


@pytest.mark.parametrize("head", ["2022年底", "2022年12月", "去年同期"])
def test_districts_have_the_months_column_beside_an_earlier_ones(head: str) -> None:
    book = empty_book()
    sheet = book.create_sheet("Sheet1")
    sheet["A1"], sheet["A2"] = "2023年5月各区创新型中小企业情况", "单位：家"
    rows = [("区", NAME, None), (None, head, "2023年5月")]
    put_rows(sheet, [*rows, *((name, 90, 100) for name in DISTRICTS)], 3)
    sheet.merge_cells("B3:C3")
    assert {one.value for one in reading(book).observations} <= {100}


@pytest.mark.parametrize("unit", [None, "亿元"])
def test_hundred_millions_in_a_heads_brackets_are_of_yuan(unit: str | None) -> None:
    book = flat_list(("指标名称", "单位", "累计（亿）"), [("无缝续贷", unit, 5000)])
    (read,) = reading(book, "人民银行上海总部2023年5月.xlsx").observations
    assert read.value == 5000 * 10**8


def test_hundred_millions_in_a_head_beside_another_unit_are_refused() -> None:
    book = flat_list(("指标名称", "单位", "累计（亿）"), [("无缝续贷", "万元", 5000)])
    assert reading(book, "人民银行上海总部2023年5月.xlsx").observations == ()
