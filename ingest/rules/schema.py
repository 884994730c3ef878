"""The shape of rules.yaml: every rule with its stage, its severity and its thresholds."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from targets.vocabulary import Severity


class Stage(StrEnum):
    ON = "on"
    TRIAL = "trial"  # told as a note marked so; asks nothing, refuses nothing
    OFF = "off"


def _stage(value: Any) -> Any:
    """YAML reads the bare words `on` and `off` as true and false."""
    return {True: "on", False: "off"}.get(value, value) if isinstance(value, bool) else value


Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Powers = Annotated[float, Field(gt=0, le=8, allow_inf_nan=False)]
"""Of ten: 0.85 is about seven times, 2 a hundred times."""
Count = Annotated[int, Field(ge=1)]
Held = Annotated[Literal[Stage.ON], BeforeValidator(_stage)]
Tried = Annotated[Literal[Stage.ON, Stage.TRIAL], BeforeValidator(_stage)]


class Rule(BaseModel):
    """Nothing unknown is let through. `codes`: the findings that it speaks by."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    codes: ClassVar[tuple[str, ...]] = ()

    stage: Annotated[Stage, BeforeValidator(_stage)]
    severity: Severity

    @property
    def is_identity(self) -> bool:
        return isinstance(self, Identity)

    @property
    def thresholds(self) -> dict[str, float]:
        return self.model_dump(exclude={"stage", "severity"})


class Identity(Rule):
    """What cannot be otherwise: never on trial, never off."""

    stage: Held
    severity: Literal[Severity.ERROR]


class Question(Rule):
    """What is unlikely: a new one may begin on trial or as a warning, and be made graver later."""


class CumulativeFalls(Identity):
    codes = (
        "cumulative_fell",
        "cumulative_fell_in_correction",
        "cumulative_above_later",
        "cumulative_above_later_in_correction",
    )


class MonthsAddUp(Identity):
    codes = ("month_sum_differs", "month_change_differs")


class PartsMakeWhole(Identity):
    codes = (
        "sum_differs",
        "sum_differs_about",
        "sum_differs_noted",
        "sum_differs_counted",
        "parts_exceed_whole",
    )


class PartWithinWhole(Identity):
    codes = ("part_above_whole",)


class ShareWithinWhole(Identity):
    codes = ("share_above_whole",)


class MonthOfFile(Identity):
    codes = ("period_in_future", "period_running", "period_after_window", "period_before_first")


class RowsOfTemplate(Identity):
    codes = ("row_absent",)


class Restatements(Identity):
    codes = ("restated", "unmarked_correction", "unmarked_correction_note", "correction_reason")


class Rounding(BaseModel):
    """How far figures may differ without contradiction."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    inexact_share: Annotated[float, Field(ge=0, lt=1)]
    least_percent: Annotated[float, Field(ge=0, lt=10)]


class UnitSlip(Question):
    """Refuses until the sender confirms or corrects; so it can be on trial, and never off."""

    codes = ("unit_scale",)

    stage: Tried
    width: Powers
    from_promise: Powers


class Magnitude(Question):
    codes = ("magnitude",)

    far: Powers
    few: Count


class FirstMagnitude(Question):
    codes = ("magnitude_first", "magnitude_peers")

    from_promise: Powers
    from_even_share: Powers
    from_peers: Powers
    fewest_peers: Count


class Jump(Question):
    codes = ("jump",)

    flow: Positive
    stock: Positive
    fewest_steps: Annotated[int, Field(ge=3)]
    few: Count


class Copies(Question):
    codes = ("copied",)

    copies: Annotated[int, Field(ge=2)]
    areas: Annotated[int, Field(ge=2)]
    few: Count
    step: Count


class ColumnsSwapped(Question):
    codes = ("month_is_cumulative", "cumulative_is_month")

    few: Count


class BeginsAgain(Question):
    codes = ("flow_not_begun_again",)

    few: Count


class Vanished(Question):
    codes = ("fallen_to_zero", "now_missing", "nothing_but_missing", "district_absent")

    few: Count
    all_districts: Annotated[int, Field(ge=2)]
    known_districts: Annotated[int, Field(ge=2)]


class StatedFigures(Question):
    codes = (
        "stated_target",
        "stated_completion",
        "stated_last_month",
        "stated_last_year",
        "stated_change_on_last_month",
        "stated_since_year_start",
        "stated_since_year_start_percent",
        "stated_on_last_year",
        "stated_on_last_year_percent",
    )


class JointSources(Question):
    codes = ("joint_differs", "joint_differs_told")

    apart: Annotated[float, Field(ge=0, le=100)]
    moved: Annotated[float, Field(ge=0, le=100)]


class DistrictSources(Question):
    codes = ("district_differs", "district_differs_told", "districts_differ_from_city")

    apart: Annotated[float, Field(ge=0, le=100)]


class Progress(Question):
    """A date still to come refuses; the rest asks."""

    codes = (
        "action_done_in_future",
        "action_done_before_notice",
        "action_done_undated",
        "action_done_unproven",
        "action_dated_not_done",
    )


class Rules(BaseModel):
    """All rules in force at once. A field's name is the rule's id."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rounding: Rounding
    cumulative_falls: CumulativeFalls
    months_add_up: MonthsAddUp
    parts_make_whole: PartsMakeWhole
    part_within_whole: PartWithinWhole
    share_within_whole: ShareWithinWhole
    month_of_file: MonthOfFile
    rows_of_template: RowsOfTemplate
    restatements: Restatements
    unit_slip: UnitSlip
    magnitude: Magnitude
    first_magnitude: FirstMagnitude
    jump: Jump
    copies: Copies
    columns_swapped: ColumnsSwapped
    begins_again: BeginsAgain
    vanished: Vanished
    stated_figures: StatedFigures
    joint_sources: JointSources
    district_sources: DistrictSources
    progress: Progress

    @property
    def each(self) -> Iterator[tuple[str, Rule]]:
        """Id and rule, in the order of the file."""
        for name in type(self).model_fields:
            rule = getattr(self, name)
            if isinstance(rule, Rule):
                yield name, rule

    @cached_property
    def id_of(self) -> dict[str, str]:
        """The rule behind a finding's code; codes of the reading have none."""
        return {code: name for name, rule in self.each for code in rule.codes}

    def rule_of(self, code: str) -> Rule | None:
        name = self.id_of.get(code)
        return None if name is None else getattr(self, name)
