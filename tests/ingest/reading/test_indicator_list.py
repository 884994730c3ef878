"""The classic monthly indicator list (L1), in its plain dress and in others."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.reading import Reading
from ingest.text import folded
from targets.vocabulary import Hints, ObservationState, Period, Severity
from tests.make_workbooks import (
    L1_ROWS,
    at,
    codes,
    empty_book,
    figure,
    finding,
    flat_list,
    indicator_list,
    place,
    put_rows,
    reading,
    values,
)

HEADER = ("序号", "指标名称", "计量单位", "全年目标", "本月数", "累计数", "完成率（%）")
SRDI = ("专精特新中小企业", "家", 8288)


def test_body_form_and_month_are_read_from_the_sheet() -> None:
    read = reading(indicator_list())
    assert (read.agency, read.form, read.form_version) == ("eic", "eic_monthly", "1")
    assert (read.layout, read.period) == ("indicator_list", Period(2023, 5))


@pytest.mark.parametrize(
    ("indicator", "value", "cell", "seen"),
    [
        ("innovative_smes", 12980, "F7", "１２，９８０"),
        ("srdi_smes", 8288, "F9", "8288"),
        ("little_giants", 500, "F10", "500"),
        ("green_factories", 8, "F12", "8①"),
    ],
)
def test_every_cumulative_figure_is_read_with_its_cell(
    indicator: str, value: int, cell: str, seen: str
) -> None:
    read = figure(reading(indicator_list()), indicator)
    assert (*at(read), read.seen) == (value, f"Sheet1!{cell}", seen)
    assert read.state is ObservationState.REPORTED


def test_a_pending_figure_is_missing_and_a_reason_is_asked_for() -> None:
    read = reading(indicator_list([(1, "零碳工厂", "家", 5, 0, "待统计")]))
    one = figure(read, "zero_carbon_factories")
    assert (one.value, one.state, one.why) == (None, ObservationState.MISSING, "待统计")
    (asked,) = read.findings
    assert (asked.code, asked.severity, asked.cell) == (
        "figure_to_come",
        Severity.WARNING,
        one.cell,
    )


def test_a_dash_is_missing_and_no_reason_is_asked_for() -> None:
    read = reading(indicator_list([(1, "零碳工厂", "家", 5, 0, "—")]))
    assert figure(read, "zero_carbon_factories").state is ObservationState.MISSING
    assert read.findings == ()


def test_sections_of_which_rows_and_signatures_are_no_indicators() -> None:
    read = reading(indicator_list())
    assert len(read.observations) == 5
    assert codes(read) == []


def test_the_months_own_figures_are_kept_for_checks_only() -> None:
    months = {each.indicator: each.value for each in reading(indicator_list()).month_figures}
    assert months == {
        "innovative_smes": 412,
        "srdi_smes": 121,
        "little_giants": 0,
        "zero_carbon_factories": 0,
    }


def test_a_plan_written_in_ten_thousands_is_read_in_full() -> None:
    stated = reading(indicator_list()).stated_figures
    plan = {each.indicator: each.value for each in stated if each.what == "target"}
    assert plan["innovative_smes"] == 20000


def test_a_completion_rate_is_percent_in_each_of_three_spellings() -> None:
    stated = reading(indicator_list()).stated_figures
    completion = {each.indicator: each.value for each in stated if each.what == "completion"}
    assert completion["innovative_smes"] == Decimal("64.9")
    assert completion["srdi_smes"] == Decimal("82.88")
    assert completion["little_giants"] == Decimal("71.4")


def test_a_completion_rate_as_percent_format_is_percent() -> None:
    book = indicator_list([(1, "绿色工厂", "家", 30, 1, 8, 0.267)])
    book.worksheets[0]["G6"].number_format = "0.0%"
    (completion,) = (s for s in reading(book).stated_figures if s.what == "completion")
    assert completion.value == Decimal("26.7")


def test_the_rows_that_gave_figures_are_kept_as_uploaded() -> None:
    rows = {row: dict(cells) for _, row, cells in reading(indicator_list()).rows}
    assert rows[7]["D7"] == "2万"
    assert rows[7]["H7"] == "截至5月底"
    assert 8 not in rows


def test_a_header_further_down_is_found() -> None:
    read = figure(reading(indicator_list(top=9)), "innovative_smes")
    assert at(read) == (12980, "Sheet1!F12")


def test_columns_may_stand_in_another_order_with_strangers_among_them() -> None:
    header = ("累计数", "责任处室", "指标名称", "上年同期", "计量单位", "本月数")
    book = flat_list(header, [(8288, "中小企业处", "专精特新中小企业", 7000, "家", 121)])
    read = figure(reading(book), "srdi_smes")
    assert at(read) == (8288, "Sheet1!A4")


@pytest.mark.parametrize(
    "title",
    [
        "本年累计",
        "累 计",
        "1—5月累计",
        "累计完成数",
        "余额或累计额",
        "期末数",
        "5月末余额",
        "累计数（家）",
        "累计数\n（截至5月底）",
    ],
)
def test_the_cumulative_column_has_many_names(title: str) -> None:
    read = reading(flat_list(("指标名称", "单位", title), [SRDI]))
    assert values(read) == {"srdi_smes": 8288}


@pytest.mark.parametrize("title", ["1—5月", "5月末"])
def test_a_header_that_is_only_a_span_or_an_end_is_cumulative(title: str) -> None:
    header = ("指标名称", "单位", "5月", title)
    read = reading(flat_list(header, [("绿色工厂", "家", 2, 8)]))
    assert values(read) == {"green_factories": 8}
    assert [each.value for each in read.month_figures] == [2]


@pytest.mark.parametrize("title", ["去年同期累计数", "计划累计数", "4月累计", "预计累计数"])
def test_another_times_figure_is_never_taken_for_this_one(title: str) -> None:
    read = reading(flat_list(("指标名称", "单位", title), [SRDI]))
    assert values(read) == {}
    header = ("指标名称", "单位", title, "累计数")
    assert values(reading(flat_list(header, [(*SRDI[:2], 1, 8288)]))) == {"srdi_smes": 8288}


def test_a_group_of_last_year_above_the_column_keeps_it_out() -> None:
    book = flat_list((None, None, "上年同期", None, "今年"), [])
    sheet = book.worksheets[0]
    sheet.merge_cells("C3:D3")
    sheet.merge_cells("E3:F3")
    header = ("指标名称", "单位", "本月数", "累计数", "本月数", "累计数")
    put_rows(sheet, [header, ("专精特新中小企业", "家", 1, 6000, 121, 8288)], 4)
    read = figure(reading(book), "srdi_smes")
    assert at(read) == (8288, "Sheet1!F5")


def test_two_columns_that_claim_to_be_the_figure_are_asked_about() -> None:
    book = flat_list(("指标名称", "单位", "累计数", "期末余额"), [(*SRDI, 9000)])
    read = reading(book)
    assert finding(read, "two_figure_columns").severity is Severity.ERROR
    assert values(read) == {}


def test_valid_ones_beside_all_ever_certified_are_asked_about() -> None:
    book = flat_list(("指标名称", "单位", "累计数", "有效数"), [(*SRDI, 5000)])
    assert finding(reading(book), "two_figure_columns").seen == "累计数、有效数"


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (("指标名称", "单位", "计量单位", "累计数", "全年目标"), ("绿色工厂", "家", "百家", 8, 30)),
        (
            ("指标名称", "区", "所在区", "累计数", "全年目标"),
            ("创新型中小企业", "浦东新区", "浦东新区", 12000, "2万"),
        ),
    ],
)
def test_two_columns_of_units_or_areas_leave_every_figure_in_doubt(
    header: tuple[str, ...], row: tuple[object, ...]
) -> None:
    said = finding(reading(flat_list(header, [row])), "two_columns_alike")
    assert (said.severity, said.seen) == (Severity.ERROR, "、".join(header[1:3]))


def grouped(*groups: str) -> Reading:
    """A cumulative figure below each group, 100, 200 and so on."""
    book = empty_book()
    sheet = book.create_sheet("Sheet1")
    sheet["A1"], sheet["A2"] = "2023年5月月报表", "填报单位：上海市经济和信息化委员会"
    over = [cell for group in groups for cell in (group, None)]
    below = [None, None, *(["本月数", "累计数"] * len(groups))]
    numbers = [number for group in range(len(groups)) for number in (1, 100 * (group + 1))]
    rows = [("指标名称", "单位", *over), below, ("创新型中小企业", "家", *numbers)]
    put_rows(sheet, rows, 3)
    for area in ("A3:A4", "B3:B4", "C3:D3", "E3:F3")[: 2 + len(groups)]:
        sheet.merge_cells(area)
    return reading(book)


def test_a_part_beside_the_whole_is_not_the_figure() -> None:
    read = grouped("其中：制造业", "全市")
    assert values(read) == {"innovative_smes": 200}
    assert "unknown_layout" in codes(grouped("其中：制造业"))


@pytest.mark.parametrize("group", ["浦东新区", "临港新片区"])
def test_a_column_of_one_area_is_not_taken_for_the_whole(group: str) -> None:
    said = finding(grouped(group), "column_of_area")
    assert (said.severity, said.seen) == (Severity.ERROR, f"{group} / 累计数")


def test_a_blank_area_is_the_whole_unless_districts_stand_above_it() -> None:
    header = ("指标名称", "区", "单位", "累计数")
    whole, part = ("创新型中小企业", None, "家", 300), ("创新型中小企业", "浦东新区", "家", 200)
    read = reading(flat_list(header, [whole, part]))
    assert values(read) == {"innovative_smes": 300}
    assert not codes(read)
    read = reading(flat_list(header, [part, ("专精特新中小企业", None, "家", 100)]))
    said = finding(read, "area_missing")
    assert (said.severity, place(said), values(read)) == (Severity.ERROR, "Sheet1!B5", {})


def test_a_footnote_mark_in_superscript_is_not_a_digit() -> None:
    rows = [(1, "绿色工厂", "家", 30, 1, "8¹"), (2, "零碳工厂", "家", 5, 1, "2*")]
    assert values(reading(indicator_list(rows))) == {
        "green_factories": 8,
        "zero_carbon_factories": 2,
    }


def test_an_unknown_indicator_is_noted() -> None:
    rows = [
        (1, "绿色工厂", "家", 30, 1, 8),
        (2, "绿色工厂增量数", "家", 30, 1, 8),
        (3, "其他", "家", 1, 1, 1),
    ]
    said = [
        each for each in reading(indicator_list(rows)).findings if each.code == "unknown_indicator"
    ]
    assert [(each.severity, each.seen) for each in said] == [
        (Severity.NOTE, "绿色工厂增量数"),
        (Severity.NOTE, "其他"),
    ]


def test_a_name_nearly_known_is_asked_about_where_the_known_one_is_missing() -> None:
    rows = [(1, "绿色工厂", "家", 30, 1, 8), (2, "零炭工厂企业", "家", 5, 1, 2)]
    said = finding(reading(indicator_list(rows)), "similar_indicator")
    assert said.severity is Severity.WARNING
    assert "零碳工厂" in said.expected


@pytest.mark.parametrize(
    "name",
    ["零碳工厂（截至4月）", "2023年零碳工厂", "零碳工厂（第五批）", "零碳工厂数（含拟认定）"],
)
def test_a_name_with_a_known_one_within_is_asked_about_where_that_is_missing(name: str) -> None:
    rows = [(1, "绿色工厂", "家", 30, 1, 8), (2, name, "家", 5, 1, 2)]
    said = finding(reading(indicator_list(rows)), "similar_indicator")
    assert said.seen == folded(name)
    assert "零碳工厂" in said.expected


def test_an_indicator_twice_is_refused() -> None:
    rows = [(1, "绿色工厂", "家", 30, 1, 8), (2, "绿色工厂", "家", 30, 1, 9)]
    said = finding(reading(indicator_list(rows)), "duplicate_indicator")
    assert (place(said), said.expected) == ("Sheet1!F7", "F6")


def test_a_known_indicator_as_an_of_which_row_is_asked_about() -> None:
    rows = [
        (1, "创新型中小企业", "家", None, 1, 12980),
        (None, "其中：专精特新中小企业", "家", None, 1, 8288),
    ]
    read = reading(indicator_list(rows))
    assert values(read) == {"innovative_smes": 12980}
    assert finding(read, "of_which_not_taken").severity is Severity.WARNING


def test_hidden_rows_and_columns_are_read_and_named() -> None:
    book = indicator_list()
    sheet = book.worksheets[0]
    sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["F"].hidden = True
    read = reading(book)
    assert values(read)["srdi_smes"] == 8288
    assert finding(read, "hidden_rows_read").seen == "9"
    assert finding(read, "hidden_columns_read").seen == "F"


def test_a_hidden_column_without_meaning_is_not_mentioned() -> None:
    book = indicator_list()
    book.worksheets[0].column_dimensions["H"].hidden = True
    assert codes(reading(book)) == []


def test_a_printed_header_that_comes_again_is_passed_over() -> None:
    rows = [*L1_ROWS[:4], HEADER, *L1_ROWS[4:]]
    book = flat_list(HEADER, rows)
    read = reading(book)
    assert values(read)["little_giants"] == 500
    assert codes(read) == []


def test_another_header_further_down_is_refused() -> None:
    other = ("序号", "指标名称", "计量单位", "上年数", "本月数", "上年累计")
    book = flat_list(
        HEADER, [(1, "绿色工厂", "家", 30, 1, 8), other, (1, "零碳工厂", "家", 5, 1, 2)]
    )
    assert finding(reading(book), "second_header").severity is Severity.ERROR


def test_a_number_without_a_name_is_asked_about() -> None:
    read = reading(
        indicator_list([(1, "绿色工厂", "家", 30, 1, 8), (None, None, None, None, 3, 77)])
    )
    assert finding(read, "figure_without_name").seen == "77"


def test_a_number_in_merged_cells_belongs_to_nobody_for_certain() -> None:
    book = indicator_list([(1, "绿色工厂", "家", 30, 1, 8), (2, "零碳工厂", "家", 5, 1, None)])
    book.worksheets[0].merge_cells("F6:F7")
    said = finding(reading(book), "figure_in_merge")
    assert (said.severity, place(said)) == (Severity.ERROR, "Sheet1!F7")


def test_a_mark_in_merged_cells_counts_for_all_of_them() -> None:
    book = indicator_list([(1, "绿色工厂", "家", 30, "待统计", None)])
    book.worksheets[0].merge_cells("E6:F6")
    assert figure(reading(book), "green_factories").why == "待统计"


def test_an_area_column_may_stand_in_the_list() -> None:
    header = ("指标名称", "区", "单位", "累计数")
    rows = [("创新型中小企业", "全市", "家", 30), ("创新型中小企业", "浦东新区", "家", 20)]
    read = reading(flat_list(header, rows))
    assert values(read, "310115") == {"innovative_smes": 20}
    assert values(read) == {"innovative_smes": 30}


def test_a_districts_list_speaks_of_that_district() -> None:
    read = reading(
        indicator_list(
            [(1, "创新型中小企业", "家", None, 3, 200)], filled_by="填报单位：浦东新区科经委"
        )
    )
    assert (read.agency, read.form) == ("310115", "district_monthly")
    assert values(read, "310115") == {"innovative_smes": 200}


@pytest.mark.parametrize(
    "title", ["市经信委2023年5月重点指标", "2023年5月上海市经济和信息化委员会月报"]
)
def test_the_body_may_stand_at_the_start_of_the_title(title: str) -> None:
    assert reading(indicator_list(title=title, filled_by="")).agency == "eic"


def test_the_body_may_stand_below_the_table() -> None:
    tail = ("填报单位：市经信委（盖章）　填报人：××",)
    rows = [(1, "创新型中小企业", "家", None, 3, 200)]
    assert reading(indicator_list(rows, filled_by="", tail=tail)).agency == "eic"


@pytest.mark.parametrize(
    "name", ["绿色工厂数量", "1.绿色工厂（家）", "（四）绿色工厂①", "绿色工厂家数（累计）"]
)
def test_an_indicators_name_may_carry_numbers_units_and_marks(name: str) -> None:
    rows = [(1, name, "家", 30, 1, 8)]
    assert values(reading(indicator_list(rows))) == {"green_factories": 8}


def test_a_share_is_read_alike_in_three_spellings() -> None:
    for typed, number_format in (("42.3%", "General"), (42.3, "General"), (0.423, "0.0%")):
        book = indicator_list(
            [(1, "政府采购工程预留份额", "%", "40%", None, typed)], filled_by="填报单位：市财政局"
        )
        book.worksheets[0]["F6"].number_format = number_format
        assert values(reading(book)) == {"procurement_reserved_share": Decimal("42.3")}


def test_a_share_as_a_bare_fraction_needs_an_explanation() -> None:
    rows = [(1, "政府采购工程预留份额", "%", "40%", None, 0.423)]
    read = reading(indicator_list(rows, filled_by="填报单位：市财政局"))
    assert values(read) == {"procurement_reserved_share": Decimal("42.3")}
    assert finding(read, "fraction_read_as_percent").severity is Severity.WARNING


def test_a_body_named_within_a_title_is_not_the_sender() -> None:
    rows = [(1, "绿色工厂", "家", 30, 1, 8)]
    book = indicator_list(rows, title="2023年5月对接浦东新区工作情况", filled_by="")
    assert reading(book).agency == "eic"


def test_a_name_that_begins_like_a_note_is_a_name() -> None:
    rows = [(1, "注册企业数", "家", 30, 1, 8), (2, "绿色工厂", "家", 30, 1, 8)]
    assert finding(reading(indicator_list(rows)), "unknown_indicator").seen == "注册企业数"


def test_a_workbook_with_nothing_filled_in_is_refused() -> None:
    read = reading(indicator_list([(1, "绿色工厂", "家", 30, None, None)]))
    assert codes(read) == ["blank_figure", "nothing_reported"]


def test_how_to_correct_is_no_correction() -> None:
    assert not reading(indicator_list(tail=["注：如有更正，请重新报送。"])).is_correction


def test_a_correction_says_so_in_the_files_name_the_title_or_a_note() -> None:
    assert reading(indicator_list(), "2023-05（更正）.xlsx").is_correction
    assert reading(indicator_list(title="2023年5月月报表（更正）")).is_correction
    assert reading(indicator_list(tail=["注：3月数据更正为8000家。"])).is_correction
    assert not reading(indicator_list()).is_correction


def test_what_the_sender_says_fills_what_the_sheet_lacks() -> None:
    book = indicator_list(title="中小企业重点指标完成情况月报表", filled_by="")
    read = reading(book, hints=Hints("eic", Period(2023, 5)))
    assert (read.agency, read.period) == ("eic", Period(2023, 5))
    assert codes(read) == []


def test_what_the_sender_says_may_not_contradict_the_sheet() -> None:
    read = reading(indicator_list(), hints=Hints("stc", Period(2023, 4)))
    assert finding(read, "agency_contradicts").severity is Severity.ERROR
    assert finding(read, "period_contradicts").severity is Severity.ERROR


def test_units_are_kept_as_they_were_written() -> None:
    assert dict(reading(indicator_list()).units)["innovative_smes"] == "家"
