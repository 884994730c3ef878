"""The foot of a list is no enterprise, and no enterprise is taken for a foot."""

from typing import Any

import pytest

from tests.make_rosters import credit_code
from tests.make_sheets_of_lists import HEAD, INNOVATIVE, codes_of, firms, lists_of, read

GOOD = credit_code(9, region="310115")


def rows_with(*foot: Any) -> tuple[int, list[str]]:
    found = read((INNOVATIVE,), HEAD, *firms(1, 2), foot)
    return lists_of(found)[0][1], codes_of(found)


@pytest.mark.parametrize(
    "foot",
    [
        ("合计", 2),
        ("合计", "2家"),
        ("合 计", 2),
        ("总计 2 家",),
        ("合计企业数", 2),
        ("小计（家）", 2),
        ("共2家",),
        ("以上共2家企业",),
        ("（以下空白）",),
        ("第1页 共2页",),
        ("本页小计", 2),
        ("2023年9月5日",),
        ("填报人：张三", "审核人：李四"),
        ("填报人 张三", "13812345678"),
        ("联系电话", "021-12345678"),
        ("单位负责人：", "审核人："),
        ("制表：张三",),
        ("注：91310115000000019M 已迁出",),
        ("注1.含复核通过企业", "无"),
        ("备注：无", "/"),
    ],
)
def test_a_foot_is_no_enterprise_whatever_stands_below_the_codes(foot: Any) -> None:
    assert rows_with(*foot) == (2, [])


@pytest.mark.parametrize(
    "row",
    [
        ("合计科技有限公司", None, "黄浦区"),
        ("注塑科技有限公司", "坏", "黄浦区"),
        ("审核人工智能公司", None, "黄浦区"),
        ("说明书设计中心", None, "黄浦区"),
        ("电话网络（上海）公司", "9131", "黄浦区"),
        ("共2家装饰公司", None, "黄浦区"),
        ("Total Energies", None, "黄浦区"),
        ("合计", f"{GOOD[:-1]}", "黄浦区"),
    ],
)
def test_an_enterprise_whose_name_begins_so_is_asked_about_not_dropped(row: Any) -> None:
    count, said = rows_with(*row)
    assert count == 3
    assert said[0] in ("roster_code_missing", "roster_code_malformed")


@pytest.mark.parametrize("name", ["合计科技有限公司", "合计", "注：某公司"])
def test_a_row_with_a_code_is_an_enterprise(name: str) -> None:
    assert rows_with(name, GOOD, "黄浦区") == (3, [])


def test_a_district_s_subtotal_is_no_enterprise() -> None:
    header = ("所在区", "企业名称", "统一社会信用代码")
    rows = [("浦东新区", "甲公司", GOOD), ("浦东新区", "小计", 1)]
    found = read((INNOVATIVE,), header, *rows)
    assert (lists_of(found), codes_of(found)) == ([("innovative_smes", 1, 1)], [])


def test_a_remark_in_front_makes_no_foot_of_an_enterprise() -> None:
    header = ("情况", "企业名称", "统一社会信用代码")
    found = read(
        (INNOVATIVE,), header, ("审核：通过", "甲公司", GOOD), ("注：新增", "乙公司", None)
    )
    assert lists_of(found) == [("innovative_smes", 2, 1)]
