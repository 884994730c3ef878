"""The header texts over one column -> what the column holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum

from ingest.layout import FIGURE_ROLES, ColumnEntry, Role, TableEntry, Words
from ingest.names import AreaName, Names, Series, unit_in_label, without_start, without_unit
from ingest.text import squeezed
from targets.amounts import WRITTEN_UNITS, normal_unit
from targets.vocabulary import CITY

MONTHS = re.compile(
    r"(?:截至|截止|至)?(?:(?:19|20)\d\d年)?(?P<first>(?:1[0-2]|[1-9])月?[-~—–－]+)?(?:1[0-2]|[1-9])月(?P<end>末|底|份)?"
)
NAMED_MONTH = re.compile(r"(?<!\d)(1[0-2]|[1-9])月")
NAMED_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
YEAR_MONTH = re.compile(r"((?:19|20)\d\d)年(1[0-2]|0?[1-9])月")
BARE_MONTH = re.compile(r"(1[0-2]|0?[1-9])月")
TIME = re.compile(
    r"\(?(?:截至|截止)?(?:(?:19|20)\d\d年(?:度|末|底)?)?(?:(?:1[0-2]|[1-9])月(?:末|底|份)?)?\)?"
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d年度?")
DATE_WORDS = re.compile("[年月日度季末底至]")
NOT_OF_AN_INDICATOR = (Role.IGNORED, Role.UNIT, Role.AREA_CODE)


class Doubt(IntEnum):
    """How surely a column is the figure; of two that claim it, the surer one is believed."""

    NONE = 0
    ONLY_A_MONTH = 1  # only a group that names the month says anything of its kind
    STRAY_GROUP = 2  # a group above it may name a part: 制造业 over 累计数


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `path` are its header texts from the outermost group to the column's own words.

    `series`, `area`: the indicator and the area that the header names, if it names any.
    `month`, `year`: those that the header names. `is_bare`: a figure's own words do not say
    whether it is a level, a total or one month's.
    """

    number: int
    path: tuple[str, ...]
    role: Role | None = None
    series: Series | None = None
    area: AreaName | None = None
    month: int | None = None
    year: int | None = None
    unit: str | None = None
    doubt: Doubt = Doubt.NONE
    is_bare: bool = False

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
        unit = next(filter(None, map(_unit_said, reversed(path))), None)
        path = path[:1] + tuple(text for text in path[1:] if not _is_only_unit(text))
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
            column,
            month=_last_named(NAMED_MONTH, path),
            year=_last_named(NAMED_YEAR, path),
            area=self._innermost_area(path),
        )
        if self.table.areas == "across":
            return self._of_area(column)
        if self.table.rows == "area":
            return self._of_indicator(column)
        read = self._with_role(column, path)
        return replace(read, role=Role.IGNORED if read.role is self.label_role else read.role)

    @property
    def label_role(self) -> Role:
        return Role.ACTION if self.table.kind == "actions" else Role.LABEL

    def is_known(self, text: str) -> bool:
        """Is this a header's own word, whatever stands above it?"""
        key = without_unit(text)
        if self.table.areas == "across" and (self.names.area(text) or self.names.is_code(text)):
            return True
        if self.table.rows == "area" and self.names.series(text) is not None:
            return True
        return any(
            key in entry.plain or key in {words for _, words in entry.below}
            for entry in self.table.columns
        )

    def is_unclear(self, column: Column) -> bool:
        """A known indicator's, of this month as far as its words say, but of which kind?"""
        if column.series is None or column.role is not None:
            return False
        words = tuple(text for text in column.path if self.series(text) != column.series)
        return bool(words) and not self.is_of_else(words)

    def is_of_else(self, groups: tuple[str, ...]) -> bool:
        """Of another time or kind, or of a part: 上年同期, 增速, 其中：制造业."""
        others = {squeezed(word) for word in self.words.other_times}
        of_which = tuple(map(squeezed, self.words.of_which))
        telling = [
            squeezed(group).replace("可比", "") for group in groups if not self._is_listed(group)
        ]
        return any(
            key.startswith(of_which) or any(other in key for other in others) for key in telling
        )

    def area(self, text: str) -> AreaName | None:
        """其中：浦东新区 beside the whole is the district."""
        return self.names.area(without_start(text, self.words.of_which))

    def series(self, text: str) -> Series | None:
        """创新型（5月末） and 2022年创新型 name an indicator; their column's month and year say when."""
        return self.names.series(text) or self.names.series(TIME.sub("", squeezed(text)))

    def _innermost_area(self, path: tuple[str, ...]) -> AreaName | None:
        return next(filter(None, map(self.area, reversed(path))), None)

    def _of_area(self, column: Column) -> Column:
        """A district in the header, with the kind of figure above or below it, if that is named."""
        if column.area is None:
            role = self._role(column.path)
            if role is None and self._is_subtotal(column.path):
                role = Role.IGNORED
            return replace(column, role=None if role in FIGURE_ROLES else role)
        if column.area.code is None:
            return replace(column, role=Role.IGNORED)
        words = tuple(
            text
            for text in column.path
            if not (self.names.is_code(text) or self.area(text) or self._is_of_which(text))
        )
        read = self._kind(column, (), words) if self._role(words) else self._kind(column, words, ())
        codes = {area.code for area in map(self.area, column.path) if area} - {CITY}
        return replace(read, doubt=Doubt.STRAY_GROUP) if len(codes) > 1 else read

    def _of_indicator(self, column: Column) -> Column:
        """An indicator in the header, the innermost if one heads another, and its kind below it."""
        path = column.path
        named = {place: s for place, text in enumerate(path) if (s := self.series(text))}
        if not named:
            role = self._role(path)
            return replace(column, role=role if role in NOT_OF_AN_INDICATOR else None)
        innermost = max(named)
        column = replace(column, series=named[innermost])
        if not all(self._is_within(named[innermost], outer) for outer in named.values()):
            return column
        groups = tuple(path[place] for place in range(innermost) if place not in named)
        return self._kind(column, groups, path[innermost + 1 :])

    def _is_within(self, inner: Series, outer: Series) -> bool:
        """小巨人 are among 专精特新; green factories under 创新型 would be a part of them only."""
        indicator = inner.indicator
        while indicator.id != outer.indicator.id:
            if indicator.part_of is None:
                return False
            indicator = self.names.catalogue.indicator[indicator.part_of]
        return True

    def _kind(self, column: Column, groups: tuple[str, ...], below: tuple[str, ...]) -> Column:
        """Of the column below (or above) a name: what its words say, a figure where they say nothing."""
        if below:
            return self._with_role(column, (*groups, *below))
        if self.is_of_else(groups):
            return column
        said = next(filter(None, map(self._role_of_group, reversed(groups))), None)
        if said is not None and said is not Role.FIGURE:
            return replace(column, role=said)
        doubt = self._doubt(groups)
        if doubt is Doubt.NONE and any(MONTHS.fullmatch(squeezed(group)) for group in groups):
            doubt = Doubt.ONLY_A_MONTH
        is_bare = not any(map(self._says_level, groups))
        return replace(column, role=Role.FIGURE, doubt=doubt, is_bare=is_bare)

    def _with_role(self, column: Column, path: tuple[str, ...]) -> Column:
        role = self._role(path)
        if role not in FIGURE_ROLES:
            return replace(column, role=role)
        if self._says_level(path[-1]):
            return replace(column, role=role, doubt=self._doubt(path[:-1]))
        if any(self._role_of_group(group) is Role.MONTH for group in path[:-1]):
            return replace(column, role=Role.MONTH)
        is_bare = not any(map(self._says_level, path))
        return replace(column, role=role, doubt=self._doubt(path[:-1]), is_bare=is_bare)

    def _role_of_group(self, group: str) -> Role | None:
        """A group that is itself a kind of figure: 5月新增 over names."""
        if MONTHS.fullmatch(squeezed(group)) or self._is_listed(group):
            return None
        key = header_key(group)
        return next((entry.role for entry in self.table.columns if key in entry.plain), None)

    def _says_level(self, text: str) -> bool:
        key = header_key(text)
        return any(squeezed(word) in key for word in self.words.levels)

    def _doubt(self, groups: tuple[str, ...]) -> Doubt:
        return Doubt.NONE if all(map(self._says_nothing, groups)) else Doubt.STRAY_GROUP

    def _says_nothing(self, group: str) -> bool:
        """2023年1—5月完成情况, 全市 and 单位：家 leave the figures what they are."""
        if self._is_listed(group) or self.area(group) is not None or self._role_of_group(group):
            return True
        left = MONTHS.sub("", without_unit(group))
        if normal_unit(left.removeprefix("单位")) in WRITTEN_UNITS:
            return True
        for word in sorted(map(squeezed, self.words.neutral), key=len, reverse=True):
            left = left.replace(word, "")
        return not any(letter.isalpha() for letter in DATE_WORDS.sub("", left))

    def _is_listed(self, group: str) -> bool:
        return header_key(group) in self.table.neutral_groups

    def _is_of_which(self, text: str) -> bool:
        return not without_start(text, self.words.of_which)

    def _is_subtotal(self, path: tuple[str, ...]) -> bool:
        return any(squeezed(word) in squeezed(path[-1]) for word in self.words.subtotals)

    def _role(self, path: tuple[str, ...]) -> Role | None:
        keys = tuple(header_key(text) for text in path)
        for entry in self.table.columns:
            if len(keys) > 1 and any((group, keys[-1]) in entry.below for group in keys[:-1]):
                return entry.role
        for entry in self.table.columns:
            if _is_plain(entry, path, keys):
                return entry.role
        return self._role_below(path, keys[-1]) if keys else None

    def _role_below(self, path: tuple[str, ...], key: str) -> Role | None:
        """The column's own words count below any group that speaks of no other time, kind or part."""
        if self.is_of_else(path[:-1]):
            return None
        return next((entry.role for entry in self.table.columns if key in entry.plain), None)


def _is_plain(entry: ColumnEntry, path: tuple[str, ...], keys: tuple[str, ...]) -> bool:
    """The whole path read as one, or a single header text, is one of the column's names."""
    return "".join(keys) in entry.plain or (len(path) == 1 and squeezed(path[0]) in entry.plain)


def header_key(text: str) -> str:
    """A header's words without unit and without the month and year that they name."""
    key = without_unit(text)
    bare = YEAR.sub("", MONTHS.sub("", key)).replace("()", "")
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


def _unit_said(text: str) -> str | None:
    return unit_in_label(text) or (_bare(text) if _is_only_unit(text) else None)


def _is_only_unit(text: str) -> bool:
    """家 or （亿元） in a row of its own under the header's words."""
    return normal_unit(_bare(text)) in WRITTEN_UNITS


def _bare(text: str) -> str:
    return squeezed(text).strip("()").removeprefix("单位").removeprefix(":")


def _last_named(pattern: re.Pattern[str], path: tuple[str, ...]) -> int | None:
    """The last month or year that a column's own header names."""
    named = [pattern.findall(squeezed(text)) for text in path]
    return next((int(found[-1]) for found in reversed(named) if found), None)
