from datetime import date
from typing import Any

import pytest

from ingest.roster.findings import TOLD_EACH, findings
from ingest.roster.reconcile import Counted, counted, reconciled
from ingest.roster.validity import last_day
from tests.make_rosters import (
    DONGDU,
    MAY,
    XILING,
    checked_list,
    credit_code,
    entry,
    faults,
    listed,
)
from tests.make_store import figure


def said(*rows: Any, **more: Any) -> list[str]:
    return [f.code for f in findings(checked_list(*rows, **more), MAY.last_day)]


def test_the_rows_of_a_list_are_counted_once_an_enterprise() -> None:
    found = checked_list(entry(1), entry(2), entry(1), entry(3, code="坏")).roster("tech_firms")
    assert (found.rows, found.counted, found.duplicates, found.bad_codes) == (4, 2, 1, 1)


def test_a_duplicate_names_the_row_that_counts() -> None:
    entries = checked_list(entry(1), entry(2), entry(1)).roster(None).entries
    assert entries["row"].to_pylist() == [3, 4, 5]
    assert entries["first_row"].to_pylist() == [None, None, 3]


def test_duplicates_within_a_district_between_districts_and_between_batches_are_told_apart() -> (
    None
):
    rows = (entry(1), entry(1), entry(1, district="西岭"), entry(1, batch="第2批"))
    assert said(*rows) == [
        "roster_duplicate",
        "roster_duplicate_district",
        "roster_duplicate_batch",
    ]


def test_a_certificate_that_ended_before_the_period_does_is_not_counted() -> None:
    assert faults(entry(1, until="2025-05-30"), entry(2, until="2025-05-31")) == ["expired", None]


def test_a_renewed_certificate_beside_the_one_that_ran_out_counts_once() -> None:
    assert faults(entry(1, until="2024-12-31"), entry(1)) == ["duplicate", None]


def test_an_enterprise_that_only_ran_out_is_expired_once() -> None:
    assert faults(entry(1, until="2023-12-31"), entry(1, until="2024-12-31")) == [
        "expired",
        "duplicate",
    ]


@pytest.mark.parametrize("text", ["", "长期", "—", None])
def test_a_certificate_without_an_end_holds(text: str | None) -> None:
    rows = (entry(1, until=text),)
    assert faults(*rows) == [None]
    assert said(*rows) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-05-31", date(2026, 5, 31)),
        ("2026-05-31 00:00:00", date(2026, 5, 31)),
        ("2026-05-31T00:00:00", date(2026, 5, 31)),
        ("2026/5/31", date(2026, 5, 31)),
        ("２０２６年５月３１日", date(2026, 5, 31)),
        ("2026.5", date(2026, 5, 31)),
        ("2024年2月", date(2024, 2, 29)),
        ("20260531", date(2026, 5, 31)),
        ("2023.6.1-2026.5.31", date(2026, 5, 31)),
        ("2025-12", date(2025, 12, 31)),
        ("2025年12月", date(2025, 12, 31)),
        ("202512", date(2025, 12, 31)),
        ("2023-01-01至2025-12-31", date(2025, 12, 31)),
        ("2023年1月1日起至2025年12月31日止", date(2025, 12, 31)),
        ("2022年6月至2025年5月", date(2025, 5, 31)),
        ("2023.12", date(2023, 12, 31)),
        ("2023.1-2025.1", date(2025, 1, 31)),
        ("2023.1", None),
        ("2025-13", None),
        ("2023-0", None),
        ("202313", None),
        ("20231301", None),
        ("2023.91", None),
        ("2026-05-311", None),
        ("2023-01-01至长期", None),
        ("2023-01-01起", None),
        ("2026-02-30", None),
        ("46173", None),
        ("待定", None),
    ],
)
def test_the_last_day_of_a_certificate(text: str, day: date | None) -> None:
    assert last_day(text) == day


def test_a_date_that_cannot_be_read_is_asked_about() -> None:
    assert said(entry(1, until="待认定后")) == ["roster_date_unread"]


def test_an_enterprise_of_an_unknown_district_may_belong_to_any() -> None:
    rows = (entry(1), entry(2, district="滨江新城"))
    assert said(*rows) == ["roster_district_unknown"]
    found = counted(checked_list(*rows).roster(None))
    assert [found.least_and_most(area) for area in ("city", DONGDU, XILING)] == [
        *((2, 2), (1, 2), (0, 1))
    ]


def test_a_list_without_districts_gives_no_count_by_district() -> None:
    found = counted(checked_list(entry(1, district=None)).roster(None))
    assert found.least_and_most(DONGDU) is None


@pytest.mark.parametrize(
    ("reported", "asked"), [(0, [("1–2", "-1")]), (1, []), (2, []), (3, [("1–2", "+1")])]
)
def test_a_district_is_asked_about_only_where_no_unplaced_enterprise_explains_it(
    reported: int, asked: list[tuple[str, str]]
) -> None:
    with_unplaced = checked_list(entry(1), entry(2, district="滨江新城")).roster("tech_firms")
    reported_there = figure(reported, indicator="tech_firms", area=DONGDU, period=MAY)
    found = reconciled([with_unplaced], [reported_there], MAY)
    assert [(f.expected, dict(f.values)["difference"]) for f in found] == asked


def test_counts_by_district_come_from_the_rows_that_count() -> None:
    rows = (entry(1), entry(2, district="西岭"), entry(1, district="西岭"), entry(3, code=None))
    assert counted(checked_list(*rows).roster(None)) == Counted(2, {DONGDU: 1, XILING: 1}, 0)


def test_many_faults_of_a_kind_are_said_once_with_their_number() -> None:
    found = [*findings(checked_list(*(entry(n, code=None) for n in range(50))), MAY.last_day)]
    assert [f.code for f in found] == ["roster_code_missing_many"]
    assert dict(found[0].values)["count"] == "50"


def test_few_faults_are_said_row_by_row_in_the_rows_of_the_file() -> None:
    found = [
        *findings(checked_list(*(entry(n, code=None) for n in range(TOLD_EACH))), MAY.last_day)
    ]
    assert [f.cell.address for f in found if f.cell][:2] == ["C3", "C4"]
    assert len(found) == TOLD_EACH


def test_titles_notes_totals_and_repeated_headers_are_no_enterprises() -> None:
    again = ("序号", "企业名称", "统一社会信用代码")
    sheet = listed(
        entry(1), again, (None, None, None), entry(2), ("合计", "2家"), ("注：以上有效。",)
    )
    assert sheet.rows.tolist() == [3, 6]


def test_a_district_merged_over_its_rows_holds_for_each() -> None:
    rows = (entry(1), entry(2, district=None), entry(3, district=None))
    found = checked_list(*rows, merged_down=((4, 3, 5),)).roster(None)
    assert counted(found) == Counted(3, {DONGDU: 3}, 0)


def test_where_stored_numbers_were_not_counted_a_code_that_could_be_one_is_bad() -> None:
    exact = next(
        c for n in range(999_999) if (c := credit_code(n)).isdecimal() and int(c) % 128 == 0
    )
    assert faults(entry(1, code=exact), long_numbers=None) == ["code_lost_digits"]
    assert faults(entry(1, code=exact)) == [None]
