"""How agencies write months, numbers and names: never twice the same, and always the same again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from data.demo.drawing import Value
from targets.vocabulary import Period

AS_FRACTION = 1
"""The style of `percent` that is a fraction and wants a percent format."""

WIDE = str.maketrans("0123456789,.%", "０１２３４５６７８９，．％")


def wide(text: str) -> str:
    """Full-width, as typed with a Chinese input method."""
    return text.translate(WIDE)


def month_title(period: Period) -> str:
    """A spelling of the month for a title, another one each month."""
    plain = f"{period.year}年{period.month}月"
    spellings = (plain, f"{period.year}年{period.month:02d}月", wide(plain), plain)
    return spellings[period.month % len(spellings)]


def span(period: Period) -> str:
    """2023年1—5月; January stands alone."""
    months = f"1—{period.month}月" if period.month > 1 else "1月"
    return f"{period.year}年{months}"


def day(moment: date) -> str:
    return f"{moment.year}年{moment.month}月{moment.day}日"


def spaced(name: str) -> str:
    """浦 东 新 区, as in tables whose names are spread over the column."""
    return " ".join(name)


def grouped(value: Decimal) -> str:
    return f"{value:,}"


def plan(value: Decimal) -> Value:
    """20000 as 2万, 250000 as 25万; what is not a whole number of 万 stays a number."""
    if value >= 10_000 and value % 10_000 == 0:
        return f"{value / 10_000:f}万"
    return value


def percent(value: Decimal, style: int) -> Value:
    """0.649 as the text 64.9%, or as 0.649 (with a percent format), or as 64.9, by `style`."""
    share = value.quantize(Decimal("0.001"))
    return (f"{share * 100:.1f}%", share, (share * 100).quantize(Decimal("0.1")))[style % 3]
