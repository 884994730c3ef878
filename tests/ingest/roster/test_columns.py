"""Which column of a list says what, where several could."""

from typing import Any

import pytest

from ingest.layout import Role
from targets.vocabulary import Severity
from tests.make_rosters import credit_code, listed
from tests.make_sheets_of_lists import INNOVATIVE, codes_of, firm, lists_of, read
from tests.make_workbooks import finding

NAME, CODE = "企业名称", "统一社会信用代码"
GOOD, OTHER = (credit_code(number, region="310115") for number in (1, 2))


def counted(header: tuple[str, ...], *row: Any) -> list[int]:
    return [one[2] for one in lists_of(read((INNOVATIVE,), header, ("甲公司", *row)))]


@pytest.mark.parametrize("inexact", ["组织机构代码", "企业代码"])
def test_the_exact_header_of_codes_wins(inexact: str) -> None:
    assert counted((NAME, inexact, CODE), "000000019", GOOD) == [1]


@pytest.mark.parametrize(
    ("heads", "days", "expected"),
    [
        (("有效期", "有效期至"), ("2020-01-01", "2025-12-31"), 1),
        (("有效期至", "有效期"), ("2020-01-01", "2025-12-31"), 0),
        (("有效期起", "有效期止"), ("2020-01-01", "2025-12-31"), 1),
        (("发证日期", "到期日"), ("2020-01-01", "2025-12-31"), 1),
        (("发证日期", "有效期起"), ("2020-01-01", "2020-01-01"), 1),
        (("有效期", "备注"), ("2020-01-01至2025-12-31", ""), 1),
        (("有效期", "备注"), ("2020-01-01至2022-12-31", ""), 0),
    ],
)
def test_the_end_of_a_certificate_is_read_where_the_header_says_so(
    heads: tuple[str, str], days: tuple[str, str], expected: int
) -> None:
    assert counted((NAME, CODE, *heads), GOOD, *days) == [expected]


def test_an_end_below_a_header_of_two_rows_is_read() -> None:
    header = [(NAME, CODE, "有效期", None), (None, None, "起", "止")]
    found = read((INNOVATIVE,), *header, ("甲公司", GOOD, "2020-01-01", "2025-12-31"))
    assert lists_of(found) == [("innovative_smes", 1, 1)]


@pytest.mark.parametrize(
    ("heads", "said"),
    [
        ((CODE, "信用代码"), (GOOD, OTHER)),
        ((CODE, "有效期至", "到期日"), (GOOD, "2025-12-31", "2022-12-31")),
        ((CODE, "类别", "称号"), (GOOD, "创新型", "专精特新")),
    ],
)
def test_two_columns_that_decide_what_counts_and_differ_are_refused(
    heads: tuple[str, ...], said: tuple[str, ...]
) -> None:
    found = read((INNOVATIVE,), (NAME, *heads), ("甲公司", *said))
    refused = finding(found, "two_columns_alike")
    assert (refused.severity, refused.seen) == (Severity.ERROR, "、".join(heads[-2:]))


def test_two_columns_of_districts_are_asked_about_where_they_differ() -> None:
    rows = [(*firm(1), "浦东新区"), (*firm(2), "徐汇区")]
    found = read((INNOVATIVE,), (NAME, CODE, "注册地", "推荐区"), *rows)
    asked = finding(found, "roster_two_columns")
    assert (asked.severity, asked.expected) == (Severity.WARNING, "注册地")
    assert dict(asked.values)["count"] == "1"


def test_two_columns_that_say_the_same_are_not_asked_about() -> None:
    rows = [(*firm(1), "浦东新区"), (*firm(2), " 浦东新区")]
    assert codes_of(read((INNOVATIVE,), (NAME, CODE, "注册地", "推荐区"), *rows)) == []


def test_the_column_of_the_district_wins_over_that_of_who_recommended() -> None:
    sheet = listed(("甲公司", GOOD, "西岭", "东渡区"), header=(NAME, CODE, "推荐区", "所在区"))
    assert sheet.heading.columns[Role.AREA] == 4
