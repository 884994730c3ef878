"""Bytes of an .xls or .et -> its cells, with xlrd. Runs only in the reading process."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

import xlrd
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from ingest.errors import UnreadableError
from ingest.opening.biff import BOUNDSHEET, FORMULAS, STREAMS, WORKSHEET, records
from ingest.opening.compound import Compound
from ingest.opening.found import (
    ERROR,
    TRUTH,
    FoundBook,
    FoundSheet,
    said,
    said_number,
    with_marks,
)

END_OF_SHEET = 0x000A
RAISED = 1


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
    formulas = list(_formulas(stream))
    for number, sheet in enumerate(book.sheets()):
        found.sheets.append(_described(sheet))
        _put_cells(found, book, sheet, formulas[number])
    found.names = {name.name: name.result.text for name in book.name_obj_list if _is_said(name)}
    return found


def _is_said(name: Any) -> bool:
    return not name.builtin and name.result is not None and bool(name.result.text)


def _formulas(stream: bytes) -> Iterator[set[tuple[int, int]]]:
    """Where each worksheet has formulas: xlrd gives their results only."""
    for number, data in records(stream):
        if number == BOUNDSHEET and data[5] == WORKSHEET:
            (start,) = struct.unpack_from("<I", data)
            yield set(_formulas_from(stream, start))
        if number == END_OF_SHEET:
            return


def _formulas_from(stream: bytes, start: int) -> Iterator[tuple[int, int]]:
    depth = 0
    for number, data in records(stream, start):
        if number in FORMULAS:
            row, column = struct.unpack_from("<HH", data)
            yield row + 1, column + 1
        depth += number & 0xFF == 0x09  # a chart stands within its sheet
        depth -= number == END_OF_SHEET
        if not depth:
            return


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
            if entry.hidden or (entry.height == 0 and entry.height_mismatch)
        },
        hidden_columns={
            column + 1
            for column, entry in sheet.colinfo_map.items()
            if entry.hidden or entry.width == 0
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


def _is_struck(book: Any, sheet: Any, row: int, column: int) -> bool:
    """All of it, or a part?"""
    runs = sheet.rich_text_runlist_map.get((row, column)) or ()
    own = book.xf_list[sheet.cell_xf_index(row, column)].font_index
    return any(book.font_list[font].struck_out for font in (own, *(font for _, font in runs)))


def _said_otherwise(kind: int, value: int) -> tuple[str | None, str]:
    if kind == xlrd.XL_CELL_BOOLEAN:
        return TRUTH, str(bool(value)).upper()
    return ERROR, xlrd.error_text_from_code.get(value, "#VALUE!")


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
