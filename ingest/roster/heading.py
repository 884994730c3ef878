"""The row that heads a list of enterprises: which column says what, and where two lists stand side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ingest.layout import ColumnEntry, Role, TableEntry
from ingest.text import squeezed


@dataclass(frozen=True, slots=True)
class Heading:
    """`columns`: the one read for each role. `rivals`: others whose words name it just as exactly.

    `first`, `last`: the columns that belong to the list, known or not.
    """

    first: int
    last: int
    columns: Mapping[Role, int]
    rivals: Mapping[Role, tuple[int, ...]] = field(default_factory=dict)


def headings(texts: Sequence[str], below: Sequence[str], table: TableEntry) -> tuple[Heading, ...]:
    """From left to right; none where the row heads no list.

    `below`: the next row's texts, which may go on with a header of two rows.
    """
    words = _in_two_rows([squeezed(text) for text in texts], below, table)
    begins = _begins(words, table)
    ends = [*(begin - 1 for begin in begins[1:]), len(words)]
    found = [_heading(words, first, last, table) for first, last in zip(begins, ends, strict=True)]
    return tuple(one for one in found if _has_all(one.columns, table))


def _begins(words: Sequence[str], table: TableEntry) -> list[int]:
    """Where a whole list has been named and its words come again, with another whole one to follow."""
    begins, seen = [1], set[str]()
    for number, word in enumerate(words, 1):
        is_again = word in seen and _is_whole(seen, table)
        if word and is_again and _is_whole(words[number - 1 :], table):
            begins.append(number)
            seen = set()
        seen.add(word)
    return begins


def _is_whole(words: Sequence[str] | set[str], table: TableEntry) -> bool:
    return _has_all({role for word in words if (role := _role(word, table)) is not None}, table)


def _has_all(roles: Mapping[Role, int] | set[Role], table: TableEntry) -> bool:
    return all(any(role in roles for role in group) for group in table.needs)


def _heading(words: Sequence[str], first: int, last: int, table: TableEntry) -> Heading:
    """Of several columns with a role the one that the layout lists first, the most exact one."""
    columns: dict[Role, int] = {}
    rivals: dict[Role, tuple[int, ...]] = {}
    for entry in table.columns:
        bearing = [at for at in range(first, last + 1) if words[at - 1] in entry.plain]
        if bearing and entry.role not in columns:
            columns[entry.role] = bearing[0]
            if len(bearing) > 1:
                rivals[entry.role] = tuple(bearing[1:])
    return Heading(first, last, columns, rivals)


def _role(word: str, table: TableEntry) -> Role | None:
    return next((entry.role for entry in table.columns if word in entry.plain), None)


def _in_two_rows(words: list[str], below: Sequence[str], table: TableEntry) -> list[str]:
    """有效期 above 起 and 止 is 有效期起 and 有效期止: only where that gives a column's words."""
    if not _is_whole(words, table) or any(
        text and _is_of(table.columns, table.needs, word)
        for word, text in zip(words, below, strict=False)
    ):
        return words
    whole, above = list(words), ""
    for place, text in enumerate(below):
        above = words[place] or above
        if text:
            whole[place] = squeezed(above + text)
    is_known = any(
        word != before and _role(word, table) is not None
        for word, before in zip(whole, words, strict=True)
    )
    return whole if is_known else words


def _is_of(columns: Sequence[ColumnEntry], needs: tuple[tuple[Role, ...], ...], word: str) -> bool:
    """Does the word name what every list has, so that an enterprise stands below it?"""
    needed = {role for group in needs for role in group}
    return any(word in entry.plain for entry in columns if entry.role in needed)
