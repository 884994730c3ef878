"""What is done to a whole book: moved down and right, or given the results that a program keeps with formulas."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from tests.make_workbooks import content

FORMULA = r'(<c r="{cell}"[^>]*?)(?: t="[a-z]+")?(>)<f>([^<]*)</f><v\s*/?>(?:</v>)?</c>'


def moved(book: Workbook, *, down: int = 0, right: int = 0) -> Workbook:
    """The same sheets with blank rows above and blank columns to the left; hidden ones move along."""
    for sheet in book.worksheets:
        merges = [CellRange(str(area)) for area in sheet.merged_cells.ranges]
        for area in merges:
            sheet.unmerge_cells(str(area))
        _move_hidden(sheet, down, right)
        sheet.move_range(sheet.dimensions, rows=down, cols=right)
        for area in merges:
            area.shift(col_shift=right, row_shift=down)
            sheet.merge_cells(str(area))
    return book


def _move_hidden(sheet: Worksheet, down: int, right: int) -> None:
    rows = [number for number, look in sheet.row_dimensions.items() if look.hidden]
    columns = [letter for letter, look in sheet.column_dimensions.items() if look.hidden]
    for number in rows:
        sheet.row_dimensions[number].hidden = False
    for number in rows:
        sheet.row_dimensions[number + down].hidden = True
    numbers = [sheet[f"{letter}1"].column for letter in columns]
    for letter in columns:
        sheet.column_dimensions[letter].hidden = False
    for number in numbers:
        sheet.column_dimensions[sheet.cell(1, number + right).column_letter].hidden = True


def calculated(book: Workbook, results: Mapping[str, str]) -> bytes:
    """The book's bytes with a result behind each named formula, as `sheet!cell`; #REF! is an error."""
    packed = content(book)
    if not results:
        return packed
    names = {title: f"xl/worksheets/sheet{n}.xml" for n, title in enumerate(book.sheetnames, 1)}
    parts = _parts(packed)
    for place, result in results.items():
        title, _, cell = place.rpartition("!")
        text = parts[names[title]].decode()
        kind = ' t="e"' if result.startswith("#") else ""
        pattern = FORMULA.format(cell=cell)
        text, count = re.subn(pattern, rf"\1{kind}\2<f>\3</f><v>{result}</v></c>", text)
        assert count == 1, place
        parts[names[title]] = text.encode()
    return _packed(parts)


def _parts(packed: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(parts: Mapping[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return target.getvalue()
