"""A table as it leaves the product: what its columns hold, exact values, and what to draw of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

Value: TypeAlias = str | int | Decimal | None
"""None: there is none; it is never written as a zero."""


@dataclass(frozen=True, slots=True)
class Column:
    """`unit` stands in the head; a column `is_text` holds no number, whatever its values look like."""

    head: str
    unit: str = ""
    is_text: bool = False

    def headed(self) -> str:
        return f"{self.head} ({self.unit})" if self.unit else self.head


class Drawn(StrEnum):
    LINE = "line"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class Chart:
    """`along`: the column of the categories; `of`: the columns that are drawn."""

    drawn: Drawn
    along: int
    of: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`notes`: what must be known of all its figures (until when, as known when, made up)."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()
    chart: Chart | None = None
