"""What is already known of a body's figures, as its blank workbook shows them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal

from ingest.tables.ratios import ratio
from ingest.template.rows import Row, divisor_of
from targets.vocabulary import (
    Observation,
    ObservationState,
    Parameter,
    ParameterLevel,
    Period,
    PlanPoint,
    Target,
)
from wording import say


class Prefill:
    """Known figures, plans and levels of one body, and the districts' parts as their leads planned them."""

    def __init__(
        self,
        known: Iterable[Observation],
        *,
        source: str,
        plan: Iterable[PlanPoint] = (),
        levels: Iterable[ParameterLevel] = (),
    ) -> None:
        self._plan = {(each.target, each.area, each.period): each.value for each in plan}
        self._levels = {each.parameter: each for each in levels if each.source == source}
        self._known = {
            (each.indicator, each.area, each.period): each
            for each in known
            if each.source == source
        }

    @property
    def known(self) -> Collection[Observation]:
        """The body's own figures."""
        return self._known.values()

    def number(self, row: Row, period: Period) -> Decimal | None:
        """The figure in the row's written unit; None when nothing counts."""
        found = self._known.get((row.indicator.id, row.area, period))
        amount = None if found is None else getattr(found, row.part)
        return None if amount is None else amount / row.divisor

    def planned(self, target: Target, area: str, period: Period) -> Decimal | None:
        """In the target's written unit."""
        value = self._plan.get((target.id, area, period))
        return None if value is None else value / divisor_of(target.indicator.unit)

    def level(self, parameter: Parameter) -> ParameterLevel | None:
        return self._levels.get(parameter.id)

    def restated(self, row: Row, period: Period) -> Decimal | str | None:
        """The figure so that reading it again gives the same figure in the same state; None: it cannot."""
        number = self.number(row, period)
        found = self._known.get((row.indicator.id, row.area, period))
        if number is None or found is None or not _follows_from_its_parts(found, row):
            return None
        if found.state is ObservationState.NIL:
            return say("ingest.nil", "zh")
        if found.state is ObservationState.INEXACT:
            return say("ingest.about", "zh", number=f"{number.normalize():f}")
        return number


def _follows_from_its_parts(found: Observation, row: Row) -> bool:
    """A ratio that was stated beside its parts may differ from them in its last digit."""
    if row.part == "value":
        return True
    if found.value is None or found.numerator is None or not found.denominator:
        return False
    return found.value == ratio(found.numerator, found.denominator, row.indicator)
