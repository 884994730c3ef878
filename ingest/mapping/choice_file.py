"""A proposal as a file: written for a person to change, read again as that person's word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml
from openpyxl.utils import get_column_letter
from pydantic import Field, ValidationError

from ingest.layout import Entry, Name, Role
from ingest.mapping.choice_faults import ChoiceRefusedError, fault, faults_of
from ingest.mapping.confirming import Choice
from ingest.mapping.proposal import Proposal
from ingest.mapping.proposing import ROLES_TO_CHOOSE
from targets import yaml_text
from targets.faults import CatalogueRefusedError
from targets.vocabulary import LANGUAGES, Period, Text
from wording import say


class ColumnChoice(Entry):
    """`header`: as it stood in the workbook that the mapping was made for.

    `role` None: nobody said what the column is, so it is not read. `sure`: it is the recorded figure
    although its header says something else.
    """

    column: int = Field(ge=1, le=16_384)
    letters: str = ""
    header: str
    role: Role | None = None
    sure: bool = False
    likeness: float = 0.0


class NameChoice(Entry):
    label: str
    indicator: str | None = None


class ChoiceFile(Entry):
    layout: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: Name
    agency: str
    valid_from: str | None = Field(default=None, pattern=r"^20\d\d-(0[1-9]|1[0-2])$")
    columns: tuple[ColumnChoice, ...]
    names: tuple[NameChoice, ...] = ()


def written(proposal: Proposal, choice: Choice, indicators: Mapping[str, Text]) -> str:
    """With the words to choose from in both languages; `indicators`: those that a name may mean."""
    whole: dict[str, Any] = {
        "layout": choice.layout,
        "name": {"zh": choice.name.zh, "en": choice.name.en},
        "agency": choice.agency,
        "valid_from": str(choice.valid_from) if choice.valid_from else None,
        "columns": list(_columns(proposal, choice)),
    }
    names = [
        {"label": each.label, "indicator": choice.names.get(each.label)} for each in proposal.names
    ]
    parts = [*_role_words(), _yaml(whole)]
    if names:
        parts += [*_indicator_words(indicators), _yaml({"names": names})]
    return "".join(parts)


def _columns(proposal: Proposal, choice: Choice) -> Iterator[dict[str, Any]]:
    for each in proposal.columns:
        role = choice.roles.get(each.number)
        entry: dict[str, Any] = {
            "column": each.number,
            "letters": each.letters,
            "header": each.title,
            "role": role.value if role else None,
        }
        if each.number in choice.sure:
            entry["sure"] = True
        yield entry | {"likeness": round(each.likeness, 2)}


def _role_words() -> Iterator[str]:
    yield from _comment("mapping.file_roles")
    for role in ROLES_TO_CHOOSE:
        meaning = (say(f"mapping.role_{role}", language) for language in LANGUAGES)
        yield f"#   {role.value:<24}  {' / '.join(meaning)}\n"
    yield from _comment("mapping.file_sure")


def _indicator_words(indicators: Mapping[str, Text]) -> Iterator[str]:
    yield from _comment("mapping.file_indicators")
    for name, meaning in indicators.items():
        yield f"#   {name:<24}  {meaning.zh} / {meaning.en}\n"


def _comment(key: str) -> Iterator[str]:
    return (f"# {say(key, language)}\n" for language in LANGUAGES)


def _yaml(part: Mapping[str, Any]) -> str:
    return str(yaml.safe_dump(part, allow_unicode=True, sort_keys=False))


def read(text: str) -> Choice:
    """Raises: ChoiceRefusedError, with everything that keeps it from being a mapping."""
    said, root = _values(text)
    try:
        found = ChoiceFile.model_validate(said)
    except ValidationError as error:
        raise ChoiceRefusedError(*faults_of(error, said, root)) from error
    _be_named_once(found)
    return Choice(
        layout=found.layout,
        name=found.name.text,
        agency=found.agency,
        roles={each.column: each.role for each in found.columns if each.role is not None},
        names={each.label: each.indicator for each in found.names if each.indicator},
        valid_from=Period.parse(found.valid_from) if found.valid_from else None,
        heads={each.column: each.header for each in found.columns},
        sure=frozenset(each.column for each in found.columns if each.sure),
    )


def _values(text: str) -> tuple[Mapping[str, Any], yaml.Node | None]:
    try:
        said, root = yaml_text.read(text)
    except CatalogueRefusedError as error:
        told = (fault("choice_not_yaml", line=one.line) for one in error.faults)
        raise ChoiceRefusedError(*told) from error
    if not isinstance(said, Mapping):
        raise ChoiceRefusedError(fault("choice_no_mapping"))
    twice = [
        fault("choice_field_twice", field=dict(one.values)["field"], line=one.line)
        for one in yaml_text.repeated_keys(root)
    ]
    if twice:
        raise ChoiceRefusedError(*twice)
    return said, root


def _be_named_once(found: ChoiceFile) -> None:
    seen: set[int] = set()
    for each in found.columns:
        if each.column in seen:
            letters = get_column_letter(each.column)
            raise ChoiceRefusedError(
                fault("choice_column_twice", column=letters, header=each.header)
            )
        seen.add(each.column)
