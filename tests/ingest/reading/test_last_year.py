"""Columns of another month or year beside the figure: read for what they are, never booked as this month's."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.make_workbooks import flat_list, reading

NAME = "创新型中小企业"


@pytest.mark.parametrize("head", ["去年同期", "上年同期数", "2022年同期", "2022年1—5月累计"])
def test_last_years_figure_is_kept_beside_this_years(head: str) -> None:
    header = ("指标名称", "单位", "累计数", head, "同比%")
    read = reading(flat_list(header, [(NAME, "家", 5000, 4000, 25)]))
    assert [one.value for one in read.observations] == [5000]
    stated = {one.what: one.value for one in read.stated_figures}
    assert stated == {"last_year": 4000, "on_last_year_percent": 25}


def test_a_fraction_of_growth_is_told_by_last_years_figure() -> None:
    header = ("指标名称", "单位", "累计数", "去年同期", "同比")
    read = reading(flat_list(header, [(NAME, "家", 5000, 4000, 0.25)]))
    assert [one.value for one in read.stated_figures][-1] == Decimal(25)
