"""The Board: everything that a page, a mail or an export shows of one notice, computed once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from zoneinfo import ZoneInfo

from targets.actions import assess_action, newest_notes, newest_told
from targets.assess import judge
from targets.calendar import WorkingDays
from targets.calibration import own_tables
from targets.catalogue import Catalogue
from targets.figures import Figures, month_of, ordered
from targets.filings import filings, last_month
from targets.measure import Measured, measure, measure_body
from targets.nowcast import nowcast
from targets.outlook import Outlook, outlooks, reconciled
from targets.pace import Tables
from targets.path import stride
from targets.standing import history
from targets.vocabulary import (
    CITY,
    Action,
    ActionNote,
    Assessment,
    Behaviour,
    ExpectedBy,
    Filing,
    FilingState,
    Known,
    MonthStanding,
    Observation,
    Period,
    PlanPoint,
    Restatement,
    Standing,
    Target,
)

SHORT = (Standing.MISSED, Standing.UNLIKELY, Standing.BEHIND)
"""Standings that say: less than promised."""


@dataclass(frozen=True, slots=True)
class Line:
    """One target with all that is shown of it.

    `series` and `last_year`: the city's figures of the judged source, oldest first, missing months
    absent (`series` from the month before the window on); `path`: the expected level at the end of
    every month of the window, empty when there is none, and `path_by` the rule that gives it;
    `others`: the newest city figure of every other source; `district_series` by area code;
    `is_allocated`: a plan gives districts a part; `history`: how the city would have stood in each
    month so far, by what is known now.
    """

    target: Target
    city: Assessment
    districts: tuple[Assessment, ...] = ()
    series: tuple[Observation, ...] = ()
    last_year: tuple[Observation, ...] = ()
    path: tuple[tuple[Period, Decimal], ...] = ()
    path_by: ExpectedBy = ExpectedBy.NONE
    others: tuple[Observation, ...] = ()
    district_series: tuple[tuple[str, tuple[Observation, ...]], ...] = ()
    restatements: tuple[Restatement, ...] = ()
    is_allocated: bool = False
    history: tuple[MonthStanding, ...] = ()

    @property
    def is_scored(self) -> bool:
        return not self.target.is_aspirational


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action with the lead's newest note and those of the supporting bodies.

    `told`: what narrative reports said of it last; shown, and no standing follows from it.
    """

    action: Action
    assessment: Assessment
    note: ActionNote | None = None
    others: tuple[ActionNote, ...] = ()
    told: tuple[ActionNote, ...] = ()

    @property
    def word(self) -> ActionNote | None:
        """The lead's note, else what it told last: it has reported, though no state."""
        lead = self.action.responsible[0]
        told = (note for note in reversed(self.told) if note.source == lead)
        return self.note or next(told, None)


@dataclass(frozen=True)
class Board:
    """The notice as judged for one period, from what was known at `as_of`.

    `filings` cover every form owed from the first month to `period` or due by `today`, newest
    month last.
    """

    catalogue: Catalogue
    known: Known
    period: Period
    as_of: datetime
    today: date
    lines: tuple[Line, ...]
    actions: tuple[ActionLine, ...]
    filings: tuple[Filing, ...]

    @cached_property
    def line(self) -> dict[str, Line]:
        return {line.target.id: line for line in self.lines}

    @cached_property
    def action(self) -> dict[str, ActionLine]:
        return {line.action.id: line for line in self.actions}

    def told(self, clause: int) -> tuple[ActionNote, ...]:
        """What narrative reports said last of a clause as a whole."""
        return newest_told(self.known.action_notes, self.period, clause=clause, action=None)

    def counts(self) -> dict[Standing, int]:
        """How many scored numeric targets have each standing; standings of none are absent."""
        found = Counter(line.city.standing for line in self.lines if line.is_scored)
        return {standing: found[standing] for standing in Standing if found[standing]}

    def action_counts(self) -> dict[Standing, int]:
        found = Counter(line.assessment.standing for line in self.actions)
        return {standing: found[standing] for standing in Standing if found[standing]}

    def largest_shortfall(self) -> Line | None:
        """The scored target that is shortest, as a part of what it has to gain; None: none is.

        Too much of what should be “about N” is behind and yet short of nothing.
        """
        short = [
            line
            for line in self.lines
            if line.is_scored and line.city.standing in SHORT and shortfall(line) > 0
        ]
        return max(short, key=shortfall, default=None)


