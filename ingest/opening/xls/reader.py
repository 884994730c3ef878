"""Bytes of an .xls or .et -> its cells, with xlrd. Runs only in the reading process."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any, TypeAlias

import xlrd
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from ingest.errors import UnreadableError
from ingest.opening.found import (
    ERROR,
    LOWEST_ROW,
    NARROWEST_COLUMN,
    TRUTH,
    FoundBook,
    FoundSheet,
    address,
    said,
    said_number,
    with_marks,
)
from ingest.opening.xls.biff import (
    BOUNDSHEET,
    CELLS,
    FORMULAS,
    MULRK,
    STREAMS,
    WORKSHEET,
    records,
)
from ingest.opening.xls.compound import Compound

END_OF_SHEET = 0x000A
BLANK = 0x0201
TWIPS, PARTS = 20, 256
"""Of a point, and of a letter's width."""
RAISED = 1
Place: TypeAlias = tuple[int, int]
Value: TypeAlias = tuple[Place, bool]
"""Where a record puts a value, and whether it is a formula's."""


class _Nowhere:
    """What xlrd has to say about a file is not kept."""

    def write(self, _: str) -> None: ...


def read(content: bytes) -> FoundBook:
    stream = Compound(content).stream(*STREAMS)
    if stream is None:
        raise UnreadableError("other_document")
    return read_stream(stream)


def read_stream(stream: bytes) -> FoundBook:
    book = xlrd.open_workbook(
        file_contents=stream, formatting_info=True, ragged_rows=True, logfile=_Nowhere()
    )
    found = FoundBook()
    for values, sheet in zip(list(_values(stream)), book.sheets(), strict=True):
        found.sheets.append(_described(sheet))
        _put_cells(found, book, sheet, _formulas(sheet.name, values))
        for (row, column), note in sheet.cell_note_map.items():
            found.sheets[-1].note_comment((row + 1, column + 1), note.text)
    found.names = {name.name: name.result.text for name in book.name_obj_list if _is_said(name)}
    return found


def _is_said(name: Any) -> bool:
    return not name.builtin and name.result is not None and bool(name.result.text)


def _values(stream: bytes) -> Iterator[list[Value]]:
    """What each worksheet's own records say: xlrd tells neither formulas nor what stands there twice."""
    for number, data in records(stream):
        if number == BOUNDSHEET and data[5] == WORKSHEET:
            (start,) = struct.unpack_from("<I", data)
            yield list(_values_from(stream, start))
        if number == END_OF_SHEET:
            return


def _values_from(stream: bytes, start: int) -> Iterator[Value]:
    depth = 0
    for number, data in records(stream, start):
        if depth == 1 and number in CELLS and number != BLANK:
            row, column = struct.unpack_from("<HH", data)
            yield (row + 1, column + 1), number in FORMULAS
        elif depth == 1 and number == MULRK:
            row, first = struct.unpack_from("<HH", data)
            (last,) = struct.unpack_from("<H", data, len(data) - 2)
            yield from (((row + 1, column + 1), False) for column in range(first, last + 1))
        depth += number & 0xFF == 0x09  # a chart stands within its sheet, with numbers of its own
        depth -= number == END_OF_SHEET
        if not depth:
            return


def _formulas(name: str, values: list[Value]) -> set[Place]:
    """Raises: UnreadableError for a cell that stands there twice: xlrd would show the last."""
    known: set[Place] = set()
    for place, _ in values:
        if place in known:
            raise UnreadableError("cell_twice", sheet=name, cell=address(*place))
        known.add(place)
    return {place for place, is_formula in values if is_formula}


def _described(sheet: Any) -> FoundSheet:
    return FoundSheet(
        sheet.name,
        is_hidden=sheet.visibility != 0,
        merges=[
            (left + 1, top + 1, right, bottom) for top, bottom, left, right in sheet.merged_cells
        ],
        hidden_rows={
            row + 1
            for row, entry in sheet.rowinfo_map.items()
            if entry.hidden or (entry.height < LOWEST_ROW * TWIPS and entry.height_mismatch)
        },
        hidden_columns={
            column + 1
            for column, entry in sheet.colinfo_map.items()
            if entry.hidden or entry.width < NARROWEST_COLUMN * PARTS
        },
    )


def _put_cells(found: FoundBook, book: Any, sheet: Any, formulas: set[tuple[int, int]]) -> None:
    epoch = CALENDAR_MAC_1904 if book.datemode else CALENDAR_WINDOWS_1900
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
            if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                continue
            look = _look(book, sheet.cell_xf_index(row, column))
            if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
                says = said_number(value, look, epoch)
            elif kind == xlrd.XL_CELL_TEXT:
                says = said(_text(book, sheet, row, column, value))
            else:
                says = _said_otherwise(kind, value)
            place = (row + 1, column + 1)
            if _is_struck(book, sheet, row, column):
                found.sheets[-1].struck.add(place)
            found.put(place, says, look, is_formula=place in formulas)


def _said_otherwise(kind: int, value: int) -> tuple[str | None, str]:
    if kind == xlrd.XL_CELL_BOOLEAN:
        return TRUTH, str(bool(value)).upper()
    return ERROR, xlrd.error_text_from_code.get(value, "#VALUE!")


def _is_struck(book: Any, sheet: Any, row: int, column: int) -> bool:
    """A line through the whole cell, or through a part of its text."""
    whole = book.xf_list[sheet.cell_xf_index(row, column)].font_index
    runs = sheet.rich_text_runlist_map.get((row, column), ())
    fonts = (whole, *(font for _, font in runs))
    return any(font < len(book.font_list) and book.font_list[font].struck_out for font in fonts)


def _look(book: Any, style: int) -> str:
    return str(book.format_map[book.xf_list[style].format_key].format_str)


def _text(book: Any, sheet: Any, row: int, column: int, text: str) -> str:
    runs = sheet.rich_text_runlist_map.get((row, column))
    if not runs:
        return text
    starts = [0, *(start for start, _ in runs)]
    fonts = [None, *(font for _, font in runs)]
    ends = [*starts[1:], len(text)]
    return with_marks(
        [
            (text[start:end], font is not None and book.font_list[font].escapement == RAISED)
            for start, end, font in zip(starts, ends, fonts, strict=True)
            if start < end
        ]
    )
