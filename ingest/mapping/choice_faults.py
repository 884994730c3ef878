"""What keeps a file from being a mapping, each fault at the column as its sender knows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from openpyxl.utils import get_column_letter
from pydantic import ValidationError

from targets.yaml_text import line_of

SEEN = 60
"""Characters of a wrong value that are quoted."""
LAST_COLUMN = 16_384

Path = tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class ChoiceFault:
    """`code`: a sentence under `mapping`."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


class ChoiceRefusedError(Exception):
    """A text that is no mapping; `faults` is never empty."""

    def __init__(self, *faults: ChoiceFault) -> None:
        super().__init__("; ".join(fault.code for fault in faults))
        self.faults = faults


def fault(code: str, **values: object) -> ChoiceFault:
    return ChoiceFault(code, tuple((name, str(value)[:SEEN]) for name, value in values.items()))


def faults_of(
    error: ValidationError, said: Mapping[str, Any], root: yaml.Node | None
) -> Iterator[ChoiceFault]:
    """`said`: the values that were refused; `root` knows their lines."""
    for one in error.errors():
        path: Path = tuple(one["loc"])
        line = line_of(root, path)
        if len(path) > 2 and path[0] == "columns":
            yield _of_column(path, one, _entry(said, path), line)
        elif len(path) > 2 and path[0] == "names":
            label = _entry(said, path).get("label", "—")
            yield fault("choice_name_wrong", label=label, field=path[2], seen=_seen(one), line=line)
        else:
            yield _of_field(path, one, line)


def _of_column(path: Path, one: Any, entry: Mapping[str, Any], line: int) -> ChoiceFault:
    known = {"column": letters_of(entry), "header": entry.get("header") or "—", "line": line}
    if path[2] == "role":
        return fault("choice_role_wrong", seen=_seen(one), **known)
    return fault("choice_column_wrong", field=path[2], seen=_seen(one), **known)


def _of_field(path: Path, one: Any, line: int) -> ChoiceFault:
    field = ".".join(map(str, path)) or "—"
    if one["type"] == "missing":
        return fault("choice_field_absent", field=field)
    if one["type"] == "extra_forbidden":
        return fault("choice_field_unknown", field=field, line=line)
    return fault("choice_field_wrong", field=field, seen=_seen(one), line=line)


def _entry(said: Mapping[str, Any], path: Path) -> Mapping[str, Any]:
    entries, place = said.get(str(path[0])), path[1]
    if not isinstance(entries, Sequence) or not isinstance(place, int):
        return {}
    entry = entries[place]
    return entry if isinstance(entry, Mapping) else {}


def letters_of(entry: Mapping[str, Any]) -> str:
    """The column as a sheet names it, as far as the entry says which one it is."""
    number = entry.get("column")
    if not isinstance(number, int) or not 0 < number <= LAST_COLUMN:
        return "？"
    return get_column_letter(number)


def _seen(one: Any) -> str:
    return "—" if one["type"] == "missing" else str(one["input"])