def shortfall(line: Line) -> Decimal:
    """How much a city is short of its path (else of its target), as a part of the way to go."""
    judged = line.city
    gap = judged.gap_to_target if judged.gap_to_path is None else judged.gap_to_path
    opening = judged.baseline if judged.baseline is not None else Decimal(0)
    way = abs(line.target.value - opening) or abs(line.target.value) or Decimal(1)
    return Decimal(0) if gap is None else -gap / way


def board(
    catalogue: Catalogue,
    known: Known,
    *,
    working_days: WorkingDays,
    period: Period | None = None,
    today: date | None = None,
) -> Board:
    """Judges every target and action, and who has filed, from what was known.

    `period` None: the newest month in which a judged source has a figure, not after the last
    window. `today` None: the day of `known.as_of` in the notice's time zone; it decides which
    reports are overdue, never a standing.
    """
    figures = Figures.of(known.observations)
    day = today or known.as_of.astimezone(ZoneInfo(catalogue.notice.timezone)).date()
    judged = period or newest_period(catalogue, figures)
    owed = filings(
        catalogue,
        known.submissions,
        working_days,
        through=judged,
        today=day,
        extensions=known.extensions,
    )
    overdue = _overdue_months(catalogue, owed, period)
    tables = own_tables(known.closed_forecasts, before=catalogue.notice.start)
    bench = _Bench(catalogue, known, figures, judged, _by_target(known.plan), overdue, tables)
    return Board(
        catalogue=catalogue,
        known=known,
        period=judged,
        as_of=known.as_of,
        today=day,
        lines=bench.lines(),
        actions=tuple(_action_line(action, known, judged) for action in catalogue.actions),
        filings=owed,
    )


def newest_period(catalogue: Catalogue, figures: Figures) -> Period:
    """The newest month with a city figure of a judged source; the notice's first month without."""
    last = last_month(catalogue).ordinal
    months = [
        month
        for indicator in catalogue.indicators
        for month, figure in figures.run(indicator.id, indicator.source, CITY).items()
        if figure.value is not None and month <= last
    ]
    return month_of(max(months)) if months else catalogue.notice.start


def _overdue_months(
    catalogue: Catalogue, owed: tuple[Filing, ...], period: Period | None
) -> Mapping[str, int]:
    """By indicator the newest month that its judged source should have reported and has not.

    A board asked for a past period looks no further than that period.
    """
    found: dict[str, int] = {}
    for filing in owed:
        if filing.state is not FilingState.MISSING or (period and filing.period > period):
            continue
        for indicator in catalogue.form[filing.form].indicators:
            if catalogue.indicator[indicator].source == filing.agency:
                found[indicator] = max(found.get(indicator, 0), filing.period.ordinal)
    return found


def _by_target(plan: tuple[PlanPoint, ...]) -> dict[tuple[str, str], tuple[PlanPoint, ...]]:
    found: dict[tuple[str, str], tuple[PlanPoint, ...]] = {}
    for point in plan:
        key = (point.target, point.area)
        found[key] = (*found.get(key, ()), point)
    return found


