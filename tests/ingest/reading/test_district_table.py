"""The table of districts (L2), in its plain dress and in others."""

from __future__ import annotations

import pytest

from ingest.reading import Reading
from targets.vocabulary import CITY, Hints, ObservationState, Period, Severity
from tests.make_workbooks import (
    CODES,
    at,
    codes,
    district_rows,
    district_table,
    figure,
    finding,
    flat_list,
    indicator_list,
    place,
    put_rows,
    reading,
    values,
)

FIFTEEN = CODES[:15]


def test_the_body_follows_from_the_indicators_and_areas() -> None:
    read = reading(district_table())
    assert (read.agency, read.form, read.layout) == ("eic", "eic_monthly", "district_table")
    assert read.period == Period(2023, 5)


def test_fifteen_districts_give_three_figures_each_at_their_cells() -> None:
    read = reading(district_table())
    for number, (code, row) in enumerate(
        zip(FIFTEEN, [7, *range(9, 16), *range(17, 24)], strict=True)
    ):
        read_here = [
            figure(read, each, code) for each in ("innovative_smes", "srdi_smes", "little_giants")
        ]
        assert [each.value for each in read_here] == [100 + 7 * number, 60 + number, 3 + number]
        assert [place(each) for each in read_here] == [f"Sheet1!{c}{row}" for c in "BDF"]


def test_changes_on_last_month_are_kept_for_checks_only() -> None:
    stated = reading(district_table()).stated_figures
    changes = {each.area: each.value for each in stated if each.indicator == "innovative_smes"}
    assert changes["310115"] == 0
    assert changes["310101"] == 1
    assert {each.what for each in stated} == {"change_on_last_month"}


def test_a_district_with_a_slash_is_missing_with_that_mark() -> None:
    read = figure(reading(district_table()), "innovative_smes", "310151")
    assert (read.value, read.state, read.why) == (None, ObservationState.MISSING, "/")


def test_the_total_row_is_the_citys_figure() -> None:
    read = figure(reading(district_table()), "innovative_smes", CITY)
    assert at(read) == (sum(100 + 7 * n for n in range(15)), "Sheet1!B6")


def test_the_total_may_stand_last_and_under_another_name() -> None:
    total, *others = district_rows()
    read = reading(district_table([*others, ("合　计", *total[1:])], repeated_before=None))
    assert values(read)["innovative_smes"] == total[1]


def test_special_areas_and_subtotals_are_no_districts() -> None:
    read = reading(district_table())
    assert {each.area for each in read.observations} == {CITY, *CODES}
    said = finding(read, "special_area_not_summed")
    assert (said.severity, said.seen, place(said)) == (Severity.NOTE, "临港新片区", "Sheet1!A8")


def test_the_header_that_comes_again_is_passed_over() -> None:
    read = reading(district_table(repeated_before=10))
    assert len(read.observations) == 51
    assert codes(read) == ["special_area_not_summed"]


def test_the_note_on_sums_is_understood() -> None:
    assert reading(district_table()).sum_differs_noted
    assert not reading(district_table(note="注：数据来自各区。")).sum_differs_noted


def test_an_unknown_district_with_figures_is_refused() -> None:
    rows = [*district_rows(), ("西湖区", 1, 0, 1, 0, 0, 0)]
    read = reading(district_table(rows, repeated_before=None))
    said = finding(read, "unknown_district")
    assert (said.severity, said.seen) == (Severity.ERROR, "西湖区")


def test_a_district_twice_is_refused() -> None:
    rows = [*district_rows(), ("浦东", 1, 0, 1, 0, 0, 0)]
    said = [
        f
        for f in reading(district_table(rows, repeated_before=None)).findings
        if f.code == "duplicate_district"
    ]
    assert [place(each) for each in said] == ["Sheet1!B25", "Sheet1!D25", "Sheet1!F25"]
    assert said[0].expected == "B7"


def test_an_abolished_district_is_mapped_with_a_warning() -> None:
    rows = [("全市", 5, 0, 3, 0, 1, 0), ("卢湾区", 5, 0, 3, 0, 1, 0)]
    read = reading(district_table(rows, repeated_before=None))
    assert figure(read, "innovative_smes", "310101").value == 5
    assert finding(read, "former_district").severity is Severity.WARNING


def test_a_district_without_a_part_of_it_is_not_the_district() -> None:
    rows = [("全市", 5, 0, 3, 0, 1, 0), ("浦东新区（不含临港）", 5, 0, 3, 0, 1, 0)]
    assert "unknown_district" in codes(reading(district_table(rows, repeated_before=None)))
    rows[1] = ("浦东新区（含临港）", 5, 0, 3, 0, 1, 0)
    read = reading(district_table(rows, repeated_before=None))
    assert figure(read, "innovative_smes", "310115").value == 5


def test_one_header_row_with_bare_indicators_is_enough() -> None:
    header = ("区名", "创新型中小企业", "专精特新", "“小巨人”（家）")
    book = flat_list(
        header,
        [("合计", 30, 20, 3), ("浦东", 20, 15, 2), ("黄浦区", 10, 5, 1)],
        title="各区情况（2023年5月）",
        filled_by=None,
    )
    read = reading(book)
    assert values(read, "310115") == {"innovative_smes": 20, "srdi_smes": 15, "little_giants": 2}


