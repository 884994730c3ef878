"""One workbook with a sheet a month."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import Workbook

from ingest.checks import Material, check
from targets.vocabulary import Hints, Period, Severity
from tests import make_months
from tests.make_checked import given
from tests.make_workbooks import (
    catalogue,
    codes,
    figure,
    finding,
    indicator_list,
    months_book,
    place,
    reading,
)


def test_each_sheet_is_its_own_month_and_the_last_is_the_workbooks() -> None:
    read = reading(months_book())
    assert read.period == Period(2022, 12)
    assert [str(each.period) for each in read.observations] == [
        f"2022-{month:02d}" for month in range(1, 13)
    ]
    assert figure(read, "green_factories", period="2022-07").value == 21
    assert codes(read) == []


@pytest.mark.parametrize(
    ("sheet_name", "title"),
    [
        ("{month}月", "中小企业重点指标完成情况月报表（2022年）"),
        ("{year}年{month}月", "中小企业重点指标完成情况月报表"),
        ("第{month}张", "{year}年1—{month}月重点指标"),
    ],
)
def test_the_month_may_stand_in_the_sheets_name_or_title(sheet_name: str, title: str) -> None:
    read = reading(months_book(months=(3, 4), sheet_name=sheet_name, title=title))
    assert [str(each.period) for each in read.observations] == ["2022-03", "2022-04"]


def test_the_year_may_stand_only_in_the_files_name() -> None:
    book = months_book(months=(3, 4), title="重点指标完成情况")
    assert reading(book, "市经信委2022年月报.xlsx").period == Period(2022, 4)


def test_without_any_year_the_sender_is_asked() -> None:
    read = reading(months_book(months=(3, 4), title="重点指标完成情况"))
    assert codes(read) == ["period_missing", "period_missing"]
    assert read.observations == ()


def test_months_of_several_sheets_without_a_year_are_not_guessed() -> None:
    book = months_book(months=(3, 4), title="重点指标完成情况")
    read = reading(book, hints=Hints(today=date(2023, 6, 5)))
    assert codes(read) == ["period_missing", "period_missing"]


def test_prepared_zeros_of_months_to_come_are_ignored() -> None:
    read = reading(months_book(5))
    assert read.period == Period(2022, 5)
    assert len(read.observations) == 5
    assert codes(read) == []


def test_the_files_name_says_which_months_are_reported() -> None:
    read = reading(months_book(5), "月报2022-6.xlsx")
    assert read.period == Period(2022, 6)
    assert figure(read, "green_factories", period="2022-06").value == 0


def test_figures_after_the_reported_month_are_refused() -> None:
    read = reading(months_book(7), hints=Hints(period=Period(2022, 6)))
    said = finding(read, "after_reported_month")
    assert (said.severity, said.seen, said.expected) == (Severity.ERROR, "2022-07", "2022-06")


def months_to_come(month_figure: int) -> Workbook:
    book = months_book(months=(3, 4))
    for month in (5, 6):
        rows = [(1, "绿色工厂", "家", 30, month_figure, 12)]
        title = f"2022年{month}月中小企业重点指标完成情况月报表"
        indicator_list(rows, book=book, sheet_name=f"{month}月", title=title)
    return book


def test_totals_typed_ahead_beside_a_month_of_zero_are_no_report() -> None:
    read = reading(months_to_come(0), "月报2022-4.xlsx")
    assert (codes(read), len(read.observations)) == ([], 2)


def test_a_total_after_the_reported_month_with_a_month_of_its_own_is_refused() -> None:
    assert "after_reported_month" in codes(reading(months_to_come(2), "月报2022-4.xlsx"))


@pytest.mark.parametrize("sheet_name", ["Apr", "April", "apr."])
def test_a_sheet_may_be_named_by_its_english_month(sheet_name: str) -> None:
    book = months_book(months=(4,), sheet_name=sheet_name, title="重点指标完成情况")
    assert reading(book, "2022年月报.xlsx").period == Period(2022, 4)


def test_the_same_month_twice_is_refused() -> None:
    book = months_book(months=(3, 4))
    indicator_list([(1, "绿色工厂", "家", 30, 3, 9)], book=book, sheet_name="补", title="2022年4月")
    assert finding(reading(book), "duplicate_period").severity is Severity.ERROR


def test_a_sheets_name_may_not_contradict_its_title() -> None:
    book = months_book(months=(3,), sheet_name="4月")
    said = finding(reading(book), "sheet_name_contradicts")
    assert (said.severity, said.seen, said.expected) == (Severity.ERROR, "4月", "2022-03")


def test_a_summary_sheet_is_not_counted_again() -> None:
    book = months_book(months=(3, 4))
    indicator_list(
        [(1, "绿色工厂", "家", 30, 3, 12)], book=book, sheet_name="汇总", title="2022年4月"
    )
    read = reading(book)
    assert len(read.observations) == 2
    assert finding(read, "sheet_not_read").severity is Severity.NOTE


def test_a_december_of_zeros_alone_is_still_reported() -> None:
    read = reading(months_book(0, months=(12,)))
    assert read.period == Period(2022, 12)
    assert figure(read, "green_factories").value == 0


def test_each_month_given_anew_is_told_with_its_old_and_new_value() -> None:
    book = make_months.restated(make_months.months_book(), 3, 1010.4)
    read = reading(book, make_months.FILE)
    counted = [
        given("supply_chain_financing", str(total), period=f"2023-{month:02}")
        for month, total in enumerate(make_months.TOTALS[:4], start=1)
    ]
    assert read.is_correction
    (said,) = [
        one for one in check(Material(read, catalogue(), tuple(counted))) if one.code == "restated"
    ]
    assert (place(said), said.seen, said.expected) == ("3月!E4", "1010.4亿元", "1002.4亿元")
    assert dict(said.values)["month"] == "2023-03"


def test_a_line_that_corrects_a_month_marks_the_file() -> None:
    book = make_months.restated(make_months.months_book(), 3, 1010.4)
    assert reading(book, "供应链金融月报2023-5.xlsx").is_correction


def test_the_summary_and_the_list_of_enterprises_give_no_figure() -> None:
    book = make_months.with_roster(make_months.with_summary(make_months.months_book()))
    read = reading(book, make_months.FILE)
    assert {each.cell.sheet for each in read.observations} == {f"{n}月" for n in range(1, 6)}
    assert all(each.severity is Severity.NOTE for each in read.findings)


def test_figures_in_a_month_that_the_files_name_does_not_reach_are_refused() -> None:
    read = reading(make_months.months_book(), "供应链金融月报2023-3.xlsx")
    assert {each.severity for each in read.findings} == {Severity.ERROR}
    assert codes(read) == ["after_reported_month", "after_reported_month"]
