"""How the sheets of a blank workbook look: colours, borders, number formats, paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias, cast

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ingest.template.heading import Heading
from targets.vocabulary import Dimension
from wording import say

Content: TypeAlias = str | int | Decimal | date | None

FACE = "微软雅黑"
INK, MUTED, ACCENT = "1F2937", "6B7280", "1F4E79"
OPTIONAL_TAB = "C9D3DF"
TITLE = Font(name=FACE, size=16, bold=True, color=ACCENT)
BODY = Font(name=FACE, size=10, color=INK)
STRONG = Font(name=FACE, size=10, color=INK, bold=True)
QUIET = Font(name=FACE, size=9, color=MUTED)
HEADER = Font(name=FACE, size=10, bold=True, color="FFFFFF")

HEADER_FILL = PatternFill("solid", fgColor=ACCENT)
LOCKED_FILL = PatternFill("solid", fgColor="F3F5F8")
INPUT_FILL = PatternFill("solid", fgColor="FFF9E0")

HAIR, RULE = Side(style="thin", color="D5DAE1"), Side(style="thin", color="8093A8")
BORDER = Border(left=HAIR, right=HAIR, bottom=HAIR, top=HAIR)
GROUP_BORDER = Border(left=HAIR, right=HAIR, bottom=HAIR, top=RULE)
UNLOCKED = Protection(locked=False)
FORMULA = Font(name=FACE, size=10, color=ACCENT, bold=True)
RIGHT = Alignment(horizontal="right", vertical="center", indent=1)
INDENTED = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
PLAIN, WRAPPED = (
    Alignment(vertical="center", wrap_text=False),
    Alignment(vertical="center", wrap_text=True),
)
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)

NUMBER_FORMATS = {
    Dimension.MONEY: "#,##0.00",
    Dimension.COUNT: "#,##0",
    Dimension.PERCENT: "0.00",
}
HEADER_ROW = 4
FIRST_ROW = HEADER_ROW + 1
A4 = 9


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell that no merge covers; the template writes no other."""
    return cast("Cell", sheet.cell(row, column))


def put(sheet: Worksheet, row: int, column: int, content: Content, *, font: Font = BODY) -> Cell:
    """Writes one cell; text is text even when it begins with an equals sign."""
    cell = cell_at(sheet, row, column)
    cell.value = content
    if isinstance(content, str):
        cell.data_type = "s"
    cell.font = font
    cell.alignment = WRAPPED if isinstance(content, str) else PLAIN
    return cell


def as_identity(cell: Cell, *, opens_group: bool = False) -> None:
    cell.fill = LOCKED_FILL
    cell.border = GROUP_BORDER if opens_group else BORDER


def as_input(cell: Cell, *, opens_group: bool = False) -> None:
    cell.fill = INPUT_FILL
    cell.border = GROUP_BORDER if opens_group else BORDER
    cell.protection = UNLOCKED


@dataclass(frozen=True, slots=True)
class Top:
    """What stands above the rows of one sheet.

    `units`: the units of its figures; `aside`: a text or formula at the right of the advice;
    `right`: how many of the last columns these two take.
    """

    columns: Sequence[str]
    advice: str
    units: str = ""
    aside: str = ""
    right: int = 1


def head(sheet: Worksheet, heading: Heading, top: Top) -> None:
    """Title, body and due day with the units, a line of advice, the header row."""
    last = len(top.columns)
    middle = last - top.right
    who = "　　".join(filter(None, (heading.body, heading.due, heading.remark)))
    is_first = sheet.parent is not None and sheet.parent.worksheets[0] is sheet
    title = heading.title if is_first else f"{heading.title}　{sheet.title}"
    put(sheet, 1, 1, title, font=TITLE)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=last)
    for row, left, right, font in ((2, who, top.units, BODY), (3, top.advice, top.aside, QUIET)):
        end = middle if right else last
        put(sheet, row, 1, left, font=font)
        _merge(sheet, row, 1, end)
        if right:
            cell = put(sheet, row, middle + 1, right, font=font)
            cell.alignment = Alignment(horizontal="right", vertical="center")
            _merge(sheet, row, middle + 1, last)
    if top.aside.startswith("="):
        cell_at(sheet, 3, middle + 1).data_type = "f"
    for column, name in enumerate(top.columns, start=1):
        cell = put(sheet, HEADER_ROW, column, name, font=HEADER)
        cell.fill = HEADER_FILL
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for row, height in ((1, 30), (2, 20), (3, 34), (HEADER_ROW, 26)):
        sheet.row_dimensions[row].height = height


def _merge(sheet: Worksheet, row: int, first: int, last: int) -> None:
    if last > first:
        sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)


def set_up(
    sheet: Worksheet, widths: Sequence[float], *, frozen: str, is_optional: bool = False
) -> None:
    """Column widths, frozen panes, a tab's colour, protection without a password, and A4 landscape."""
    sheet.sheet_properties.tabColor = OPTIONAL_TAB if is_optional else ACCENT
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = frozen
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.print_options.horizontalCentered = True
    put_on_paper(sheet)


def put_on_paper(sheet: Worksheet) -> None:
    """Margins that leave the page number its room."""
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top, sheet.page_margins.bottom = 0.6, 0.8
    sheet.page_margins.footer = 0.4
    footer = say("ingest.page", "zh", page="&P", pages="&N")
    sheet.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(footer))
