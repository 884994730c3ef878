"""Where a table's header stands in a sheet, and what each of its columns holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.layout import ColumnEntry, Role, TableEntry, Words
from ingest.names import Names, Series, unit_in_label, without_unit
from ingest.text import folded, squeezed
from ingest.workbook import CellKind, RawCell, Sheet

MONTHS = re.compile(
    r"(?:截至|截止|至)?(?:(?:19|20)\d\d年)?(?P<first>(?:1[0-2]|[1-9])月?[-~—–－]+)?(?:1[0-2]|[1-9])月(?P<end>末|底|份)?"
)
NAMED_MONTH = re.compile(r"(?<!\d)(1[0-2]|[1-9])月")
BARE_MONTH = re.compile(r"(1[0-2]|0?[1-9])月")
LONGEST_HEADER_TEXT = 40


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `path` are its header texts from the outermost group to the column's own words.

    `series`: the indicator that the header names, where indicators stand across.
    `month`: the month that the header names, if it names one.
    """

    number: int
    path: tuple[str, ...]
    role: Role | None = None
    series: Series | None = None
    month: int | None = None
    unit: str | None = None

    @property
    def title(self) -> str:
        return " / ".join(self.path)


@dataclass(frozen=True)
class Header:
    """`top`..`bottom` are its rows; `clashes` are columns that claim to be the same figure."""

    top: int
    bottom: int
    columns: tuple[Column, ...]
    clashes: tuple[Column, ...] = ()

    def of(self, role: Role) -> Column | None:
        return next((column for column in self.columns if column.role is role), None)

    def all_of(self, role: Role) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.role is role)

    @property
    def known(self) -> int:
        return sum(column.role is not None for column in self.columns)


