"""A column whose own words do not suit the indicator, or that has a rival beside it, is asked about."""

from __future__ import annotations

import pytest

from ingest.reading import Reading
from tests.make_workbooks import codes, flat_list, reading

LENDING, RENEWAL = "普惠型小微企业贷款余额", "无缝续贷累计投放"


def headed(name: str, head: str, *more: str, unit: str = "亿元") -> Reading:
    header = ("指标名称", "单位", head, *more)
    row = (name, unit, 5000, *(5100 for _ in more))
    return reading(flat_list(header, [row]), "人民银行上海总部2023年5月.xlsx")


@pytest.mark.parametrize(
    ("name", "head"), [(RENEWAL, "期末余额"), (RENEWAL, "余额"), (LENDING, "累计投放")]
)
def test_a_head_of_the_other_kind_is_asked_about(name: str, head: str) -> None:
    read = headed(name, head)
    assert not read.observations or "column_of_other_kind" in codes(read)


@pytest.mark.parametrize(
    ("name", "head"),
    [(RENEWAL, "累计数"), (RENEWAL, "余额或累计额"), (LENDING, "期末余额"), (LENDING, "累计数")],
)
def test_a_head_that_suits_is_silent(name: str, head: str) -> None:
    read = headed(name, head)
    assert read.observations
    assert "column_of_other_kind" not in codes(read)


@pytest.mark.parametrize("rival", ["累计（调整后）", "自2021年以来累计", "核定数"])
def test_a_column_that_may_be_the_one_asked_for_is_not_passed_over(rival: str) -> None:
    read = headed("创新型中小企业", "累计数", rival, unit="家")
    assert "column_beside_not_read" in codes(read)
    assert [one.value for one in read.observations] == [5000]


@pytest.mark.parametrize("other", ["面积", "上年同期累计", "注册资本", "累计发放"])
def test_a_column_of_other_things_is_no_rival(other: str) -> None:
    assert "column_beside_not_read" not in codes(
        headed("创新型中小企业", "累计数", other, unit="家")
    )


def beside(head: str, *values: int) -> Reading:
    rows = [("创新型中小企业", "家", 5000, values[0]), ("专精特新中小企业", "家", 800, values[1])]
    return reading(flat_list(("指标名称", "单位", "本期累计", head), rows))


@pytest.mark.parametrize("head", ["系统导出数", "市统计局数", "本期（可比口径）"])
def test_an_unknown_column_of_nearly_the_same_numbers_is_asked_about(head: str) -> None:
    assert "column_beside_not_read" in codes(beside(head, 5100, 790))


@pytest.mark.parametrize("values", [(12, 3), (9000, 80)])
def test_an_unknown_column_of_quite_other_numbers_is_only_told(values: tuple[int, int]) -> None:
    said = codes(beside("系统导出数", *values))
    assert ("column_beside_not_read" in said, "column_unknown" in said) == (False, True)
