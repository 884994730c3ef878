"""A forecast in words: where the window will end, how sure that is, and why nothing is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from targets.chances import fraction, word
from targets.telling import Telling
from targets.vocabulary import Assessment, Comparator, Kind, NoForecast

Sentence: TypeAlias = tuple[str, dict[str, str]]

SILENT = (
    NoForecast.NO_FIGURE,
    NoForecast.NO_PROMISE,
    NoForecast.ASPIRATION,
    NoForecast.BATCH,
    NoForecast.EVERY_MONTH,
    NoForecast.YEAR_AVERAGE,
)
"""Reasons that the definition gives, or that the sentence before has told already."""

GOALS = {
    Comparator.AT_LEAST: "reach",
    Comparator.MORE_THAN: "exceed",
    Comparator.AT_MOST: "stay",
    Comparator.ABOUT: "inside",
}


def foretold(judged: Assessment, telling: Telling) -> Iterator[Sentence]:
    """The end and its range, the chance in one of five words, and what keeps a standing where it is."""
    end = telling.month(telling.target.end)
    if judged.forecast is None:
        if judged.no_forecast is not None and judged.no_forecast not in SILENT:
            yield told_without(judged), {}
        return
    basis = "years" if judged.forecast_years else "count" if judged.spread is None else "line"
    low, high = rounded_off(judged.low80, judged), rounded_off(judged.high80, judged)
    if low is not None and high is not None:
        values = {"forecast": telling.amount(rounded_off(judged.forecast, judged))}
        yield f"told_forecast_{basis}", values | telling.between(low, high) | end
    if judged.chance is not None and judged.comparator is not None:
        yield _chance(judged, judged.chance, judged.comparator, telling)
    if judged.is_held:
        yield "told_standing_held", {}


def told_without(judged: Assessment) -> str:
    """The sentence of why there is no forecast: a sum lacks its last year, whatever its baseline."""
    is_sum = judged.kind in (Kind.FLOW, Kind.RUNNING_TOTAL)
    if judged.no_forecast is NoForecast.NO_BASE and is_sum:
        return "told_no_forecast_no_last_year"
    return f"told_no_forecast_{judged.no_forecast}"


def _chance(
    judged: Assessment, chance: float, comparator: Comparator, telling: Telling
) -> Sentence:
    if chance == 0:
        return "told_chance_gone", {}
    values = {
        "target": telling.amount(judged.target_value),
        "fraction": fraction(chance, telling.language),
    }
    said = f"told_chance_{GOALS[comparator]}_{word(chance)}"
    return said, values | telling.month(telling.target.end)


def estimated(judged: Assessment, telling: Telling) -> Iterator[Sentence]:
    """A newer month of which only some areas have reported; no standing follows from it."""
    found = judged.nowcast
    if found is not None:
        size = max(abs(found.value), Decimal(1))
        yield (
            "told_estimated",
            {
                "value": telling.amount(_significant(found.value, size)),
                "reported": str(found.reported),
                "areas": str(found.areas),
            }
            | telling.month(found.period),
        )


def rounded_off(value: Decimal | None, judged: Assessment) -> Decimal | None:
    """A forecast as it is told: to a hundredth of its range, and no false digits."""
    if value is None or judged.low80 is None or judged.high80 is None:
        return value
    return _significant(value, judged.high80 - judged.low80)


def _significant(value: Decimal, size: Decimal) -> Decimal:
    """To a hundredth of a size, in whole tens, hundreds …; a size of nothing leaves the value alone."""
    if size <= 0:
        return value
    finest = Decimal(1).scaleb(size.adjusted() - 2)
    told = value.quantize(finest) if finest < 1 else (value / finest).quantize(Decimal(1)) * finest
    return told if finest >= 1 or value % 1 else value