def test_a_group_centred_without_merging_still_covers_its_columns() -> None:
    book = flat_list(
        (None, "创新型", None, "专精特新", None), [], title="各区情况（2023年5月）", filled_by=None
    )
    rows = [
        ("区名", "累计", "较上月", "累计", "较上月"),
        ("全市", 30, 3, 20, 2),
        ("浦东新区", 20, 2, 15, 1),
    ]
    put_rows(book.worksheets[0], rows, 4)
    assert values(reading(book), "310115") == {"innovative_smes": 20, "srdi_smes": 15}


def test_a_change_column_alone_gives_no_figure() -> None:
    book = flat_list(
        ("区名", "创新型较上月"), [("浦东新区", 20)], title="2023年5月", filled_by=None
    )
    assert codes(reading(book)) == ["unknown_layout"]


def test_hidden_columns_are_read_and_named() -> None:
    book = district_table()
    book.worksheets[0].column_dimensions["D"].hidden = True
    read = reading(book)
    assert figure(read, "srdi_smes", "310115").value == 60
    assert finding(read, "hidden_columns_read").seen == "D"


@pytest.mark.parametrize("word", ["累计", "累计数", "期末数", "户数"])
def test_the_figure_under_an_indicator_has_many_names(word: str) -> None:
    book = district_table()
    for cell in book.worksheets[0][5]:
        if cell.value == "累计":
            cell.value = word
    assert figure(reading(book), "little_giants", "310115").value == 3


def test_one_workbook_may_hold_a_list_and_a_district_table() -> None:
    rows = [(1, "创新型中小企业", "家", "2万", 412, 2235, None), (4, "绿色工厂", "家", 30, 1, 8)]
    book = district_table(book=indicator_list(rows, sheet_name="指标"), sheet_name="分区")
    read = reading(book)
    assert (read.agency, read.layout) == ("eic", "indicator_list+district_table")
    assert place(figure(read, "innovative_smes", CITY)) == "指标!F6"
    assert figure(read, "innovative_smes", "310115").value == 100
    assert values(read)["green_factories"] == 8
    assert codes(read) == ["special_area_not_summed"]


def test_the_citys_figure_must_be_the_same_in_both_sheets() -> None:
    rows = [(1, "创新型中小企业", "家", "2万", 412, 12980, None)]
    book = district_table(book=indicator_list(rows, sheet_name="指标"), sheet_name="分区")
    said = finding(reading(book), "figures_disagree")
    assert (said.severity, place(said), said.expected) == (Severity.ERROR, "分区!B6", "12980")


def coded(*rows: tuple[object, ...]) -> Reading:
    header = ("区划代码", "区名", "创新型")
    return reading(flat_list(header, rows, title="2023年5月各区情况", filled_by=None))


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        ("310101", "浦东新区", "310115"),
        (310101, "浦东新区", "310115"),
        ("310101000000", "浦东新区", "310115"),
        ("330106", "浦东新区", "310115"),
        ("310115", "全市", "—"),
    ],
)
def test_a_code_of_another_area_than_the_name_beside_it_is_refused(
    code: object, name: str, expected: str
) -> None:
    said = finding(coded((code, name, 20), ("310104", "徐汇区", 10)), "code_of_other_area")
    assert (said.severity, said.expected, place(said)) == (Severity.ERROR, expected, "Sheet1!A4")


def test_codes_that_agree_and_serial_numbers_are_passed_over() -> None:
    read = coded(
        ("310000", "全市", 60),
        ("310115000000", "浦东新区", 30),
        ("310103", "黄浦区", 20),
        ("03", "徐汇区", 10),
        (None, "长宁区", 0),
    )
    assert codes(read) == []
    assert values(read, "310101") == {"innovative_smes": 20}


def sub_columns(*words: str, numbers: tuple[int, int] = (20, 40)) -> Reading:
    """Two columns below one indicator."""
    title = "2023年5月各区情况"
    book = flat_list(("区名", "创新型", None), [], title=title, filled_by=None)
    book.worksheets[0].merge_cells("B3:C3")
    put_rows(book.worksheets[0], [(None, *words), ("浦东新区", *numbers)], 4)
    return reading(book, hints=Hints(agency="eic"))


@pytest.mark.parametrize(
    "words", [("有效", "累计认定"), ("累计", "有效"), ("户数", "累计认定户数")]
)
def test_valid_ones_and_all_ever_certified_are_two_figures(words: tuple[str, str]) -> None:
    read = sub_columns(*words)
    said = finding(read, "two_figure_columns")
    assert (said.severity, said.seen) == (Severity.ERROR, "、".join(f"创新型 / {w}" for w in words))
    assert read.observations == ()


def test_a_column_beside_the_figure_whose_kind_is_not_known_is_asked_about() -> None:
    read = sub_columns("累计", "在库")
    said = finding(read, "column_not_read")
    assert (said.severity, said.seen) == (Severity.WARNING, "创新型 / 在库")
    assert values(read, "310115") == {"innovative_smes": 20}


@pytest.mark.parametrize("word", ["其中：制造业", "上年同期", "同比", "占比", "较上月", "备注"])
def test_parts_and_other_times_beside_the_figure_are_not_asked_about(word: str) -> None:
    assert codes(sub_columns("累计", word)) == []
