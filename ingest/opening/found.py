"""What every reader hands back from the reading process: sheets as plain lists, ready for JSON."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from itertools import product
from typing import Any, TypeAlias

from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import from_excel

from ingest.errors import UnreadableError
from ingest.opening.elsewhere import fetches

NUMBER, TEXT, DATE, TRUTH, ERROR, NOT_CALCULATED = "n", "t", "d", "b", "e", "f"
Merge: TypeAlias = tuple[int, int, int, int]
"""First column, first row, last column, last row: the order of openpyxl."""
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LONGEST_FORMULA = 200
MOST_FETCHED = 100
DATED = cache(is_date_format)
LASTING = cache(is_timedelta_format)


@dataclass(slots=True)
class FoundSheet:
    """`cells` hold row, column, kind, text, number of the format, is it a formula; rows count from 1."""

    name: str
    is_hidden: bool = False
    cells: dict[tuple[int, int], list[Any]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    struck: set[tuple[int, int]] = field(default_factory=set)

    def entry(self) -> dict[str, Any]:
        """What lies under a merge is not seen by anyone and is left out, as openpyxl does."""
        covered = self._covered()
        return {
            "name": self.name,
            "is_hidden": self.is_hidden,
            "cells": [self.cells[place] for place in sorted(self.cells) if place not in covered],
            "merges": [list(merge) for merge in self.merges],
            "hidden_rows": sorted(self.hidden_rows),
            "hidden_columns": sorted(self.hidden_columns),
            "struck": sorted(self.struck),
        }

    def _covered(self) -> set[tuple[int, int]]:
        """Raises: UnreadableError, where nobody can tell which of two merges a cell is seen in."""
        merge_of: dict[tuple[int, int], Merge] = {}
        for merge in self.merges:
            left, top, right, bottom = merge
            for place in product(range(top, bottom + 1), range(left, right + 1)):
                other = merge_of.setdefault(place, merge)
                if other != merge:
                    raise UnreadableError(
                        "merges_overlap",
                        sheet=self.name,
                        first=_range(other),
                        second=_range(merge),
                    )
        return merge_of.keys() - {(top, left) for left, top, _, _ in self.merges}


def _range(merge: Merge) -> str:
    left, top, right, bottom = merge
    return f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"


class FoundBook:
    """The sheets of one file; each number format is sent once and named by its number."""

    def __init__(self) -> None:
        self.sheets: list[FoundSheet] = []
        self.names: dict[str, str] = {}
        self.unseen: tuple[str, ...] = ()
        self.fetched: list[list[Any]] = []  # sheet, row, column, the formula that fetches a value
        self._formats: dict[str, int] = {}

    def put(
        self,
        place: tuple[int, int],
        said: tuple[str | None, str],
        look: str = "General",
        *,
        is_formula: bool = False,
    ) -> None:
        """One cell of the last sheet; one that says nothing is left out."""
        kind, text = said
        if kind is not None:
            number = self._formats.setdefault(look, len(self._formats))
            self.sheets[-1].cells[place] = [*place, kind, text, number, is_formula]

    def note_formula(self, place: tuple[int, int], formula: str | None) -> None:
        """Of a cell of the last sheet."""
        if formula is not None and fetches(formula):
            self.fetched.append([self.sheets[-1].name, *place, formula[:LONGEST_FORMULA]])

    def answer(self) -> dict[str, Any]:
        return {
            "sheets": [sheet.entry() for sheet in self.sheets],
            "formats": list(self._formats),
            "names": self.names,
            "unseen": self.unseen,
            "fetched": self.fetched[:MOST_FETCHED],
        }


def said(value: Any) -> tuple[str | None, str]:
    """Kind and text of a value; a number is its shortest exact text, an empty text says nothing."""
    if value is None:
        return None, ""
    if isinstance(value, bool):
        return TRUTH, str(value).upper()
    if isinstance(value, int | float):
        return (NUMBER, repr(value)) if math.isfinite(value) else (ERROR, repr(value))
    if isinstance(value, datetime | date):
        return DATE, value.isoformat()
    return (TEXT, str(value)) if str(value) else (None, "")


def said_number(value: float, look: str, epoch: datetime) -> tuple[str | None, str]:
    """A number as its format shows it: with one for dates it is a date."""
    if not math.isfinite(value):
        return ERROR, repr(value)
    if DATED(look):
        try:
            return said(from_excel(value, epoch, timedelta=LASTING(look)))
        except (OverflowError, ValueError):
            return ERROR, "#VALUE!"
    return NUMBER, number_text(value)


def said_value(text: str) -> tuple[str | None, str]:
    """A number written out; what is none, or endless, is an error with its text."""
    try:
        value = float(text) if text.isascii() and "_" not in text else math.nan
    except ValueError:
        value = math.nan
    return (NUMBER, number_text(value)) if math.isfinite(value) else (ERROR, text or "#VALUE!")


def number_text(value: float) -> str:
    """412.0 is 412: these formats keep every number as a float."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def with_marks(parts: list[tuple[str, bool]]) -> str:
    """Runs of a text and whether each is raised: a raised 1 after a number is a footnote mark, no digit."""
    if all(is_raised for _, is_raised in parts):
        return "".join(text for text, _ in parts)
    return "".join(_mark(text) if is_raised else text for text, is_raised in parts)


def _mark(text: str) -> str:
    digits = "".join(letter for letter in text if letter.isdecimal())
    return digits.translate(SUPERSCRIPTS) or "※"
