"""Tables as an Excel workbook: exact numbers, inert text, native charts, the same bytes each time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from sheets.charts import drawn_chart
from sheets.sealing import sealed
from sheets.separated import BEGINS_FORMULA
from sheets.table import Column, Table, Value

FACE = "微软雅黑"
TITLE = Font(name=FACE, size=14, bold=True)
HEAD = Font(name=FACE, size=10, bold=True)
BODY = Font(name=FACE, size=10)
QUIET = Font(name=FACE, size=9, color="56626E")
HEAD_FILL = PatternFill("solid", fgColor="ECEFF1")
UNDER = Border(bottom=Side(style="thin", color="DFE4E8"))

NARROWEST, WIDEST = 9, 44
"""Of a column, in characters."""
FINEST = 4
"""Decimals that are shown; the cell holds all."""
ON_ONE_PAGE = 36
"""Rows that are printed on one page, with the chart."""
LONGEST_NAME = 31
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")


def workbook(tables: Sequence[Table], moment: datetime) -> bytes:
    """A sheet for each table; `moment` stands for when it was made: that which its figures are known at."""
    book = Workbook()
    for empty in book.worksheets:
        book.remove(empty)
    for table in tables:
        _sheet(book, table)
    packed = BytesIO()
    book.save(packed)
    return sealed(packed.getvalue(), book.properties, moment)


def _sheet(book: Workbook, table: Table) -> None:
    sheet = book.create_sheet(_name(book, table.title))
    _line(_cell(sheet, 1, 1), table.title, TITLE)
    for row, note in enumerate(table.notes, start=2):
        _line(_cell(sheet, row, 1), note, QUIET)
    top = len(table.notes) + 3
    _head(sheet, table, top)
    for row, values in enumerate(table.rows, start=top + 1):
        for place, value in enumerate(values, start=1):
            _fill(
                _cell(sheet, row, place),
                value,
                table.columns[place - 1],
                _format(table, place - 1, value),
            )
    _widths(sheet, table)
    sheet.freeze_panes = _cell(sheet, top + 1, 2)
    sheet.auto_filter.ref = f"A{top}:{_corner(table, top)}"
    _paper(sheet, top, len(table.rows))
    if table.chart is not None and table.rows:
        sheet.add_chart(drawn_chart(sheet, table, top), f"A{top + len(table.rows) + 3}")


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    """No cell of ours is a merged one."""
    return cast("Cell", sheet.cell(row, column))


def _corner(table: Table, top: int) -> str:
    return f"{get_column_letter(len(table.columns))}{top + len(table.rows)}"


def _name(book: Workbook, title: str) -> str:
    """A sheet's name: no sign that Excel forbids, not too long, not twice."""
    plain = NOT_IN_A_NAME.sub(" ", title).strip("' ")[:LONGEST_NAME] or "1"
    taken = {name.casefold() for name in book.sheetnames}
    name, number = plain, 2
    while name.casefold() in taken:
        end = f" {number}"
        name, number = plain[: LONGEST_NAME - len(end)] + end, number + 1
    return name


def _head(sheet: Worksheet, table: Table, row: int) -> None:
    for place, column in enumerate(table.columns, start=1):
        cell = _cell(sheet, row, place)
        _line(cell, column.headed(), HEAD)
        cell.fill, cell.border = HEAD_FILL, UNDER
        side = "left" if column.is_text else "right"
        cell.alignment = Alignment(
            horizontal=side, vertical="bottom", wrap_text=True, indent=1 if column.is_text else 0
        )


def _fill(cell: Cell, value: Value, column: Column, form: str) -> None:
    if isinstance(value, str):
        _line(cell, value, BODY)
        cell.alignment = Alignment(wrap_text=column.is_text, vertical="top", indent=1)
    elif value is not None:
        cell.value, cell.font, cell.number_format = value, BODY, form
    cell.border = UNDER


def _line(cell: Cell, text: str, font: Font) -> None:
    """Text stays text: never a formula, a date or an error of Excel's."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", text)
    cell.data_type, cell.font = "s", font
    cell.quotePrefix = text.lstrip(" ").startswith(BEGINS_FORMULA)


def _format(table: Table, place: int, value: Value) -> str:
    """Of a column of one unit as many decimals as its finest number has, else the number's own."""
    values = [row[place] for row in table.rows] if table.columns[place].unit else [value]
    numbers = [one for one in values if isinstance(one, Decimal)]
    decimals = max((-int(one.as_tuple().exponent) for one in numbers), default=0)
    return "#,##0" + ("." + "0" * min(decimals, FINEST) if decimals > 0 else "")


def _widths(sheet: Worksheet, table: Table) -> None:
    for place, column in enumerate(table.columns):
        texts = [column.head, *(_shown(row[place]) for row in table.rows)]
        width = max(_breadth(text) for text in texts) + 2
        letter = get_column_letter(place + 1)
        sheet.column_dimensions[letter].width = min(max(width, NARROWEST), WIDEST)


def _shown(value: Value) -> str:
    return value if isinstance(value, str) else "" if value is None else f"{round(value, FINEST):,}"


def _breadth(text: str) -> int:
    """Chinese signs are twice as wide."""
    longest = max(text.splitlines(), key=len, default="")
    return sum(1 if sign.isascii() else 2 for sign in longest)


def _paper(sheet: Worksheet, top: int, rows: int) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 1 if rows <= ON_ONE_PAGE else 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{top}:{top}"
