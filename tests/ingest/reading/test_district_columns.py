"""The table with a column for each district (L3): who sends it, and what it says beside its figures."""

from __future__ import annotations

import pytest

from ingest.reading import Reading
from targets.vocabulary import Hints, ObservationState, Severity
from tests.dresses import l3
from tests.make_districts import (
    COLUMNS,
    FILE,
    PERCENTS,
    count_rows,
    district_columns,
    in_pairs,
    share_row,
)
from tests.make_workbooks import CODES, codes, figure, finding, place, reading

SHARE = "procurement_reserved_share"


def plain() -> Reading:
    book, file_name = l3.plain()
    return reading(book, file_name)


def mixed(file_name: str = "汇总.xlsx", hints: Hints | None = None) -> Reading:
    """Counts of one body and a share of another."""
    return reading(district_columns([*count_rows(), share_row()]), file_name, hints=hints)


def test_the_office_that_collects_is_never_the_sender() -> None:
    read = plain()
    assert (read.agency, read.form, read.layout) == ("eic", "eic_monthly", "district_columns")
    said = finding(read, "collected_by_office")
    assert (said.severity, place(said)) == (Severity.NOTE, "Sheet1!A2")


def test_without_a_name_the_figures_tell_the_sender() -> None:
    assert reading(district_columns(), "汇总.xlsx").agency == "eic"


def test_figures_of_two_bodies_do_not_tell_the_sender() -> None:
    read = mixed()
    assert read.agency is None
    assert finding(read, "agency_missing").severity is Severity.ERROR


def test_the_sender_may_say_who_it_is() -> None:
    assert mixed(hints=Hints(agency="eic")).agency == "eic"
    assert mixed("市财政局2023年5月.xlsx").agency == "fin"


def test_an_office_in_the_files_name_is_no_sender_either() -> None:
    read = reading(district_columns(), "市服务企业联席会议办公室汇总2023-05.xlsx")
    assert read.agency == "eic"


def test_shares_are_percent_however_each_district_writes_them() -> None:
    read = plain()
    found = [str(figure(read, SHARE, code).value) for code in CODES]
    assert found == list(PERCENTS)


def test_each_share_read_from_a_fraction_is_asked_about() -> None:
    asked = [each for each in plain().findings if each.code == "fraction_read_as_percent"]
    assert [place(each) for each in asked] == ["Sheet1!F7", "Sheet1!J7"]


def test_shares_that_are_all_fractions_are_one_question() -> None:
    row = (1, "政府采购工程预留份额", "%", None, *[0.42] * 16)
    read = reading(district_columns([row]))
    found = [each for each in read.findings if "read_as_percent" in each.code]
    assert [(each.code, place(each)) for each in found] == [
        ("fractions_read_as_percent", "Sheet1!E4")
    ]
    assert dict(found[0].values)["count"] == "16"


def test_a_blank_share_of_the_city_is_missing_and_never_an_average() -> None:
    read = figure(plain(), SHARE)
    assert (read.value, read.state) == (None, ObservationState.MISSING)


def test_ranks_and_remarks_give_no_figure() -> None:
    assert {each.cell.column for each in plain().observations} == set(range(4, 21))


def test_an_area_within_a_district_is_noted_and_never_summed() -> None:
    read = reading(in_pairs(special=True), "市经信委.xlsx")
    assert finding(read, "special_area_not_summed").seen == "临港新片区"


def test_the_months_own_figures_stand_beside_the_totals_for_checks() -> None:
    read = reading(in_pairs(), "市经信委.xlsx")
    months = {each.value for each in read.month_figures if each.indicator == "srdi_smes"}
    assert len(read.month_figures) == 51
    assert months == {1}


def test_a_blank_of_an_indicator_of_the_city_only_says_nothing() -> None:
    rows = [*count_rows(), (4, "绿色工厂", "家", 8, *[None] * 16)]
    read = reading(district_columns(rows), "市经信委.xlsx")
    assert [each.area for each in read.observations if each.indicator == "green_factories"] == [
        "city"
    ]
    assert codes(read) == ["collected_by_office"]


def test_a_district_takes_only_its_own_column() -> None:
    rows = [(*row[:3], *row[4:6]) for row in count_rows()]
    read = reading(district_columns(rows, header=COLUMNS[:2]), hints=Hints(agency="310115"))
    assert {each.area for each in read.observations} == {"310115"}
    assert finding(read, "area_not_own").severity is Severity.ERROR


@pytest.mark.parametrize("head", ["浦东新区（预计）", "浦东新区（4月）"])
def test_a_districts_column_that_is_qualified_is_asked_about(head: str) -> None:
    read = reading(district_columns(header=("全市", head, *COLUMNS[1:])), FILE)
    assert "area_qualified" in codes(read)
