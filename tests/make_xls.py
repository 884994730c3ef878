"""An openpyxl book as the bytes of an old Excel workbook (BIFF8), which WPS calls .et."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import xlwt
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

VISIBILITY = {"visible": 0, "hidden": 1, "veryHidden": 2}
TEXT_FOLLOWS = 0xFFFF000000000000


class _Calculated(xlwt.Cell.FormulaCell):  # type: ignore[misc]  # xlwt has no types
    """A formula with its result, which xlwt itself leaves out."""

    __slots__ = ("result",)

    def get_biff_data(self) -> bytes:
        is_text = isinstance(self.result, str)
        stored = (
            struct.pack("<Q", TEXT_FOLLOWS) if is_text else struct.pack("<d", float(self.result))
        )
        record: bytes = super().get_biff_data()
        record = record[:10] + stored + record[18:]
        if is_text:
            text = struct.pack("<HB", len(self.result), 1) + self.result.encode("utf-16-le")
            record += struct.pack("<HH", 0x0207, len(text)) + text
        return record


def xls(book: Workbook, cached: Mapping[tuple[str, str], float | str]) -> bytes:
    made = xlwt.Workbook(encoding="utf-8")
    styles: dict[tuple[str, bool], Any] = {}
    for sheet in book.worksheets:
        copy = made.add_sheet(sheet.title, cell_overwrite_ok=True)
        copy.visibility = VISIBILITY[sheet.sheet_state]
        _put_cells(sheet, copy, styles, cached)
        for merge in sheet.merged_cells.ranges:
            left, top, right, bottom = (number - 1 for number in merge.bounds)
            copy.merged_ranges.append((top, bottom, left, right))
        _hide(sheet, copy)
    target = BytesIO()
    made.save(target)
    return target.getvalue()


def _put_cells(
    sheet: Worksheet,
    copy: Any,
    styles: dict[tuple[str, bool], Any],
    cached: Mapping[tuple[str, str], float | str],
) -> None:
    for cell in (one for row in sheet.iter_rows() for one in row if one.value is not None):
        row, column, look = cell.row - 1, cell.column - 1, cell.number_format
        style = styles.setdefault((look, bool(cell.font.strike)), xlwt.XFStyle())
        style.num_format_str = look
        style.font = xlwt.Font()
        style.font.struck_out = bool(cell.font.strike)
        if cell.data_type == "f":
            copy.write(row, column, xlwt.Formula(str(cell.value)[1:]), style)
            result = cached.get((sheet.title, cell.coordinate))
            if result is not None:
                _calculate(copy.row(row), column, result)
        elif cell.data_type == "e":
            copy.row(row).set_cell_error(column, cell.value, style)
        elif isinstance(cell.value, CellRichText):
            copy.write_rich_text(row, column, [_run(part) for part in cell.value], style)
        else:
            copy.write(row, column, cell.value, style)


def _calculate(row: Any, column: int, result: float | str) -> None:
    cells = row._Row__cells
    plain = cells[column]
    cells[column] = _Calculated(plain.rowx, plain.colx, plain.xf_idx, plain.frmla)
    cells[column].result = result


def _run(part: Any) -> Any:
    if isinstance(part, str):
        return part
    font = xlwt.Font()
    if part.font.vertAlign == "superscript":
        font.escapement = xlwt.Font.ESCAPEMENT_SUPERSCRIPT
    font.struck_out = bool(part.font.strike)
    return part.text, font


def _hide(sheet: Worksheet, copy: Any) -> None:
    for number, row in sheet.row_dimensions.items():
        if row.hidden:
            copy.row(number - 1).hidden = 1
        if row.height is not None:
            copy.row(number - 1).height_mismatch = 1
            copy.row(number - 1).height = int(row.height * 20)
    for letters, entry in sheet.column_dimensions.items():
        first = column_index_from_string(letters)
        for number in range(first, (entry.max or first) + 1):
            copy.col(number - 1).hidden = int(entry.hidden)
            copy.col(number - 1).width = int(entry.width * 256)
