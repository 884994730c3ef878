"""What a cell says and the units around it -> an exact amount in the base unit, or why there is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from ingest.cells import Content, plain
from ingest.text import folded
from targets.amounts import MULTIPLIERS, WRITTEN_UNITS, multiplier, normal_unit
from targets.vocabulary import Dimension, Unit

HUNDRED = Decimal(100)
RENMINBI = re.compile(r"\(?人民币\)?")
FAR_APART = Decimal(2)
"""How many times nearer (as a power of e) one reading must be than the other to be believed."""


LARGEST = Decimal(9) * 10**16
"""No figure reaches this, in yuan or anything else; the store keeps no more digits."""


@dataclass(frozen=True, slots=True)
class Around:
    """The written units around a cell: its row's own, then the nearest, then the title's list."""

    row: str | None = None
    near: tuple[str, ...] = ()
    title: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """`written`: the unit it was written in; of a 0 it may be empty.

    `was_fraction`: 0.423 that can only mean 42.3 %.
    """

    value: Decimal
    written: str
    was_fraction: bool = False


@dataclass(frozen=True, slots=True)
class NoAmount:
    """`code` is a finding's; `expected` a unit or an example; `written` the unit at fault, if one is."""

    code: str
    expected: str = ""
    written: str = ""


def amount(
    said: Content, unit: Unit, around: Around, *, usual: tuple[Decimal, ...] = ()
) -> Amount | NoAmount:
    """`usual`: values that the indicator is about, to tell 0.423 from 42.3 where no unit does."""
    assert said.value is not None  # noqa: S101 only amounts come here
    if abs(said.value) >= LARGEST:
        return NoAmount("figure_too_large", plain(LARGEST))
    found = _amount(said, unit, _common(around, unit), usual)
    if isinstance(found, Amount) and abs(found.value) >= LARGEST:
        return NoAmount("figure_too_large", plain(LARGEST))
    return found


def _common(around: Around, unit: Unit) -> Around:
    """亿, 人民币亿元 and 亿元（人民币） beside money are 亿元."""
    if unit.dimension is not Dimension.MONEY:
        return around
    row = around.row and _in_yuan(around.row)
    return Around(row, tuple(map(_in_yuan, around.near)), tuple(map(_in_yuan, around.title)))


def _in_yuan(written: str) -> str:
    left = RENMINBI.sub("", folded(written))
    return "亿元" if left == "亿" else left or written


def _amount(
    said: Content, unit: Unit, around: Around, usual: tuple[Decimal, ...]
) -> Amount | NoAmount:
    assert said.value is not None  # noqa: S101
    if said.unit:
        return _with_own_unit(said, unit, around)
    if said.value == 0:
        return Amount(Decimal(0), around.row or "")
    written = _written_around(unit, around)
    if isinstance(written, NoAmount):
        return written
    if unit.dimension is Dimension.PERCENT and 0 < abs(said.value) <= 1:
        return _percent_or_fraction(said.value, usual)
    factor = multiplier(written, unit) or Decimal(1)
    return Amount(_tidy(said.value * factor), written)


def _with_own_unit(said: Content, unit: Unit, around: Around) -> Amount | NoAmount:
    assert said.value is not None  # noqa: S101
    factor = multiplier(said.unit, unit)
    if factor == 1 and _is_in_larger_units(unit, around):
        return NoAmount("unit_ambiguous", unit.name.zh)
    if factor is not None:
        return Amount(_tidy(said.value * factor), said.unit)
    text = normal_unit(said.unit)
    if text in WRITTEN_UNITS:
        return NoAmount("unit_mismatch", unit.name.zh)
    if text not in MULTIPLIERS or unit.dimension is Dimension.PERCENT:
        return NoAmount("words_in_figure", "12345.67")
    return _with_bare_times(said.value, MULTIPLIERS[text], unit, around, text)


def _is_in_larger_units(unit: Unit, around: Around) -> bool:
    """10075.63元 below 亿元: the sender meant one of the two."""
    written = _written_around(unit, around)
    return not isinstance(written, NoAmount) and multiplier(written, unit) != 1


def _with_bare_times(
    value: Decimal, times: Decimal, unit: Unit, around: Around, text: str
) -> Amount | NoAmount:
    """2万 below 家 is 20000; 1.01万 below 亿元 could be two things, so the sender is asked."""
    written = _written_around(unit, around)
    factor = (
        Decimal(1) if isinstance(written, NoAmount) else multiplier(written, unit) or Decimal(1)
    )
    if times < factor:
        return NoAmount("unit_ambiguous", text + unit.name.zh)
    return Amount(_tidy(value * times), text + unit.name.zh)


def _written_around(unit: Unit, around: Around) -> str | NoAmount:
    """The unit that counts for a bare number; row, name and header must not differ."""
    if around.row and multiplier(around.row, unit) is None:
        return NoAmount("unit_mismatch", unit.name.zh, around.row)
    written = [text for text in (around.row, *around.near) if text]
    near = {text: factor for text in written if (factor := multiplier(text, unit)) is not None}
    if len(set(near.values())) > 1:
        return NoAmount("unit_ambiguous", " / ".join(near))
    other = next(
        (text for text in written if text not in near and _counts_others(text, unit)), None
    )
    if other is not None:
        return NoAmount("unit_mismatch", unit.name.zh, other)
    return next(iter(near), None) or _written_in_title(unit, around)


def _counts_others(written: str, unit: Unit) -> bool:
    """人 over enterprises: both are counted, and they are not the same."""
    known = WRITTEN_UNITS.get(normal_unit(written))
    return known is not None and known[1] is unit.dimension is Dimension.COUNT


def _written_in_title(unit: Unit, around: Around) -> str | NoAmount:
    """A title lists one unit for each kind of figure: 单位：亿元、%、万户."""
    fitting = {multiplier(written, unit): written for written in around.title}
    fitting.pop(None, None)
    if len(fitting) > 1:
        return NoAmount("unit_ambiguous", unit.name.zh)
    if fitting:
        return next(iter(fitting.values()))
    if unit.dimension is Dimension.MONEY:
        return NoAmount("unit_missing", "亿元")
    return unit.name.zh


def _percent_or_fraction(value: Decimal, usual: tuple[Decimal, ...]) -> Amount | NoAmount:
    """The reading that is much nearer to what the indicator is about; else the sender is asked."""
    distances = [
        tuple(abs((abs(reading) / each).ln()) for reading in (value, value * HUNDRED))
        for each in usual
        if each > 0
    ]
    if not distances:
        return NoAmount("percent_ambiguous", f"{plain(value * HUNDRED)}%")
    as_percent, as_fraction = min(distances, key=min)
    if abs(as_percent - as_fraction) < FAR_APART:
        return NoAmount("percent_ambiguous", f"{plain(value * HUNDRED)}%")
    if as_percent < as_fraction:
        return Amount(_tidy(value), "%")
    return Amount(_tidy(value * HUNDRED), "%", was_fraction=True)


def rounded(value: Decimal, decimals: int) -> Decimal:
    """To what the store keeps; never into an exponent."""
    return _tidy(value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def _tidy(value: Decimal) -> Decimal:
    return Decimal(plain(value))
