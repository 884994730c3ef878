"""A blank workbook asks a body for exactly what its form owes."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.template import TemplateRefusedError
from tests.make_targets import figure, tiny_catalogue
from tests.make_templates import (
    ACTIONS,
    FIGURES,
    GUIDE,
    HEADER_ROW,
    MONTHS,
    blank,
    header,
    opened,
    row_of,
    rows,
)
from wording import say


def refusal(*args: str, **more: str) -> TemplateRefusedError:
    with pytest.raises(TemplateRefusedError) as caught:
        blank(*args, **more)  # type: ignore[arg-type]
    return caught.value


def test_the_columns_are_those_that_the_layout_reads() -> None:
    sheet = opened(blank())[FIGURES]
    assert header(sheet) == ["指标", "区", "单位", "上月", "本期（余额或累计）", "说明"]


def test_an_indicator_by_district_has_the_city_and_every_district() -> None:
    areas = [row[1] for row in rows(opened(blank())[FIGURES]) if row[0] == "科技型企业"]
    assert areas == ["全市", "东渡区", "西岭区", "南屏区", "北桥区"]


def test_districts_of_which_nobody_ever_told_are_not_asked_for_and_can_be_added() -> None:
    sheet = opened(blank("industry", "2025-05", figure("tech_firms", "2025-04", 900)))[FIGURES]
    assert [row[1] for row in rows(sheet) if row[0] == "科技型企业"] == ["全市"]
    spare = [row for row in sheet.iter_rows(min_row=HEADER_ROW + 1) if row[0].value is None]
    assert len(spare) == 4
    assert not any(row[column].protection.locked for row in spare for column in (0, 1, 2, 4, 5))


def test_districts_that_were_given_once_are_asked_for_again() -> None:
    known = [figure("tech_firms", "2025-03", 9, area=area) for area in ("city", "990103")]
    asked = rows(opened(blank("industry", "2025-05", *known))[FIGURES])
    assert [row[1] for row in asked if row[0] == "科技型企业"][1:] == [
        *("东渡区", "西岭区", "南屏区", "北桥区")
    ]


def test_an_indicator_of_the_city_alone_has_one_row() -> None:
    areas = [row[1] for row in rows(opened(blank())[FIGURES]) if row[0] == "省级冠军企业"]
    assert areas == ["全市"]


def test_a_district_is_asked_for_its_own_area() -> None:
    asked = rows(opened(blank("990103"))[FIGURES])
    assert asked == [("科技型企业", "南屏区", "家"), ("高成长企业", "南屏区", "家")]


def test_a_ratio_is_asked_for_by_its_parts_and_money_in_yi() -> None:
    asked = rows(opened(blank("treasury"))[FIGURES])
    assert ("融资担保费率｜担保费收入", "全市", "亿元") in asked
    assert ("融资担保费率｜担保金额", "全市", "亿元") in asked


def test_the_parts_of_a_ratio_may_be_counts() -> None:
    asked = rows(opened(blank())[FIGURES])
    assert ("服务热线办结率｜办结件数", "全市", "件") in asked


def test_the_months_before_the_period_can_be_completed() -> None:
    sheet = opened(blank(period="2025-03"))[MONTHS]
    assert header(sheet) == ["指标", "区", "单位", "全年目标", "上年12月", "1月", "2月"]


def test_january_has_no_earlier_months_and_still_shows_the_target() -> None:
    sheet = opened(blank("banking", "2025-01"))[MONTHS]
    assert header(sheet) == ["指标", "区", "单位", "全年目标", "上年12月"]
    assert sheet.cell(row_of(sheet, "小微企业贷款累计投放", "全市"), 4).value == ">300"


def test_an_action_form_lists_the_actions_that_the_body_leads_or_supports() -> None:
    book = opened(blank("industry", "2025-06", form="progress"))
    assert book.sheetnames == [ACTIONS, GUIDE]
    assert header(book[ACTIONS]) == ["条款", "事项", "状态", "完成日期", "佐证", "进展说明"]
    assert rows(book[ACTIONS], 2) == [(2, "编制服务站建设导则")]


def test_without_a_named_form_the_one_with_figures_is_taken() -> None:
    names = opened(blank("industry", "2025-06")).defined_names
    assert names["ptm_form"].attr_text == '"industry_monthly"'


def test_the_workbook_carries_its_identity() -> None:
    names = opened(blank("treasury", "2025-05")).defined_names
    said = {name: names[name].attr_text for name in names}
    assert said == {
        "ptm_form": '"treasury_monthly"',
        "ptm_form_version": '"2"',
        "ptm_agency": '"treasury"',
        "ptm_period": '"2025-05"',
        "ptm_template": '"2"',
    }


def test_made_up_figures_are_marked() -> None:
    book = opened(blank(made_up=True))
    assert "ptm_made_up" in book.defined_names
    assert book[FIGURES]["A2"].value.endswith("演示数据，并非真实数字")


def test_the_title_names_form_month_body_and_due_day() -> None:
    sheet = opened(blank(due=date(2025, 6, 9)))[FIGURES]
    assert sheet["A1"].value == "市工信局月报（2025年5月）"
    assert sheet["A2"].value == "填报单位：云滨市工业和信息化局　　报送期限：2025年6月9日"


def test_a_renamed_body_bears_the_name_of_the_period() -> None:
    before, after = (opened(blank("banking", month))[FIGURES] for month in ("2025-05", "2025-06"))
    assert before["A2"].value == "填报单位：云滨市金融工作办公室"
    assert after["A2"].value == "填报单位：中共云滨市委金融委员会办公室"


def test_an_unknown_body_is_refused() -> None:
    assert refusal("nobody").code == "template_unknown_agency"


def test_an_unknown_form_is_refused() -> None:
    assert refusal("industry", form="tax").code == "template_unknown_form"


@pytest.mark.parametrize(
    ("agency", "period"),
    [
        ("jobs", "2025-03"),
        ("small_office", "2025-03"),
        ("districts", "2025-03"),
        ("industry", "2026-01"),
        ("industry", "2024-11"),
    ],
)
def test_a_month_for_which_nothing_is_owed_is_refused(agency: str, period: str) -> None:
    assert refusal(agency, period).code == "template_not_owed"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_refusal_has_its_sentence(language: str) -> None:
    said = [refusal("nobody"), refusal("industry", form="tax"), refusal("jobs", "2025-03")]
    for error in said:
        assert say(f"ingest.{error.code}", language, **dict(error.values))  # type: ignore[arg-type]


def test_every_reporter_of_every_form_gets_a_workbook() -> None:
    catalogue = tiny_catalogue()
    for form in filter(lambda form: form.is_ever_owed, catalogue.forms):
        for agency in catalogue.reporters(form):
            assert opened(blank(agency, "2025-06", form=form.id)).sheetnames[-1] == GUIDE
