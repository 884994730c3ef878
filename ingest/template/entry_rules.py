"""What Excel itself lets pass in the cells to fill in; everything is checked again when it arrives."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from openpyxl.cell import Cell
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from targets.vocabulary import Dimension
from wording import say

WORDS = ("nil", "not_yet", "dash")
"""What may stand instead of a number, by wording key."""


def allow_figures(sheet: Worksheet, cells: Iterable[tuple[Cell, Dimension]]) -> None:
    """Counts are whole and not negative, amounts not negative; Excel warns, it does not forbid."""
    by_rule: dict[bool, list[Cell]] = {}
    for cell, dimension in cells:
        by_rule.setdefault(dimension is Dimension.COUNT, []).append(cell)
    for is_whole, group in by_rule.items():
        rule = DataValidation(
            type="custom",
            formula1=_formula(group[0].coordinate, is_whole=is_whole),
            errorStyle="warning",
            allow_blank=True,
            showErrorMessage=True,
            errorTitle=say("ingest.entry_title", "zh"),
            error=say("ingest.entry_whole" if is_whole else "ingest.entry_amount", "zh"),
        )
        _put(sheet, rule, group)


def _formula(cell: str, *, is_whole: bool) -> str:
    number = f"ISNUMBER({cell}),{cell}>=0" + (f",{cell}=INT({cell})" if is_whole else "")
    words = "".join(f',{cell}="{say(f"ingest.{word}", "zh")}"' for word in WORDS)
    return f"OR(AND({number}){words})"


def allow_words(sheet: Worksheet, cells: Iterable[Cell], words: Iterable[str]) -> None:
    """A drop-down; nothing else may be typed."""
    rule = DataValidation(
        type="list",
        formula1='"' + ",".join(words) + '"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=say("ingest.entry_title", "zh"),
        error=say("ingest.entry_state", "zh"),
    )
    _put(sheet, rule, cells)


def allow_dates(sheet: Worksheet, cells: Iterable[Cell], *, not_before: int) -> None:
    """Days from the first of January of the year `not_before` on."""
    rule = DataValidation(
        type="date",
        operator="greaterThanOrEqual",
        formula1=f"DATE({not_before},1,1)",
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="warning",
        errorTitle=say("ingest.entry_title", "zh"),
        error=say("ingest.entry_date", "zh"),
    )
    _put(sheet, rule, cells)


def _put(sheet: Worksheet, rule: DataValidation, cells: Iterable[Cell]) -> None:
    """By whole stretches of a column: a list of a thousand single cells is more than Excel bears."""
    by_column: dict[int, list[Cell]] = {}
    for cell in cells:
        by_column.setdefault(cell.column, []).append(cell)
    for column in by_column.values():
        for _, stretch in groupby(enumerate(column), lambda each: each[1].row - each[0]):
            first, *_, last = [cell for _, cell in stretch] * 2
            rule.add(f"{first.coordinate}:{last.coordinate}")
    sheet.add_data_validation(rule)
