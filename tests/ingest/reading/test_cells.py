"""What one cell says."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.cells import Saying, content, of_text, plain
from ingest.workbook import CellKind, RawCell

FULL_WIDTH = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")
MARKS = "①②⑳⑴❶¹²³⁴※"


def number(text: str, number_format: str = "General") -> RawCell:
    return RawCell(1, 1, CellKind.NUMBER, text, number_format)


amounts = st.decimals(0, 10**15, places=2, allow_nan=False, allow_infinity=False)


@given(amounts)
def test_a_typed_number_is_read_back_exactly(value: Decimal) -> None:
    for text in (
        f"{value:f}",
        f"{value:,f}",
        f"{value:,f}".translate(FULL_WIDTH),
        f"'{value:f}",
        f" {value:f} ",
    ):
        said = of_text(text)
        assert (said.saying, said.value) == (Saying.AMOUNT, value)


@given(st.integers(0, 10**9), st.sampled_from(MARKS))
def test_a_footnote_mark_never_becomes_a_digit(value: int, mark: str) -> None:
    assert of_text(f"{value}{mark}").value == value
    assert of_text(f"{value}家{mark}").value == value


@given(st.integers(10, 10**9), st.sampled_from(MARKS), st.data())
def test_a_mark_inside_a_number_makes_it_words(value: int, mark: str, data: st.DataObject) -> None:
    text = str(value)
    cut = data.draw(st.integers(1, len(text) - 1))
    assert of_text(text[:cut] + mark + text[cut:]).saying is Saying.WORDS


@given(amounts, st.sampled_from(["亿元", "万元", "万亿元", "家", "个百分点", "%"]))
def test_a_unit_in_the_cell_is_kept_apart(value: Decimal, unit: str) -> None:
    said = of_text(f"{value:f}{unit}")
    assert (said.value, said.unit, said.is_percent) == (value, unit, unit == "%")


@given(amounts, st.sampled_from(["约", "近", "超", "逾", "大约"]))
def test_a_word_before_makes_a_number_inexact(value: Decimal, word: str) -> None:
    said = of_text(f"{word}{value:f}")
    assert (said.value, said.is_inexact) == (value, True)


@given(st.text(max_size=30))
def test_any_text_gets_an_answer(text: str) -> None:
    said = of_text(text)
    assert (said.value is None) == (said.saying not in (Saying.AMOUNT, Saying.NIL))


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=6
    )
)
def test_a_plain_number_reads_back(value: Decimal) -> None:
    assert Decimal(plain(value)) == value
    assert "e" not in plain(value).casefold()


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("2万", 2, "万"),
        ("1.1万亿元", Decimal("1.1"), "万亿元"),
        ("4,678.7亿元", Decimal("4678.7"), "亿元"),
        ("12，345", 12345, ""),
        ("12 980", 12980, ""),
        ("2万余家", 2, "万家"),
        ("(3.2)", Decimal("-3.2"), ""),
        ("▲3.2", Decimal("-3.2"), ""),
        ("↓3.2", Decimal("-3.2"), ""),
        ("−3.2", Decimal("-3.2"), ""),
        ("下降3.2%", Decimal("-3.2"), "%"),
        ("下降0.25个百分点", Decimal("-0.25"), "个百分点"),
        ("增长10.07%", Decimal("10.07"), "%"),
        ("+10.07", Decimal("10.07"), ""),
        ("持平", 0, ""),
        ("零", 0, ""),
        ("〇", 0, ""),
    ],
)
def test_how_people_write_numbers(text: str, value: Decimal, unit: str) -> None:
    said = of_text(text)
    assert (said.saying, said.value, said.unit) == (Saying.AMOUNT, value, unit)


@pytest.mark.parametrize("text", ["下降3.2%", "↓3.2", "持平", "增长5"])
def test_a_movement_is_told_from_a_level(text: str) -> None:
    assert of_text(text).is_change


@pytest.mark.parametrize(
    "text", ["2万余家", "20000家左右", "超2万家", "近700家", "100+", "不足5", "~45"]
)
def test_words_around_a_number_make_it_inexact(text: str) -> None:
    assert of_text(text).is_inexact


@pytest.mark.parametrize(
    "text", ["—", "–", "-", "－", "/", "…", "……", "无", "暂无", "N/A", "n/a", "待统计", "— ①"]
)
def test_marks_instead_of_a_number_are_missing(text: str) -> None:
    said = of_text(text)
    assert (said.saying, said.value) == (Saying.MISSING, None)
    assert said.seen == text


@pytest.mark.parametrize(
    "text",
    [
        "截至5月底",
        "翻番",
        "①",
        "1,23",
        "12 98",
        "1.2.3",
        "3-5",
        "5/16",
        "8（含2）",
        "1e999",
        "五家",
        "=1+1",
    ],
)
def test_what_is_not_certainly_a_number_is_words(text: str) -> None:
    assert of_text(text).saying is Saying.WORDS


@pytest.mark.parametrize("text", ["", "  ", "\u3000", "\u200b"])
def test_space_is_blank(text: str) -> None:
    assert of_text(text).saying is Saying.BLANK


def test_nil_is_not_a_typed_zero() -> None:
    assert of_text("零报告").saying is Saying.NIL
    assert of_text("0").saying is Saying.AMOUNT


@pytest.mark.parametrize(
    ("stored", "number_format", "seen", "value"),
    [
        ("100756300", '0!.0,"万元"', "10075.63万元", Decimal("10075.63")),
        ("0.405", "0.0%", "40.5%", Decimal("40.5")),
        ("0.30000000000000004", "General", "0.3", Decimal("0.3")),
        ("10075.63", "#,##0.00_ ;[Red]-#,##0.00", "10075.63", Decimal("10075.63")),
        ("8", '0"家"', "8家", 8),
        ("1007563000000", '0.00,,"百万元"', "1007563百万元", 1007563),
        ("100", "0.00E+00", "100", 100),
    ],
)
def test_a_number_is_read_as_it_is_shown(
    stored: str, number_format: str, seen: str, value: Decimal
) -> None:
    said = content(number(stored, number_format))
    assert (said.seen, said.value) == (seen, value)


def test_percent_format_is_percent_whatever_the_column_says() -> None:
    assert content(number("0.423", "0.00%")).is_percent
    assert not content(number("0.423")).is_percent


@pytest.mark.parametrize(
    ("kind", "text", "saying"),
    [
        (CellKind.TRUTH, "TRUE", Saying.WORDS),
        (CellKind.DATE, "2023-05-31T00:00:00", Saying.WORDS),
        (CellKind.ERROR, "#REF!", Saying.ERROR),
        (CellKind.NOT_CALCULATED, "", Saying.NOT_CALCULATED),
    ],
)
def test_other_kinds_of_cells_are_no_amounts(kind: CellKind, text: str, saying: Saying) -> None:
    said = content(RawCell(1, 1, kind, text))
    assert (said.saying, said.value) == (saying, None)
    assert "T00" not in said.seen


def test_no_cell_is_blank() -> None:
    assert content(None).saying is Saying.BLANK


@pytest.mark.parametrize(
    "text", ["412\n980", "412\r\n 980", "412_x000D_\n980", "412  980", "12\t980"]
)
def test_two_numbers_below_one_another_in_a_cell_are_not_one(text: str) -> None:
    assert of_text(text).saying is Saying.WORDS


@pytest.mark.parametrize("text", ["12 980", "12　980", "12,980\n家", "\n12980\n"])
def test_one_number_may_have_spaces_and_breaks_around_it(text: str) -> None:
    assert of_text(text).value == 12980


@pytest.mark.parametrize(
    "text", ["412 980", "412\u00a0980", "412\u2009980", "412,980", "４１２，９８０"]
)
def test_groups_of_three_digits_are_one_number(text: str) -> None:
    assert of_text(text).value == 412980


@pytest.mark.parametrize("text", ["41 2980", "4 12 980", "0 412", "0,412", "1 234 56", "412 980,5"])
def test_other_groups_are_no_number(text: str) -> None:
    assert of_text(text).saying is Saying.WORDS


@pytest.mark.parametrize("text", ["12980注1", "12980注", "12980 注2", "12980。", "12980家。"])
def test_a_note_in_words_and_a_full_stop_behind_a_number_say_nothing(text: str) -> None:
    assert of_text(text).value == 12980


@pytest.mark.parametrize("text", ["12980注123", "12980(1)", "12。980"])
def test_what_may_be_two_numbers_stays_words(text: str) -> None:
    assert of_text(text).saying is Saying.WORDS
