"""The regulators' table (L4), in its plain dress and in others."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from targets.vocabulary import Hints, ObservationState, Period, Severity
from tests.make_workbooks import (
    L4_ROWS,
    at,
    codes,
    figure,
    finance_table,
    finding,
    flat_list,
    place,
    reading,
    values,
)

YI = Decimal(10) ** 8
LOANS = "inclusive_loans_balance"
BALANCE = "普惠型小微企业贷款余额"
OF_REGULATOR = "上海银保监局.xlsx"


def test_the_body_follows_from_the_indicators() -> None:
    read = reading(finance_table())
    assert (read.agency, read.form, read.layout) == ("cbirc", "cbirc_monthly", "finance_table")
    assert read.period == Period(2023, 5)


@pytest.mark.parametrize(
    ("indicator", "value", "cell"),
    [
        (LOANS, Decimal("10075.63"), "B6"),
        ("seamless_renewal", Decimal("5012.4"), "B7"),
        ("relief_financing", Decimal("5512.9"), "B8"),
        ("renewal_cost_saving", Decimal(45), "B10"),
    ],
)
def test_balances_and_flows_are_in_yuan_exactly(indicator: str, value: Decimal, cell: str) -> None:
    read = figure(reading(finance_table()), indicator)
    assert at(read) == (value * YI, f"普惠金融（5月）!{cell}")


def test_the_word_about_makes_a_figure_inexact() -> None:
    read = figure(reading(finance_table()), "renewal_cost_saving")
    assert (read.state, read.seen) == (ObservationState.INEXACT, "约45")


def test_a_number_of_borrowers_is_not_the_balance() -> None:
    rows = [(BALANCE, 10075.63), ("普惠型小微企业贷款户数（万户）", 58.3)]
    read = reading(finance_table(rows), OF_REGULATOR)
    assert values(read) == {LOANS: Decimal("10075.63") * YI}
    assert finding(read, "unknown_indicator").severity is Severity.NOTE


def test_words_in_an_unknown_row_are_no_fault() -> None:
    assert codes(reading(finance_table())) == ["unknown_indicator"]


def test_the_change_since_the_years_start_gives_the_opening_balance() -> None:
    read = reading(finance_table())
    (change,) = [
        s for s in read.stated_figures if s.what == "since_year_start" and s.indicator == LOANS
    ]
    value = figure(read, LOANS).value
    assert value is not None
    assert value - change.value == Decimal("9153.54") * YI


def test_percentages_beside_a_figure_are_kept_as_percent() -> None:
    stated = reading(finance_table()).stated_figures
    percents = {s.what: s.value for s in stated if s.indicator == LOANS}
    assert percents["since_year_start_percent"] == Decimal("10.07")
    assert percents["on_last_year"] == Decimal("2513.80") * YI
    assert percents["on_last_year_percent"] == Decimal("33.24")


def test_a_fraction_where_percent_is_meant_is_settled_by_its_neighbours() -> None:
    stated = reading(
        finance_table([(BALANCE, 10075.63, 158.21, 922.09, 0.1007)]), OF_REGULATOR
    ).stated_figures
    (percent,) = [s for s in stated if s.what == "since_year_start_percent"]
    assert percent.value == Decimal("10.07")


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("单位：万元、%、户", 100756300),
        ("（单位：万元）", 100756300),
        ("计量单位：元", 1007563000000),
        ("金额单位：亿元", 10075.63),
        ("单位：万亿元", 1.007563),
    ],
)
def test_the_unit_of_the_title_counts(line: str, written: float) -> None:
    read = reading(finance_table([(BALANCE, written)], unit_line=line), OF_REGULATOR)
    assert values(read) == {LOANS: Decimal("10075.63") * YI}


def test_a_money_figure_without_any_unit_is_asked_about() -> None:
    read = reading(finance_table([(BALANCE, 10075.63)], unit_line=None), OF_REGULATOR)
    said = finding(read, "unit_missing")
    assert (said.severity, place(said)) == (Severity.ERROR, "普惠金融（5月）!B6")
    assert values(read) == {}


def test_two_units_of_money_in_the_title_are_asked_about() -> None:
    read = reading(
        finance_table([(BALANCE, 10075.63)], unit_line="单位：亿元、万元、%"), OF_REGULATOR
    )
    assert finding(read, "unit_ambiguous").severity is Severity.ERROR


def test_a_unit_in_the_rows_name_counts_before_the_titles() -> None:
    read = reading(finance_table([(BALANCE + "（万元）", 100756300)]), OF_REGULATOR)
    assert values(read) == {LOANS: Decimal("10075.63") * YI}


def test_a_number_format_that_rescales_is_seen_through() -> None:
    book = finance_table([(BALANCE, 1007563000000)], unit_line="单位：万元")
    book.worksheets[0]["B6"].number_format = '0!.0,"万元"'
    read = figure(reading(book, OF_REGULATOR), LOANS)
    assert read.value == Decimal("10075.63") * YI
    assert read.seen == "100756300万元"


@pytest.mark.parametrize(
    ("number_format", "sign"),
    [
        ("$#,##0.00", "$"),
        ('"US$"#,##0.00', "$"),
        ("[$$-409]#,##0.00", "$"),
        ("[$€-2]0", "€"),
        ("[$USD] #,##0.00", "USD"),
        ("#,##0.00 [$USD-409]", "USD"),
    ],
)
def test_another_currency_than_yuan_is_never_taken_for_it(number_format: str, sign: str) -> None:
    book = finance_table([(BALANCE, 10075.63)])
    book.worksheets[0]["B6"].number_format = number_format
    read = reading(book, OF_REGULATOR)
    assert finding(read, "words_in_figure").seen == f"10075.63{sign}"
    assert values(read) == {}


@pytest.mark.parametrize("typed", ["$10075.63", "US$10075.63", "10075.63美元"])
def test_another_currency_in_the_cell_is_never_taken_for_yuan(typed: str) -> None:
    read = reading(finance_table([(BALANCE, typed)]), OF_REGULATOR)
    assert any(one.severity is Severity.ERROR for one in read.findings)
    assert values(read) == {}


@pytest.mark.parametrize(
    "number_format", ["¥#,##0.00", "[$CNY] 0.00", "[$¥-804]#,##0.00", "[$¥-804]0;[Red]-0"]
)
def test_the_sign_of_the_yuan_changes_nothing(number_format: str) -> None:
    book = finance_table([(BALANCE, 10075.63)])
    book.worksheets[0]["B6"].number_format = number_format
    assert values(reading(book, OF_REGULATOR)) == {LOANS: Decimal("10075.63") * YI}


def test_a_larger_word_in_the_cell_counts_before_the_columns_unit() -> None:
    read = reading(finance_table([(BALANCE, "1.007563万亿元")]), OF_REGULATOR)
    assert values(read) == {LOANS: Decimal("10075.63") * YI}


def test_a_smaller_word_than_the_columns_unit_is_asked_about() -> None:
    read = reading(finance_table([(BALANCE, "1.0076万")]), OF_REGULATOR)
    assert finding(read, "unit_ambiguous").severity is Severity.ERROR


def test_a_unit_column_counts_row_by_row() -> None:
    header = ("项目", "单位", "期末余额", "比年初增减额")
    rows: list[Any] = [
        (BALANCE, "亿元", 10075.63, 922.09),
        ("无缝续贷累计投放", "万元", 50124000, None),
    ]
    read = reading(
        flat_list(
            header, rows, title="银行业情况表（2023年5月）", filled_by="填报单位：上海银保监局"
        )
    )
    assert values(read) == {
        LOANS: Decimal("10075.63") * YI,
        "seamless_renewal": Decimal("5012.4") * YI,
    }


def test_one_flat_header_row_is_enough() -> None:
    header = ("项目", "本期余额", "本月新增", "比年初增减额", "比年初增减%", "同比增速")
    book = flat_list(
        header,
        [(BALANCE, 10075.63, 158.21, 922.09, 10.07, 33.24)],
        title="2023年5月 单位：亿元",
        filled_by="报送单位：上海银保监局",
    )
    read = reading(book)
    assert values(read) == {LOANS: Decimal("10075.63") * YI}
    assert {s.what for s in read.stated_figures} >= {"since_year_start", "on_last_year_percent"}


def test_the_old_and_the_new_name_of_a_body_are_one_body() -> None:
    for name in ("上海银保监局", "国家金融监督管理总局上海监管局", "上海金融监管局（盖章）"):
        book = finance_table()
        book.worksheets[0]["C2"] = f"填报单位：{name}"
        assert reading(book).agency == "cbirc"


def test_a_zero_does_not_hide_the_unit_of_the_figures_after_it() -> None:
    none, some = [("无缝续贷累计投放", 0, 0)], [("无缝续贷累计投放", 500.5, 500.5)]
    book = finance_table(none, sheet_name="1月", period_line="2023年1月")
    finance_table(some, sheet_name="2月", period_line="2023年2月", book=book)
    assert reading(book, "上海银保监局.xlsx").units == (("seamless_renewal", "亿元"),)


def test_two_possible_bodies_are_asked_about_or_told() -> None:
    book = finance_table(L4_ROWS[:2])
    assert finding(reading(book), "agency_missing").severity is Severity.ERROR
    assert reading(book, hints=Hints(agency="pbc")).agency == "pbc"
    assert reading(book, "人民银行上海总部2023年5月.xlsx").agency == "pbc"


def test_another_bodys_form_is_refused() -> None:
    book = finance_table()
    book.worksheets[0]["C2"] = "填报单位：上海市科学技术委员会"
    assert finding(reading(book), "wrong_form").severity is Severity.ERROR


def test_an_unknown_body_is_refused() -> None:
    book = finance_table()
    book.worksheets[0]["C2"] = "填报单位：某某市统计局"
    said = finding(reading(book), "agency_unknown")
    assert (said.severity, said.seen) == (Severity.ERROR, "某某市统计局")


def test_an_unknown_body_that_the_sender_names_is_asked_about() -> None:
    book = finance_table()
    book.worksheets[0]["C2"] = "填报单位：某某市统计局"
    read = reading(book, hints=Hints(agency="cbirc"))
    said = finding(read, "agency_taken_as_said")
    assert (read.agency, said.severity, place(said)) == (
        "cbirc",
        Severity.WARNING,
        "普惠金融（5月）!C2",
    )
