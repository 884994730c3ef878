"""A proposal as a file: written for a person to change, read again as that person's word."""

from __future__ import annotations

from typing import Any

import yaml
from pydantic import Field, ValidationError

from ingest.layout import Entry, Name, Role
from ingest.mapping.confirming import Choice, MappingRefusedError
from ingest.mapping.proposal import Proposal
from targets.vocabulary import Period


class ColumnChoice(Entry):
    """`role` None: nobody said what the column is, so it is not read."""

    column: int
    header: str = ""
    role: Role | None = None
    likeness: float = 0.0


class NameChoice(Entry):
    label: str
    indicator: str | None = None


class ChoiceFile(Entry):
    layout: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: Name
    agency: str
    valid_from: str | None = None
    columns: tuple[ColumnChoice, ...]
    names: tuple[NameChoice, ...] = ()


def written(proposal: Proposal, choice: Choice) -> str:
    columns = [
        {
            "column": each.number,
            "header": each.title,
            "role": role.value if (role := choice.roles.get(each.number)) else None,
            "likeness": round(each.likeness, 2),
        }
        for each in proposal.columns
    ]
    names = [
        {"label": each.label, "indicator": choice.names.get(each.label)} for each in proposal.names
    ]
    whole: dict[str, Any] = {
        "layout": choice.layout,
        "name": {"zh": choice.name.zh, "en": choice.name.en},
        "agency": choice.agency,
        "valid_from": str(choice.valid_from) if choice.valid_from else None,
        "columns": columns,
        "names": names,
    }
    return str(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False))


def read(text: str) -> Choice:
    """Raises: MappingRefusedError, when it is not such a file."""
    try:
        said = ChoiceFile.model_validate(yaml.safe_load(text))
        valid_from = Period.parse(said.valid_from) if said.valid_from else None
    except (yaml.YAMLError, ValidationError, ValueError) as error:
        raise MappingRefusedError("not_a_choice", reason=str(error)) from error
    return Choice(
        layout=said.layout,
        name=said.name.text,
        agency=said.agency,
        roles={each.column: each.role for each in said.columns if each.role is not None},
        names={each.label: each.indicator for each in said.names if each.indicator},
        valid_from=valid_from,
    )
