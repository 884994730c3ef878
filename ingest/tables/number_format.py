"""Number formats that change what people see: percent, hidden scaling, a unit printed behind the number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

BRACKETED = re.compile(r"\[[^\]]*\]")
QUOTED = re.compile(r'"([^"]*)"')
ESCAPED = re.compile(r"[!\\](.)")
PADDING = re.compile(r"[_*].")
EXPONENT = re.compile(r"E[+-]0+")
CURRENCY = "¥￥"
FOREIGN = re.compile(
    r"\[\$(?!CNY|RMB)(?P<code>[A-Z]{0,3}[$€£]|[A-Z]{3})\s?[-\]]|(?<!\[)(?P<sign>[$€£])"
)
"""Another currency than yuan; `[$¥-804]`, `[$CNY]` and `[$-F800]` are none."""
DIGITS = re.compile(r"[0#?][0#?,.\x01]*")
FIRST_DIGIT = re.compile(r"[0#?]")
LITERAL_POINT = "\x01"


@dataclass(frozen=True, slots=True)
class Shown:
    """What is seen is the stored number / `divisor`, with `unit` behind it; percent is times 100."""

    divisor: Decimal = Decimal(1)
    is_percent: bool = False
    unit: str = ""


@cache
def shown(number_format: str) -> Shown:
    """Only the first section counts: a second one is for negative numbers."""
    first, *_ = number_format.split(";")
    literals = "".join(QUOTED.findall(first)).strip().strip(CURRENCY).strip()
    section = PADDING.sub("", BRACKETED.sub("", QUOTED.sub("", EXPONENT.sub("", first))))
    is_percent = "%" in ESCAPED.sub("", section)
    before = "".join(one for one in ESCAPED.findall(FIRST_DIGIT.split(section)[0]) if one.isalpha())
    section = ESCAPED.sub(lambda m: LITERAL_POINT if m[1] == "." else m[1], section)
    digits = DIGITS.search(section)
    if digits is None:
        return Shown(is_percent=is_percent, unit=literals)
    tail = section[digits.end() :].replace("%", "")
    if (foreign := FOREIGN.search(first)) is not None:
        return Shown(_divisor(digits[0]), is_percent, foreign["code"] or foreign["sign"])
    behind = "".join(letter for letter in tail if letter.isalpha())
    unit = (literals + before + behind).strip()
    return Shown(_divisor(digits[0]), is_percent, unit)


def shows_nothing(number_format: str) -> bool:
    """`;;;` keeps a number in its cell that nobody sees; what hides zeros alone is common."""
    first, *others = number_format.split(";")
    return bool(others) and not PADDING.sub("", first.replace('""', "")).strip()


def _divisor(digits: str) -> Decimal:
    """`0!.0,` shows 100756300 as 10075.6: a thousand by the comma, ten by the literal point."""
    kept = digits.rstrip(",")
    thousands = len(digits) - len(kept)
    _, point, behind = kept.partition(LITERAL_POINT)
    shift = sum(letter in "0#?" for letter in behind) if point else 0
    return Decimal(1000) ** thousands * Decimal(10) ** shift
