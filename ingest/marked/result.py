"""The workbook of results: for a file that cannot be marked itself, the list and copies of its values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook as Book
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ingest.marked.cell_marks import mark_cells
from ingest.marked.line import Line
from ingest.marked.list_sheet import About, write_list
from ingest.marked.measure import width
from ingest.marked.saying import clean
from ingest.template.looks import BODY, put, put_on_paper
from ingest.workbook import CellKind, RawCell, Sheet, Workbook

RESULT = "ptm_result"
"""The defined name by which such a workbook is known when somebody uploads it."""

MOST_CELLS = 20_000
"""Of a sheet's copy: enough for a form, and no list of enterprises."""

NARROW, WIDE = 8, 40


def result(read: Workbook | None, lines: Sequence[Line], about: About) -> bytes:
    """`read` None: the file could not be opened, so there is nothing to copy."""
    book = Book()
    book.remove(book.worksheets[0])
    concerned = {line.sheet for line in lines}
    for sheet in read.sheets if read else ():
        if sheet.name in concerned:
            _copy(book, sheet)
    write_list(book, lines, about, mark_cells(book, lines))
    book.defined_names[RESULT] = DefinedName(RESULT, attr_text='"yes"')
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _copy(book: Book, sheet: Sheet) -> None:
    """Hidden rows and columns are shown: what is wrong in them must be seen."""
    copied = book.create_sheet(sheet.name)
    copied.title = sheet.name
    cells = list(sheet.cells.values())[:MOST_CELLS]
    for cell in cells:
        written = put(copied, cell.row, cell.column, _value(cell), font=BODY)
        written.number_format = cell.number_format
    for top, left, bottom, right in sheet.merges:
        if bottom <= copied.max_row:
            copied.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    _widen(copied, (cell for cell in cells if (cell.row, cell.column) not in sheet.merge_of))
    copied.page_setup.orientation = "landscape"
    copied.page_setup.fitToHeight = 0
    copied.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    put_on_paper(copied)


def _value(cell: RawCell) -> str | int | Decimal | date | None:
    if cell.number is not None:
        return cell.number
    if cell.kind is CellKind.DATE:
        return datetime.fromisoformat(cell.text)
    return clean(cell.text)


def _widen(sheet: Worksheet, cells: Iterable[RawCell]) -> None:
    widest: dict[int, int] = {}
    for cell in cells:
        widest[cell.column] = max(widest.get(cell.column, NARROW), width(cell.text) + 2)
    for column, needed in widest.items():
        sheet.column_dimensions[get_column_letter(column)].width = min(needed, WIDE)


def is_result(workbook: Workbook) -> bool:
    return RESULT in workbook.names
