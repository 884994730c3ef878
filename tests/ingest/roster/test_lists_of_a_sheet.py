"""Several lists of one sheet: below one another, side by side, and in sections."""

from typing import Any

import pytest

from targets.vocabulary import Severity
from tests.make_rosters import credit_code
from tests.make_sheets_of_lists import (
    HEAD,
    INNOVATIVE,
    SRDI,
    codes_of,
    firm,
    firms,
    lists_of,
    read,
)
from tests.make_workbooks import finding, indicator_list, put_rows, reading

WHOLE = [("innovative_smes", 5, 5)]
APART = [("innovative_smes", 3, 3), ("srdi_smes", 2, 2)]


def above_and_below(*between: Any) -> list[Any]:
    return [(INNOVATIVE,), HEAD, *firms(1, 3), *between, *firms(4, 5)]


@pytest.mark.parametrize(
    "between",
    [
        [(SRDI,), HEAD],
        [(None,), ("二、专精特新中小企业名单",), HEAD],
        [(None, SRDI), (None,), HEAD],
        [("专精特新企业",), HEAD],
        [(SRDI, "附件2"), HEAD],
        [(SRDI, None, "填报单位：市经信委"), HEAD],
        [(SRDI,), ("填报单位：市经信委",), HEAD],
        [("合计", 3), ("填报人：张三", "审核人：李四"), (None,), (SRDI,), ("单位：家",), HEAD],
        [("注：以上有效。",), ("二", "专精特新中小企业名单"), HEAD],
    ],
)
def test_a_header_below_a_title_of_its_own_begins_another_list(between: list[Any]) -> None:
    found = read(*above_and_below(*between))
    assert lists_of(found) == APART
    assert codes_of(found) == []


@pytest.mark.parametrize(
    "between",
    [
        [HEAD],
        [(None,), HEAD],
        [HEAD[:2]],
        [(INNOVATIVE,), HEAD],
        [(f"{INNOVATIVE}（续）",), HEAD],
        [("第1页，共2页",), (None,), (INNOVATIVE,), HEAD],
    ],
)
def test_a_header_printed_again_goes_on_with_the_list(between: list[Any]) -> None:
    found = read(*above_and_below(*between))
    assert lists_of(found) == WHOLE
    assert codes_of(found) == []


def test_another_header_begins_another_list_without_a_title() -> None:
    below = [("序号", *HEAD), *((n, *firm(n)) for n in (4, 5))]
    found = read((INNOVATIVE,), HEAD, *firms(1, 3), *below)
    assert lists_of(found) == [("innovative_smes", 3, 3), (None, 2, 2)]
    assert finding(found, "roster_below_unnamed").severity is Severity.WARNING


def test_a_list_below_that_names_no_indicator_is_asked_about() -> None:
    found = read(*above_and_below(("二、培育库",), HEAD))
    assert lists_of(found) == [("innovative_smes", 3, 3), (None, 2, 2)]
    asked = finding(found, "roster_below_unnamed")
    assert (asked.seen, dict(asked.values)["count"]) == ("二、培育库", "2")


def test_an_enterprise_without_a_code_above_a_page_s_header_is_no_title() -> None:
    found = read(*above_and_below(("某某科技有限公司", None, "黄浦区"), HEAD))
    assert lists_of(found) == [("innovative_smes", 6, 5)]
    assert codes_of(found) == ["roster_code_missing"]


def test_a_list_below_of_another_month_is_asked_about() -> None:
    found = read(*above_and_below((f"2022年12月{SRDI}",), HEAD))
    assert lists_of(found) == APART
    asked = finding(found, "roster_of_other_time")
    assert (asked.cell.address if asked.cell else "", asked.expected) == ("A6", "2023-09")


def test_three_lists_below_one_another_are_three() -> None:
    rows = [*above_and_below((SRDI,), HEAD), (None,), ("小巨人企业名单",), HEAD, *firms(6, 9)]
    assert lists_of(read(*rows)) == [*APART, ("little_giants", 4, 4)]


def test_a_list_too_many_on_one_sheet_is_refused_not_left_out() -> None:
    rows = [row for number in range(101) for row in ((f"名单{number}",), HEAD, firm(number))]
    refused = finding(read(*rows), "roster_too_many_lists")
    assert (refused.severity, refused.expected) == (Severity.ERROR, "100")
    assert refused.cell is not None
    assert refused.cell.row == 302


