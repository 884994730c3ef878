"""The header texts over one column -> what the column holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.layout import ColumnEntry, Role, TableEntry, Words
from ingest.names import Names, Series, unit_in_label, without_unit
from ingest.text import squeezed

MONTHS = re.compile(
    r"(?:截至|截止|至)?(?:(?:19|20)\d\d年)?(?P<first>(?:1[0-2]|[1-9])月?[-~—–－]+)?(?:1[0-2]|[1-9])月(?P<end>末|底|份)?"
)
NAMED_MONTH = re.compile(r"(?<!\d)(1[0-2]|[1-9])月")
NAMED_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
YEAR_MONTH = re.compile(r"((?:19|20)\d\d)年(1[0-2]|0?[1-9])月")
BARE_MONTH = re.compile(r"(1[0-2]|0?[1-9])月")
NOT_OF_AN_INDICATOR = (Role.IGNORED, Role.UNIT, Role.AREA_CODE)


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `path` are its header texts from the outermost group to the column's own words.

    `series`: the indicator that the header names, where indicators stand across.
    `month`, `year`: those that the header names, if it names any.
    """

    number: int
    path: tuple[str, ...]
    role: Role | None = None
    series: Series | None = None
    month: int | None = None
    year: int | None = None
    unit: str | None = None

    @property
    def title(self) -> str:
        return " / ".join(self.path)


@dataclass(frozen=True)
class ColumnReader:
    """Knows the columns of one kind of table."""

    table: TableEntry
    words: Words
    names: Names

    def read(self, number: int, path: tuple[str, ...], *, is_label: bool) -> Column:
        unit = next(filter(None, map(unit_in_label, reversed(path))), None)
        column = Column(number, path, unit=unit)
        if is_label:
            return replace(column, role=self.label_role)
        if self.table.kind in ("months", "years") and (
            month := BARE_MONTH.fullmatch(squeezed(path[-1]))
        ):
            return replace(column, role=Role.OF_MONTH, month=int(month[1]))
        if self.table.kind == "milestones" and (found := YEAR_MONTH.fullmatch(squeezed(path[-1]))):
            year, number = int(found[1]), int(found[2])
            return replace(column, role=Role.OF_MONTH, year=year, month=number)
        column = replace(
            column, month=_last_named(NAMED_MONTH, path), year=_last_named(NAMED_YEAR, path)
        )
        if self.table.rows == "area":
            return self._across(column)
        role = self._role(path)
        return replace(column, role=Role.IGNORED if role is self.label_role else role)

    @property
    def label_role(self) -> Role:
        return Role.ACTION if self.table.kind == "actions" else Role.LABEL

    def is_known(self, text: str) -> bool:
        """Is this a header's own word, whatever stands above it?"""
        key = without_unit(text)
        return any(
            key in entry.plain or key in {words for _, words in entry.below}
            for entry in self.table.columns
        )

    def is_unclear(self, column: Column) -> bool:
        """A known indicator's, of this month as far as its words say, but of which kind?"""
        if column.series is None or column.role is not None:
            return False
        words = tuple(text for text in column.path if self.names.series(text) != column.series)
        return bool(words) and not self._is_of_else(words)

    def _across(self, column: Column) -> Column:
        """An indicator in the header, with the kind of figure below it, if that is named."""
        for position, text in enumerate(column.path):
            series = self.names.series(text)
            if series is not None:
                below = column.path[position + 1 :]
                around = (*column.path[:position], *below)
                role = self._role(around) if below else self._role_without_words(around)
                return replace(column, role=role, series=series)
        role = self._role(column.path)
        return replace(column, role=role if role in NOT_OF_AN_INDICATOR else None)

    def _role_without_words(self, groups: tuple[str, ...]) -> Role | None:
        return None if self._is_of_else(groups) else Role.FIGURE

    def _role(self, path: tuple[str, ...]) -> Role | None:
        keys = tuple(_key(text) for text in path)
        for entry in self.table.columns:
            if len(keys) > 1 and any((group, keys[-1]) in entry.below for group in keys[:-1]):
                return entry.role
        for entry in self.table.columns:
            if _is_plain(entry, path, keys):
                return entry.role
        return self._role_below(path, keys[-1])

    def _role_below(self, path: tuple[str, ...], key: str) -> Role | None:
        """The column's own words count below any group that speaks of no other time, kind or part."""
        if self._is_of_else(path[:-1]):
            return None
        return next((entry.role for entry in self.table.columns if key in entry.plain), None)

    def _is_of_else(self, groups: tuple[str, ...]) -> bool:
        others = {squeezed(word) for word in self.words.other_times}
        of_which = tuple(map(squeezed, self.words.of_which))
        telling = [
            squeezed(group) for group in groups if _key(group) not in self.table.neutral_groups
        ]
        return any(
            key.startswith(of_which) or any(other in key for other in others) for key in telling
        )


def _is_plain(entry: ColumnEntry, path: tuple[str, ...], keys: tuple[str, ...]) -> bool:
    """The whole path read as one, or a single header text, is one of the column's names."""
    return "".join(keys) in entry.plain or (len(path) == 1 and squeezed(path[0]) in entry.plain)


def _key(text: str) -> str:
    """A header's words without unit and without the month that they name."""
    key = without_unit(text)
    bare = MONTHS.sub("", key).replace("()", "")
    if bare == key:
        return key
    if bare:
        return bare
    found = MONTHS.fullmatch(key)
    if found is None:
        return key
    if found["first"]:
        return "累计"
    return "期末余额" if found["end"] in ("末", "底") else "本月"


def _last_named(pattern: re.Pattern[str], path: tuple[str, ...]) -> int | None:
    """The last month or year that a column's own header names."""
    named = [pattern.findall(squeezed(text)) for text in path]
    return next((int(found[-1]) for found in reversed(named) if found), None)
