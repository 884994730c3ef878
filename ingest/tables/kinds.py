"""A column headed 余额 over an indicator that is disbursed, or 累放 over a balance."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.layout import Role
from ingest.names import Names
from ingest.tables.columns import Column
from ingest.tables.table import TableReading
from ingest.text import squeezed
from targets.vocabulary import Behaviour, Finding, Severity

BALANCE = re.compile("余额|时点数|balance", re.IGNORECASE)
DISBURSED = re.compile("累计|累放|累积|投放|发放|放款|发生额|融资额|cumulative", re.IGNORECASE)
ADDED_UP = (Behaviour.FLOW, Behaviour.RUNNING_TOTAL)


def of_other_kind(reading: TableReading, names: Names) -> Iterator[Finding]:
    """Once a column: which indicator's figure it may not be."""
    told: set[int] = set()
    columns = {column.number: column for column in reading.header.columns}
    for entry in reading.entries:
        column = columns.get(entry.place.column)
        if entry.role is not Role.FIGURE or column is None or column.number in told:
            continue
        indicator = entry.series.indicator
        if entry.cell is not None and _is_of_other_kind(column, indicator.behaviour, names):
            told.add(column.number)
            values = (("indicator", indicator.id),)
            yield Finding(
                "column_of_other_kind", Severity.WARNING, entry.place, column.title, values=values
            )


def _is_of_other_kind(column: Column, behaviour: Behaviour, names: Names) -> bool:
    """余额或累计额 is of either kind; an indicator's own name says nothing of its column."""
    words = "".join(squeezed(text) for text in column.path if names.series(text) is None)
    is_balance, is_disbursed = bool(BALANCE.search(words)), bool(DISBURSED.search(words))
    if is_balance is is_disbursed:
        return False
    if is_balance:
        return behaviour in ADDED_UP
    return behaviour is Behaviour.STOCK and re.search("放|发生额|融资额", words) is not None
