"""What an unknown sheet's columns and names seem to mean: proposed by likeness, decided by a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from openpyxl.utils import get_column_letter

from ingest.layout import Role

KNOWN = 1.0
"""Likeness of a header or a name that is known word for word."""


@dataclass(frozen=True, slots=True)
class ColumnProposal:
    """One column under its header. `role` None: nothing known is like it.

    `like`: the known header that it resembles; empty where it is known itself or was told by its cells.
    """

    number: int
    path: tuple[str, ...]
    role: Role | None
    likeness: float
    like: str = ""
    samples: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return " / ".join(self.path)

    @property
    def told_by(self) -> Literal["known", "like", "cells", "none"]:
        """What speaks for the role."""
        if self.role is None:
            return "none"
        if self.like:
            return "like"
        return "known" if self.likeness == KNOWN else "cells"

    @property
    def letters(self) -> str:
        """The column as a sheet names it."""
        return get_column_letter(self.number)


@dataclass(frozen=True, slots=True)
class NameProposal:
    """A label, in a row or in the header, and the indicator that it may name; None: none is like it."""

    label: str
    row: int
    indicator: str | None
    likeness: float


@dataclass(frozen=True, slots=True)
class GridCell:
    """`is_amount`: a number, which is read under its column's header."""

    column: int
    text: str
    is_amount: bool


@dataclass(frozen=True, slots=True)
class GridRow:
    row: int
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """`top`..`bottom` are the header's rows. `base`: the known layout that it resembles most."""

    sheet: str
    top: int
    bottom: int
    rows: Literal["indicator", "area"]
    base: str
    columns: tuple[ColumnProposal, ...]
    names: tuple[NameProposal, ...]
    grid: tuple[GridRow, ...]

    @property
    def certainty(self) -> float:
        """The part of its columns that are known or like a known one."""
        if not self.columns:
            return 0.0
        return sum(column.likeness for column in self.columns) / len(self.columns)
