"""1月|2月|…|12月 over figures: a table of several months, from which nobody picks one in silence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openpyxl.utils import get_column_letter

from ingest import periods
from ingest.text import folded, squeezed
from ingest.workbook import CellKind, RawCell, Sheet
from targets.vocabulary import Finding, Period, Severity

HEAD = re.compile(r"(?:(?:19|20)\d\d年)?(1[0-2]|0?[1-9])月(?:份|末|底)?")
FEWEST, DEEPEST, NAMED = 2, 20, 12


def months_as_columns(sheet: Sheet, month: Period | None) -> Finding | None:
    """`month`: the one due, as far as it is known; else the title's, else the newest with figures."""
    for row, cells in sheet.rows.items():
        heads = [cell for cell in cells if cell.kind is CellKind.TEXT and _month(cell)]
        if row <= DEEPEST and len({_month(cell) for cell in heads}) >= FEWEST:
            due = month or _of_titles(sheet, row)
            column = _column(sheet, heads, due)
            seen = "、".join(folded(cell.text) for cell in heads[:NAMED])
            expected = f"{folded(column.text)}（{get_column_letter(column.column)}）"
            place = sheet.place(row, heads[0].column)
            return Finding("months_as_columns", Severity.ERROR, place, seen, expected)
    return None


def _month(cell: RawCell) -> int:
    found = HEAD.fullmatch(squeezed(cell.text))
    return int(found[1]) if found else 0


def _of_titles(sheet: Sheet, header: int) -> Period | None:
    cells = (cell for row, cells in sheet.rows.items() if row < header for cell in cells)
    said = (periods.mentions(cell.text).certain() for cell in cells if cell.kind is CellKind.TEXT)
    return next(filter(None, said), None)


def _column(sheet: Sheet, heads: Sequence[RawCell], due: Period | None) -> RawCell:
    named = [cell for cell in heads if due is not None and _month(cell) == due.month]
    filled = [cell for cell in heads if _is_filled(sheet, cell)]
    return (named or filled or heads)[-1]


def _is_filled(sheet: Sheet, head: RawCell) -> bool:
    below = (sheet.at(row, head.column) for row in sheet.rows if row > head.row)
    return any(cell is not None and cell.kind is CellKind.NUMBER for cell in below)
