"""A proposal and what a person says of it -> a layout: the next file with this header is read by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from ingest.layout import LayoutEntry, Role
from ingest.mapping.proposal import ColumnProposal, Proposal
from ingest.names import Names
from ingest.tables.columns import header_key
from targets.vocabulary import Period, Text
from wording import say

NEEDED = (Role.LABEL, Role.FIGURE)


class MappingRefusedError(Exception):
    """What a person said cannot be a layout; `code` is a sentence under `mapping`."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class Choice:
    """A person's word on a proposal: what each column (by number) is, and which indicator a label names.

    `agency`: the body whose form this is. `valid_from`: the first month that it is used for; None: any.
    `heads`: the header of every column when the word was given. `sure`: columns that are the recorded
    figure although their headers speak of something else.
    """

    layout: str
    name: Text
    agency: str
    roles: Mapping[int, Role]
    names: Mapping[str, str] = field(default_factory=dict)
    valid_from: Period | None = None
    heads: Mapping[int, str] = field(default_factory=dict)
    sure: frozenset[int] = frozenset()


def as_proposed(proposal: Proposal, agency: str, name: Text) -> Choice:
    """The proposal taken as it is."""
    return Choice(
        layout=layout_id(agency, proposal),
        name=name,
        agency=agency,
        roles={each.number: each.role for each in proposal.columns if each.role is not None},
        names={each.label: each.indicator for each in proposal.names if each.indicator},
        heads={each.number: each.title for each in proposal.columns},
    )


def own_name(body: Text) -> Text:
    """What a body's own form is called until somebody names it."""
    return Text(
        say("mapping.own_form", "zh", body=body.zh), say("mapping.own_form", "en", body=body.en)
    )


def layout_id(agency: str, proposal: Proposal) -> str:
    """One for each body and kind of table; a changed header is its next version."""
    return f"own_{agency}_{proposal.rows}"


def layout_text(proposal: Proposal, choice: Choice, version: str, names: Names) -> str:
    """The layout as YAML. Raises: MappingRefusedError."""
    columns = [
        column
        for each in proposal.columns
        if (column := _column(proposal, each, choice, names)) is not None
    ]
    _be_whole(proposal, choice, columns)
    entry = {
        "id": choice.layout,
        "version": version,
        "name": {"zh": choice.name.zh, "en": choice.name.en},
        "valid_from": choice.valid_from.first_day if choice.valid_from else None,
        "agencies": [choice.agency],
        "names": _called(choice, names),
        "tables": [
            {
                "kind": "figures",
                "rows": proposal.rows,
                "needs": [[column["role"]] for column in columns if column["role"] != "ignored"],
                "groups": _groups(proposal),
                "columns": columns,
            }
        ],
    }
    text: str = yaml.safe_dump(entry, allow_unicode=True, sort_keys=False)
    LayoutEntry.model_validate(yaml.safe_load(text))
    return text


def _be_whole(proposal: Proposal, choice: Choice, columns: list[dict[str, Any]]) -> None:
    said = {column["role"] for column in columns}
    for role in NEEDED:
        if role not in said and not _is_told_by_header(proposal, role, choice):
            raise MappingRefusedError("role_absent", role=role.value)
    seen: dict[str, str] = {}
    for column in columns:
        for alias in column["aliases"]:
            if seen.setdefault(alias, column["role"]) != column["role"]:
                raise MappingRefusedError("header_twice", header=alias)


def _is_told_by_header(proposal: Proposal, role: Role, choice: Choice) -> bool:
    """Where districts go downwards, an indicator's own header is the figure's."""
    is_across = proposal.rows == "area" and role is Role.FIGURE
    return is_across and any(chosen is Role.FIGURE for chosen in choice.roles.values())


def _column(
    proposal: Proposal, column: ColumnProposal, choice: Choice, names: Names
) -> dict[str, Any] | None:
    """None: the header names only an indicator, which says all."""
    called = names.also(_called(choice, names))
    role = choice.roles.get(column.number, Role.IGNORED)
    words = [text for text in column.path if called.series(text) is None]
    if not words or proposal.rows == "indicator":
        words = list(column.path)
    if proposal.rows == "area" and called.series(words[-1]) is not None:
        return None
    keys = [key for key in map(header_key, words) if key]
    if not keys:
        return None
    alias = f"{keys[-2]}>{keys[-1]}" if len(keys) > 1 else keys[0]
    return {"role": role.value, "aliases": [alias]}


def _called(choice: Choice, names: Names) -> dict[str, list[str]]:
    """Only names that the notice does not know by itself."""
    found: dict[str, list[str]] = {}
    for label, indicator in choice.names.items():
        if names.series(label) is None:
            found.setdefault(indicator, []).append(label)
    return found


def _groups(proposal: Proposal) -> list[str]:
    """What stands over columns and says no more than they do, now that a person has looked."""
    groups = {header_key(text) for column in proposal.columns for text in column.path[:-1]}
    return sorted(group for group in groups if group)
