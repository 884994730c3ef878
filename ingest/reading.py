"""What was read in a workbook, before anything of it is checked against what is known."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ingest.marked.identity import Identity
from store.rosters import Roster
from targets.vocabulary import (
    ActionNote,
    Cell,
    Finding,
    Observation,
    ParameterLevel,
    Period,
    PlanPoint,
)


@dataclass(frozen=True, slots=True)
class MonthFigure:
    """A month's own figure: never recorded, read only to check the cumulative one."""

    indicator: str
    area: str
    period: Period
    value: Decimal
    cell: Cell


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A figure that follows from others and is compared with them.

    what: target (the plan in the sheet), completion (percent), last_month, change_on_last_month,
    since_year_start, since_year_start_percent, on_last_year, on_last_year_percent.
    Amounts are in the base unit, percentages as 10.07.
    """

    what: str
    indicator: str
    area: str
    period: Period
    value: Decimal
    cell: Cell


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of the list in a workbook that comes back marked: what it was about, what was written."""

    about: Identity
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One workbook as read. Identity is None where neither sheet nor file name gives it."""

    agency: str | None
    form: str | None
    form_version: str
    layout: str
    period: Period | None
    observations: tuple[Observation, ...] = ()
    action_notes: tuple[ActionNote, ...] = ()
    plan: tuple[PlanPoint, ...] = ()
    levels: tuple[ParameterLevel, ...] = ()
    month_figures: tuple[MonthFigure, ...] = ()
    stated_figures: tuple[StatedFigure, ...] = ()
    findings: tuple[Finding, ...] = ()
    is_correction: bool = False  # 更正 in the file name, a title or a note
    correction_reason: str = ""  # behind 更正说明：
    is_made_up: bool = False  # the workbook carries the defined name ptm_made_up
    sum_differs_noted: bool = False  # a note in the sheet says why parts and total differ
    units: tuple[
        tuple[str, str], ...
    ] = ()  # indicator -> the unit its figures were written in (亿元)
    since_new_year: tuple[Cell, ...] = ()  # figures below 本年累计, 今年以来 and the like
    rows: tuple[tuple[str, int, tuple[tuple[str, str], ...]], ...] = ()
    """sheet, row, ((address, text as uploaded), …) of every row that gave a figure."""

    answers: tuple[Answer, ...] = ()
    rosters: tuple[Roster, ...] = ()
