from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.scales import LARGEST, scaled, unscaled


@pytest.mark.parametrize(
    ("value", "decimals", "whole"),
    [
        ("10075.63", 2, 1007563),
        ("12980", 0, 12980),
        ("-1.5", 4, -15000),
        ("0", 2, 0),
        ("1E+3", 2, 100000),
        ("42.29837465", 4, 422984),
        ("0.00005", 4, 0),
        ("0.00015", 4, 2),
    ],
)
def test_a_decimal_becomes_a_whole_number(value: str, decimals: int, whole: int) -> None:
    assert scaled(Decimal(value), decimals) == whole


def test_nothing_stays_nothing() -> None:
    assert scaled(None, 2) is None
    assert unscaled(None, 2) is None


@pytest.mark.parametrize("value", ["92233720368547758.08", "1E+999999", "-1E+19"])
def test_what_no_column_holds_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="too large"):
        scaled(Decimal(value), 2)


def test_idle_zeros_are_not_given_back() -> None:
    assert [str(unscaled(n, 2)) for n in (1297940, 100, 5, -150, 0)] == [
        "12979.4",
        "1",
        "0.05",
        "-1.5",
        "0",
    ]


@given(st.integers(-LARGEST, LARGEST), st.integers(0, 6))
def test_every_whole_number_comes_back(whole: int, decimals: int) -> None:
    assert scaled(unscaled(whole, decimals), decimals) == whole
