"""Quantities with units: the units as people write them, and numbers as people read them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from targets.vocabulary import Dimension, Language, Unit

NOTHING = "—"
MINUS = "\N{MINUS SIGN}"
FINEST = 2
"""Decimals of an amount at most, as shown."""
MOST = 10
"""Decimals of an amount that is told in full: the fen of an amount in 亿元, and more."""
FINEST_POINTS = 6
"""Decimals of a difference of percentages at most: a hair above a ceiling is a breach."""

AS_PEOPLE_ROUND = Context(prec=80, rounding=ROUND_HALF_UP)
"""Wide enough for whatever stands in a cell."""

_TIMES = {
    "": 1,
    "十": 10,
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
}
_BASES = {
    Dimension.MONEY: ("元", "人民币元"),
    Dimension.COUNT: ("家", "户", "个", "件", "项", "人", "人次", "家次", "户次", "笔", "条"),
}
_OTHERS = {
    "%": (Decimal(1), Dimension.PERCENT),
    "‰": (Decimal("0.1"), Dimension.PERCENT),
    "百分比": (Decimal(1), Dimension.PERCENT),
    "yuan": (Decimal(1), Dimension.MONEY),
    "rmb": (Decimal(1), Dimension.MONEY),
    "thousandyuan": (Decimal(10**3), Dimension.MONEY),
    "tenthousandyuan": (Decimal(10**4), Dimension.MONEY),
    "millionyuan": (Decimal(10**6), Dimension.MONEY),
    "100millionyuan": (Decimal(10**8), Dimension.MONEY),
    "billionyuan": (Decimal(10**9), Dimension.MONEY),
    "trillionyuan": (Decimal(10**12), Dimension.MONEY),
}
WRITTEN_UNITS: dict[str, tuple[Decimal, Dimension]] = {
    times + base: (Decimal(factor), dimension)
    for dimension, bases in _BASES.items()
    for base in bases
    for times, factor in _TIMES.items()
} | _OTHERS
"""Every unit as written -> how many base units it is, and of what (1‰ is 0.1 in percent)."""

MULTIPLIERS: dict[str, Decimal] = {
    **{times: Decimal(factor) for times, factor in _TIMES.items() if times},
    **{written: factor for written, (factor, _) in WRITTEN_UNITS.items()},
}
"""万元 -> 10000; the bare 万 and 亿 too."""


def normal_unit(written: str) -> str:
    """A unit's text without widths, spaces, brackets and case: ` （亿元）` -> `亿元`."""
    text = "".join(unicodedata.normalize("NFKC", written).split()).casefold()
    return text.strip("()[]【】:,")


def multiplier(written: str, unit: Unit) -> Decimal | None:
    """How many base units of `unit` one written unit is; None when it is no unit of that kind.

    Things are counted in the unit's own names only: 人 are no 家.
    """
    text = normal_unit(written)
    names = {normal_unit(name) for name in _names_of(unit)}
    if text in names:
        return Decimal(1)
    found = WRITTEN_UNITS.get(text)
    is_of_kind = found is not None and found[1] is unit.dimension is not Dimension.COUNT
    if found is not None and is_of_kind:
        return found[0]
    for times, factor in _TIMES.items():
        if times and text.startswith(times) and text.removeprefix(times) in names:
            return Decimal(factor)
    return None


def _names_of(unit: Unit) -> tuple[str, ...]:
    one = () if unit.one_en is None else (unit.one_en,)
    return (unit.name.zh, unit.name.en, *one, *unit.aliases)


@dataclass(frozen=True, slots=True)
class Scale:
    """One way to write all the numbers of a table or chart: value / divisor, with a label."""

    divisor: Decimal
    label: str
    decimals: int


def scale_for(values: Iterable[Decimal | None], unit: Unit, language: Language) -> Scale:
    """The scale of the largest value, with as many decimals as the finest of them needs."""
    present = [value for value in values if value is not None]
    largest = max((abs(value) for value in present), default=Decimal(0))
    divisor, label = _step(largest, unit, language)
    decimals = max((decimals_of(value / divisor) for value in present), default=0)
    return Scale(divisor, label, decimals)


def exact_scale(values: Iterable[Decimal | None], unit: Unit, language: Language) -> Scale:
    """As `scale_for`, with every digit: two amounts that differ never look equal."""
    present = [value for value in values if value is not None]
    wide = scale_for(present, unit, language)
    decimals = max((decimals_of(value / wide.divisor, MOST) for value in present), default=0)
    return Scale(wide.divisor, wide.label, decimals)


