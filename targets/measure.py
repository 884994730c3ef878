"""One target in one area, measured: the judged month, its figure and the path it is held against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial

from targets.figures import Figures, newest_month
from targets.path import Path, expected_path, stride
from targets.promise import (
    Promise,
    adds_up,
    is_beyond_band,
    meets,
    only_adds,
    promise_of,
    sign,
)
from targets.vocabulary import (
    CITY,
    Comparator,
    Flaw,
    Observation,
    Period,
    PlanPoint,
    RatioRule,
    Target,
)


@dataclass(frozen=True, slots=True)
class Measured:
    """`k` is the months of the window that the data cover; 0: no figure within the window yet.

    `values` are by month ordinal, of the window, of past years and of the month before. `flaws`: months
    whose figure cannot be what was counted; they have no value. `reckoned`: levels of the path that
    were asked for. `month`: the ordinal of the judged month; `months`: those of the window with a figure,
    up to it. What everything asks for is kept, not reckoned anew.
    """

    target: Target
    area: str
    period: Period
    run: Mapping[int, Observation]
    values: Mapping[int, Decimal]
    promise: Promise
    k: int
    path: Path
    flaws: Mapping[int, Flaw] = field(default_factory=dict)
    reckoned: dict[int, Decimal | None] = field(default_factory=dict, compare=False, repr=False)

    month: int = field(init=False)
    months: tuple[int, ...] = field(init=False)
    value: Decimal | None = field(init=False)
    figure: Observation | None = field(init=False)
    is_met: bool = field(init=False)
    is_kept_for_good: bool | None = field(init=False)
    """Whether the promise is kept (or not), whatever further months bring; None: that is open."""

    def __post_init__(self) -> None:
        first, keep = self.target.start.ordinal, partial(object.__setattr__, self)
        month = first + self.k - 1
        window = range(first, month + 1)
        keep("month", month)
        keep("months", tuple([one for one in window if one in self.values]))
        keep("value", self.values[month] if self.k else None)
        keep("figure", self.run.get(month) if self.k else None)
        keep("is_met", self.k > 0 and self.meets_at(month))
        keep("is_kept_for_good", self._for_good())

    @property
    def is_over(self) -> bool:
        return self.k == self.target.months

    @property
    def left(self) -> int:
        return self.target.months - self.k

    def meets_at(self, month: int) -> bool:
        """Whether the figure of a month with a figure keeps the promise."""
        wanted = self.promise.value
        return wanted is not None and meets(self.target, self.values[month], wanted)

    @property
    def is_beyond_its_band(self) -> bool:
        value, wanted = self.value, self.promise.value
        return (
            value is not None and wanted is not None and is_beyond_band(self.target, value, wanted)
        )

    def _for_good(self) -> bool | None:
        if self.is_over or not self.k:
            return self.is_met if self.k else None
        if self.breached_in is not None or (adds_up(self.target) and self.is_beyond_its_band):
            return False
        if not only_adds(self.target):
            return None
        if self.target.comparator is Comparator.AT_MOST:
            return None if self.is_met else False
        return self.is_met or None

    @property
    def breached_in(self) -> int | None:
        """The first month that broke an every-month rule."""
        if self.target.ratio_rule is not RatioRule.EVERY_MONTH or self.promise.value is None:
            return None
        return next((month for month in self.months if not self.meets_at(month)), None)

    def expected_at(self, month: int) -> Decimal | None:
        if month not in self.reckoned:
            k = month - self.target.start.ordinal + 1
            self.reckoned[month] = self.path.level(k) if 1 <= k <= self.target.months else None
        return self.reckoned[month]

    def gap_at(self, month: int) -> Decimal | None:
        """How far a month's figure stands from the path; negative when short."""
        expected = self.expected_at(month)
        if expected is None or month not in self.values:
            return None
        return sign(self.target) * (self.values[month] - expected)

    def last_year(self, k: int) -> Decimal | None:
        """The figure of the same month of the window before."""
        return self.values.get(self.target.start.ordinal - stride(self.target) + k - 1)


def measure_body(
    target: Target, body: str, figures: Figures, plan: Iterable[PlanPoint], period: Period
) -> Measured:
    """One body's part of a whole that several bodies report: its own figures of the whole territory."""
    own = replace(target, indicator=replace(target.indicator, source=body))
    return measure(own, body, figures, plan, period, told_of=CITY)


def measure(
    target: Target,
    area: str,
    figures: Figures,
    plan: Iterable[PlanPoint],
    period: Period,
    *,
    told_of: str | None = None,
) -> Measured:
    """Measures at the newest month with a figure, within the window and not after `period`.

    `told_of`: the area that the figures are of, where the promise is not an area's own.
    """
    of = told_of or area
    run = figures.run(target.indicator.id, target.indicator.source, of)
    values, flaws = figures.sound(target.indicator, of)
    last = min(period.ordinal, target.end.ordinal)
    newest = newest_month(values, target.start.ordinal, last)
    k = 0 if newest is None else newest - target.start.ordinal + 1
    promise = promise_of(target, area, plan, values)
    path = expected_path(target, promise, values, k)
    return Measured(target, area, period, run, values, promise, k, path, flaws)
