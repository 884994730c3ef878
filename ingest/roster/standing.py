"""状态 and 备注 in a list: which enterprises do not stand as recognised ones, and which nobody can tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

import numpy as np
import pyarrow.compute as pc

from ingest.layout import Role, Words
from ingest.roster.codes import Flags, flags
from ingest.roster.reading import RosterSheet
from ingest.text import squeezed

TEXTS_TRIED = 20_000
"""More different texts than this are no states; the rest says nothing."""
YES_OR_NO = "是否"


class Stand(Enum):
    SAID = auto()  # 有效, 已认定; and what is blank
    NOT = auto()  # 撤销, 未通过
    UNCLEAR = auto()  # 撤销后重新认定, 摸底
    SILENT = auto()  # no word of either kind


@dataclass(frozen=True, slots=True)
class SaidBelow:
    """What one column says of a list's rows."""

    number: int
    is_not: Flags
    is_unclear: Flags


@dataclass(frozen=True, slots=True)
class Standing:
    """Of a list's rows, and which columns say so."""

    is_not: Flags
    is_unclear: Flags
    columns: tuple[SaidBelow, ...]


@dataclass(frozen=True)
class StandingWords:
    words: Words

    def of_state(self, text: str, head: str = "") -> Stand:
        """What stands below 状态; below 是否撤销 a yes says that it does not stand."""
        key = squeezed(text)
        is_of_loss = YES_OR_NO in head and self._hits(head)[1]
        if key in self._yes or key in self._no:
            return Stand.NOT if (key in self._no) is not is_of_loss else Stand.SAID
        return Stand.UNCLEAR if (found := self._found(key)) is Stand.SILENT else found

    def of_remark(self, text: str) -> Stand:
        """拟申报国家级 beside an enterprise need not speak of this list."""
        found = self._found(squeezed(text))
        _, _, is_not_yet = self._hits(text)
        is_weak = found is Stand.NOT and is_not_yet and not self._hits(text)[1]
        return Stand.UNCLEAR if is_weak else found

    def of_list(self, title: str) -> Stand:
        """撤销名单, 拟认定名单."""
        return self._found(squeezed(title))

    def _found(self, key: str) -> Stand:
        stands, is_lost, is_not_yet = self._hits(key)
        if is_lost or is_not_yet:
            return Stand.UNCLEAR if stands else Stand.NOT
        return Stand.SAID if stands or not key else Stand.SILENT

    def _hits(self, text: str) -> tuple[bool, bool, bool]:
        """Words that say that it stands, no longer, not yet; a longer word hides those within it."""
        left, found = squeezed(text), [False, False, False]
        for word, kind in self._every:
            if word in left:
                left = left.replace(word, " ")
                found[kind] = True
        return found[0], found[1], found[2]

    @cached_property
    def _every(self) -> list[tuple[str, int]]:
        kinds = (self.words.standing, self.words.not_standing, self.words.not_yet_standing)
        every = [(squeezed(word), kind) for kind, words in enumerate(kinds) for word in words]
        return sorted(every, key=lambda each: len(each[0]), reverse=True)

    @cached_property
    def _yes(self) -> frozenset[str]:
        return frozenset(map(squeezed, self.words.yes))

    @cached_property
    def _no(self) -> frozenset[str]:
        return frozenset(map(squeezed, self.words.no))


def standing(sheet: RosterSheet) -> Standing:
    """Each text that occurs is looked at once, however many rows bear it."""
    is_not = np.zeros(len(sheet.rows), np.bool_)
    is_unclear, said = is_not.copy(), list(_in_names(sheet))
    for one in said:
        is_not |= one.is_not
    for column, of_text in _columns(sheet):
        found = _of_column(sheet, column, of_text)
        if found is not None:
            is_not |= found.is_not
            is_unclear |= found.is_unclear
            said.append(found)
    return Standing(is_not, is_unclear & ~is_not, tuple(said))


def _in_names(sheet: RosterSheet) -> Iterator[SaidBelow]:
    """某某公司（已注销）."""
    column = sheet.columns[Role.ENTERPRISE]
    words = "|".join(map(re.escape, sheet.layouts.words.not_standing))
    said = rf"[(（\[【][^)）\]】]*(?:{words})[^(（]*$"
    found = flags(pc.match_substring_regex(sheet.of(Role.ENTERPRISE), said))
    if found.any():
        yield SaidBelow(column, found, np.zeros(len(found), np.bool_))


def _columns(sheet: RosterSheet) -> Iterator[tuple[int, Callable[[str], Stand]]]:
    words = StandingWords(sheet.layouts.words)
    for column in _of_role(sheet, Role.STATE):
        head = str(sheet.grid.columns[column - 1][sheet.header - 1].as_py() or "")
        yield column, lambda text, head=head: words.of_state(text, head)  # type: ignore[misc]
    for column in _of_role(sheet, Role.EXPLANATION):
        yield column, words.of_remark


def _of_role(sheet: RosterSheet, role: Role) -> tuple[int, ...]:
    first = sheet.columns.get(role)
    return () if first is None else (first, *sheet.heading.rivals.get(role, ()))


def _of_column(
    sheet: RosterSheet, column: int, of_text: Callable[[str], Stand]
) -> SaidBelow | None:
    """None: it says nothing of any row."""
    labels = sheet.words_in(column)
    found = [of_text(text) for text in labels.dictionary.to_pylist()[:TEXTS_TRIED]]
    if not {Stand.NOT, Stand.UNCLEAR} & set(found):
        return None
    found += [Stand.SILENT] * (len(labels.dictionary) - len(found) + 1)
    at = labels.indices.fill_null(len(labels.dictionary)).to_numpy()
    is_not = np.array([one is Stand.NOT for one in found])[at]
    return SaidBelow(column, is_not, np.array([one is Stand.UNCLEAR for one in found])[at])
