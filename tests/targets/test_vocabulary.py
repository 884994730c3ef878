"""The simplest words: months, cells, names in time, forms and when they are owed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from targets.vocabulary import Cell, Period, Text
from tests.make_targets import tiny_catalogue


@pytest.mark.parametrize(
    "text", ["2025", "2025-1", "25-01", "2025-13", "2025-00", "二〇二五-01", "1899-01"]
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="month"):
        Period.parse(text)


def test_a_day_lies_in_its_month() -> None:
    assert Period.of(date(2025, 2, 28)) == Period(2025, 2)


def test_a_month_knows_its_first_and_last_day() -> None:
    assert (Period(2024, 2).first_day, Period(2024, 2).last_day) == (
        date(2024, 2, 1),
        date(2024, 2, 29),
    )


def test_months_are_counted_over_years() -> None:
    assert (Period(2024, 11).plus(3), Period(2025, 1).plus(-1)) == (
        Period(2025, 2),
        Period(2024, 12),
    )


def test_a_text_is_said_in_either_language() -> None:
    assert (Text("家", "firms").said("zh"), Text("家", "firms").said("en")) == ("家", "firms")


@pytest.mark.parametrize(
    ("column", "address"), [(1, "A9"), (26, "Z9"), (27, "AA9"), (703, "AAA9"), (0, "9")]
)
def test_a_cell_has_the_address_that_a_sheet_shows(column: int, address: str) -> None:
    assert Cell("表1", 9, column).address == address


def test_before_its_first_name_began_a_body_bears_its_oldest() -> None:
    body = tiny_catalogue().agency["banking"]
    first = replace(body.names[0], valid_from=date(2009, 1, 1))
    renamed = replace(body, names=(first, body.names[1]))
    assert renamed.name_on(date(1990, 1, 1)) == first


def test_a_form_is_not_owed_before_its_first_period() -> None:
    form = tiny_catalogue().form["jobs_monthly"]
    assert [form.is_owed_for(Period(2025, month)) for month in (3, 4)] == [False, True]
