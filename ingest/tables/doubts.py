"""What makes the columns of a table doubtful: twice the same, of unknown kind, or of a part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from statistics import median

from ingest.cells import Saying, content
from ingest.layout import FIGURE_ROLES, Role, Words
from ingest.names import Names, without_start
from ingest.tables import dated, unit_lines
from ingest.tables.columns import Column, ColumnReader, Doubt
from ingest.tables.header import Header
from ingest.tables.hidden import hidden
from ingest.tables.kinds import of_kinds
from ingest.tables.table import TableReading
from ingest.text import folded, squeezed
from ingest.workbook import Sheet
from targets.vocabulary import Cell, Finding, Severity

AS_LARGE = Decimal("0.1")
LIKE_AN_AREA = re.compile("[\u4e00-\u9fff]{1,4}(?:区|县|市)$")


def of_table(reading: TableReading, words: Words, names: Names) -> Iterator[Finding]:
    """Once its rows are read."""
    columns = ColumnReader(reading.table, words, names)
    yield from of_header(reading.sheet, reading.header)
    yield from _stray(reading)
    yield from _unread(reading, columns)
    yield from _nameless(reading)
    yield from unit_lines.doubts(reading, words)
    yield from _not_yet(reading, words)
    yield from _of_which_kind(reading, words)
    yield from hidden(reading, reading.rows_read)
    yield from of_kinds(reading, words, names)


def of_header(sheet: Sheet, header: Header) -> Iterator[Finding]:
    """Columns that claim to be the same thing."""
    figures = [column for column in header.clashes if column.role in FIGURE_ROLES]
    others = [column for column in header.clashes if column.role not in FIGURE_ROLES]
    if figures:
        place = sheet.place(header.bottom, figures[0].number)
        yield Finding("two_figure_columns", Severity.ERROR, place, _titles(figures))
    if others:
        place = sheet.place(header.bottom, others[0].number)
        yield Finding("two_columns_alike", Severity.ERROR, place, _titles(others))


def _stray(reading: TableReading) -> Iterator[Finding]:
    """制造业 over 累计数: nobody can say that the figures are the whole's."""
    for column in reading.header.columns:
        if column.role in FIGURE_ROLES and column.doubt is Doubt.STRAY_GROUP:
            place = _place(reading, column)
            yield Finding("group_not_known", Severity.ERROR, place, column.title)


def _unread(reading: TableReading, columns: ColumnReader) -> Iterator[Finding]:
    """累计 was read; what stands beside it below the same name may be what was meant."""
    told = {column.number for column in reading.header.clashes}
    yield from _of_which(reading, columns)
    for column in reading.header.columns:
        is_told = column.number in told or column.role is not None
        if is_told or columns.is_of_else(column.path) or not _has_amounts(reading, column.number):
            continue
        place = _place(reading, column)
        if column.series is not None and columns.is_unclear(column):
            values = (("indicator", column.series.indicator.id),)
            yield Finding("column_not_read", Severity.WARNING, place, column.title, values=values)
        elif reading.table.areas == "across" and LIKE_AN_AREA.search(squeezed(column.path[-1])):
            yield Finding("unknown_district", Severity.ERROR, place, column.title)
        elif _is_rival(reading, column, columns.words) or _is_near(reading, column):
            yield Finding("column_beside_not_read", Severity.WARNING, place, column.title)
        else:
            yield Finding("column_unknown", Severity.NOTE, place, column.title)


def _is_rival(reading: TableReading, column: Column, words: Words) -> bool:
    """累计（调整后） beside 累计; a part's column has the words of the whole's, a disbursement its own."""
    own = squeezed(column.path[-1])
    figures = reading.header.all_of(Role.FIGURE)
    if _has(own, words.corrected):
        return True
    is_other = _has(own, words.disbursed) or own in {squeezed(one.path[-1]) for one in figures}
    return _has(own, words.levels) and not is_other


def _is_near(reading: TableReading, column: Column) -> bool:
    """市统计局数: in most rows as large as the figure that was read, as another count of the same is."""
    figures = {e.place.row: content(e.cell).value for e in reading.entries if e.role is Role.FIGURE}
    beside = {row: content(reading.sheet.at(row, column.number)).value for row in figures}
    shares = [
        abs(other / own - 1) for row, own in figures.items() if own and (other := beside[row])
    ]
    return len(shares) > 1 and median(shares) <= AS_LARGE


def _of_which(reading: TableReading, columns: ColumnReader) -> Iterator[Finding]:
    """其中：专精特新 below 创新型, where 专精特新 stands nowhere else."""
    read = {entry.series for entry in reading.entries}
    for column in reading.header.columns:
        left = without_start(column.path[-1], columns.words.of_which)
        inner = columns.names.series(left) if left != squeezed(column.path[-1]) else None
        if inner is not None and inner not in read and column.role is None:
            place = _place(reading, column)
            yield Finding("of_which_not_taken", Severity.WARNING, place, column.title)


