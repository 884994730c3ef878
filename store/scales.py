"""Exact decimals as whole numbers: every indicator has one scale, fixed when its first figure comes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_EVEN, Decimal

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from store.tables import SeriesRow

RATIO_PART_DECIMALS = 2
"""Numerators and denominators are money or counts."""

FINEST_DECIMALS = 4
"""For an indicator whose decimals nobody names."""

LARGEST = 2**63 - 1
"""What a column holds."""


def settled_scales(
    session: Session, indicators: Iterable[str], decimals: Mapping[str, int]
) -> dict[str, int]:
    """The decimals of these indicators; those that have none yet get them here, once for ever."""
    wanted = set(indicators)
    scales = {
        row.indicator: row.decimals
        for row in session.scalars(select(SeriesRow))
        if row.indicator in wanted
    }
    new = {i: decimals.get(i, FINEST_DECIMALS) for i in sorted(wanted - scales.keys())}
    if new:
        rows = [{"indicator": indicator, "decimals": finest} for indicator, finest in new.items()]
        session.execute(insert(SeriesRow), rows)
    return scales | new


def scaled(value: Decimal | None, decimals: int) -> int | None:
    """As a whole number; the tail of a computed figure beyond the scale is rounded, half to even.

    Raises: ValueError when no column holds it.
    """
    if value is None:
        return None
    if value.adjusted() > 18:  # before any arithmetic: 1E+999999 is a decimal too
        raise ValueError(f"too large to be kept: {value}")
    whole = int(value.scaleb(decimals).quantize(Decimal(1), ROUND_HALF_EVEN))
    if abs(whole) > LARGEST:
        raise ValueError(f"too large to be kept: {value}")
    return whole


def unscaled(value: int | None, decimals: int) -> Decimal | None:
    """Exact, without idle zeros: 1297940 at two decimals is 12979.4."""
    if value is None:
        return None
    whole, rest = divmod(abs(value), 10**decimals)
    tail = f"{rest:0{decimals}d}".rstrip("0") if decimals else ""
    sign = "-" if value < 0 else ""
    return Decimal(f"{sign}{whole}.{tail}" if tail else f"{sign}{whole}")