def number(value: Decimal, decimals: int, *, signed: bool = False) -> str:
    """Grouped digits with a fixed number of decimals and a true minus sign."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), context=AS_PEOPLE_ROUND)
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    return f"{sign}{abs(rounded):,f}"


def shown(
    value: Decimal | None,
    unit: Unit,
    language: Language,
    *,
    signed: bool = False,
    scale: Scale | None = None,
    decimals: int | None = None,
) -> str:
    """`10,075.63 亿元`, `1,007.56 billion yuan`, `42.3%`, `12,980 家`; None gives a dash.

    With a scale (of a table) all numbers bear its decimals; else trailing zeros are dropped.
    """
    digits, label = split(value, unit, language, signed=signed, scale=scale, decimals=decimals)
    return digits + label if label in ("", "%") else f"{digits} {label}"


def split(
    value: Decimal | None,
    unit: Unit,
    language: Language,
    *,
    signed: bool = False,
    scale: Scale | None = None,
    decimals: int | None = None,
) -> tuple[str, str]:
    """The digits and the label of an amount apart: for cells, and for Chinese without a space."""
    if value is None:
        return NOTHING, ""
    if scale is None:
        divisor, label = _step(abs(value), unit, language)
        places = decimals_of(value / divisor) if decimals is None else decimals
    else:
        divisor, label = scale.divisor, scale.label
        places = scale.decimals if decimals is None else decimals
    digits = number(value / divisor, places, signed=signed)
    return digits, label if scale else _counted(digits, label, unit, language)


def _counted(digits: str, label: str, unit: Unit, language: Language) -> str:
    """`1 firm`, `2 firms`."""
    is_one = language == "en" and digits.strip("+" + MINUS) == "1"
    return unit.one_en if is_one and unit.one_en else label


def rough(value: Decimal, unit: Unit, language: Language) -> tuple[str, str]:
    """Digits and label of a pace: one decimal at most."""
    divisor, label = _step(abs(value), unit, language)
    scaled = value / divisor
    digits = number(scaled, decimals_of(scaled, finest=1))
    return digits, _counted(digits, label, unit, language)


WHOLE = Decimal(100)


def share(fraction: Decimal | None, *, signed: bool = False, decimals: int = 1) -> str:
    """A fraction as percent: 0.499 -> `49.9%`; what is not the whole is not written as 100 %."""
    if fraction is None:
        return NOTHING
    percent = fraction * 100
    while (
        decimals < FINEST_POINTS
        and percent != 100
        and number(percent, decimals) == number(WHOLE, decimals)
    ):
        decimals += 1
    return number(percent, decimals, signed=signed) + "%"


def points(value: Decimal | None, language: Language, *, signed: bool = False) -> str:
    """A difference of percentages: `8.3个百分点`, `8.3 pp`; a small one is never written as 0."""
    if value is None:
        return NOTHING
    finest = max(FINEST, -value.adjusted()) if value else 0
    digits = number(value, decimals_of(value, min(finest, FINEST_POINTS)), signed=signed)
    return f"{digits}个百分点" if language == "zh" else f"{digits} pp"


def plain(value: Decimal) -> str:
    """`1007563000000`: no exponent, no grouping, no trailing zeros."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _step(size: Decimal, unit: Unit, language: Language) -> tuple[Decimal, str]:
    if unit.dimension is not Dimension.MONEY:
        return Decimal(1), unit.name.said(language)
    steps = _MONEY_ZH if language == "zh" else _MONEY_EN
    return next((divisor, label) for divisor, label in steps if size >= divisor or divisor == 1)


_MONEY_ZH = ((Decimal(10**8), "亿元"), (Decimal(10**4), "万元"), (Decimal(1), "元"))
_MONEY_EN = (
    (Decimal(10**9), "billion yuan"),
    (Decimal(10**6), "million yuan"),
    (Decimal(1), "yuan"),
)


def decimals_of(value: Decimal, finest: int = FINEST) -> int:
    """Decimals that a value needs, at most so many."""
    rounded = value.quantize(Decimal(1).scaleb(-finest), context=AS_PEOPLE_ROUND)
    return max(0, -int(rounded.normalize(AS_PEOPLE_ROUND).as_tuple().exponent))