def _nameless(reading: TableReading) -> Iterator[Finding]:
    """Numbers in a column without a header; among districts' columns, one district's may be lost."""
    named = {column.number for column in reading.header.columns}
    figures = [column.number for column in reading.header.columns if column.role in FIGURE_ROLES]
    first = min(figures, default=0)
    is_asked = reading.table.areas == "across" or reading.table.rows == "area"
    for number in range(first, reading.sheet.last_column + 1):
        if number not in named and _has_amounts(reading, number):
            severity = Severity.WARNING if is_asked else Severity.NOTE
            place = reading.sheet.place(reading.header.bottom, number)
            yield Finding("column_without_name", severity, place)


def _has_amounts(reading: TableReading, number: int) -> bool:
    cells = (reading.sheet.at(row, number) for row in reading.rows_read)
    return any(content(cell).saying is Saying.AMOUNT for cell in cells)


def _not_yet(reading: TableReading, words: Words) -> Iterator[Finding]:
    """预计完成情况 and 目标任务分解表 give no figure that has come about."""
    is_bare = any(c.role is Role.FIGURE and c.is_bare for c in reading.header.columns)
    plans = tuple(map(squeezed, words.plans))
    for cell in reading.titles:
        key = squeezed(cell.text)
        is_plan = _has(key, words.plans) and not _has(key, words.plans_done)
        is_headed_plan = is_plan and any(part.endswith(plans) for part in key.split("("))
        if _has(key, words.not_yet) or (is_bare and is_plan) or is_headed_plan:
            place = reading.sheet.place(cell.row, cell.column)
            yield Finding("title_of_forecast", Severity.WARNING, place, folded(cell.text))
            return


def _has(key: str, words: tuple[str, ...]) -> bool:
    return any(squeezed(word) in key for word in words)


def _of_which_kind(reading: TableReading, words: Words) -> Iterator[Finding]:
    """Figures that only a title tells to be levels, totals or one month's."""
    if told := list(_said_by_a_month(reading, words)):
        yield from told
        return
    yield from _added_or_all(reading, words)
    titles = "".join(squeezed(cell.text) for cell in reading.titles)
    is_level, is_month = _has(titles, words.levels), _has(titles, words.one_months)
    if is_level or not (is_month or reading.table.kind_in_title):
        return
    for column in reading.header.columns:
        if column.role is Role.FIGURE and column.is_bare:
            place = _place(reading, column)
            yield Finding("kind_unstated", Severity.WARNING, place, column.title)
            return


def _added_or_all(reading: TableReading, words: Words) -> Iterator[Finding]:
    """2023年新增情况 over 累计数: all that were ever counted, or those added this year?"""
    columns = [c for c in reading.header.all_of(Role.FIGURE) if not c.is_bare]
    is_month_beside = reading.header.of(Role.MONTH) is not None
    names = "".join(entry.series.indicator.name.zh for entry in reading.entries)
    if not columns or is_month_beside or _has(names, words.added):
        return
    for cell in reading.titles:
        key = squeezed(cell.text)
        is_asked = _has(key, words.levels) or _has(key, words.not_yet)
        if _has(key, words.added) and not is_asked:
            place = reading.sheet.place(cell.row, cell.column)
            seen, expected = folded(cell.text), columns[0].title
            yield Finding("title_of_added", Severity.WARNING, place, seen, expected)
            return


def _said_by_a_month(reading: TableReading, words: Words) -> Iterator[Finding]:
    """2023年5月 beside 2022年5月, and 本月累计 without 上月累计, may be the month's own figures."""
    has_last = reading.header.of(Role.LAST_MONTH) is not None
    for column in reading.header.all_of(Role.FIGURE):
        is_name = column.series is not None and len(column.path) == 1
        own = "" if has_last or is_name else squeezed(column.path[-1])
        is_of_a_month = _has(own, words.one_months)
        is_dated = column.is_bare and dated.is_dated(column)
        if (is_of_a_month or is_dated) and _is_taken(reading, column):
            yield Finding("kind_unstated", Severity.WARNING, _place(reading, column), column.title)
            return


def _is_taken(reading: TableReading, column: Column) -> bool:
    """Not last year's, nor a year's end: of columns headed by dates the last."""
    others = reading.header.all_of(Role.FIGURE)
    date = (column.year or 0, column.month or 0)
    return date == max((one.year or 0, one.month or 0) for one in others)


def _place(reading: TableReading, column: Column) -> Cell:
    """At the foot of the header."""
    return reading.sheet.place(reading.header.bottom, column.number)


def _titles(columns: list[Column]) -> str:
    return "、".join(column.title for column in columns)
