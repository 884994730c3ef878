"""Figures of another area, another body or another year never come in under the wrong name."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from targets.vocabulary import Hints, Period, Severity
from tests.make_workbooks import (
    L1_TITLE,
    Row,
    codes,
    figure,
    finding,
    flat_list,
    place,
    put_rows,
    reading,
)

PUDONG = "填报单位：浦东新区人民政府"
LONG = ("指标名称", "地区", "单位", "累计数")
SHORT = ("指标名称", "单位", "累计数")
LOANS = ("普惠小微贷款余额", "亿元", 10075.63)


def long_list(*rows: Row, filled_by: str = PUDONG) -> Workbook:
    return flat_list(LONG, rows, filled_by=filled_by)


@pytest.mark.parametrize("area", ["全市", "上海市", "全市合计", "黄浦区"])
def test_a_district_reports_neither_the_city_nor_another_district(area: str) -> None:
    read = reading(long_list(("专精特新中小企业", area, "家", 8288)))
    assert read.observations == ()
    refused = finding(read, "area_not_own")
    assert (refused.severity, place(refused)) == (Severity.ERROR, "Sheet1!D4")


@pytest.mark.parametrize("area", ["合计", None, "浦 东 新 区"])
def test_a_districts_total_and_a_blank_area_are_its_own(area: str | None) -> None:
    read = reading(long_list(("专精特新中小企业", area, "家", 900)))
    assert figure(read, "srdi_smes", "310115").value == 900
    assert codes(read) == []


def test_the_whole_and_the_total_of_a_citys_form_are_one_figure() -> None:
    rows = [("专精特新中小企业", area, "家", 900) for area in ("全市", "合计")]
    read = reading(long_list(*rows, filled_by="填报单位：市经信委"))
    assert (place(figure(read, "srdi_smes")), codes(read)) == ("Sheet1!D4", [])


def test_the_whole_and_another_total_are_refused() -> None:
    rows = [("专精特新中小企业", *row) for row in (("全市", "家", 900), ("合计", "家", 901))]
    read = reading(long_list(*rows, filled_by="填报单位：市经信委"))
    assert codes(read) == ["duplicate_indicator"]


def test_a_second_sheet_in_another_bodys_name_refuses_the_file() -> None:
    book = flat_list(SHORT, [LOANS], filled_by="填报单位：人民银行上海总部")
    other = book.create_sheet("表2")
    filled_by = ("填报单位：市科委",)
    put_rows(other, [(L1_TITLE,), filled_by, SHORT, ("企业技术中心", "家", 950)], 1)
    refused = finding(reading(book), "agencies_differ")
    assert (refused.severity, place(refused)) == (Severity.ERROR, "表2!A2")
    assert refused.seen == "市科委"


def test_two_names_of_one_body_are_no_contradiction() -> None:
    book = flat_list(SHORT, [LOANS], filled_by="填报单位：上海银保监局")
    other = book.create_sheet("表2")
    filled_by = ("填报单位：上海金融监管局",)
    put_rows(other, [(L1_TITLE,), filled_by, SHORT, ("纾困融资", "亿元", 5512.9)], 1)
    assert "agencies_differ" not in codes(reading(book))


def test_a_sheet_named_after_another_year_is_refused() -> None:
    book = flat_list(SHORT, [LOANS], filled_by="填报单位：人民银行上海总部")
    book["Sheet1"].title = "2022年"
    assert finding(reading(book), "sheet_name_contradicts").severity is Severity.ERROR


@pytest.mark.parametrize(
    ("name", "seen"),
    [("6月报表.xlsx", "2023-06"), ("2022年报表.xlsx", "2022"), ("2022年报.xlsx", "2022-12")],
)
def test_a_file_name_with_another_month_or_year_is_asked_about(name: str, seen: str) -> None:
    book = flat_list(SHORT, [LOANS], filled_by="填报单位：人民银行上海总部")
    read = reading(book, name)
    assert read.period == Period(2023, 5)
    asked = finding(read, "file_name_differs")
    assert (asked.severity, asked.seen) == (Severity.WARNING, seen)


@pytest.mark.parametrize("label", ["无缝续贷（自机制启动以来）", "纾困融资（今年以来）"])
def test_a_total_that_begins_elsewhere_is_not_the_indicators(label: str) -> None:
    rows = [LOANS, (label, "亿元", 15012)]
    read = reading(flat_list(SHORT, rows, filled_by="填报单位：上海银保监局"))
    assert [each.indicator for each in read.observations] == ["inclusive_loans_balance"]
    assert finding(read, "similar_indicator").severity is Severity.WARNING


def test_a_body_told_only_from_its_indicators_is_asked_about() -> None:
    book = flat_list(SHORT, [("创新型中小企业", "家", 2980)], filled_by=None)
    asked = finding(reading(book, "5月.xlsx"), "agency_inferred")
    assert (asked.severity, dict(asked.values)) == (Severity.WARNING, {"agency": "eic"})


def test_a_body_named_by_the_sender_is_not_asked_about() -> None:
    book = flat_list(SHORT, [("创新型中小企业", "家", 2980)], filled_by=None)
    read = reading(book, "5月.xlsx", hints=Hints(agency="eic"))
    assert "agency_inferred" not in codes(read)
