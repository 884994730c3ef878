"""What is known stands in the blank workbook, and a filled one is read as typed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from targets.vocabulary import ActionState, ObservationState, Period
from tests.make_targets import figure, ratio
from tests.make_templates import ACTIONS, FIGURES, MONTHS, blank, filled, opened, read_again, row_of


def typed(read_figure: str, area: str, content: bytes) -> tuple[object, ObservationState]:
    found = [
        each
        for each in read_again(content).observations
        if (each.indicator, each.area) == (read_figure, area) and each.period == Period(2025, 5)
    ]
    assert len(found) == 1
    return found[0].value, found[0].state


def test_last_month_stands_beside_this_one_in_the_written_unit() -> None:
    known = figure("loans", "2025-04", "81234000000", source="banking")
    sheet = opened(blank("banking", "2025-05", known))[FIGURES]
    assert sheet.cell(row_of(sheet, "小微企业贷款余额", "全市"), 4).value == 812.34


def test_the_parts_of_last_months_ratio_stand_in_their_rows() -> None:
    known = ratio("guarantee_fee", "2025-04", (30_000_000, 3_000_000_000))
    sheet = opened(blank("treasury", "2025-05", known))[FIGURES]
    assert sheet.cell(row_of(sheet, "融资担保费率｜担保费收入", "全市"), 4).value == 0.3
    assert sheet.cell(row_of(sheet, "融资担保费率｜担保金额", "全市"), 4).value == 30


def test_another_bodys_figure_does_not_stand_there() -> None:
    known = figure("loans", "2025-04", "81234000000", source="treasury")
    sheet = opened(blank("banking", "2025-05", known))[FIGURES]
    assert sheet.cell(row_of(sheet, "小微企业贷款余额", "全市"), 4).value is None


def test_earlier_months_stand_as_they_were_said() -> None:
    known = (
        figure("champions", "2025-01", 8),
        figure("champions", "2025-02", 0, state=ObservationState.NIL),
        figure("champions", "2025-03", 9, state=ObservationState.INEXACT),
        figure("champions", "2025-04", None),
    )
    sheet = opened(blank("industry", "2025-05", *known))[MONTHS]
    row = row_of(sheet, "省级冠军企业", "全市")
    assert [sheet.cell(row, column).value for column in range(6, 10)] == [8, "零报告", "约9", None]


def test_an_untouched_workbook_restates_what_was_known() -> None:
    known = tuple(
        figure("tech_firms", "2025-03", value, area=area)
        for area, value in (("city", 950), ("990101", 420))
    )
    read = read_again(blank("industry", "2025-05", *known))
    march = {each.area: each.value for each in read.observations if each.period == Period(2025, 3)}
    assert march == {"city": 950, "990101": 420}


def test_a_ratio_that_its_parts_do_not_give_is_not_restated() -> None:
    stated = figure("hotline", "2025-03", "95.5", parts=(190, 200))
    given = ratio("hotline", "2025-02", (190, 200), source="industry")
    sheet = opened(blank("industry", "2025-05", stated, given))[MONTHS]
    row = row_of(sheet, "服务热线办结率｜办结件数", "全市")
    assert [sheet.cell(row, column).value for column in (7, 8)] == [190, None]
    read = read_again(blank("industry", "2025-05", stated, given))
    again = [(str(each.period), each.value) for each in read.observations if each.value is not None]
    assert again == [("2025-02", Decimal(95))]


def test_typed_counts_are_read_as_typed() -> None:
    content = blank()
    row = row_of(opened(content)[FIGURES], "科技型企业", "西岭区")
    assert typed("tech_firms", "990102", filled(content, {f"{FIGURES}!E{row}": 321})) == (
        Decimal(321),
        ObservationState.REPORTED,
    )


def test_typed_money_is_read_to_the_last_digit() -> None:
    content = blank("banking")
    row = row_of(opened(content)[FIGURES], "小微企业贷款余额", "全市")
    said = filled(content, {f"{FIGURES}!E{row}": 812.3456})
    assert typed("loans", "city", said) == (Decimal(81234560000), ObservationState.REPORTED)


def test_a_ratio_is_computed_from_its_typed_parts() -> None:
    content = blank()
    sheet = opened(content)[FIGURES]
    above, below = (
        row_of(sheet, f"服务热线办结率｜{part}", "全市") for part in ("办结件数", "受理件数")
    )
    said = filled(content, {f"{FIGURES}!E{above}": 190, f"{FIGURES}!E{below}": 200})
    assert typed("hotline", "city", said) == (Decimal(95), ObservationState.REPORTED)


def test_a_nil_return_a_missing_and_a_rough_figure_keep_their_state() -> None:
    content = blank()
    sheet = opened(content)[FIGURES]
    said = {"公共服务站": "零报告", "示范园区": "待统计", "省级冠军企业": "约9"}
    cells = {f"{FIGURES}!E{row_of(sheet, name, '全市')}": text for name, text in said.items()}
    full = filled(content, cells)
    assert typed("stations", "city", full) == (Decimal(0), ObservationState.NIL)
    assert typed("parks", "city", full) == (None, ObservationState.MISSING)
    assert typed("champions", "city", full) == (Decimal(9), ObservationState.INEXACT)


def test_an_explanation_stays_with_its_figure() -> None:
    content = blank()
    row = row_of(opened(content)[FIGURES], "示范园区", "全市")
    full = filled(content, {f"{FIGURES}!E{row}": "待统计", f"{FIGURES}!F{row}": "6月补报"})
    parks = next(each for each in read_again(full).observations if each.indicator == "parks")
    assert parks.explanation == "6月补报"


def test_an_action_is_read_with_its_state_day_and_evidence() -> None:
    content = blank("banking", "2025-06", form="progress")
    day = date(2025, 6, 12)
    cells = {"C5": "已完成", "D5": day, "E5": "会议纪要", "F5": "已建立机制。"}
    full = filled(content, {f"{ACTIONS}!{cell}": value for cell, value in cells.items()})
    (note,) = read_again(full).action_notes
    assert (note.action, note.state, note.done_on) == ("a3_matching", ActionState.DONE, day)
    assert (note.evidence, note.text) == ("会议纪要", "已建立机制。")


def test_names_that_look_like_formulas_stay_text() -> None:
    sheet = opened(blank())[FIGURES]
    assert {cell.data_type for row in sheet.iter_rows(max_col=3) for cell in row} <= {"s", "n"}


def test_a_district_typed_into_a_spare_row_is_read() -> None:
    book = blank("industry", "2025-05", figure("tech_firms", "2025-04", 900))
    sheet = opened(book)[FIGURES]
    spare = next(row[0].row for row in sheet.iter_rows(min_row=5) if row[0].value is None)
    typed = {"A": "科技型企业", "B": "东渡区", "C": "家", "E": 40}
    read = read_again(filled(book, {f"{FIGURES}!{at}{spare}": say for at, say in typed.items()}))
    given = {(one.indicator, one.area, str(one.period)): one.value for one in read.observations}
    assert given["tech_firms", "990101", "2025-05"] == 40
