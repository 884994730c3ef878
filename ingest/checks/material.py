"""What the checks look at: the figures of one file beside those that count already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from ingest.checks.digits import finest
from ingest.reading import Reading
from ingest.rules import Rules, packaged
from targets.catalogue import Catalogue
from targets.vocabulary import ActionNote, Behaviour, Cell, Indicator, Observation, Period

Key: TypeAlias = tuple[str, str, Period]
"""Indicator, area, period."""


@dataclass(frozen=True)
class Material:
    """`history`: what counts now of the sender's own figures, of any period and area; `others`: what
    counts of other bodies' figures for the same indicators; `confirmed`: cells whose unit the sender has
    confirmed against our doubt; `notes`: what counts now of what the sender said of actions.
    """

    reading: Reading
    catalogue: Catalogue
    history: tuple[Observation, ...] = ()
    others: tuple[Observation, ...] = ()
    rules: Rules = field(default_factory=packaged)
    confirmed: frozenset[Cell] = frozenset()
    notes: tuple[ActionNote, ...] = ()

    @cached_property
    def given(self) -> dict[Key, Observation]:
        """The file's figures that have a value."""
        return _by_key(self.reading.observations)

    @cached_property
    def counted(self) -> dict[Key, Observation]:
        return _by_key(self.history)

    @cached_property
    def together(self) -> dict[Key, Observation]:
        """What would count if the file were taken."""
        return self.counted | self.given

    @cached_property
    def beside(self) -> dict[Key, tuple[Observation, ...]]:
        """What other bodies say of the same thing."""
        found: dict[Key, tuple[Observation, ...]] = {}
        for one in self.others:
            if one.value is not None:
                key = (one.indicator, one.area, one.period)
                found[key] = (*found.get(key, ()), one)
        return found

    @cached_property
    def runs(self) -> dict[tuple[str, str], dict[Period, Observation]]:
        """The series of every indicator and area, in the order of months."""
        found: dict[tuple[str, str], dict[Period, Observation]] = {}
        for (indicator, area, period), figure in sorted(self.together.items()):
            found.setdefault((indicator, area), {})[period] = figure
        return found

    @cached_property
    def told(self) -> dict[tuple[str, str], dict[Period, Observation]]:
        """Whatever counts or is in the file of every indicator and area, missing figures too."""
        found: dict[tuple[str, str], dict[Period, Observation]] = {}
        for one in (*self.history, *self.reading.observations):
            found.setdefault((one.indicator, one.area), {})[one.period] = one
        return found

    @cached_property
    def months(self) -> tuple[Period, ...]:
        """The months that the file gives figures for."""
        return tuple(sorted({period for _, _, period in self.given}))

    @cached_property
    def finest(self) -> dict[tuple[str, int], int]:
        """How finely the file writes each indicator in each unit."""
        return finest(self.given.values())

    @property
    def fresh(self) -> Iterator[Observation]:
        """Figures that nobody has been asked about yet: new ones and changed ones."""
        for key, figure in self.given.items():
            before = self.counted.get(key)
            if before is None or before.value != figure.value:
                yield figure

    def indicator(self, of: str) -> Indicator:
        return self.catalogue.indicator[of]

    def written_unit(self, indicator: str) -> str:
        """The unit that the file writes the indicator in; empty where it does not say."""
        return dict(self.reading.units).get(indicator, "")

    def earlier(self, figure: Observation, months: int) -> dict[Period, Observation]:
        """The figures of the same series in so many months before this one's."""
        run = self.runs[figure.indicator, figure.area]
        first = figure.period.plus(-months)
        return {period: one for period, one in run.items() if first <= period < figure.period}

    def begins_again(self, indicator: str, period: Period) -> bool:
        """Whether the series counts from zero in this month."""
        return self.indicator(indicator).behaviour is Behaviour.FLOW and period.month == 1


def _by_key(figures: tuple[Observation, ...]) -> dict[Key, Observation]:
    return {(one.indicator, one.area, one.period): one for one in figures if one.value is not None}
