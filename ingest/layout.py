"""Layouts: the agencies' own forms as data. A new form is a new file in `layouts/`, not new code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files
from typing import Literal, TypeAlias

import yaml
from pydantic import BaseModel, ConfigDict, Field

from ingest.text import squeezed
from targets.vocabulary import Period, Text

WORDS_FILE = "words.yaml"


Kind: TypeAlias = Literal[
    "figures",
    "months",
    "years",
    "actions",
    "milestones",
    "allocations",
    "levels",
    "narrative",
    "roster",
]
"""What the rows of a table are."""


class Role(StrEnum):
    """What stands in a column."""

    LABEL = "label"  # the indicator, or the area where rows are areas
    AREA = "area"
    AREA_CODE = "area_code"  # beside an area's name, to be compared with it
    UNIT = "unit"
    FIGURE = "figure"  # the level or cumulative figure: the only one that is recorded
    MONTH = "month"  # the month's own figure
    OF_MONTH = "of_month"  # the figure of a month named in the header
    TARGET = "target"
    COMPLETION = "completion"
    LAST_MONTH = "last_month"
    LAST_YEAR = "last_year"  # the same month's of last year
    CHANGE_ON_LAST_MONTH = "change_on_last_month"
    SINCE_YEAR_START = "since_year_start"
    SINCE_YEAR_START_PERCENT = "since_year_start_percent"
    ON_LAST_YEAR = "on_last_year"
    ON_LAST_YEAR_PERCENT = "on_last_year_percent"
    EXPLANATION = "explanation"
    IGNORED = "ignored"
    YEAR = "year"  # of the row's months
    EFFECTIVE = "effective"  # the day from which a level holds
    GROUNDS = "grounds"  # the text that a level stands in
    CLAUSE = "clause"
    ACTION = "action"
    STATE = "state"
    DONE_ON = "done_on"
    EVIDENCE = "evidence"
    PROGRESS = "progress"
    WORK = "work"  # 工作举措: what is done for a clause
    PROBLEMS = "problems"
    NEXT_STEPS = "next_steps"
    SELF_ASSESSED = "self_assessed"
    ENTERPRISE = "enterprise"
    CREDIT_CODE = "credit_code"
    BATCH = "batch"
    VALID_UNTIL = "valid_until"
    TIER = "tier"  # which of the nested lists a row of a mixed one belongs to


PERCENT_ROLES = frozenset(
    {Role.COMPLETION, Role.SINCE_YEAR_START_PERCENT, Role.ON_LAST_YEAR_PERCENT}
)
STATED_ROLES = PERCENT_ROLES | {
    Role.TARGET,
    Role.LAST_MONTH,
    Role.LAST_YEAR,
    Role.CHANGE_ON_LAST_MONTH,
    Role.SINCE_YEAR_START,
    Role.ON_LAST_YEAR,
}
"""Figures that follow from others; their names are the `what` of a StatedFigure."""
FIGURE_ROLES = frozenset({Role.FIGURE, Role.OF_MONTH})
AMOUNT_ROLES = STATED_ROLES | FIGURE_ROLES | {Role.MONTH}
OF_AN_ACTION = frozenset({Role.STATE, Role.DONE_ON, Role.EVIDENCE, Role.PROGRESS})
NEVER_TWICE = FIGURE_ROLES | OF_AN_ACTION | {Role.UNIT, Role.AREA, Role.AREA_CODE}
"""What a figure or an action is, or whose: two columns that differ on it leave everything in doubt."""


class Entry(BaseModel):
    """Nothing unknown is let through, nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Name(Entry):
    zh: str
    en: str

    @property
    def text(self) -> Text:
        return Text(self.zh, self.en)


class ColumnEntry(Entry):
    """`aliases`: a header's own words, or `group>words` for a header below a group."""

    role: Role
    aliases: tuple[str, ...] = Field(min_length=1)

    @cached_property
    def plain(self) -> frozenset[str]:
        return frozenset(squeezed(alias) for alias in self.aliases if ">" not in alias)

    @cached_property
    def below(self) -> frozenset[tuple[str, str]]:
        pairs = (alias.split(">", 1) for alias in self.aliases if ">" in alias)
        return frozenset((squeezed(group), squeezed(words)) for group, words in pairs)


class HeaderEntry(Entry):
    """Searched in the first `within_rows` rows by the label's words, never at a fixed row."""

    within_rows: int = Field(default=20, ge=1, le=60)
    deepest: int = Field(default=4, ge=1, le=6)


class TableEntry(Entry):
    """One table. `needs`: of each group at least one role must be found, else it is not this table.

    `areas` across: districts head the columns. `kind_in_title`: the columns alone do not say that
    a figure is a level or a total, so the title must.
    """

    kind: Kind = "figures"
    sheet: str | None = None
    rows: Literal["indicator", "area"] = "indicator"
    areas: Literal["across"] | None = None
    header: HeaderEntry = HeaderEntry()
    needs: tuple[tuple[Role, ...], ...]
    groups: tuple[str, ...] = ()
    kind_in_title: bool = False
    columns: tuple[ColumnEntry, ...] = Field(min_length=1)

    @cached_property
    def neutral_groups(self) -> frozenset[str]:
        return frozenset(squeezed(group) for group in self.groups)

    def aliases(self, role: Role) -> frozenset[str]:
        return frozenset().union(*(entry.plain for entry in self.columns if entry.role is role))


