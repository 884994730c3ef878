"""The shape of targets.yaml, entry by entry: pydantic at the edge, the vocabulary's dataclasses behind it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from targets.vocabulary import (
    AgencyName,
    Behaviour,
    Comparator,
    Dimension,
    Evidence,
    Period,
    RatioRule,
    Text,
)


def _period(value: Any) -> Any:
    try:
        return Period.parse(value) if isinstance(value, str) else value
    except ValueError as error:
        raise PydanticCustomError("not_a_month", "write a month as 2023-05") from error


def _exact(value: Any) -> Any:
    """A float has already lost its digits: numbers with a fraction are written as text."""
    if isinstance(value, float):
        raise PydanticCustomError("float", "write a number with a fraction in quotes")
    if isinstance(value, bool):
        raise PydanticCustomError("decimal_type", "write a number")
    return value


Month = Annotated[Period, BeforeValidator(_period)]
Exact = Annotated[Decimal, BeforeValidator(_exact)]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_]+$")]
Names = tuple[str, ...]


class Entry(BaseModel):
    """Every entry: nothing unknown is let through, nothing is changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Bilingual(Entry):
    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)

    @property
    def text(self) -> Text:
        return Text(self.zh, self.en)


class Territory(Bilingual):
    aliases: Names = ()


class NoticeEntry(Entry):
    id: Id
    title: Bilingual
    number: Bilingual | None = None
    issuer: Id
    issued_on: date
    territory: Territory
    timezone: str
    start: Month
    end: Month
    clauses_in_source: int = Field(ge=1)
    clauses_in_full: int = Field(ge=1)
    source_note: Bilingual
    lead_basis: Literal["first_listed"]
    addressees: tuple[Id, ...] = ()


class ChapterEntry(Bilingual):
    number: int
    clauses: tuple[int, ...]


class MeasureEntry(Bilingual):
    clause: int
    responsible: tuple[Id, ...] = Field(min_length=1)


class UnitEntry(Bilingual):
    id: Id
    dimension: Dimension
    aliases: Names = ()
    one_en: str | None = Field(None, min_length=1)


class AgencyNameEntry(Bilingual):
    short_zh: str
    short_en: str
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def agency_name(self) -> AgencyName:
        return AgencyName(
            self.text, Text(self.short_zh, self.short_en), self.valid_from, self.valid_to
        )


class AgencyEntry(Entry):
    id: Id
    names: tuple[AgencyNameEntry, ...] = Field(min_length=1)
    aliases: Names = ()
    role: Literal["member", "issuer", "addressee"] = "member"
    group: bool = False


class DistrictEntry(Bilingual):
    code: str = Field(pattern=r"^\d{6}$")
    short_zh: str
    short_en: str
    aliases: Names = ()
    former_codes: Names = ()
    former_names: Names = ()
    tile: tuple[int, int] | None = None


class SpecialAreaEntry(Bilingual):
    aliases: Names = ()


class ComponentEntry(Bilingual):
    aliases: Names = ()
    unit: Id | None = None


class PublishedEntry(Entry):
    period: Month
    value: Exact
    page: str


class IndicatorEntry(Bilingual):
    id: Id
    short_zh: str
    short_en: str
    unit: Id
    behaviour: Behaviour
    source: Id
    aliases: Names = ()
    decimals: int | None = Field(default=None, ge=0, le=6)
    by_district: bool = False
    numerator: ComponentEntry | None = None
    denominator: ComponentEntry | None = None
    part_of: Id | None = None
    parts: tuple[Id, ...] = ()
    published: tuple[PublishedEntry, ...] = ()


class BaselineEntry(Entry):
    value: Exact | None
    as_of: str
    evidence: Evidence
    note: str = ""


class MilestoneEntry(Entry):
    period: Month
    value: Exact


class TargetEntry(Entry):
    id: Id
    indicator: Id
    clause: int
    quote: str = Field(min_length=1)
    comparator: Comparator
    value: Exact
    responsible: tuple[Id, ...] = Field(min_length=1)
    start: Month | None = None
    end: Month | None = None
    baseline: BaselineEntry | None = None
    tolerance: Exact | None = None
    ratio_rule: RatioRule = RatioRule.LATEST
    step_on: Month | None = None
    milestones: tuple[MilestoneEntry, ...] = ()
    allocation: dict[str, Exact] = Field(default_factory=dict)
    aspirational: bool = False
    soft: bool = False
    uncertain: tuple[Literal["comparator", "deadline", "window"], ...] = ()
    note: Bilingual | None = None


class ParameterEntry(Bilingual):
    id: Id
    clause: int
    quote: str = Field(min_length=1)
    comparator: Comparator
    values: tuple[Exact, ...]
    unit: str
    responsible: tuple[Id, ...] = Field(min_length=1)
    by_district: bool = False
    mandatory: bool = True
    window: tuple[date, date] | None = None


class ActionEntry(Bilingual):
    id: Id
    clause: int
    quote: str = Field(min_length=1)
    responsible: tuple[Id, ...] = Field(min_length=1)
    due: date | None = None


class DueEntry(Entry):
    working_day: int = Field(ge=1, le=23)


class FormEntry(Bilingual):
    id: Id
    version: str
    agencies: tuple[Id, ...] = Field(min_length=1)
    frequency: Literal["monthly", "quarterly", "when_needed"]
    due: DueEntry
    indicators: tuple[Id, ...] = ()
    areas: Literal["city", "city_and_districts", "own"] = "city"
    actions: bool = False
    rosters: bool = False
    first_period: Month | None = None
    late_window: int | None = Field(default=None, ge=0, le=60)
    assumed: bool = False


class NoticeFile(Entry):
    """targets.yaml as a whole."""

    schema_version: Literal[1] = Field(alias="schema")
    notice: NoticeEntry
    chapters: tuple[ChapterEntry, ...]
    measures: tuple[MeasureEntry, ...]
    units: tuple[UnitEntry, ...]
    agencies: tuple[AgencyEntry, ...]
    districts: tuple[DistrictEntry, ...] = ()
    special_areas: tuple[SpecialAreaEntry, ...] = ()
    indicators: tuple[IndicatorEntry, ...]
    targets: tuple[TargetEntry, ...]
    parameters: tuple[ParameterEntry, ...] = ()
    actions: tuple[ActionEntry, ...] = ()
    forms: tuple[FormEntry, ...] = ()
