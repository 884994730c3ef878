"""A column headed 余额 over what is disbursed, 累放 over a balance, 有效期内 over all ever certified."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.layout import Role, Words
from ingest.names import Names, Series
from ingest.tables.columns import Column
from ingest.tables.table import TableReading
from ingest.text import squeezed
from targets.vocabulary import Behaviour, Finding, Severity

ADDED_UP = (Behaviour.FLOW, Behaviour.RUNNING_TOTAL)


def of_kinds(reading: TableReading, words: Words, names: Names) -> Iterator[Finding]:
    """Once a column: which indicator's figure it may not be."""
    told: set[tuple[int, str]] = set()
    columns = {column.number: column for column in reading.header.columns}
    for entry in reading.entries:
        column = columns.get(entry.place.column)
        if entry.role is not Role.FIGURE or column is None or entry.cell is None:
            continue
        code = _code(column, entry.series, words, names)
        if code is not None and (column.number, code) not in told:
            told.add((column.number, code))
            values = (("indicator", entry.series.indicator.id),)
            yield Finding(code, Severity.WARNING, entry.place, column.title, values=values)


def _code(column: Column, series: Series, words: Words, names: Names) -> str | None:
    """What the column's words say against the indicator."""
    if _is_of_other_kind(column, series.indicator.behaviour, words, names):
        return "column_of_other_kind"
    return "column_of_valid_ones" if _is_of_valid_ones(column, series, words, names) else None


def _is_of_valid_ones(column: Column, series: Series, words: Words, names: Names) -> bool:
    """Those that have lapsed are left out, which an indicator's own name may say too."""
    own, indicator = column.path[-1], series.indicator
    if series.part != "value" or names.series(own) is not None:
        return False
    return _has(squeezed(own), words.valid_only) and not _has(indicator.name.zh, words.valid_only)


def _is_of_other_kind(column: Column, behaviour: Behaviour, words: Words, names: Names) -> bool:
    """余额或累计额 is of either kind; an indicator's own name says nothing of its column."""
    said = "".join(squeezed(text) for text in column.path if names.series(text) is None)
    is_balance, is_paid_out = _has(said, words.balances), _has(said, words.paid_out)
    if is_balance:
        is_cumulated = is_paid_out or _has(said, words.cumulated)
        return not is_cumulated and behaviour in ADDED_UP
    return is_paid_out and behaviour is Behaviour.STOCK


def _has(text: str, words: tuple[str, ...]) -> bool:
    return any(squeezed(word) in text for word in words)