@dataclass(frozen=True)
class HeaderSearch:
    """Looks for one kind of table in one sheet."""

    sheet: Sheet
    table: TableEntry
    words: Words
    names: Names

    def find(self) -> Header | None:
        """The first place where the label's words stand over columns that satisfy the table."""
        for anchor in self._anchors():
            header = self._at(anchor)
            if header is not None and self._is_enough(header):
                return header
        return None

    def _anchors(self) -> Iterator[RawCell]:
        role = Role.ACTION if self.table.kind == "actions" else Role.LABEL
        aliases = self.table.aliases(role)
        for row, cells in self.sheet.rows.items():
            if row > self.table.header.within_rows:
                return
            for cell in cells:
                if cell.kind is CellKind.TEXT and without_unit(cell.text) in aliases:
                    yield cell

    def _at(self, anchor: RawCell) -> Header | None:
        top = self._top(anchor)
        bottom = self._bottom(anchor)
        if bottom - top >= self.table.header.deepest:
            return None
        columns = tuple(self._columns(top, bottom, anchor.column))
        return self._without_clashes(Header(top, bottom, columns))

    def _top(self, anchor: RawCell) -> int:
        """Groups may stand above a label that is not merged with them."""
        row = anchor.row
        while row > 1 and anchor.row - row < self.table.header.deepest - 1:
            if not self._is_row_of_groups(row - 1, anchor.column):
                break
            row -= 1
        return row

    def _is_row_of_groups(self, row: int, label_column: int) -> bool:
        """Merged over columns, or several texts side by side, all to the right of the label."""
        groups = [
            cell for cell in self.sheet.rows.get(row, ()) if self._is_group(cell, label_column)
        ]
        if not groups or len(groups) < len(self.sheet.rows[row]):
            return False
        spans = [self.sheet.merge_of.get((row, cell.column)) for cell in groups]
        return len(groups) > 1 or any(span and span[3] > span[1] for span in spans)

    def _is_group(self, cell: RawCell, label_column: int) -> bool:
        text = folded(cell.text)
        return (
            cell.kind is CellKind.TEXT
            and cell.column > label_column
            and ":" not in text
            and len(text) <= LONGEST_HEADER_TEXT
        )

    def _bottom(self, anchor: RawCell) -> int:
        merge = self.sheet.merge_of.get((anchor.row, anchor.column))
        bottom = merge[2] if merge else anchor.row
        while bottom - anchor.row < self.table.header.deepest - 1:
            if not self._goes_on(bottom, anchor.column):
                break
            bottom += 1
        return bottom

    def _goes_on(self, bottom: int, label_column: int) -> bool:
        """A group over several columns has its columns' own words below it; so has a blank label."""
        below = self.sheet.rows.get(bottom + 1, ())
        texts = [cell for cell in below if cell.column != label_column]
        if not texts or any(cell.kind is not CellKind.TEXT for cell in below):
            return False
        for cell in self.sheet.rows.get(bottom, ()):
            merge = self.sheet.merge_of.get((bottom, cell.column))
            if merge and merge[3] > merge[1] and merge[2] == bottom:
                return True
        is_label_blank = self.sheet.at(bottom + 1, label_column) is None
        words = [cell for cell in texts if self._is_known(cell.text)]
        return is_label_blank and len(words) >= 2

    def _is_known(self, text: str) -> bool:
        key = without_unit(text)
        return any(
            key in entry.plain or key in {words for _, words in entry.below}
            for entry in self.table.columns
        )

    def _columns(self, top: int, bottom: int, label_column: int) -> Iterator[Column]:
        for number in range(1, self.sheet.last_column + 1):
            path = self._path(number, top, bottom)
            if path:
                yield self._column(number, path, is_label=number == label_column)

    def _path(self, number: int, top: int, bottom: int) -> tuple[str, ...]:
        texts: list[str] = []
        for row in range(top, bottom + 1):
            cell = self.sheet.covering(row, number) or self._group_on_the_left(row, number, bottom)
            text = folded(cell.text) if cell is not None and cell.kind is CellKind.TEXT else ""
            if text and text not in texts[-1:]:
                texts.append(text)
        return tuple(texts)

    def _group_on_the_left(self, row: int, number: int, bottom: int) -> RawCell | None:
        """A group that was centred over its columns without merging them."""
        is_below = any(self.sheet.at(below, number) for below in range(row + 1, bottom + 1))
        if row == bottom or not is_below or (row, number) in self.sheet.merge_of:
            return None
        for column in range(number - 1, 0, -1):
            cell = self.sheet.at(row, column)
            if cell is not None:
                has_own = any(self.sheet.at(below, column) for below in range(row + 1, bottom + 1))
                return cell if has_own and (row, column) not in self.sheet.merge_of else None
        return None

    def _column(self, number: int, path: tuple[str, ...], *, is_label: bool) -> Column:
        column = Column(number, path, unit=next(filter(None, map(unit_in_label, path[::-1])), None))
        if is_label:
            role = Role.ACTION if self.table.kind == "actions" else Role.LABEL
            return replace(column, role=role)
        if self.table.kind == "months" and (month := BARE_MONTH.fullmatch(squeezed(path[-1]))):
            return replace(column, role=Role.OF_MONTH, month=int(month[1]))
        if self.table.rows == "area":
            return self._across(column)
        return replace(column, role=self._role(path), month=_month(path))

    def _across(self, column: Column) -> Column:
        """An indicator in the header, with the kind of figure below it, if that is named."""
        for position, text in enumerate(column.path):
            series = self.names.series(text)
            if series is not None:
                below = column.path[position + 1 :]
                around = (*column.path[:position], *below)
                role = self._role(around) if below else self._role_of_whole(around)
                return replace(column, role=role, series=series, month=_month(column.path))
        role = self._role(column.path)
        return replace(column, role=role if role in (Role.IGNORED, Role.UNIT) else None)

    def _role_of_whole(self, groups: tuple[str, ...]) -> Role | None:
        return None if self._is_of_other_time(groups) else Role.FIGURE

    def _role(self, path: tuple[str, ...]) -> Role | None:
        keys = tuple(_key(text) for text in path)
        for entry in self.table.columns:
            if len(keys) > 1 and any((group, keys[-1]) in entry.below for group in keys[:-1]):
                return entry.role
        for entry in self.table.columns:
            if _is_plain(entry, path, keys):
                return entry.role
        if keys[-1] in {key for entry in self.table.columns for key in entry.plain}:
            return self._role_below(path, keys[-1])
        return None

    def _role_below(self, path: tuple[str, ...], key: str) -> Role | None:
        """The column's own words count below any group that does not speak of another time or kind."""
        if self._is_of_other_time(path[:-1]):
            return None
        return next(entry.role for entry in self.table.columns if key in entry.plain)

    def _is_of_other_time(self, groups: tuple[str, ...]) -> bool:
        others = {squeezed(word) for word in self.words.other_times}
        return any(
            other in squeezed(group)
            for group in groups
            if _key(group) not in self.table.neutral_groups
            for other in others
        )

    def _without_clashes(self, header: Header) -> Header:
        """Two columns that claim one role for one series: neither is believed."""
        seen: dict[tuple[object, ...], list[Column]] = {}
        for column in header.columns:
            if column.role not in (None, Role.IGNORED):
                seen.setdefault((column.role, column.series, column.month), []).append(column)
        twice = {column for columns in seen.values() if len(columns) > 1 for column in columns}
        kept = tuple(replace(c, role=None) if c in twice else c for c in header.columns)
        clashes = tuple(c for c in header.columns if c in twice and c.role is Role.FIGURE)
        return Header(header.top, header.bottom, kept, clashes)

    def _is_enough(self, header: Header) -> bool:
        found = {column.role for column in (*header.columns, *header.clashes)}
        return all(found & set(group) for group in self.table.needs)


def _is_plain(entry: ColumnEntry, path: tuple[str, ...], keys: tuple[str, ...]) -> bool:
    """The whole path read as one, or a single header text, is one of the column's names."""
    return "".join(keys) in entry.plain or (
        len(path) == 1 and (squeezed(path[0]) in entry.plain or keys[0] in entry.plain)
    )


def _key(text: str) -> str:
    """A header's words without unit and without the month that they name."""
    key = without_unit(text)
    bare = MONTHS.sub("", key)
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


def _month(path: tuple[str, ...]) -> int | None:
    """The last month that a column's own header names."""
    named = [NAMED_MONTH.findall(squeezed(text)) for text in path]
    return next((int(months[-1]) for months in reversed(named) if months), None)
