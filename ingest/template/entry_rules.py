"""What Excel itself lets pass in the cells to fill in; everything is checked again when it arrives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from openpyxl.cell import Cell
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from targets.vocabulary import Dimension
from wording import say

WORDS = ("nil", "not_yet", "dash")
"""What may stand instead of a number, by wording key."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One open cell for a number: what it counts, the unit it is written in."""

    cell: Cell
    dimension: Dimension
    unit: str


def allow_figures(
    sheet: Worksheet, asked: Iterable[Asked], *, words: Sequence[str] = WORDS, prompt: str = ""
) -> None:
    """Counts are whole and not negative, amounts not negative; Excel warns, it does not forbid.

    `words`: what may stand instead, by wording key; `prompt`: the key of what is said beside a chosen cell.
    """
    by_rule: dict[tuple[bool, str], list[Cell]] = {}
    for one in asked:
        by_rule.setdefault((one.dimension is Dimension.COUNT, one.unit), []).append(one.cell)
    for (is_whole, unit), group in by_rule.items():
        key = "ingest.entry_whole" if is_whole else "ingest.entry_amount"
        rule = DataValidation(
            type="custom",
            formula1=_formula(group[0].coordinate, words, is_whole=is_whole),
            errorStyle="warning",
            allow_blank=True,
            showErrorMessage=True,
            errorTitle=say("ingest.entry_title", "zh"),
            error=say(key if words else f"{key}_only", "zh"),
        )
        if prompt:
            rule.showInputMessage = True
            rule.promptTitle = say("ingest.prompt_title", "zh", unit=unit)
            rule.prompt = say(f"ingest.{prompt}", "zh")
        _put(sheet, rule, group)


def _formula(cell: str, words: Sequence[str], *, is_whole: bool) -> str:
    number = f"ISNUMBER({cell}),{cell}>=0" + (f",{cell}=INT({cell})" if is_whole else "")
    said = "".join(f',{cell}="{say(f"ingest.{word}", "zh")}"' for word in words)
    return f"OR(AND({number}){said})"


def allow_words(sheet: Worksheet, cells: Iterable[Cell], words: Iterable[str]) -> None:
    """A drop-down; nothing else may be typed."""
    rule = DataValidation(
        type="list",
        formula1='"' + ",".join(words) + '"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=say("ingest.entry_title", "zh"),
        error=say("ingest.entry_state", "zh"),
        showInputMessage=True,
        promptTitle=say("ingest.prompt_choose", "zh"),
        prompt=say("ingest.prompt_state", "zh"),
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


def prompt_for(sheet: Worksheet, cells: Iterable[Cell], *, title: str, prompt: str) -> None:
    """Anything may be typed; what is meant is said beside a chosen cell. Both are wording keys."""
    rule = DataValidation(
        allow_blank=True,
        showInputMessage=True,
        promptTitle=say(f"ingest.{title}", "zh"),
        prompt=say(f"ingest.{prompt}", "zh"),
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
