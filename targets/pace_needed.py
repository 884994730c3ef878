"""What is done, what is still needed, and how that compares with last year."""

from __future__ import annotations

from decimal import Decimal

from targets.figures import parts_of
from targets.measure import Measured
from targets.promise import is_at_or_beyond, only_adds, starts_at_zero
from targets.vocabulary import Behaviour, Kind, RatioRule

SUMS = (Kind.FLOW, Kind.SMALL_COUNT)
LEVELS = (Kind.STOCK, Kind.RUNNING_TOTAL)
PACED = (Kind.FLOW, *LEVELS)
"""Kinds that a pace per month is told of; of a small count only what is left."""


def share_done(case: Measured) -> Decimal | None:
    """The part of the way from the opening level, as a fraction; may be negative or above 1.

    None for ratios and bands, and wherever the way has no length or does not start above zero.
    """
    value, wanted, opening = case.value, case.promise.value, case.promise.baseline
    if value is None or wanted is None:
        return None
    if case.target.kind in SUMS:
        return value / wanted if wanted > 0 else None
    if case.target.kind not in LEVELS or opening is None or opening <= 0:
        return None
    has_no_way = (
        wanted <= opening
        if only_adds(case.target)
        else is_at_or_beyond(case.target, opening, wanted)
    )
    if has_no_way:
        return None
    return (value - opening) / (wanted - opening)


def needed_per_month(case: Measured) -> Decimal | None:
    """What every remaining month must add (a ceiling: take away, negative); None once it is met.

    Of a yearly average: the ratio that the remaining months must have.
    """
    value, wanted = case.value, case.promise.value
    if value is None or wanted is None or not case.left or case.is_met:
        return None
    if case.target.kind in PACED:
        return (wanted - value) / case.left
    is_ratio = case.target.indicator.behaviour is Behaviour.RATIO
    if is_ratio and case.target.ratio_rule is RatioRule.YEAR_AVERAGE:
        return _needed_average(case, wanted)
    return None


def _needed_average(case: Measured, wanted: Decimal) -> Decimal | None:
    """(T·D_year - N_to_date) / D_rest, the remaining denominators being like those so far."""
    parts = parts_of(case.figure)
    if parts is None or not parts[1]:
        return None
    numerator, denominator = parts
    rest = denominator * case.left / case.k
    return (wanted * (denominator + rest) - 100 * numerator) / rest


def needed_growth(case: Measured) -> Decimal | None:
    """How far the remaining months must exceed the same months last year, as a fraction."""
    value, wanted = case.value, case.promise.value
    if case.target.kind is not Kind.FLOW or value is None or wanted is None:
        return None
    total, so_far = case.last_year(case.target.months), case.last_year(case.k)
    if case.is_met or not case.left or total is None or so_far is None or total <= so_far:
        return None
    return (wanted - value) / (total - so_far) - 1


def growth_so_far(case: Measured) -> Decimal | None:
    """The window's sum over the same months last year, as a fraction; flows only."""
    before = case.last_year(case.k)
    if case.value is None or not starts_at_zero(case.target) or before is None or before <= 0:
        return None
    return case.value / before - 1
