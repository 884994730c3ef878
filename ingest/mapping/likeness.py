"""How much a header looks like one of a known kind of column, by its words and by the cells below it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ingest.cells import Content, Saying
from ingest.layout import FIGURE_ROLES, Role, TableEntry, Words
from ingest.names import Names
from ingest.tables.columns import header_key
from ingest.text import squeezed
from targets.amounts import WRITTEN_UNITS, normal_unit

LIKE_ENOUGH = 0.5
INSIDE = 0.7
"""One name within the other: 累计完成 in 累计完成情况."""
TOLD_BY_CELLS = 0.8
LEVELS = ("月末", "期末", "年末", "余额", "累计")
"""A header with one of these is of a level or a total, whatever month it names."""
MOST = 0.6
"""The part of a column's cells that must be of one kind to tell what the column is."""


@dataclass(frozen=True, slots=True)
class Guess:
    role: Role | None
    likeness: float = 0.0
    like: str = ""


NOTHING_LIKE = Guess(None)


@dataclass(frozen=True)
class Likeness:
    """Compares with every column of some known tables."""

    tables: tuple[TableEntry, ...]
    words: Words
    names: Names

    def guess(
        self, path: Sequence[str], cells: Sequence[Content], *, is_before_names: bool
    ) -> Guess:
        """The better of what the header's words and what the cells say.

        `is_before_names`: left of the names, where rows are numbered.
        """
        by_words = self._by_words(path)
        by_cells = self._by_cells(cells, is_before_names=is_before_names)
        return max(by_words, by_cells, key=lambda guess: guess.likeness)

    def _by_words(self, path: Sequence[str]) -> Guess:
        keys = [header_key(text) for text in path]
        written = {keys[-1], "".join(keys)} - {""}
        speaks_of_else = any(word in "".join(keys) for word in self._other_times)
        is_level = any(word in squeezed(path[-1]) for word in LEVELS)
        best = NOTHING_LIKE
        for role, alias in self._aliases:
            if speaks_of_else and role in (*FIGURE_ROLES, Role.MONTH):
                continue
            if is_level and role is Role.MONTH:
                continue
            found = max((alike(key, alias) for key in written), default=0.0)
            if found >= LIKE_ENOUGH and found > best.likeness:
                best = Guess(role, found, alias)
        return best

    def _by_cells(self, cells: Sequence[Content], *, is_before_names: bool) -> Guess:
        """Units speak for themselves, and running numbers before the names; other numbers never do."""
        said = [cell.seen for cell in cells if cell.saying is not Saying.BLANK]
        if not said:
            return Guess(Role.IGNORED, TOLD_BY_CELLS)
        if _most(normal_unit(text) in WRITTEN_UNITS for text in said):
            return Guess(Role.UNIT, TOLD_BY_CELLS)
        if is_before_names and said == [str(number) for number in range(1, len(said) + 1)]:
            return Guess(Role.IGNORED, TOLD_BY_CELLS)
        return NOTHING_LIKE

    @cached_property
    def _aliases(self) -> tuple[tuple[Role, str], ...]:
        return tuple(dict.fromkeys(self._every_alias()))

    def _every_alias(self) -> Iterator[tuple[Role, str]]:
        for table in self.tables:
            for entry in table.columns:
                for alias in entry.aliases:
                    yield entry.role, squeezed(alias.replace(">", ""))

    @cached_property
    def _other_times(self) -> frozenset[str]:
        return frozenset(squeezed(word) for word in self.words.other_times)


def alike(one: str, other: str) -> float:
    """0 to 1; names of one letter are never inside another."""
    if one == other:
        return 0.99
    shorter, longer = sorted((one, other), key=len)
    ratio = difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()
    is_inside = len(shorter) > 1 and shorter in longer
    return max(ratio, INSIDE) if is_inside else ratio


def _most(facts: Iterable[bool]) -> bool:
    found = list(facts)
    return sum(found) >= MOST * len(found)
