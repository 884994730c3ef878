"""Columns of words that nobody understands: 状态, 口径, 月份 say what the figure of each row is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingest import periods
from ingest.cells import Saying, content
from ingest.layout import Words
from ingest.tables.columns import Column
from ingest.tables.table import Entry, TableReading
from ingest.text import folded, squeezed
from targets.vocabulary import Finding, Period, Severity

PARTS_OF_HEAD = re.compile("[()/、,:]+")
YES_OR_NO, NO = "是否", frozenset({"否", "不", "不是", "不计", "不计入", "n", "no"})
MONTH, YEAR = re.compile(r"(?:1[0-2]|0?[1-9])"), re.compile(r"(?:19|20)\d\d")
TEXTS_SHOWN = 5


@dataclass(frozen=True)
class TextColumns:
    """`qualifies`: do these words say that the figure is not this month's actual one?"""

    reading: TableReading
    words: Words
    period: Period
    qualifies: Callable[[str], bool]

    def findings(self, figures: list[Entry]) -> Iterator[Finding]:
        """`figures`: one filled figure a row."""
        for column in self.reading.header.columns:
            if column.role is None and not self._is_harmless(column):
                yield from self._of(column, figures)

    def _is_harmless(self, column: Column) -> bool:
        """备注 and 备注（说明）, but not 备注口径, where the word only stands within another."""
        known = set(map(squeezed, self.words.harmless_columns))
        endings = tuple(map(squeezed, self.words.harmless_endings))
        parts = filter(None, PARTS_OF_HEAD.split(squeezed(column.path[-1])))
        return all(part in known or part.endswith(endings) for part in parts)

    def _of(self, column: Column, figures: list[Entry]) -> Iterator[Finding]:
        """Rows that differ are asked about one by one; one question for what all of them say."""
        said = self._said(column)
        by_row = {entry.place.row: entry for entry in figures}
        are_alike = len(set(said.values())) == 1 and by_row.keys() <= said.keys()
        apart = {
            row: by_row[row]
            for row, text in said.items()
            if row in by_row and not are_alike and self._is_other(column, text)
        }
        for row, entry in apart.items():
            about = (("indicator", entry.series.indicator.id), ("column", column.title))
            yield Finding("row_qualified", Severity.WARNING, entry.place, said[row], "", about)
        left = {row: text for row, text in said.items() if row not in apart}
        if left:
            place = self.reading.sheet.place(min(left), column.number)
            texts = _listed(list(dict.fromkeys(left.values())))
            yield Finding("text_column_unread", Severity.WARNING, place, column.title, texts)

    def _said(self, column: Column) -> dict[int, str]:
        """By row, what a column says beyond 正式 and the month that the sheet reports anyway."""
        found, final = {}, set(map(squeezed, self.words.final))
        final |= set(map(squeezed, self.words.carried_out)) if self.reading.plan_rows else set()
        is_of_time = self._is_of_time(column)
        for row in self.reading.rows_read:
            cell = self.reading.sheet.covering(row, column.number)
            says = content(cell)
            is_said = says.saying is Saying.WORDS or (is_of_time and cell is not None)
            is_as_it_is = squeezed(says.seen) in final or (
                is_of_time and self._is_this_month(says.seen)
            )
            if is_said and not is_as_it_is:
                found[row] = folded(says.seen)
        return found

    def _is_of_time(self, column: Column) -> bool:
        """What such a column says counts even where it is written as a number or a date."""
        title = squeezed(column.title)
        return any(squeezed(word) in title for word in self.words.qualifies_rows)

    def _is_this_month(self, text: str) -> bool:
        said = periods.mentions(_as_time(text))
        if said.periods:
            return said.periods == {self.period}
        is_its_year = said.years <= {self.period.year}
        is_its_month = said.months <= {self.period.month}
        return bool(said.years or said.months) and is_its_year and is_its_month

    def _is_other(self, column: Column, text: str) -> bool:
        is_no = YES_OR_NO in squeezed(column.title) and squeezed(text) in NO
        return is_no or self.qualifies(_as_time(text) if self._is_of_time(column) else text)


def _as_time(text: str) -> str:
    """A bare 4 below 月份, 2022 below 年份."""
    bare = squeezed(text)
    if MONTH.fullmatch(bare):
        return f"{bare}月"
    return f"{bare}年" if YEAR.fullmatch(bare) else text


def _listed(texts: list[str]) -> str:
    return "、".join(texts[:TEXTS_SHOWN]) + ("…" if len(texts) > TEXTS_SHOWN else "")
