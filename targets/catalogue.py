"""The Catalogue: one notice as the whole product reads it, with every entry found by its id."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from targets.vocabulary import (
    CITY,
    Action,
    Agency,
    AgencyName,
    Chapter,
    District,
    Form,
    Indicator,
    Measure,
    Notice,
    Parameter,
    SpecialArea,
    Target,
    Text,
    Unit,
)

ALL_DISTRICTS = "districts"
"""The id of the group of all district governments, in lists of owners and reporters."""


@dataclass(frozen=True)
class Catalogue:
    """Everything in targets.yaml; `sha256` names the version of the file that it was read from."""

    notice: Notice
    chapters: tuple[Chapter, ...]
    measures: tuple[Measure, ...]
    units: tuple[Unit, ...]
    agencies: tuple[Agency, ...]
    districts: tuple[District, ...]
    special_areas: tuple[SpecialArea, ...]
    indicators: tuple[Indicator, ...]
    targets: tuple[Target, ...]
    parameters: tuple[Parameter, ...]
    actions: tuple[Action, ...]
    forms: tuple[Form, ...]
    sha256: str

    @cached_property
    def measure(self) -> dict[int, Measure]:
        return {measure.clause: measure for measure in self.measures}

    @cached_property
    def agency(self) -> dict[str, Agency]:
        return {agency.id: agency for agency in self.agencies}

    @cached_property
    def district(self) -> dict[str, District]:
        return {district.code: district for district in self.districts}

    @cached_property
    def indicator(self) -> dict[str, Indicator]:
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def target(self) -> dict[str, Target]:
        return {target.id: target for target in self.targets}

    @cached_property
    def parameter(self) -> dict[str, Parameter]:
        return {parameter.id: parameter for parameter in self.parameters}

    @cached_property
    def action(self) -> dict[str, Action]:
        return {action.id: action for action in self.actions}

    @cached_property
    def form(self) -> dict[str, Form]:
        return {form.id: form for form in self.forms}

    @cached_property
    def body(self) -> dict[str, AgencyName]:
        """Every reporting body's present name: agencies by id, district governments by code."""
        names = {agency.id: agency.names[-1] for agency in self.agencies}
        return names | {d.code: AgencyName(d.name, d.short) for d in self.districts}

    @cached_property
    def area(self) -> dict[str, Text]:
        return {CITY: self.notice.territory} | {d.code: d.name for d in self.districts}

    def reporters(self, form: Form) -> tuple[str, ...]:
        """The bodies that owe a form, the group of districts spelt out as codes."""
        expanded: list[str] = []
        for agency in form.agencies:
            expanded.extend(self.district if agency == ALL_DISTRICTS else (agency,))
        return tuple(expanded)

    def forms_of(self, agency: str) -> tuple[Form, ...]:
        return tuple(form for form in self.forms if agency in self.reporters(form))
