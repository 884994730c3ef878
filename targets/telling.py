"""Amounts, differences, paces and months of one target, as a sentence of one language holds them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from targets.amounts import points, rough, split
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

    def digits(self, value: Decimal | None) -> str:
        """Without the unit, where the same unit follows."""
        return split(value, self.target.indicator.unit, self.language)[0]

    def difference(self, gap: Decimal) -> str:
        if self.target.indicator.unit.dimension is Dimension.PERCENT:
            return points(abs(gap), self.language)
        return self.amount(abs(gap))

    def pace(self, pace: Decimal) -> str:
        return joined(*rough(pace, self.target.indicator.unit, self.language), self.language)


def joined(digits: str, label: str, language: Language) -> str:
    """An amount within a sentence: Chinese sets no space before the unit."""
    return digits + label if language == "zh" or label in ("", "%") else f"{digits} {label}"