@dataclass(frozen=True, slots=True)
class _Bench:
    """What every line of a board is judged from."""

    catalogue: Catalogue
    known: Known
    figures: Figures
    period: Period
    plan: Mapping[tuple[str, str], tuple[PlanPoint, ...]]
    overdue: Mapping[str, int]
    tables: Tables | None = None

    def lines(self) -> tuple[Line, ...]:
        """All forecasts are made at once: a hundred series cost hardly more than one."""
        cases: list[Measured] = []
        places: list[slice] = []
        for target in self.catalogue.targets:
            codes = self.catalogue.district if target.indicator.by_district else ()
            first = len(cases)
            cases += [self._measured(target, area) for area in (CITY, *codes)]
            places.append(slice(first, len(cases)))
        ends = outlooks(cases, self.tables)
        return tuple(
            self._line(target, cases[place], ends[place])
            for target, place in zip(self.catalogue.targets, places, strict=True)
        )

    def _line(self, target: Target, cases: Sequence[Measured], ends: Sequence[Outlook]) -> Line:
        city, *parts = cases
        of_it = [r for r in self.known.restatements if r.new.indicator == target.indicator.id]
        codes = tuple(part.area for part in parts)
        adds_up = target.indicator.behaviour is not Behaviour.RATIO
        moved = _reconciled(codes, ends) if adds_up else {}
        return Line(
            target=target,
            city=judge(
                city,
                self.known,
                ends[0],
                parts or [self._body(target, body) for body in target.indicator.parts],
                is_overdue=self._is_overdue(city),
                estimate=nowcast(city, self.figures, codes),
            ),
            districts=tuple(
                judge(part, self.known, end, reconciled=moved.get(part.area))
                for part, end in zip(parts, ends[1:], strict=True)
            ),
            series=_series(city),
            last_year=_last_year(city),
            path=_path(city),
            path_by=city.path.by,
            others=_others(target, self.figures, self.period),
            district_series=tuple((part.area, _series(part)) for part in parts),
            restatements=tuple(of_it),
            is_allocated=any(part.promise.value is not None for part in parts),
            history=history(city, ends[0].chances),
        )

    def _measured(self, target: Target, area: str) -> Measured:
        plan = self.plan.get((target.id, area), ())
        return measure(target, area, self.figures, plan, self.period)

    def _body(self, target: Target, body: str) -> Measured:
        plan = self.plan.get((target.id, body), ())
        return measure_body(target, body, self.figures, plan, self.period)

    def _is_overdue(self, city: Measured) -> bool:
        late = self.overdue.get(city.target.indicator.id, 0)
        first, last = city.target.start.ordinal, city.target.end.ordinal
        return max(city.month + 1, first) <= min(late, last)


def _reconciled(areas: Sequence[str], ends: Sequence[Outlook]) -> dict[str, float]:
    """Forecasts of areas sum to the city's only once they are reconciled, and only if all have one.

    Ratios of areas sum to nothing: theirs are never reconciled.
    """
    city, *parts = ends
    rows = [
        (area, end.forecast, end.spread)
        for area, end in zip(areas, parts, strict=True)
        if end.forecast is not None and end.spread is not None
    ]
    if city.forecast is None or len(rows) < len(areas):
        return {}
    return dict(reconciled(rows, city.forecast))


def _path(case: Measured) -> tuple[tuple[Period, Decimal], ...]:
    first = case.target.start
    levels = ((k, case.path.level(k)) for k in range(1, case.target.months + 1))
    return tuple((first.plus(k - 1), level) for k, level in levels if level is not None)


def _series(case: Measured) -> tuple[Observation, ...]:
    first, last = case.target.start.ordinal - 1, min(case.period.ordinal, case.target.end.ordinal)
    return _between(case, first, last)


def _last_year(case: Measured) -> tuple[Observation, ...]:
    first = case.target.start.ordinal - stride(case.target)
    return _between(case, first, first + case.target.months - 1)


def _between(case: Measured, first: int, last: int) -> tuple[Observation, ...]:
    found = map(case.run.get, range(first, last + 1))
    return tuple([one for one in found if one is not None and one.value is not None])


def _others(target: Target, figures: Figures, period: Period) -> tuple[Observation, ...]:
    newest: list[Observation] = []
    for source in figures.bodies.get((target.indicator.id, CITY), ()):
        run = ordered(figures.run(target.indicator.id, source, CITY))
        run = tuple(figure for figure in run if figure.period <= period)
        if run and source not in (target.indicator.source, *target.indicator.parts):
            newest.append(run[-1])
    return tuple(newest)


def _action_line(action: Action, known: Known, period: Period) -> ActionLine:
    notes = newest_notes(action, known.action_notes, period)
    note = notes.pop(action.responsible[0], None)
    return ActionLine(
        action=action,
        assessment=assess_action(action, note, known, period=period),
        note=note,
        others=tuple(notes[source] for source in action.responsible if source in notes),
        told=newest_told(known.action_notes, period, clause=action.clause, action=action.id),
    )
