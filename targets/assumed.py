"""Assumptions as people type them: `8%` of growth, `437.9亿元` a month."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from targets.amounts import multiplier
from targets.vocabulary import Unit

AMOUNT = re.compile(r"\s*([+-]?[\d,]+(?:\.\d+)?)\s*(.*?)\s*")
MOST = Decimal(10) ** 30


def growth_in(text: str) -> Decimal | None:
    """`8` and `8%` are eight percent, a fraction of 0.08. None: no number."""
    return _number(text.strip().removesuffix("%"), Decimal("0.01"))


def amount_in(text: str, unit: Unit) -> Decimal | None:
    """In the base unit; a bare number is in the base unit already. None: no amount of this unit."""
    found = AMOUNT.fullmatch(text)
    if found is None:
        return None
    factor = multiplier(found[2], unit) if found[2] else Decimal(1)
    return None if factor is None else _number(found[1].replace(",", ""), factor)


def _number(text: str, factor: Decimal) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value * factor if value.is_finite() and abs(value) < MOST else None
