"""The months that titles, sheets and files speak of."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import periods
from ingest.periods import UnclearMonthError, mentions
from ingest.workbook import CellKind, RawCell
from targets.vocabulary import Hints, Period, Severity
from tests.make_workbooks import (
    at,
    codes,
    figure,
    finding,
    flat_list,
    indicator_list,
    place,
    reading,
)

MAY = Period(2023, 5)
GREEN = [(1, "绿色工厂", "家", 30, 1, 8)]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2023年5月",
            "2023年05月",
            "２０２３年５月",
            "2023.5",
            "2023.05",
            "2023-05",
            "2023/5",
            "202305",
        ),
        *("2023年1—5月", "2023年1-5月", "截至2023年5月底", "二〇二三年五月", "May 2023", "2023M05"),
        *(
            "2023年5月31日",
            "截至2023年5月31日",
            "2023 年 5 月",
            "2023年度指标（5月）",
            "2023-05-31",
        ),
        *(
            "2023年5月中小企业重点指标月报表",
            "各区培育情况（截至2023.5）",
            "月报2023-5（更正）",
            "普惠_2023-05",
        ),
        *(
            "2022年12月—2023年5月",
            "2023年1月至5月",
            "2023年5月份",
            "2023年5月末余额",
            "2023年全年目标（5月）",
        ),
    ],
)
def test_these_all_mean_may_2023(text: str) -> None:
    assert mentions(text).certain() == MAY


@pytest.mark.parametrize(
    "text", ["5月", "1～5月", "5月末", "普惠金融（5月）", "市经信委5月报表(终稿2)(1)", "五月份"]
)
def test_a_month_alone_needs_a_year_from_elsewhere(text: str) -> None:
    assert mentions(text).certain() is None
    assert mentions(text).certain(2023) == MAY


@pytest.mark.parametrize(
    "text", ["5月报表（2020年印发）", "5月报表（依据2020年第5号文）", "5月报表（2021年3月修订）"]
)
def test_the_year_of_the_forms_own_rules_is_not_that_of_the_month(text: str) -> None:
    assert mentions(text).certain(2023) == MAY


@pytest.mark.parametrize(
    ("text", "month"),
    [
        *(("2023年上半年", 6), ("2023年一季度", 3), ("2023Q1", 3), ("2023年第三季度", 9)),
        *(("2023年前三季度", 9), ("2023年年报", 12), ("2023年全年", 12), ("2023年下半年", 12)),
        *(("2023年10月", 10), ("2023.10", 10), ("2023年十二月", 12), ("2023年十月", 10)),
    ],
)
def test_parts_of_a_year_mean_their_last_month(text: str, month: int) -> None:
    assert mentions(text).certain() == Period(2023, month)


@pytest.mark.parametrize("text", ["一季度", "Q1"])
def test_a_quarter_alone_needs_a_year_too(text: str) -> None:
    assert mentions(text).certain(2023) == Period(2023, 3)


@pytest.mark.parametrize(
    "text",
    [
        *("填报日期：2023年6月5日", "2023年6月5日", "2023-06-05", "报送时间:2023.6.5", "20230605"),
        *("联系电话：021-20230512", "2023年", "指标", "202313", "12个月", "第5张表"),
    ],
)
def test_other_days_years_and_numbers_are_no_month(text: str) -> None:
    assert mentions(text).certain(2023) is None


def test_two_months_are_not_certain() -> None:
    assert mentions("2023年4月、2023年5月").is_ambiguous
    assert mentions("4月和5月").is_ambiguous


@pytest.mark.parametrize(
    "text",
    [
        *("2023年6月月报（5月数据）", "2023年6月报送（数据截至5月底）", "2023年6月编报5月数据"),
        *("2023年6月（截至5月底）", "2023年6月报5月数", "23年5月", "23年1-5月"),
    ],
)
def test_the_month_of_the_figures_goes_before_the_month_of_filing(text: str) -> None:
    assert mentions(text).certain() == MAY


def test_the_figures_of_december_are_filed_in_the_next_year() -> None:
    assert mentions("2024年1月报送（截至12月底）").certain() == Period(2023, 12)


@pytest.mark.parametrize(
    "text", ["2023年6月报表（5月）", "2023年4月、5月", "2023年6月（截至4月，5月）"]
)
def test_another_month_beside_a_whole_one_is_not_certain(text: str) -> None:
    assert mentions(text).certain() is None
    assert mentions(text).is_ambiguous


def test_a_second_title_of_another_month_is_refused() -> None:
    book = indicator_list(GREEN, title="2023年6月月报表", filled_by="数据截至5月底")
    assert "period_ambiguous" in codes(reading(book))


@given(st.integers(1990, 2099), st.integers(1, 12))
def test_every_month_reads_back_from_every_spelling(year: int, month: int) -> None:
    spelt = (
        f"{year}年{month}月",
        f"{year}-{month:02d}",
        f"{year}{month:02d}",
        f"{year}年1—{month}月",
        f"{year}/{month}",
    )
    assert {mentions(text).certain() for text in spelt} == {Period(year, month)}


def cell(text: str, kind: CellKind = CellKind.NUMBER) -> RawCell:
    return RawCell(1, 1, kind, text)


def test_a_cell_may_state_a_month_by_itself() -> None:
    assert periods.of_cell(cell("2023-05-31T00:00:00", CellKind.DATE)) == MAY
    assert periods.of_cell(cell("202305")) == MAY
    assert periods.of_cell(cell("2023.5")) == MAY
    assert periods.of_cell(cell("2023.12")) == Period(2023, 12)
    assert periods.of_cell(cell("2023.10", CellKind.TEXT)) == Period(2023, 10)
    assert periods.of_cell(cell("2023")) is None


def test_the_number_2023_1_may_be_january_or_october() -> None:
    with pytest.raises(UnclearMonthError):
        periods.of_cell(cell("2023.1"))


@pytest.mark.parametrize("cells", [("A3", None), ("B3", "报告期")])
def test_a_bare_number_as_period_is_refused_even_if_the_files_name_helps(
    cells: tuple[str, str | None],
) -> None:
    book = indicator_list(GREEN, title="重点指标完成情况")
    place_, label = cells
    book.worksheets[0]["A3"] = label
    book.worksheets[0][place_] = 2023.10
    read = reading(book, "月报2023-10.xlsx")
    said = finding(read, "period_unclear")
    assert (said.seen, said.expected, place(said)) == (
        "2023.1",
        "2023-01 / 2023-10",
        f"Sheet1!{place_}",
    )
    assert read.observations == ()


def test_a_bare_number_beside_a_clear_title_does_no_harm() -> None:
    book = indicator_list(GREEN, title="2023年10月重点指标完成情况")
    book.worksheets[0]["A3"] = 2023.10
    assert reading(book).period == Period(2023, 10)


def test_the_period_may_stand_in_a_cell_of_its_own() -> None:
    book = indicator_list(GREEN, title="重点指标完成情况")
    sheet = book.worksheets[0]
    sheet["A3"], sheet["B3"] = "报告期：", "2023年1—5月"
    assert reading(book).period == MAY
    sheet["B3"] = 202305
    assert reading(book).period == MAY


@pytest.mark.parametrize(
    "name", ["2023年5月.xlsx", "市经信委202305.xlsx", "月报_2023-05_终稿(1).xlsx"]
)
def test_the_period_may_stand_only_in_the_files_name(name: str) -> None:
    read = reading(indicator_list(GREEN, title="重点指标完成情况"), name)
    assert (read.period, codes(read)) == (MAY, [])
    assert figure(read, "green_factories").period == MAY


def test_a_month_in_the_sheet_takes_its_year_from_the_files_name() -> None:
    read = reading(indicator_list(GREEN, title="5月重点指标"), "2023年.xlsx")
    assert read.period == MAY


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("填报日期：", "2023年6月30日"),
        ("报送时间", date(2023, 6, 30)),
        ("填报日期：2023年6月", None),
    ],
)
def test_the_day_of_filing_is_no_period(label: str, value: str | date | None) -> None:
    book = indicator_list(GREEN)
    sheet = book.worksheets[0]
    sheet["F2"], sheet["G2"] = label, value
    assert (reading(book).period, codes(reading(book))) == (MAY, [])


def test_a_date_at_a_months_end_is_that_month() -> None:
    book = indicator_list(GREEN, title="重点指标完成情况")
    book.worksheets[0]["A3"] = date(2023, 5, 31)
    assert reading(book).period == MAY


def test_a_labelled_period_may_not_differ_from_the_title() -> None:
    book = indicator_list(GREEN)
    sheet = book.worksheets[0]
    sheet["A3"], sheet["B3"] = "报告期", "2023年4月"
    assert finding(reading(book), "period_ambiguous").seen == "2023-04, 2023-05"


def test_a_header_left_from_another_month_gives_no_figure() -> None:
    book = flat_list(("指标名称", "单位", "4月末余额"), [("绿色工厂", "家", 8)])
    said = finding(reading(book), "column_of_other_month")
    assert (said.seen, said.expected, place(said)) == ("4月末余额", "2023-05", "Sheet1!C3")


def test_last_years_month_beside_this_ones_is_not_taken() -> None:
    header = ("指标名称", "单位", "2022年5月末余额", "2023年5月末余额")
    read = reading(flat_list(header, [("绿色工厂", "家", 5, 8)]))
    assert at(figure(read, "green_factories")) == (8, "Sheet1!D4")


def test_no_month_anywhere_is_asked_about() -> None:
    read = reading(indicator_list(GREEN, title="重点指标完成情况"))
    assert codes(read) == ["period_missing"]
    assert read.period is None


def test_two_months_in_the_heading_are_asked_about() -> None:
    read = reading(indicator_list(GREEN, title="2023年4月 2023年5月"), "2023-05.xlsx")
    assert codes(read) == ["period_ambiguous"]


def test_another_month_in_the_files_name_needs_an_explanation() -> None:
    read = reading(indicator_list(GREEN), "月报2023-06.xlsx")
    assert read.period == MAY
    assert finding(read, "file_name_differs").seen == "2023-06"


UNDATED = ("指标名称", "单位", "累计数")


@pytest.mark.parametrize(
    ("title", "file_name", "sent", "month"),
    [
        ("5月重点指标完成情况", "报表.xlsx", date(2023, 6, 5), "2023-05"),
        ("5月重点指标完成情况", "报表.xlsx", date(2023, 5, 31), "2023-05"),
        ("1～12月重点指标完成情况", "报表.xlsx", date(2024, 1, 5), "2023-12"),
        ("重点指标完成情况", "市经信委5月报表(终稿2)(1).xlsx", date(2023, 6, 5), "2023-05"),
        ("9月重点指标完成情况 填报日期：2022年10月8日", "报表.xlsx", date(2023, 6, 5), "2022-09"),
        ("12月重点指标完成情况（填报时间：2023-01-08）", "报表.xlsx", date(2023, 6, 5), "2022-12"),
    ],
)
def test_a_month_without_a_year_is_the_newest_one_and_asked_about(
    title: str, file_name: str, sent: date, month: str
) -> None:
    book = flat_list(UNDATED, [("绿色工厂", "家", 8)], title=title)
    read = reading(book, file_name, hints=Hints(today=sent))
    asked = finding(read, "year_inferred")
    assert (str(read.period), asked.severity) == (month, Severity.WARNING)
    assert asked.expected == month[:4]


def test_a_filing_date_in_a_cell_of_its_own_tells_the_year_too() -> None:
    book = flat_list(UNDATED, [("绿色工厂", "家", 8)], title="5月重点指标完成情况")
    sheet = book.worksheets[0]
    sheet["E2"], sheet["F2"] = "填报日期", date(2022, 6, 5)
    assert str(reading(book, hints=Hints(today=date(2023, 6, 5))).period) == "2022-05"


def test_another_day_of_the_sheet_leaves_the_year_of_a_month_open() -> None:
    book = flat_list(UNDATED, [("绿色工厂", "家", 8)], title="5月重点指标（2020版）完成情况")
    read = reading(book, hints=Hints(today=date(2023, 6, 5)))
    assert codes(read) == ["period_missing"]
