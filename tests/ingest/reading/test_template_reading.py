"""Our own template, filled in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from openpyxl.workbook.defined_name import DefinedName

from ingest import template as blank
from targets.vocabulary import (
    ActionState,
    Component,
    Hints,
    ObservationState,
    Period,
    Severity,
)
from tests.make_workbooks import (
    FIGURES_HEADER,
    at,
    catalogue,
    codes,
    figure,
    finding,
    place,
    reading,
    template,
    values,
)

GREEN = ("支持创建绿色工厂企业", None, "家", 6, 8, None)
LOANS = ("普惠小微（普惠型小微企业）贷款余额", "全市", "亿元", 9917.42, 10075.63, None)
SHARE = "政府采购工程面向中小企业预留份额"


def parts_of(indicator: str) -> tuple[str, str]:
    known = catalogue().indicator[indicator]
    numerator, denominator = known.numerator, known.denominator
    assert isinstance(numerator, Component)
    assert isinstance(denominator, Component)
    return numerator.name.zh, denominator.name.zh


def share_rows(
    numerator: object, denominator: object, area: str = "全市"
) -> list[tuple[object, ...]]:
    above, below = parts_of("procurement_reserved_share")
    return [
        (f"{SHARE}｜{above}", area, "亿元", None, numerator, None),
        (f"{SHARE}｜{below}", area, "亿元", None, denominator, None),
    ]


def fin(*rows: tuple[object, ...]) -> dict[str, object]:
    return {"rows": rows, "form": "fin_monthly", "agency": "fin"}


def test_the_stamp_says_form_version_body_and_month() -> None:
    read = reading(template([GREEN], made_up=True))
    assert (read.agency, read.form, read.form_version) == ("eic", "eic_monthly", "1")
    assert (read.layout, read.period, read.is_made_up) == ("template", Period(2023, 5), True)


def test_the_stamp_may_point_to_cells() -> None:
    book = template([GREEN])
    sheet = book["填报"]
    for row, (name, text) in enumerate(
        (("form", "eic_monthly"), ("form_version", "1"), ("agency", "eic"), ("period", "2023年5月"))
    ):
        sheet.cell(20 + row, 9, text)
        book.defined_names[f"ptm_{name}"] = DefinedName(
            f"ptm_{name}", attr_text=f"'填报'!$I${20 + row}"
        )
    read = reading(book)
    assert (read.agency, read.period, codes(read)) == ("eic", Period(2023, 5), [])


def test_a_figure_is_read_with_its_cell_and_last_months_for_checks() -> None:
    read = reading(template([GREEN]))
    assert at(figure(read, "green_factories")) == (8, "填报!E5")
    (last,) = read.stated_figures
    assert last.what == "last_month"
    assert last.value == 6


def test_money_is_written_in_the_unit_of_its_row() -> None:
    read = reading(template([LOANS], form="pbc_monthly", agency="pbc"))
    assert values(read) == {"inclusive_loans_balance": Decimal(1007563000000)}


def test_an_area_column_names_districts() -> None:
    rows = [
        ("创新型中小企业（累计培育）", area, "家", None, value, None)
        for area, value in (("全市", 30), ("浦东新区", 20))
    ]
    read = reading(template(rows))
    assert figure(read, "innovative_smes").value == 30
    assert figure(read, "innovative_smes", "310115").value == 20


def test_a_districts_own_form_speaks_of_that_district() -> None:
    rows = [("创新型中小企业（累计培育）", area, "家", None, 20, None) for area in (None,)]
    read = reading(template(rows, form="district_monthly", agency="310115"))
    assert read.agency == "310115"
    assert values(read, "310115") == {"innovative_smes": 20}


def test_an_explanation_travels_with_the_figure_and_its_findings() -> None:
    read = reading(template([(*GREEN[:4], None, "名单待公布，6月补报")]))
    assert figure(read, "green_factories").explanation == "名单待公布，6月补报"
    assert figure(read, "green_factories").why == "名单待公布，6月补报"
    assert finding(read, "blank_figure").explanation == "名单待公布，6月补报"


def test_a_ratio_is_put_together_from_its_parts() -> None:
    book = template(share_rows(42.3, 100), form="fin_monthly", agency="fin")
    read = figure(reading(book), "procurement_reserved_share")
    assert (read.value, read.numerator, read.denominator) == (
        Decimal("42.3"),
        Decimal(4230000000),
        Decimal(10000000000),
    )
    assert (read.state, place(read)) == (ObservationState.REPORTED, "填报!E5")


def test_a_ratio_keeps_four_decimals_and_its_exact_parts() -> None:
    book = template(share_rows(1, 3), form="fin_monthly", agency="fin")
    assert figure(reading(book), "procurement_reserved_share").value == Decimal("33.3333")


def test_a_ratio_with_a_part_missing_is_missing() -> None:
    book = template(share_rows(1, "待统计"), form="fin_monthly", agency="fin")
    read = figure(reading(book), "procurement_reserved_share")
    assert (read.value, read.state, read.why) == (None, ObservationState.MISSING, "待统计")


def test_a_ratio_of_nothing_is_missing_and_of_something_to_nothing_refused() -> None:
    nothing = template(share_rows(0, 0), form="fin_monthly", agency="fin")
    assert figure(reading(nothing), "procurement_reserved_share").state is ObservationState.MISSING
    impossible = template(share_rows(1, 0), form="fin_monthly", agency="fin")
    assert finding(reading(impossible), "denominator_zero").severity is Severity.ERROR


def test_a_stated_ratio_must_agree_with_its_parts() -> None:
    rows = [(SHARE, "全市", "%", None, 42.4, None), *share_rows(42.3, 100)]
    said = finding(reading(template(rows, form="fin_monthly", agency="fin")), "ratio_differs")
    assert (said.severity, said.expected, place(said)) == (Severity.ERROR, "42.3%", "填报!E5")


def test_a_numerator_alone_gives_no_ratio() -> None:
    book = template(share_rows(1, 1)[:1], form="fin_monthly", agency="fin")
    read = reading(book)
    assert figure(read, "procurement_reserved_share").state is ObservationState.MISSING
    assert finding(read, "ratio_part_absent").severity is Severity.WARNING


def test_two_blank_parts_ask_once() -> None:
    rows = [*share_rows(None, None), *share_rows(1, 2, "黄浦区")]
    book = template(rows, form="fin_monthly", agency="fin")
    assert codes(reading(book)) == ["blank_figure"]


def test_earlier_months_are_read_where_they_are_stated() -> None:
    months = [("支持创建绿色工厂企业", "全市", "家", 1, 2, None, "—")]
    read = reading(template([GREEN], months=months))
    found = {str(each.period): (each.value, place(each)) for each in read.observations}
    assert found == {
        "2023-05": (8, "填报!E5"),
        "2023-01": (1, "本年各月!D5"),
        "2023-02": (2, "本年各月!E5"),
        "2023-04": (None, "本年各月!G5"),
    }
    assert read.period == Period(2023, 5)


def test_months_to_come_may_hold_zeros_but_no_figures() -> None:
    zeros = [("支持创建绿色工厂企业", "全市", "家", 1, 2, 3, 4, 8, 0, 0)]
    read = reading(template([GREEN], months=zeros))
    assert max(each.period for each in read.observations) == Period(2023, 5)
    assert codes(read) == []
    ahead = [("支持创建绿色工厂企业", "全市", "家", 1, 2, 3, 4, 8, 9)]
    said = finding(reading(template([GREEN], months=ahead)), "after_reported_month")
    assert (said.severity, place(said)) == (Severity.ERROR, "本年各月!I5")


def test_this_month_must_be_the_same_in_both_sheets() -> None:
    months = [("支持创建绿色工厂企业", "全市", "家", 1, 2, 3, 4, 9)]
    said = finding(reading(template([GREEN], months=months)), "figures_disagree")
    assert (place(said), said.expected) == ("本年各月!H5", "8")


def test_actions_are_read_with_state_day_evidence_and_text() -> None:
    action = catalogue().action["a14_2"]
    rows = [
        (14, action.title.zh, "已完成", date(2023, 6, 30), "沪银发〔2023〕5号", "已建立顾问队伍。")
    ]
    book = template(form="progress_report", agency="pbc", period="2023-06", actions=rows)
    del book["填报"]
    (note,) = reading(book).action_notes
    assert (note.action, note.source, note.period) == ("a14_2", "pbc", Period(2023, 6))
    assert (note.state, note.done_on) == (ActionState.DONE, date(2023, 6, 30))
    assert (note.text, note.evidence, note.self_assessed) == (
        "已建立顾问队伍。",
        "沪银发〔2023〕5号",
        "已完成",
    )
    assert (note.cell.sheet, note.cell.address) == ("事项", "F5")


def test_an_action_left_blank_says_nothing() -> None:
    rows = [(14, catalogue().action["a14_2"].title.zh, None, None, None, None)]
    book = template(form="progress_report", agency="pbc", period="2023-06", actions=rows)
    assert reading(book).action_notes == ()


def test_an_unknown_state_or_day_is_refused() -> None:
    rows = [(14, catalogue().action["a14_2"].title.zh, "快了", "下周", None, "……")]
    read = reading(template(form="progress_report", agency="pbc", period="2023-06", actions=rows))
    assert finding(read, "unknown_action_state").severity is Severity.ERROR
    assert finding(read, "date_not_read").severity is Severity.ERROR


def test_two_columns_of_states_are_refused() -> None:
    rows = [(14, catalogue().action["a14_2"].title.zh, "已完成", None, None, "……", "推进中")]
    book = template(form="progress_report", agency="pbc", period="2023-06", actions=rows)
    book["事项"]["G4"] = "状态"
    said = finding(reading(book), "two_columns_alike")
    assert (said.severity, said.seen) == (Severity.ERROR, "状态、状态")


def test_an_unknown_action_is_asked_about() -> None:
    rows = [(14, "没有这一项", "推进中", None, None, "……")]
    read = reading(template(form="progress_report", agency="pbc", period="2023-06", actions=rows))
    assert finding(read, "unknown_action").severity is Severity.WARNING


@pytest.mark.parametrize("version", ["0", "2", ""])
def test_another_version_of_the_template_is_refused(version: str) -> None:
    read = reading(template([GREEN], version=version))
    said = finding(read, "unknown_template_version")
    assert (said.severity, said.seen, said.expected) == (Severity.ERROR, version, "1")
    assert read.observations == ()


def test_an_unknown_form_body_or_month_is_refused() -> None:
    assert finding(reading(template([GREEN], form="tax")), "unknown_template_form").seen == "tax"
    assert finding(reading(template([GREEN], agency="tax")), "agency_unknown").seen == "tax"
    assert "period_missing" in codes(reading(template([GREEN], period="上半年度")))


def test_a_form_of_another_body_is_refused() -> None:
    said = finding(reading(template([GREEN], agency="stc")), "wrong_form")
    assert (said.severity, said.seen) == (Severity.ERROR, "stc")


def test_the_sender_may_not_contradict_the_stamp() -> None:
    read = reading(template([GREEN]), hints=Hints("stc", Period(2023, 4)))
    assert {"agency_contradicts", "period_contradicts"} <= set(codes(read))


def test_a_bare_number_as_the_month_is_refused() -> None:
    book = template([GREEN])
    book["填报"]["I20"] = 2023.10
    book.defined_names["ptm_period"] = DefinedName("ptm_period", attr_text="'填报'!$I$20")
    said = finding(reading(book), "period_unclear")
    assert (said.severity, said.seen, place(said)) == (Severity.ERROR, "2023.1", "填报!I20")


def test_a_changed_header_or_a_missing_sheet_is_refused() -> None:
    changed = (*FIGURES_HEADER[:4], "数字", "说明")
    assert finding(reading(template([GREEN], header=changed)), "template_changed").seen == "填报"
    book = template([GREEN])
    book["填报"].title = "表一"
    assert finding(reading(book), "template_sheet_missing").expected == "填报"


def test_a_column_of_areas_that_comes_twice_is_asked_about() -> None:
    header = ("指标", "区", "地区", "单位", "上月", "本期（余额或累计）")
    book = template([("创新型中小企业", "浦东新区", "浦东新区", "家", 7, 8)], header=header)
    assert finding(reading(book), "two_columns_alike").severity is Severity.ERROR


def test_only_the_files_name_makes_a_template_a_correction() -> None:
    book = template([GREEN])
    book["填报"]["A3"] = "改动已报数字即为更正，请在文件名中注明“更正”。"
    assert not reading(book).is_correction
    assert reading(book, "2023-05更正.xlsx").is_correction


@pytest.mark.parametrize("form", [each.id for each in catalogue().forms if each.is_ever_owed])
def test_every_blank_template_that_we_hand_out_is_known_again(form: str) -> None:
    agency = catalogue().reporters(catalogue().form[form])[0]
    content = blank.build(
        catalogue(), agency, Period(2023, 6), prefill=blank.Prefill((), source=agency), form=form
    )
    read = reading(content)
    assert (read.agency, read.form, read.period) == (agency, form, Period(2023, 6))
    assert set(codes(read)) - {"blank_figure"} == {"nothing_reported"}
    assert {each.indicator for each in read.observations} == set(catalogue().form[form].indicators)


@pytest.mark.parametrize("title", ["2023年7月月报", "2023年5月月报（6月）"])
def test_a_title_of_another_month_than_the_stamp_is_refused(title: str) -> None:
    book = template([GREEN])
    book["填报"]["A1"] = title
    refused = finding(reading(book), "template_title_differs")
    assert (refused.severity, place(refused), refused.seen) == (Severity.ERROR, "填报!A1", title)


@pytest.mark.parametrize("name", ["市经信委2023年7月报表.xlsx", "2023-04.xlsx", "6月.xlsx"])
def test_a_file_name_of_another_month_than_the_stamp_is_asked_about(name: str) -> None:
    asked = finding(reading(template([GREEN]), name), "file_name_differs")
    assert (asked.severity, asked.expected) == (Severity.WARNING, "2023-05")


def test_title_and_file_name_of_the_stamps_month_are_not_asked_about() -> None:
    book = template([GREEN])
    book["填报"]["A1"] = "2023年5月月报"
    assert codes(reading(book, "市经信委2023年5月报表.xlsx")) == codes(reading(template([GREEN])))


def test_a_second_sheet_of_figures_is_asked_about() -> None:
    book = template([GREEN])
    copy = book.copy_worksheet(book["填报"])
    read = reading(book)
    assert finding(read, "template_sheet_twice").seen == copy.title
    assert figure(read, "green_factories").value == 8


def test_a_note_below_the_figures_that_changes_them_is_asked_about() -> None:
    book = template([GREEN])
    book["填报"].append(["注：绿色工厂为4月末数"])
    assert finding(reading(book), "note_changes_meaning").severity is Severity.WARNING


@pytest.mark.parametrize("label", ["其中：制造业", "其中：浦东新区", "小计", "独角兽企业"])
def test_a_row_added_with_a_figure_that_is_not_read_is_asked_about(label: str) -> None:
    read = reading(template([GREEN, (label, None, "家", None, 5, None)]))
    said = finding(read, "added_row_not_read")
    assert (said.severity, place(said)) == (Severity.WARNING, "填报!A6")
    assert codes(read) == ["added_row_not_read"]
    assert values(read) == {"green_factories": 8}


def test_many_added_rows_are_one_question() -> None:
    added = [(f"独角兽企业{number}", None, "家", None, 5, None) for number in range(9)]
    assert codes(reading(template([GREEN, *added]))) == ["added_row_not_read"]


def test_an_added_row_of_an_indicator_and_an_area_that_are_known_is_read() -> None:
    rows = [
        ("创新型中小企业（累计培育）", "全市", "家", None, 12980, None),
        ("创新型中小企业（累计培育）", "浦东新区", "家", None, 5, None),
    ]
    read = reading(template(rows))
    assert figure(read, "innovative_smes", "310115").value == 5
    assert codes(read) == []
