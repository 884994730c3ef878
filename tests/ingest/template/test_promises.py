"""A lead plans its targets, a district names its rewards; what is typed is read with its cell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ingest.reading import Reading
from targets import planning
from targets.vocabulary import Cell, Finding, ParameterLevel, Period, PlanPoint, Severity
from tests.make_targets import figure, tiny_catalogue
from tests.make_templates import (
    ALLOCATIONS,
    FIGURES,
    GUIDE,
    LEVELS,
    MILESTONES,
    MONTHS,
    YEARS,
    blank,
    filled,
    header,
    opened,
    read_again,
    rows,
    saved,
)

YI = 10**8


def lending(month: int, value: int) -> PlanPoint:
    return PlanPoint("lending", "city", Period(2025, month), Decimal(value) * YI, "banking")


def read_with(cells: dict[str, Any], agency: str = "banking", **more: Any) -> Reading:
    return read_again(filled(blank(agency, **more), cells))


def only(read: Reading, code: str) -> Finding:
    (found,) = (one for one in read.findings if one.code == code)
    return found


def test_each_further_sheet_stands_only_where_it_applies() -> None:
    names = {agency: opened(blank(agency)).sheetnames for agency in ("industry", "990103", "jobs")}
    assert names == {
        "industry": [FIGURES, MONTHS, YEARS, MILESTONES, ALLOCATIONS, GUIDE],
        "990103": [FIGURES, MONTHS, YEARS, LEVELS, GUIDE],
        "jobs": [FIGURES, MONTHS, YEARS, MILESTONES, GUIDE],
    }


def test_a_lead_plans_its_scored_targets_also_those_that_another_body_reports() -> None:
    planned = [row[0] for row in rows(opened(blank("banking"))[MILESTONES])]
    assert planned == ["小微企业贷款累计投放", "小微企业贷款余额", "稳企纾困资金累计发放"]


def test_every_further_sheet_says_its_units() -> None:
    book = opened(blank("banking"))
    said = [
        [cell.value for cell in book[name][2] if str(cell.value).startswith("单位：")]
        for name in (FIGURES, MONTHS, YEARS, MILESTONES)
    ]
    assert said == [["单位：亿元"]] * 4
    assert header(opened(blank())[ALLOCATIONS])[1:] == ["科技型企业（家）", "高成长企业（家）"]


def test_the_plan_has_a_column_a_month_and_shows_the_target() -> None:
    sheet = opened(blank("banking"))[MILESTONES]
    assert header(sheet)[:4] == ["指标", "单位", "全年目标", "2025年1月"]
    assert (sheet["C5"].value, sheet.max_column) == (">300", 15)


def test_months_outside_a_targets_window_are_locked() -> None:
    sheet = opened(blank("jobs"))[MILESTONES]
    assert header(sheet)[3:] == [f"2025年{month}月" for month in range(4, 10)]


def test_a_milestone_is_read_in_yuan_with_its_cell() -> None:
    (point,) = read_with({f"{MILESTONES}!I5": 120.5}).plan
    assert (point.target, point.area, point.period) == ("lending", "city", Period(2025, 6))
    assert (point.value, point.source, point.seen) == (Decimal(12_050_000_000), "banking", "120.5")
    assert point.cell == Cell(MILESTONES, 5, 9)


def test_known_milestones_stand_there_and_are_read_again() -> None:
    content = blank("banking", plan=(lending(3, 70), lending(12, 310)))
    sheet = opened(content)[MILESTONES]
    assert (sheet["F5"].value, sheet["O5"].value) == (70, 310)
    assert [p.value / YI for p in read_again(content).plan] == [70, 310]


def test_a_dash_and_a_blank_say_nothing_of_a_plan() -> None:
    assert read_with({f"{MILESTONES}!I5": "—", f"{MILESTONES}!J5": "待统计"}).plan == ()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("约120", "words_in_figure"),
        ("百余", "words_in_figure"),
        ("零报告", "words_in_figure"),
        (-3, "negative_figure"),
        ("120家", "unit_mismatch"),
    ],
)
def test_what_is_no_exact_number_is_refused(typed: object, code: str) -> None:
    read = read_with({f"{MILESTONES}!I5": typed})
    fault = only(read, code)
    assert (fault.severity, read.plan) == (Severity.ERROR, ())
    assert fault.cell == Cell(MILESTONES, 5, 9)


def test_half_an_enterprise_cannot_be_planned() -> None:
    read = read_with({f"{ALLOCATIONS}!B6": 300.5}, "industry")
    assert only(read, "count_not_whole").expected == "300"


def test_a_name_pasted_over_another_is_refused_with_its_number() -> None:
    cells = {f"{MILESTONES}!A5": "小微企业贷款增速", f"{MILESTONES}!I5": 120}
    assert only(read_with(cells), "unknown_indicator").severity is Severity.ERROR


def test_nobody_plans_what_another_body_leads() -> None:
    cells = {f"{MILESTONES}!A5": "科技型企业", f"{MILESTONES}!B5": "家", f"{MILESTONES}!I5": 990}
    said = only(read_with(cells), "plan_not_own")
    assert dict(said.values)["agency"] == "industry"


def test_the_same_target_twice_is_refused() -> None:
    cells = {
        f"{MILESTONES}!A6": "小微企业贷款累计投放",
        f"{MILESTONES}!I5": 120,
        f"{MILESTONES}!I6": 121,
    }
    assert only(read_with(cells), "duplicate_indicator").expected == "I5"


def test_a_month_outside_the_window_is_refused() -> None:
    cells = {f"{MILESTONES}!D4": "2026年1月", f"{MILESTONES}!D5": 9000}
    said = only(read_with(cells, "jobs"), "plan_outside_window")
    assert (said.seen, said.expected) == ("2026-01", "2025-04—2025-09")


def test_parts_of_districts_are_read_and_sums_are_not() -> None:
    cells = {f"{ALLOCATIONS}!B6": 400, f"{ALLOCATIONS}!B9": 250}
    read = read_with(cells, "industry")
    said = [(point.target, point.area, str(point.period), point.value) for point in read.plan]
    assert said == [
        ("tech_firms", "990101", "2025-12", Decimal(400)),
        ("tech_firms", "990104", "2025-12", Decimal(250)),
    ]


def test_the_rest_of_an_allocation_is_computed() -> None:
    sheet = opened(blank())[ALLOCATIONS]
    names = [sheet.cell(row, 1).value for row in range(5, 12)]
    assert names == ["全市目标", "东渡区", "西岭区", "南屏区", "北桥区", "各区合计", "未分解"]
    assert [sheet.cell(row, 2).value for row in (5, 10, 11)] == [1200, "=SUM(B6:B9)", "=B5-B10"]


def test_a_district_name_pasted_over_is_refused() -> None:
    read = read_with({f"{ALLOCATIONS}!A6": "东湖区", f"{ALLOCATIONS}!B6": 400}, "industry")
    assert only(read, "unknown_district").seen == "东湖区"


def test_a_districts_part_of_a_target_stands_in_its_own_workbook() -> None:
    part = PlanPoint("tech_firms", "990103", Period(2025, 12), Decimal(310), "industry")
    assert opened(blank("990103", plan=(part,)))[MONTHS]["D5"].value == 310


def test_a_level_is_read_with_its_day_and_its_text() -> None:
    cells = {f"{LEVELS}!D5": 8, f"{LEVELS}!E5": date(2024, 7, 1), f"{LEVELS}!F5": "南府规3号"}
    (level,) = read_with(cells, "990103").levels
    assert (level.parameter, level.area, level.value) == (
        "fast_firm_reward",
        "990103",
        Decimal(80_000),
    )
    assert (level.effective_from, level.text) == (date(2024, 7, 1), "南府规3号")
    assert level.cell == Cell(LEVELS, 5, 4)


def test_a_level_is_asked_for_beside_what_the_notice_requires() -> None:
    assert rows(opened(blank("990103"))[LEVELS]) == [("高成长企业奖励下限", "万元/家", "≥5")]


def test_a_known_level_stands_there_and_is_read_again() -> None:
    said = ParameterLevel(
        "fast_firm_reward", "990103", "990103", Decimal(60_000), Cell("x", 1, 1), text="南府规3号"
    )
    content = blank("990103", levels=(said,))
    assert opened(content)[LEVELS]["D5"].value == 6
    assert [(one.value, one.text) for one in read_again(content).levels] == [
        (Decimal(60_000), "南府规3号")
    ]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"D5": 8, "E5": "明年"}, "date_not_read"),
        ({"D5": "约8"}, "words_in_figure"),
        ({"A5": "冠军企业奖励", "D5": 8}, "unknown_parameter"),
        ({"D5": 8, "B5": "家"}, "unit_mismatch"),
        ({"A6": "高成长企业奖励下限", "B6": "万元/家", "D5": 8, "D6": 9}, "duplicate_indicator"),
    ],
)
def test_a_level_that_cannot_be_told_is_refused(cells: dict[str, Any], code: str) -> None:
    typed = {f"{LEVELS}!{cell}": value for cell, value in cells.items()}
    assert only(read_with(typed, "990103"), code).severity is Severity.ERROR


def test_nobody_but_a_district_names_levels() -> None:
    book = opened(blank("990103"))
    book.defined_names["ptm_agency"].attr_text = '"banking"'
    book.defined_names["ptm_form"].attr_text = '"banking_monthly"'
    assert only(read_again(saved(book)), "level_not_own").cell == Cell(LEVELS, 4, 4)


def test_past_years_are_read_as_figures_of_their_months() -> None:
    sheet = opened(blank("banking"))[YEARS]
    assert [row[3] for row in rows(sheet, 4)] == [2022, 2023, 2024] * 2
    read = read_with({f"{YEARS}!E5": 20.5, f"{YEARS}!P7": 280})
    past = {str(o.period): o.value for o in read.observations if o.period.year < 2025}
    assert past == {"2022-01": 2_050_000_000, "2024-12": 28_000_000_000}


def test_known_past_years_stand_there_and_are_read_again() -> None:
    known = figure("loans", "2024-12", "80000000000", source="banking")
    content = blank("banking", "2025-05", known)
    assert opened(content)[YEARS]["P10"].value == 800
    assert opened(content)[MONTHS]["E6"].value == 800
    assert "2024-12" in {str(o.period) for o in read_again(content).observations}


def test_a_year_that_cannot_be_read_is_asked_about() -> None:
    said = only(read_with({f"{YEARS}!D5": "前年", f"{YEARS}!E5": 20.5}), "year_not_read")
    assert (said.seen, said.severity) == ("前年", Severity.ERROR)


def test_a_year_to_come_is_refused() -> None:
    read = read_with({f"{YEARS}!D5": 2026, f"{YEARS}!E5": 20.5})
    assert only(read, "after_reported_month").seen == "2026-01"


def test_a_month_that_was_reported_shows_what_counts() -> None:
    known = figure("loans", "2025-05", "82761000000", source="banking")
    content = blank("banking", "2025-05", known)
    assert opened(content)[FIGURES]["E6"].value == 827.61


def test_a_workbook_that_names_no_template_version_is_of_the_first() -> None:
    book = opened(blank("banking"))
    del book.defined_names["ptm_template"]
    for name in (YEARS, MILESTONES):
        del book[name]
    book[FIGURES]["E5"] = 122.5
    assert {one.code for one in read_again(saved(book)).findings} == {"blank_figure"}


def test_a_template_version_that_we_never_made_is_refused() -> None:
    book = opened(blank("banking"))
    book.defined_names["ptm_template"].attr_text = '"9"'
    said = only(read_again(saved(book)), "unknown_template_version")
    assert (said.seen, said.expected) == ("9", "2")


def test_targets_that_share_an_indicator_are_named_with_their_clause() -> None:
    catalogue = tiny_catalogue()
    other = replace(catalogue.target["loans"], id="loans_again", clause=4)
    shared = replace(catalogue, targets=(*catalogue.targets, other))
    assert planning.label(shared, other) == "小微企业贷款余额（第4条）"
