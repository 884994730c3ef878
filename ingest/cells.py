"""One cell -> what it says: an amount, a nil return, a reason why there is none, or words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum

from ingest.tables.number_format import shown
from ingest.text import DASHES, END_OF_MARK, INVISIBLE, without_marks
from ingest.workbook import CellKind, RawCell

EXCEL_DIGITS = Context(prec=15)
"""Excel keeps fifteen digits; what a calculation leaves behind them is noise."""

NIL = frozenset({"零报告", "零填报", "nil"})
ZERO = frozenset({"零", "〇"})
MISSING = frozenset(
    {
        *("-", "--", "---", "----", "/", "//", "\\", "...", "......", "。。。", "…", "……"),
        *("无", "无数据", "缺", "空", "不适用"),
        *("n/a", "na", "n.a.", "none", "null", "notapplicable"),
    }
)
TO_COME = frozenset(
    {
        *("暂无", "暂无数据", "未统计", "待统计", "暂未统计", "尚未统计", "统计中", "未报", "缺报"),
        *("待报", "待核", "待核实", "待定", "待补充", "tbd", "pending", "notavailable"),
    }
)
"""Words by which a sender owes the figure still."""
INEXACT_BEFORE = (
    *("大约", "约为", "约", "将近", "接近", "近", "超过", "超", "逾", "不足", "不到"),
    *("about", "over", "nearly", "approx.", "approx", "~", "≈", ">=", "<=", ">", "<", "≥", "≤"),
)
INEXACT_AFTER = ("左右", "上下", "以上", "以下", "余", "多", "+")
FALLS = ("下降", "减少", "降低", "回落", "下跌", "降", "减", "↓", "▼")
RISES = ("增长", "上升", "增加", "提高", "上涨", "升", "增", "↑")
UNCHANGED = frozenset({"持平", "平", "不变"})
NUMBER = re.compile(
    r"(?P<number>(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+|\d{1,20})(?:\.\d{1,20})?(?:e[+-]?\d{1,2})?)"
    r"(?P<rest>[^\d.,]*)",
    re.ASCII,
)
"""Groups of three digits are one number only behind a first that is not zero: 0,423 may be 0.423."""
ESCAPED_BREAK = re.compile("_x000[dDaA]_")
APART = re.compile(r"(?<=\d)(?:[^\S\n]*[\n\r\v\f\t]\s*|\s{2,})(?=\d)")
"""Two numbers below one another in a cell, 412 and 980, are not 412 980."""
IN_BRACKETS = re.compile(r"\((?P<inside>[^()]+)\)")
LONGEST = 60


class Saying(StrEnum):
    BLANK = "blank"
    AMOUNT = "amount"
    NIL = "nil"
    MISSING = "missing"
    WORDS = "words"
    ERROR = "error"
    NOT_CALCULATED = "not_calculated"


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell says. `value` is in the unit written in the cell (`unit`, else its column's).

    `is_percent`: the value is already in percent (42.3), whatever the column says.
    `is_change`: written with 下降, 增长, ▲ and the like: a movement, never a level.
    `is_to_come`: there is no figure yet, and one is still owed.
    """

    saying: Saying
    seen: str = ""
    value: Decimal | None = None
    unit: str = ""
    is_percent: bool = False
    is_inexact: bool = False
    is_change: bool = False
    is_to_come: bool = False


BLANK = Content(Saying.BLANK)


def content(cell: RawCell | None) -> Content:
    if cell is None:
        return BLANK
    if cell.kind is CellKind.NUMBER:
        return _of_number(cell)
    if cell.kind is CellKind.TEXT:
        return of_text(cell.text)
    if cell.kind is CellKind.ERROR:
        return Content(Saying.ERROR, cell.text)
    if cell.kind is CellKind.NOT_CALCULATED:
        return Content(Saying.NOT_CALCULATED, cell.text)
    return Content(Saying.WORDS, cell.text.removesuffix("T00:00:00"))


