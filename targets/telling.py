"""Amounts, differences, paces and months of one target, as a sentence of one language holds them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from targets.amounts import decimals_of, points, rough, scale_for, split
from targets.calendar import month_name
from targets.vocabulary import Dimension, Language, Period, Target


@dataclass(frozen=True, slots=True)
class Telling:
    """What a target is told in."""

    target: Target
    language: Language

    @property
    def name(self) -> str:
        return self.target.indicator.short.said(self.language)

    def month(self, period: Period) -> dict[str, str]:
        return {"month": month_name(period, self.language), "year": str(period.year)}

    def amount(self, value: Decimal | None) -> str:
        return joined(*split(value, self.target.indicator.unit, self.language), self.language)

    def between(self, low: Decimal, high: Decimal) -> dict[str, str]:
        """Two edges in one scale, so that the unit of the second is that of the first too."""
        unit = self.target.indicator.unit
        scale = scale_for([high], unit, self.language)
        finest = max(decimals_of(edge / scale.divisor) for edge in (low, high))
        ends = [split(v, unit, self.language, scale=scale, decimals=finest) for v in (low, high)]
        return {"low": ends[0][0], "high": joined(*ends[1], self.language)}

    def difference(self, gap: Decimal) -> str:
        if self.target.indicator.unit.dimension is Dimension.PERCENT:
            return points(abs(gap), self.language)
        return self.amount(abs(gap))

    def pace(self, pace: Decimal) -> str:
        return joined(*rough(pace, self.target.indicator.unit, self.language), self.language)


def joined(digits: str, label: str, language: Language) -> str:
    """An amount within a sentence: Chinese sets no space before the unit."""
    return digits + label if language == "zh" or label in ("", "%") else f"{digits} {label}"
