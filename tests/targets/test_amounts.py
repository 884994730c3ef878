"""Units as written, numbers as read."""

from decimal import Decimal

import pytest

from targets.amounts import (
    MULTIPLIERS,
    Scale,
    multiplier,
    number,
    plain,
    points,
    scale_for,
    share,
    shown,
    split,
)
from targets.vocabulary import Dimension, Language, Text, Unit

YUAN = Unit("yuan", Text("元", "yuan"), Dimension.MONEY)
FIRM = Unit("firm", Text("家", "firms"), Dimension.COUNT, ("户",))
PERCENT = Unit("percent", Text("%", "%"), Dimension.PERCENT)


@pytest.mark.parametrize(
    ("value", "unit", "language", "text"),
    [
        ("1007563000000", YUAN, "zh", "10,075.63 亿元"),
        ("1007563000000", YUAN, "en", "1,007.56 billion yuan"),
        ("12980", FIRM, "zh", "12,980 家"),
        ("42.30", PERCENT, "zh", "42.3%"),
        ("3200000", YUAN, "zh", "320 万元"),
        ("3200000", YUAN, "en", "3.2 million yuan"),
        ("9999", YUAN, "zh", "9,999 元"),
        ("0", YUAN, "en", "0 yuan"),
        ("1100000000000", YUAN, "zh", "11,000 亿元"),
        ("-92437000000", YUAN, "zh", "−924.37 亿元"),
    ],
)
def test_an_amount_is_shown_in_the_reader_s_units(
    value: str, unit: Unit, language: Language, text: str
) -> None:
    assert shown(Decimal(value), unit, language) == text


def test_no_amount_is_a_dash_and_never_zero() -> None:
    assert shown(None, YUAN, "zh") == "—"


def test_a_signed_amount_has_a_plus_or_a_true_minus() -> None:
    assert [shown(Decimal(v), FIRM, "zh", signed=True) for v in (656, -824, 0)] == [
        "+656 家",
        "−824 家",
        "0 家",
    ]


def test_a_minus_that_rounds_away_is_no_minus() -> None:
    assert number(Decimal("-0.001"), 2, signed=True) == "0.00"


def test_an_absurdly_large_number_is_shown_and_no_crash() -> None:
    assert shown(Decimal(10) ** 30, FIRM, "zh") == f"{10**30:,} 家"


def test_halves_round_up_as_people_do() -> None:
    assert number(Decimal("0.125"), 2) == "0.13"


def test_all_numbers_of_a_table_share_one_scale_and_its_decimals() -> None:
    values = [Decimal(1007563000000), Decimal(1100000000000), None]
    scale = scale_for(values, YUAN, "zh")
    assert [shown(value, YUAN, "zh", scale=scale) for value in values] == [
        "10,075.63 亿元",
        "11,000.00 亿元",
        "—",
    ]


def test_a_table_without_numbers_has_a_scale_too() -> None:
    assert scale_for([None], YUAN, "zh") == Scale(Decimal(1), "元", 0)


def test_decimals_can_be_asked_for() -> None:
    assert shown(Decimal("13205285714.2857"), YUAN, "zh", decimals=1) == "132.1 亿元"


def test_a_scale_s_decimals_can_be_overridden() -> None:
    scale = Scale(Decimal(10**8), "亿元", 2)
    assert shown(Decimal(10**10), YUAN, "zh", scale=scale, decimals=0) == "100 亿元"


def test_digits_and_label_come_apart() -> None:
    assert split(Decimal(12980), FIRM, "zh") == ("12,980", "家")


@pytest.mark.parametrize(
    ("written", "unit", "factor"),
    [
        ("万元", YUAN, "10000"),
        (" （亿元） ", YUAN, "100000000"),
        ("１００ million yuan", YUAN, "100000000"),
        ("万亿元", YUAN, "1000000000000"),
        ("万家", FIRM, "10000"),
        ("千户", FIRM, "1000"),
        ("firms", FIRM, "1"),
        ("％", PERCENT, "1"),
        ("‰", PERCENT, "0.1"),
    ],
)
def test_a_written_unit_says_how_many_base_units_it_is(
    written: str, unit: Unit, factor: str
) -> None:
    assert multiplier(written, unit) == Decimal(factor)


@pytest.mark.parametrize(
    ("written", "unit"), [("亿元", FIRM), ("家", YUAN), ("吨", FIRM), ("", FIRM)]
)
def test_a_unit_of_another_kind_is_none(written: str, unit: Unit) -> None:
    assert multiplier(written, unit) is None


def test_a_unit_of_the_notice_alone_takes_multiples_too() -> None:
    workshop = Unit("workshop", Text("工坊", "workshops"), Dimension.COUNT)
    assert multiplier("万工坊", workshop) == 10_000


def test_bare_multiples_are_known() -> None:
    assert (MULTIPLIERS["万"], MULTIPLIERS["亿"]) == (Decimal(10**4), Decimal(10**8))


def test_a_fraction_is_shown_as_percent() -> None:
    assert share(Decimal("0.49938")) == "49.9%"


def test_no_fraction_is_a_dash() -> None:
    assert share(None) == "—"


def test_differences_of_percentages_are_points() -> None:
    gap = Decimal("8.27")
    assert (points(gap, "zh"), points(gap, "en", signed=True), points(None, "zh")) == (
        "8.27个百分点",
        "+8.27 pp",
        "—",
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1007563000000", "1007563000000"),
        ("1E+12", "1000000000000"),
        ("42.300", "42.3"),
        ("-0.00", "0"),
    ],
)
def test_a_plain_number_has_no_exponent_and_no_trailing_zeros(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


def test_a_hair_above_a_ceiling_is_not_written_as_nothing() -> None:
    assert points(Decimal("0.0012"), "zh", signed=True) == "+0.001个百分点"
