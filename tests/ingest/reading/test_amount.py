"""Cells and the units around them -> exact base amounts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.cells import of_text
from ingest.tables.amount import Amount, Around, NoAmount, amount, rounded
from ingest.tables.number_format import shown
from targets.vocabulary import Dimension, Unit
from tests.make_workbooks import catalogue

UNITS = {unit.id: unit for unit in catalogue().units}
YUAN, PERCENT, ENTERPRISE = UNITS["yuan"], UNITS["percent"], UNITS["enterprise"]


def read(
    text: str,
    unit: Unit = YUAN,
    *,
    row: str | None = None,
    near: tuple[str, ...] = (),
    title: tuple[str, ...] = (),
    usual: tuple[int, ...] = (),
) -> Amount | NoAmount:
    return amount(of_text(text), unit, Around(row, near, title), usual=tuple(map(Decimal, usual)))


def value(found: Amount | NoAmount) -> Decimal:
    assert isinstance(found, Amount), found
    return found.value


def code(found: Amount | NoAmount) -> str:
    assert isinstance(found, NoAmount), found
    return found.code


@given(
    st.decimals(0, 9999, places=4),
    st.sampled_from([("元", 1), ("万元", 10**4), ("亿元", 10**8), ("万亿元", 10**12)]),
)
def test_money_in_any_unit_is_exact_in_yuan(number: Decimal, unit: tuple[str, int]) -> None:
    name, factor = unit
    assert value(read(f"{number}", row=name)) == number * factor
    assert value(read(f"{number}", title=(name, "%", "万户"))) == number * factor
    assert value(read(f"{number}{name}")) == number * factor


def test_the_cells_own_unit_counts_before_the_rows_and_the_rows_before_the_titles() -> None:
    assert value(read("2亿元", row="万元", title=("元",))) == 2 * 10**8
    assert value(read("2", row="万元", title=("元",))) == 2 * 10**4
    assert value(read("2", near=("亿元",), title=("元",))) == 2 * 10**8


def test_a_title_lists_a_unit_for_each_kind() -> None:
    title = ("亿元", "%", "万户")
    assert value(read("2", YUAN, title=title)) == 2 * 10**8
    assert value(read("2", PERCENT, title=title)) == 2
    assert value(read("2", ENTERPRISE, title=title)) == 2 * 10**4


@pytest.mark.parametrize(
    ("text", "unit", "around", "expected"),
    [
        ("2", YUAN, {}, "unit_missing"),
        ("2", YUAN, {"title": ("亿元", "万元")}, "unit_ambiguous"),
        ("2", YUAN, {"row": "万元", "near": ("亿元",)}, "unit_ambiguous"),
        ("2", YUAN, {"row": "家"}, "unit_mismatch"),
        ("2家", YUAN, {"row": "亿元"}, "unit_mismatch"),
        ("2%", ENTERPRISE, {}, "unit_mismatch"),
        ("2元", YUAN, {"row": "亿元"}, "unit_ambiguous"),
        ("1.01万", YUAN, {"row": "亿元"}, "unit_ambiguous"),
        ("1e30", YUAN, {"row": "元"}, "figure_too_large"),
        ("1000000000", YUAN, {"row": "亿元"}, "figure_too_large"),
        ("2年", ENTERPRISE, {}, "words_in_figure"),
        ("2万", PERCENT, {}, "words_in_figure"),
    ],
)
def test_an_uncertain_unit_is_never_guessed(
    text: str, unit: Unit, around: dict[str, tuple[str, ...]], expected: str
) -> None:
    assert code(read(text, unit, **around)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize("unit", ["亿", "人民币亿元", "亿元（人民币）", "亿元人民币"])
def test_money_in_its_other_spellings_is_in_yuan(unit: str) -> None:
    assert value(read("2", row=unit)) == 2 * 10**8
    assert value(read("2", title=(unit,))) == 2 * 10**8


def test_a_unit_that_does_not_fit_is_named() -> None:
    found = read("2", YUAN, row="公顷")
    assert (code(found), getattr(found, "written", "")) == ("unit_mismatch", "公顷")


def test_zero_needs_no_unit() -> None:
    assert value(read("0")) == 0


def test_a_count_without_a_unit_is_a_count() -> None:
    assert value(read("12980", ENTERPRISE)) == 12980
    assert value(read("2万", ENTERPRISE)) == 20000
    assert value(read("1.1万亿", YUAN, row="亿元")) == Decimal("1.1") * 10**12


@pytest.mark.parametrize("text", ["42.3%", "42.3", "４２．３％"])
def test_a_share_is_in_percent(text: str) -> None:
    assert value(read(text, PERCENT, row="%", usual=(40,))) == Decimal("42.3")


def test_a_share_as_fraction_is_recognised_by_what_it_is_about() -> None:
    found = read("0.423", PERCENT, row="%", usual=(40,))
    assert isinstance(found, Amount)
    assert (found.value, found.was_fraction) == (Decimal("42.3"), True)


def test_a_small_rate_stays_as_it_is_written() -> None:
    found = read("0.85", PERCENT, row="%", usual=(1,))
    assert isinstance(found, Amount)
    assert (found.value, found.was_fraction) == (Decimal("0.85"), False)


def test_a_share_that_may_be_either_is_asked_about() -> None:
    assert code(read("0.1", PERCENT, row="%", usual=(1,))) == "percent_ambiguous"
    assert code(read("0.1", PERCENT, row="%")) == "percent_ambiguous"


def test_per_mille_is_a_tenth_of_a_percent() -> None:
    assert value(read("8.5‰", PERCENT)) == Decimal("0.85")


@given(st.decimals(0, 10**14, places=6), st.integers(0, 4))
def test_rounding_never_leaves_an_exponent(number: Decimal, decimals: int) -> None:
    text = str(rounded(number, decimals))
    assert "E" not in text
    assert abs(Decimal(text) - number) <= Decimal(1).scaleb(-decimals)


def test_every_unit_of_money_is_of_money() -> None:
    assert YUAN.dimension is Dimension.MONEY


@pytest.mark.parametrize("number_format", ['"第"0"条"', r"\第0\条", '"第"0\\条'])
def test_a_word_around_a_number_is_seen_however_its_format_spells_it(number_format: str) -> None:
    assert shown(number_format).unit == "第条"
