"""Columns headed by nothing but a month of some year: 2022年5月 beside 2023年5月."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.layout import Role
from ingest.tables.columns import Column
from ingest.text import squeezed

MONTH_OF_YEAR = re.compile(r"\(?((?:19|20)\d\d)年(1[0-2]|0?[1-9])月份?\)?")
END_OF_YEAR = re.compile(r"\(?(?:截至|截止)?((?:19|20)\d\d)年年?[末底]\)?")
DECEMBER = 12


def as_figures(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Where nothing else is headed as the figure, months of different years stand side by side.

    Nobody heads one month's own figures so beside a year's end, but nothing says so: they stay bare.
    """
    dated = {column.number: date for column in columns if (date := _date(column)) is not None}
    years = {year for year, _ in dated.values()}
    if len(years) < 2 or any(column.role is Role.FIGURE for column in columns):
        return tuple(columns)
    return tuple(
        _figure(column, dated[column.number]) if column.number in dated else column
        for column in columns
    )


def _figure(column: Column, date: tuple[int, int]) -> Column:
    return replace(column, role=Role.FIGURE, year=date[0], month=date[1], is_bare=True)


def _date(column: Column) -> tuple[int, int] | None:
    words = squeezed(column.path[-1])
    if column.role is Role.MONTH and (found := MONTH_OF_YEAR.fullmatch(words)):
        return int(found[1]), int(found[2])
    if column.role is None and (found := END_OF_YEAR.fullmatch(words)):
        return int(found[1]), DECEMBER
    return None


def is_dated(column: Column) -> bool:
    """Its words are a date and no more."""
    words = squeezed(column.path[-1])
    return bool(MONTH_OF_YEAR.fullmatch(words) or END_OF_YEAR.fullmatch(words))
