"""What a policy notice says: its clauses, owners, series, promises, rules and forms."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from targets.vocabulary.basics import Period, Text


@dataclass(frozen=True, slots=True)
class Notice:
    """The document. `clauses_in_full` above `clauses_in_source` means that our copy is truncated."""

    id: str
    title: Text
    number: Text | None
    issuer: str
    issued_on: date
    territory: Text
    territory_aliases: tuple[str, ...]
    timezone: str
    start: Period
    end: Period
    clauses_in_source: int
    clauses_in_full: int
    source_note: Text
    addressees: tuple[str, ...] = ()

    @property
    def is_truncated(self) -> bool:
        return self.clauses_in_source < self.clauses_in_full


class Dimension(StrEnum):
    MONEY = "money"
    COUNT = "count"
    PERCENT = "percent"


class Behaviour(StrEnum):
    """How the figures of an indicator relate from month to month."""

    STOCK = "stock"  # a level at a date
    FLOW = "flow"  # cumulative from the window's start, begins again each year
    RUNNING_TOTAL = "running_total"  # cumulative since a start that does not begin again
    RATIO = "ratio"  # numerator and denominator, in percent


class Kind(StrEnum):
    """How a target is judged; follows from behaviour, comparator and size (see catalogue)."""

    STOCK = "stock"
    FLOW = "flow"
    RUNNING_TOTAL = "running_total"
    SMALL_COUNT = "small_count"
    RATIO_FLOOR = "ratio_floor"
    RATIO_CEILING = "ratio_ceiling"
    BAND = "band"
    ACTION = "action"


class Comparator(StrEnum):
    MORE_THAN = "more_than"  # 超过, strict
    AT_LEAST = "at_least"  # 达到 / 不少于 / 以上
    AT_MOST = "at_most"  # 以内 / 以下
    ABOUT = "about"  # 左右 / 约
    EXACTLY = "exactly"  # parameters only


class RatioRule(StrEnum):
    """Which value of a ratio must meet the target."""

    LATEST = "latest"
    YEAR_AVERAGE = "year_average"
    EVERY_MONTH = "every_month"


class Evidence(StrEnum):
    """Where a baseline or a known point comes from."""

    PUBLISHED = "published"
    COMPUTED = "computed"  # from published figures
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the base values: yuan for money, percent (42.3, not 0.423), else a count.

    `one_en`: its English name after 1, where that differs.
    """

    id: str
    name: Text
    dimension: Dimension
    aliases: tuple[str, ...] = ()
    one_en: str | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    number: int
    name: Text
    clauses: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A clause of the notice with its owners; the first named leads (`lead_basis: first_listed`)."""

    clause: int
    title: Text
    responsible: tuple[str, ...]

    @property
    def lead(self) -> str:
        return self.responsible[0]


@dataclass(frozen=True, slots=True)
class AgencyName:
    """A name that an agency bears from a date on; None: since ever or until further notice."""

    full: Text
    short: Text
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """A body. A renamed one keeps its id and history; `names` runs from the oldest to the newest."""

    id: str
    names: tuple[AgencyName, ...]
    aliases: tuple[str, ...] = ()
    role: Literal["member", "issuer", "addressee"] = "member"
    is_group: bool = False

    def name_on(self, day: date) -> AgencyName:
        for name in reversed(self.names):
            if name.valid_from is None or name.valid_from <= day:
                return name
        return self.names[0]


@dataclass(frozen=True, slots=True)
class District:
    """One district; its code also serves as the id of its government as a reporting body."""

    code: str
    name: Text
    short: Text
    aliases: tuple[str, ...] = ()
    former_codes: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    tile: tuple[int, int] | None = None  # column, row of the tile map


@dataclass(frozen=True, slots=True)
class SpecialArea:
    """A reporting area beside the districts: shown, never summed (it lies inside districts)."""

    name: Text
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Component:
    """Numerator or denominator of a ratio, as named in workbooks; unit None: an amount in yuan."""

    name: Text
    aliases: tuple[str, ...] = ()
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class PublishedPoint:
    """A figure that stands in a public page; an equal observation is marked as published."""

    period: Period
    value: Decimal
    page: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """The series. `source` is the one body whose figures are judged; `decimals` scale the store."""

    id: str
    name: Text
    short: Text
    unit: Unit
    behaviour: Behaviour
    source: str
    aliases: tuple[str, ...] = ()
    decimals: int = 0
    by_district: bool = False
    numerator: Component | None = None
    denominator: Component | None = None
    part_of: str | None = None  # never above this indicator (little giants within SRDI)
    parts: tuple[
        str, ...
    ] = ()  # bodies whose own figures of the whole territory sum to the indicator's
    published: tuple[PublishedPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Baseline:
    """The value from which progress counts, in the base unit; value None: unknown."""

    value: Decimal | None
    as_of: str
    evidence: Evidence
    note: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """The promise on a series, for a window of months, with the sentence it stands in."""

    id: str
    indicator: Indicator
    clause: int
    quote: str
    comparator: Comparator
    value: Decimal
    kind: Kind
    start: Period
    end: Period
    responsible: tuple[str, ...]
    baseline: Baseline | None = None
    tolerance: Decimal | None = None  # half width of a band, in the base unit
    ratio_rule: RatioRule = RatioRule.LATEST
    step_on: Period | None = None  # batch announcements: the baseline is expected until this month
    milestones: tuple[tuple[Period, Decimal], ...] = ()
    allocation: tuple[
        tuple[str, Decimal], ...
    ] = ()  # by district, where the notice itself shares out
    is_aspirational: bool = False  # shown, never scored
    is_soft: bool = False  # 力争
    uncertain: tuple[str, ...] = ()  # comparator, deadline, window: wordings still to be confirmed
    note: Text | None = None
    months: int = field(init=False, repr=False, compare=False)
    """n, the months of the window; kept, being asked for all the time."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "months", self.end.ordinal - self.start.ordinal + 1)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A rule such as a reward floor; validated, never progress. values empty: lost in the source."""

    id: str
    clause: int
    name: Text
    quote: str
    comparator: Comparator
    values: tuple[Decimal, ...]
    unit: str
    responsible: tuple[str, ...]
    by_district: bool = False
    is_mandatory: bool = True
    window: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """A commitment without a number. due None: the notice names no date."""

    id: str
    clause: int
    title: Text
    quote: str
    responsible: tuple[str, ...]
    due: date | None = None


@dataclass(frozen=True, slots=True)
class DueRule:
    """Due on the n-th working day after the period's last month."""

    working_day: int


@dataclass(frozen=True, slots=True)
class Form:
    """What a body owes each period. `areas` says for which areas its figures are given.

    `late_window`: working days after the due date in which it is taken as late without a reason;
    None: a reason is never asked for.
    """

    id: str
    version: str
    name: Text
    agencies: tuple[str, ...]
    frequency: Literal["monthly", "quarterly", "when_needed"]
    due: DueRule
    indicators: tuple[str, ...] = ()
    areas: Literal["city", "city_and_districts", "own"] = "city"
    has_actions: bool = False
    has_rosters: bool = False
    first_period: Period | None = None
    is_assumed: bool = False
    late_window: int | None = None

    @property
    def is_ever_owed(self) -> bool:
        """Lists of enterprises come when there is something new to list."""
        return self.frequency != "when_needed"

    def is_owed_for(self, period: Period) -> bool:
        """Quarterly forms are owed for March, June, September and December."""
        if not self.is_ever_owed or (self.first_period is not None and period < self.first_period):
            return False
        return self.frequency == "monthly" or period.month % 3 == 0