def seen(cell: RawCell | None) -> str:
    """The cell as its reader sees it."""
    return content(cell).seen


def of_text(text: str) -> Content:
    """Footnote marks become a barrier that only the end of a number may touch, so that `12①34` is words."""
    original = " ".join(INVISIBLE.sub("", text).split())
    apart = APART.sub(END_OF_MARK, INVISIBLE.sub("", ESCAPED_BREAK.sub("\n", text)))
    marked = unicodedata.normalize("NFKC", without_marks(apart, END_OF_MARK)).casefold()
    plain = " ".join(marked.replace(END_OF_MARK + " ", END_OF_MARK).split()).lstrip("'’‘`¥￥")
    bare = plain.replace(END_OF_MARK, "").strip()
    word = "".join(bare.split())
    if not word:
        return Content(Saying.WORDS, original) if original else BLANK
    if word in NIL:
        return Content(Saying.NIL, original, Decimal(0))
    if word in ZERO:
        return Content(Saying.AMOUNT, original, Decimal(0))
    if word in MISSING | TO_COME or DASHES.sub("-", word) in MISSING:
        return Content(Saying.MISSING, original, is_to_come=word in TO_COME)
    if word in UNCHANGED:
        return Content(Saying.AMOUNT, original, Decimal(0), is_change=True)
    return _amount(plain, original)


def _of_number(cell: RawCell) -> Content:
    look = shown(cell.number_format)
    value = EXCEL_DIGITS.create_decimal(cell.text)
    if look.is_percent:
        percent = EXCEL_DIGITS.multiply(value, Decimal(100))
        return Content(Saying.AMOUNT, f"{plain(percent)}%", percent, "%", is_percent=True)
    value = value / look.divisor
    return Content(Saying.AMOUNT, plain(value) + look.unit, value, look.unit)


def plain(value: Decimal) -> str:
    """Without an exponent and without zeros behind the last digit that says something."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _amount(text: str, original: str) -> Content:
    words = Content(Saying.WORDS, original)
    if len(text) > LONGEST:
        return words
    rest, sign, is_change, is_inexact = _before(text)
    found = NUMBER.fullmatch(rest)
    if found is None:
        return words
    unit, is_open = _after(found["rest"])
    if END_OF_MARK in unit:
        return words
    value = sign * Decimal(found["number"].replace(",", "").replace(" ", ""))
    return Content(
        Saying.AMOUNT,
        original,
        value,
        unit,
        is_percent=unit == "%",
        is_inexact=is_inexact or is_open,
        is_change=is_change,
    )


def _before(text: str) -> tuple[str, int, bool, bool]:
    """What stands before a number: (the rest, its sign, is it a movement, is it inexact)."""
    sign, is_change, is_inexact = 1, False, False
    in_brackets = IN_BRACKETS.fullmatch(text)
    if in_brackets is not None:
        text, sign = in_brackets["inside"], -1
    while True:
        text = text.lstrip(" :")
        if (word := _start(text, INEXACT_BEFORE)) is not None:
            is_inexact = True
        elif (word := _start(text, FALLS)) is not None:
            sign, is_change = -sign, True
        elif (word := _start(text, RISES)) is not None:
            is_change = True
        elif (word := _start(text, ("▲", "△", "-", "−", "–", "—"))) is not None:
            sign = -sign
        elif (word := _start(text, ("+",))) is None:
            return text, sign, is_change, is_inexact
        text = text[len(word) :]


def _after(rest: str) -> tuple[str, bool]:
    """What stands behind a number: (its unit, is it inexact); 2万余家 and 2万家左右 both are."""
    unit = rest.strip().rstrip("。").strip().strip(END_OF_MARK).strip()
    is_inexact = False
    for word in INEXACT_AFTER:
        if word in unit:
            unit, is_inexact = unit.replace(word, "", 1).strip(), True
    return unit.replace(" ", ""), is_inexact


def _start(text: str, words: tuple[str, ...]) -> str | None:
    return next((word for word in words if text.startswith(word)), None)
