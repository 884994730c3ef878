"""The Board: everything that a page, a mail or an export shows of one notice, computed once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from targets.catalogue import Catalogue
from targets.vocabulary import (
    Action,
    ActionNote,
    Assessment,
    Filing,
    Known,
    Observation,
    Period,
    Restatement,
    Target,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One target with all that is shown of it.

    `series` and `last_year`: the city's figures of the judged source, oldest first, missing months
    absent; `path`: the expected level at the end of every month of the window, empty when there is
    none; `others`: the newest city figure of every other source; `district_series` by area code.
    """

    target: Target
    city: Assessment
    districts: tuple[Assessment, ...] = ()
    series: tuple[Observation, ...] = ()
    last_year: tuple[Observation, ...] = ()
    path: tuple[tuple[Period, Decimal], ...] = ()
    others: tuple[Observation, ...] = ()
    district_series: tuple[tuple[str, tuple[Observation, ...]], ...] = ()
    restatements: tuple[Restatement, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action with the lead's newest note and those of the supporting bodies."""

    action: Action
    assessment: Assessment
    note: ActionNote | None = None
    others: tuple[ActionNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """The notice as judged for one period, from what was known at `as_of`.

    `filings` cover every form owed from the first month to `period`, newest month last.
    """

    catalogue: Catalogue
    known: Known
    period: Period
    as_of: datetime
    lines: tuple[Line, ...]
    actions: tuple[ActionLine, ...]
    filings: tuple[Filing, ...]
