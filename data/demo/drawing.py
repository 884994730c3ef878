"""What all of the agencies' own sheets share: titles, merged headers, ruled rows, a tail with names."""

from __future__ import annotations

from decimal import Decimal

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | Decimal | None

THIN = Side(style="thin", color="FF808080")
RULED = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
TITLE_FONT = Font(name="黑体", size=16, bold=True)
HEAD_FONT = Font(name="黑体", size=11)
BODY_FONT = Font(name="宋体", size=11)
SMALL_FONT = Font(name="宋体", size=10)
HEAD_FILL = PatternFill("solid", fgColor="FFEFEFEF")
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
RIGHT = Alignment(horizontal="right", vertical="center")
TAIL = "填报人：××　　审核人：××　　联系电话：021-××××××××"


def title(sheet: Worksheet, area: str, text: str) -> None:
    sheet.merge_cells(area)
    cell = sheet[area.split(":", maxsplit=1)[0]]
    cell.value, cell.font, cell.alignment = text, TITLE_FONT, CENTRED


def remark(sheet: Worksheet, address: str, text: str) -> None:
    """Text outside the table: who reports, when, in which units."""
    sheet[address].value = text
    sheet[address].font = SMALL_FONT


def head(sheet: Worksheet, area: str, text: str) -> None:
    """A cell of the header, merged over its area."""
    for row in sheet[area] if ":" in area else ((sheet[area],),):
        for cell in row:
            cell.border, cell.fill = RULED, HEAD_FILL
    if ":" in area:
        sheet.merge_cells(area)
    cell = sheet[area.split(":", maxsplit=1)[0]]
    cell.value, cell.font, cell.alignment = text, HEAD_FONT, CENTRED


def ruled(
    sheet: Worksheet,
    row: int,
    values: tuple[Value, ...],
    *,
    name_in: int = 1,
    shown: str = "General",
) -> None:
    """One row of the table, its name in column `name_in`; `shown`: the number format of fractions."""
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row, column, value)
        cell.border, cell.font = RULED, BODY_FONT
        cell.alignment = CENTRED if isinstance(value, str) or column < name_in else RIGHT
        if column == name_in:
            cell.alignment = LEFT
        if isinstance(value, Decimal):
            cell.number_format = shown


def tail(sheet: Worksheet, row: int, columns: int, note: str = "") -> None:
    """Names and telephone in one merged cell (crossed out: nobody is behind the demo), then 注."""
    for offset, text in enumerate((TAIL, note)):
        if not text:
            continue
        here = row + offset
        sheet.merge_cells(start_row=here, start_column=1, end_row=here, end_column=columns)
        cell = sheet.cell(here, 1, text)
        cell.font, cell.alignment = SMALL_FONT, LEFT


def lay_out(sheet: Worksheet, *characters: int, frozen: str) -> None:
    """Column widths, frozen panes, one page wide on A4."""
    for column, width in enumerate(characters, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = frozen
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
