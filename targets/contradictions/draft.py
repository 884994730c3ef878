"""A targets.yaml of sound shape whose entries have yet to agree with each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

from targets.schema import Entry, NoticeFile
from targets.yaml_text import Path

SECTIONS = (
    "chapters",
    "measures",
    "units",
    "agencies",
    "districts",
    "special_areas",
    "indicators",
    "targets",
    "parameters",
    "actions",
    "forms",
)
NAMED_BY = {"chapters": "number", "measures": "clause", "districts": "code"}
"""What identifies an entry of a section, where it is not `id`."""

Contradiction: TypeAlias = tuple[Path, str, Mapping[str, object]]
"""Where, which code of `catalogue.`, and the values of its sentence."""

EntryT = TypeVar("EntryT", bound=Entry)


@dataclass(frozen=True)
class Draft:
    """`kept`: by section the places in the file of the entries that are of sound shape.

    `declared`: by section every name in the file, of entries with other faults too, so that one
    fault does not call up a row of others.
    """

    file: NoticeFile
    kept: dict[str, list[int]] = field(default_factory=dict)
    declared: dict[str, dict[int, object]] = field(default_factory=dict)
    damaged: frozenset[str] = frozenset()

    def entries(self, section: str, _: type[EntryT]) -> Iterator[tuple[Path, EntryT]]:
        """Every sound entry of a section with its path in the file."""
        for place, entry in zip(self.kept[section], getattr(self.file, section), strict=True):
            yield (section, place), entry

    def has(self, section: str, name: object) -> bool:
        return name in self.declared[section].values()

    def is_whole(self, section: str) -> bool:
        """No entry of the section had to be left out."""
        return section not in self.damaged


def draft_of(raw: dict[str, Any], file: NoticeFile, dropped: set[tuple[str, int]]) -> Draft:
    """`dropped`: the entries of `raw` that are not in `file`, their shape being at fault."""
    kept: dict[str, list[int]] = {}
    declared: dict[str, dict[int, object]] = {}
    for section in SECTIONS:
        entries = raw.get(section) or []
        kept[section] = [i for i in range(len(entries)) if (section, i) not in dropped]
        name = NAMED_BY.get(section, "id")
        names = {i: e.get(name) for i, e in enumerate(entries) if isinstance(e, dict)}
        declared[section] = {i: n for i, n in names.items() if isinstance(n, str | int)}
    return Draft(file, kept, declared, frozenset(section for section, _ in dropped))
