"""Builders of findings at cells, and of the workbooks that senders get back for them."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell as BookCell
from openpyxl.worksheet.worksheet import Worksheet

from ingest.marked.feedback import feedback
from ingest.marked.list_sheet import HEADER_ROW
from targets.vocabulary import Cell, Finding, Severity
from tests.make_workbooks import catalogue, content, indicator_list

LIST = "问题清单"
SHEET = "Sheet1"
HEAD = (
    "序号",
    "严重程度",
    "工作表",
    "单元格",
    "问题",
    "所见",
    "应为",
    "差额",
    "怎么办",
    "说明",
    "English",
)


def jump(row: int = 6, *, column: int = 6, sheet: str = SHEET, area: str = "310116") -> Finding:
    """A warning at a figure."""
    values = (("indicator", "innovative_smes"), ("area", area))
    return Finding("jump", Severity.WARNING, Cell(sheet, row, column), "690家", "512家", values)


def sum_differs(row: int = 6, *, column: int = 6, sheet: str = SHEET) -> Finding:
    """An error at a figure, with a difference."""
    about = {"indicator": "innovative_smes", "total": "690家", "difference": "178家"}
    cell = Cell(sheet, row, column)
    return Finding("sum_differs", Severity.ERROR, cell, "690家", "512家", tuple(about.items()))


def note(row: int = 6, *, column: int = 6) -> Finding:
    return Finding("unknown_indicator", Severity.NOTE, Cell(SHEET, row, column), "甲")


def given_back(
    original: Workbook | bytes | None, *findings: Finding, name: str = "报表.xlsx"
) -> tuple[str, bytes]:
    """File name and bytes; `original` None: a list of indicators."""
    book = indicator_list() if original is None else original
    packed = book if isinstance(book, bytes) else content(book)
    return feedback(packed, name, findings, catalogue())


def marked(original: Workbook | bytes | None, *findings: Finding) -> Workbook:
    return load_workbook(BytesIO(given_back(original, *findings)[1]))


def cell_in(book: Workbook, place: str, sheet: str = SHEET) -> BookCell:
    cell = book[sheet][place]
    assert isinstance(cell, BookCell)
    return cell


def comment_in(book: Workbook, place: str, sheet: str = SHEET) -> str:
    comment = cell_in(book, place, sheet).comment
    return comment.text if comment else ""


def listed(book: Workbook, row: int = 1, sheet: str = LIST) -> dict[str, object]:
    """One row of the list, by its heads."""
    there: Worksheet = book[sheet]
    cells = there[HEADER_ROW + row][: len(HEAD)]
    return dict(zip(HEAD, (cell.value for cell in cells), strict=True))


def explained(file: bytes, *texts: str) -> bytes:
    """The list with a text typed into 说明 of each row, from the first."""
    book = load_workbook(BytesIO(file), rich_text=True)
    for row, text in enumerate(texts, HEADER_ROW + 1):
        book[LIST].cell(row, HEAD.index("说明") + 1).value = text
    return content(book)
