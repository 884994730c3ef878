"""What is judged and told: assessments, filings and the digest sent to a reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from targets.vocabulary.basics import Language, Period
from targets.vocabulary.notice import Comparator, Kind
from targets.vocabulary.reported import Extension, Observation, Restatement, Submission


class Standing(StrEnum):
    """The first that holds, in this order (the method's page says when)."""

    NOT_DUE = "not_due"
    NO_DATA = "no_data"
    MISSED = "missed"
    ACHIEVED = "achieved"
    REACHED_MUST_HOLD = "reached_must_hold"
    LIKELY = "likely"
    UNLIKELY = "unlikely"
    UNCERTAIN = "uncertain"
    ON_SCHEDULE = "on_schedule"
    BEHIND = "behind"
    OPEN = "open"


class Overlay(StrEnum):
    """Said beside a standing, never instead of it."""

    OVERDUE_REPORT = "overdue_report"
    SUSPECT_VALUE = "suspect_value"  # 数据存疑: a warning was explained, not cleared
    INEXACT = "inexact"
    ESTIMATED = "estimated"
    FELL_BACK = "fell_back"
    REVISED = "revised"
    CAUGHT_UP = "caught_up"
    EQUALITY = "equality"  # met by equality under an uncertain wording


class ExpectedBy(StrEnum):
    MILESTONES = "milestones"
    SEASONAL = "seasonal"
    LINEAR = "linear"
    STEP = "step"
    NONE = "none"


class Flaw(StrEnum):
    """Why a month's figure is taken for no figure: it cannot be what was counted."""

    DUPLICATE_MONTH = "duplicate_month"  # two different figures in one record
    ZERO_DENOMINATOR = "zero_denominator"
    IMPOSSIBLE_VALUE = "impossible_value"  # negative where things are counted, or no number


class NoForecast(StrEnum):
    """Why no forecast, or no chance, is said: nothing sound could be."""

    NO_FIGURE = "no_figure"
    NO_PROMISE = "no_promise"  # nothing is allocated to the area: a forecast, but no chance
    ASPIRATION = "aspiration"
    NOT_A_YEAR = "not_a_year"  # the window has not twelve months
    BATCH = "batch"  # announced in batches: what one brought says nothing of the next
    EVERY_MONTH = "every_month"
    YEAR_AVERAGE = "year_average"
    NO_BASE = "no_base"  # no past year and no base
    NON_POSITIVE = "non_positive"  # growth of nothing, or of less, is no growth
    HOLE = "hole"
    LATE_START = "late_start"  # the window's first months came as one figure
    DUPLICATE_MONTH = "duplicate_month"
    ZERO_DENOMINATOR = "zero_denominator"
    IMPOSSIBLE_VALUE = "impossible_value"


NOT_ALLOCATED = "not_allocated"
NOT_REPORTED = "not_reported"
UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True)
class Contribution:
    """A part of a gap; `part` is an area code, an agency id, or not_allocated / not_reported / unexplained."""

    part: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Nowcast:
    """An estimate of a month's city figure from the areas that have reported: `reported` of `areas`."""

    period: Period
    value: Decimal
    reported: int
    areas: int


@dataclass(frozen=True, slots=True)
class MonthStanding:
    """How a target would have stood at a month's figure, by what is known now."""

    period: Period
    standing: Standing
    chance: float | None
    gap_to_path: Decimal | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """The judgement of one target in one area, as the data of `k` months say it.

    Amounts are in the base unit (ratio gaps in percentage points); gaps are negative when short.
    Shares and growths are fractions. None: has no meaning here, or cannot be said soundly.
    `no_forecast`: why forecast or chance is None; `forecast_years`: past years that the forecast rests
    on; `spread`: the size of its error on the scale of logarithms; `is_held`: the standing is an earlier
    month's class, which the chance has not left far enough; `reconciled`: a district's forecast, moved
    so that those of all districts sum to the city's.
    """

    target: str
    area: str
    period: Period
    as_of: datetime
    kind: Kind
    comparator: Comparator | None
    standing: Standing
    k: int = 0
    value: Decimal | None = None
    target_value: Decimal | None = None
    baseline: Decimal | None = None
    share_done: Decimal | None = None
    time_share: Decimal | None = None
    expected: Decimal | None = None
    expected_by: ExpectedBy = ExpectedBy.NONE
    gap_to_path: Decimal | None = None
    gap_to_target: Decimal | None = None
    needed_per_month: Decimal | None = None
    needed_growth: Decimal | None = None
    growth_so_far: Decimal | None = None
    forecast: Decimal | None = None
    low80: Decimal | None = None
    high80: Decimal | None = None
    chance: float | None = None
    overlays: tuple[Overlay, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    observation: Observation | None = None  # the figure that was judged
    breached: Period | None = None  # the first month that broke an every-month rule
    no_forecast: NoForecast | None = None
    forecast_years: int = 0
    spread: float | None = None
    is_held: bool = False
    reconciled: Decimal | None = None
    nowcast: Nowcast | None = None

    @property
    def lead(self) -> Decimal | None:
        """序时: how far the share done is ahead of the time share, as a fraction; negative: behind."""
        if self.share_done is None or self.time_share is None:
            return None
        return self.share_done - self.time_share


class FilingState(StrEnum):
    """What became of one form of one body for one period."""

    NOT_DUE = "not_due"
    MISSING = "missing"  # overdue, nothing came
    WAITING = "waiting"  # sent, not yet decided
    RETURNED = "returned"
    ON_TIME = "on_time"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Filing:
    """`due`: the rule's day, or the one that the office granted by `extension`; `again_by`: until when
    what was returned comes again.
    """

    form: str
    agency: str
    period: Period
    due: date
    state: FilingState
    submission: Submission | None = None
    is_corrected: bool = False
    extension: Extension | None = None
    again_by: date | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who reads a summary; `scope` is None for the office, else an agency id or a district code."""

    address: str
    language: Language | Literal["both"] = "both"
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A standing that differs from the last issue's."""

    target: str
    before: Standing
    after: Standing


@dataclass(frozen=True, slots=True)
class Digest:
    """What one issue of a summary says to one recipient; everything in it is on the Board too.

    `compared_with`: the month of the last issue; None: this is the first. A target that is
    `newly_reported` is not among the `changes`.
    """

    period: Period
    as_of: datetime
    recipient: Recipient
    assessments: tuple[Assessment, ...]
    changes: tuple[Change, ...] = ()
    restatements: tuple[Restatement, ...] = ()
    filings: tuple[Filing, ...] = ()
    newly_reported: tuple[str, ...] = ()
    compared_with: Period | None = None