def test_halves_side_by_side_are_both_read() -> None:
    rows = [(*firm(number), *firm(number + 50)) for number in (1, 2)]
    found = read((INNOVATIVE,), (*HEAD, *HEAD), *rows, firm(3))
    assert [of[1:] for of in lists_of(found)] == [(3, 3), (2, 2)]
    assert {of[0] for of in lists_of(found)} == {"innovative_smes"}


def test_lists_side_by_side_have_each_their_own_title() -> None:
    rows = [(number, *firm(number), number, *firm(number + 50)) for number in (1, 2)]
    head = ("序号", *HEAD)
    titles = (INNOVATIVE, None, None, None, SRDI)
    found = read(("2023年9月",), titles, (*head, *head), *rows)
    assert lists_of(found) == [("innovative_smes", 2, 2), ("srdi_smes", 2, 2)]


def test_a_list_beside_whose_header_stands_lower_is_not_lost() -> None:
    beside = [(None, SRDI), (None, *HEAD), (None, *firm(54)), (None, *firm(55))]
    rows = [(*firm(number), *right) for number, right in zip(range(2, 6), beside, strict=True)]
    found = read((INNOVATIVE,), HEAD, firm(1), *rows)
    refused = finding(found, "roster_codes_not_read")
    assert (refused.severity, dict(refused.values)["count"]) == (Severity.ERROR, "2")


@pytest.mark.parametrize("head", ["", "母公司信用代码"])
def test_codes_beside_that_are_no_list_are_let_be(head: str) -> None:
    """A copy of the row's own code, or one of somebody else under its own words."""
    codes = [credit_code(number + (50 if head else 0), region="310115") for number in (1, 2)]
    rows = [(*row, code) for row, code in zip(firms(1, 2), codes, strict=True)]
    assert codes_of(read((INNOVATIVE,), (*HEAD, head), *rows)) == []


def test_sections_that_name_indicators_are_lists_of_their_own() -> None:
    rows = [("一", "创新型中小企业"), *((n, *firm(n)) for n in (1, 2, 3))]
    rows += [("二", "专精特新中小企业", "2家"), *((n, *firm(n)) for n in (4, 5))]
    found = read(("2023年9月优质中小企业名单",), ("序号", *HEAD), *rows)
    assert lists_of(found) == APART
    assert codes_of(found) == []


def test_rows_before_the_first_section_are_not_lost() -> None:
    found = read(
        (INNOVATIVE,), HEAD, *firms(1, 3), ("（一）专精特新中小企业（2家）",), *firms(4, 5)
    )
    assert lists_of(found) == APART


def test_an_enterprise_named_after_an_indicator_begins_no_section() -> None:
    named = ("上海专精特新企业服务有限公司", None)
    found = read((INNOVATIVE,), HEAD, *firms(1, 2), named, *firms(4, 5))
    assert lists_of(found) == [("innovative_smes", 5, 4)]


def test_a_table_of_figures_above_a_list_is_not_passed_over() -> None:
    book = indicator_list([(1, "绿色工厂", "家", 30, 1, 8)])
    put_rows(book.worksheets[0], [("绿色工厂名单",), HEAD, firm(1)], 12)
    assert finding(reading(book), "roster_below_table").severity is Severity.ERROR


def test_a_list_below_many_lines_of_notes_is_read() -> None:
    notes = [(f"说明{number}",) for number in range(25)]
    found = read(*notes, (INNOVATIVE,), HEAD, *firms(1, 3))
    assert [(one.title, one.rows) for one in found.rosters] == [(INNOVATIVE, 3)]


def test_a_header_too_far_down_is_pointed_at() -> None:
    notes = [("说明",)] * 70
    refused = finding(read(*notes, (INNOVATIVE,), HEAD, *firms(1, 3)), "unknown_layout")
    assert refused.cell is not None
    assert (refused.cell.address, refused.seen) == ("A72", "、".join(HEAD))


def test_lists_of_one_sheet_have_each_a_place_of_their_own() -> None:
    stacked = read(*above_and_below((SRDI,), HEAD))
    beside = read((INNOVATIVE, None, None, SRDI), (*HEAD, *HEAD), (*firm(1), *firm(2)))
    assert [one.place.address for one in stacked.rosters] == ["A3", "A8"]
    assert [one.place.address for one in beside.rosters] == ["A3", "D3"]