class LayoutEntry(Entry):
    """One version of a form. `valid_from`/`valid_to`: the months that it is used for; open where absent.

    `agencies`: the bodies that use it, all where empty. `names`: indicator -> what this form calls it.
    `older`: versions before this one whose workbooks are still read by it.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    version: str
    name: Name
    valid_from: date | None = None
    valid_to: date | None = None
    is_template: bool = False
    agencies: tuple[str, ...] = ()
    names: dict[str, tuple[str, ...]] = {}
    older: tuple[str, ...] = ()
    tables: tuple[TableEntry, ...] = Field(min_length=1)

    @property
    def code(self) -> str:
        """What a submission remembers of it: its id, from the second version on with the version."""
        return self.id if self.version == "1" else f"{self.id}@{self.version}"

    @property
    def is_roster(self) -> bool:
        return self.tables[0].kind == "roster"

    def is_used_by(self, agency: str | None) -> bool:
        return agency is None or not self.agencies or agency in self.agencies

    def is_used_in(self, period: Period) -> bool:
        is_begun = self.valid_from is None or self.valid_from <= period.last_day
        return is_begun and (self.valid_to is None or self.valid_to >= period.first_day)


class Words(Entry):
    """Words that mean the same in every form."""

    of_which: tuple[str, ...]
    subtotals: tuple[str, ...]
    totals: tuple[str, ...]
    tails: tuple[str, ...]
    notes: tuple[str, ...]
    summary_sheets: tuple[str, ...]
    other_times: tuple[str, ...]
    sections_of_else: tuple[str, ...]
    parts: tuple[str, ...]
    elsewhere: tuple[str, ...]
    harmless: tuple[str, ...]
    harmless_titles: tuple[str, ...]
    harmless_notes: tuple[str, ...]
    form_labels: tuple[str, ...]
    files_of_else: tuple[str, ...]
    standing: tuple[str, ...]
    not_standing: tuple[str, ...]
    not_yet_standing: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    known_notes: tuple[str, ...]
    compared_with: tuple[str, ...]
    changes_meaning: tuple[str, ...]
    figures_of_else: tuple[str, ...]
    scopes: tuple[str, ...]
    final: tuple[str, ...]
    plans: tuple[str, ...]
    plans_done: tuple[str, ...]
    not_yet: tuple[str, ...]
    levels: tuple[str, ...]
    since_new_year: tuple[str, ...]
    valid_only: tuple[str, ...]
    added: tuple[str, ...]
    planned: tuple[str, ...]
    carried_out: tuple[str, ...]
    currencies: tuple[str, ...]
    one_months: tuple[str, ...]
    neutral: tuple[str, ...]
    filled_by: tuple[str, ...]
    period_labels: tuple[str, ...]
    corrections: tuple[str, ...]
    correction_reasons: tuple[str, ...]
    corrections_to_come: tuple[str, ...]
    sums: tuple[str, ...]
    sum_differs: tuple[str, ...]
    harmless_columns: tuple[str, ...]
    harmless_endings: tuple[str, ...]
    qualifies_rows: tuple[str, ...]
    disbursed: tuple[str, ...]
    paid_out: tuple[str, ...]
    balances: tuple[str, ...]
    cumulated: tuple[str, ...]
    corrected: tuple[str, ...]
    states: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Layouts:
    """Every layout known, and the words they share."""

    words: Words
    entries: tuple[LayoutEntry, ...]

    @property
    def template(self) -> LayoutEntry:
        return next(entry for entry in self.entries if entry.is_template)

    @property
    def forms(self) -> tuple[LayoutEntry, ...]:
        """The agencies' own, without our template and without lists of enterprises."""
        own = (entry for entry in self.entries if not entry.is_template)
        return tuple(entry for entry in own if not entry.is_roster)

    @property
    def roster(self) -> LayoutEntry:
        return next(entry for entry in self.entries if entry.is_roster)

    def with_kept(self, kept: Iterable[LayoutEntry]) -> Layouts:
        """Also those that people confirmed; of what fits equally well, the product's own come first."""
        return replace(self, entries=(*self.entries, *kept))


def layout_of(text: str) -> LayoutEntry:
    """One version of a form as it is kept. Raises: yaml.YAMLError, pydantic.ValidationError."""
    return LayoutEntry.model_validate(yaml.safe_load(text))


@cache
def load_layouts() -> Layouts:
    """The layouts that come with the product. Raises: pydantic.ValidationError."""
    folder = files(__package__).joinpath("layouts")
    texts = {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted(folder.iterdir(), key=lambda path: path.name)
        if path.name.endswith(".yaml")
    }
    words = Words.model_validate(yaml.safe_load(texts.pop(WORDS_FILE)))
    entries = tuple(LayoutEntry.model_validate(yaml.safe_load(text)) for text in texts.values())
    return Layouts(words, entries)
