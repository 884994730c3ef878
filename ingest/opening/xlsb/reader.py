"""Bytes of an .xlsb -> its cells, from its binary records. Runs only in the reading process.

calamine reads such files too, but neither their number formats nor what is merged or hidden; it is
kept as the second reader that the values are compared with.
"""

from __future__ import annotations

import posixpath
import struct
import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from xml.etree import ElementTree as ET

import xlrd
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from ingest.errors import UnreadableError
from ingest.opening.found import (
    ERROR,
    LOWEST_ROW,
    NARROWEST_COLUMN,
    TRUTH,
    FoundBook,
    FoundSheet,
    said,
    said_number,
    with_marks,
)
from ingest.opening.xlsb import biff12

WORKBOOK, RELATIONS = "xl/workbook.bin", "xl/_rels/workbook.bin.rels"
GENERAL = "General"
HIDDEN_ROW, OWN_HEIGHT = 0x10, 0x20
TWIPS, PARTS = 20, 256
"""Of a point, and of a letter's width."""
RAISED = 1
STRUCK = 0x08
LAST_COLUMN = 512
TEXT_CONSTANT = 0x17


def read(content: bytes) -> FoundBook:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return _Reader(package).read()


class _Reader:
    def __init__(self, package: zipfile.ZipFile) -> None:
        self.package = package
        self.found = FoundBook()
        self.epoch: datetime = CALENDAR_WINDOWS_1900
        self.formats = dict(BUILTIN_FORMATS)
        self.looks: list[str] = []
        self.raised: list[bool] = []
        self.lined: list[bool] = []
        self.fonts: list[int] = []
        self.texts: list[str] = []
        self.lined_texts: set[int] = set()

    def read(self) -> FoundBook:
        kinds, targets = self._relations()
        if "styles" in kinds:
            self._read_styles(kinds["styles"])
        if "sharedStrings" in kinds:
            self._read_texts(kinds["sharedStrings"])
        for state, relation, name in self._read_book():
            if relation in targets:
                self.found.sheets.append(FoundSheet(name, is_hidden=state != 0))
                self._read_sheet(targets[relation])
                self._read_comments(targets[relation])
        return self.found

    def _read_book(self) -> list[tuple[int, str, str]]:
        """Its sheets, each with its state and the number of its part."""
        sheets = []
        for number, content in self._records(WORKBOOK):
            if number == biff12.BOOK_PROPERTIES and content[0] & 1:
                self.epoch = CALENDAR_MAC_1904
            elif number == biff12.SHEET_NAMED:
                sheets.append(_named(content))
            elif number == biff12.NAME:
                self._read_name(content)
        return sheets

    def _records(self, part: str) -> Iterator[tuple[int, bytes]]:
        return biff12.records(BytesIO(self.package.read(part)))

    def _relations(self) -> tuple[dict[str, str], dict[str, str]]:
        """The parts by what they are, and the worksheets by the number they are named with."""
        kinds, targets = {}, {}
        for entry in ET.fromstring(self.package.read(RELATIONS)):  # noqa: S314 no doctype
            kind = entry.get("Type", "").rpartition("/")[2]
            part = posixpath.normpath(posixpath.join("/xl", entry.get("Target", "")))[1:]
            kinds[kind] = part
            if kind == "worksheet":
                targets[entry.get("Id", "")] = part
        return kinds, targets

    def _read_styles(self, part: str) -> None:
        is_of_cells = False
        for number, content in self._records(part):
            if number == biff12.FORMAT:
                (key,) = struct.unpack_from("<H", content)
                self.formats[key] = biff12.wide(content, 2)[0]
            elif number == biff12.FONT:
                self.raised.append(struct.unpack_from("<H", content, 6)[0] == RAISED)
                self.lined.append(bool(content[2] & STRUCK))
            elif number in (biff12.CELL_STYLES_BEGIN, biff12.CELL_STYLES_END):
                is_of_cells = number == biff12.CELL_STYLES_BEGIN
            elif number == biff12.STYLE and is_of_cells:
                key, font = struct.unpack_from("<HH", content, 2)
                self.looks.append(self.formats.get(key, GENERAL))
                self.fonts.append(font)

    def _read_texts(self, part: str) -> None:
        for number, content in self._records(part):
            if number == biff12.SHARED_ITEM:
                if self._is_lined(content, 0):
                    self.lined_texts.add(len(self.texts))
                self.texts.append(self._rich(content, 0))

    def _rich(self, content: bytes, offset: int) -> str:
        text, runs = biff12.rich(content, offset)
        if not runs:
            return text
        starts = [(0, False), *((start, self.raised[font]) for start, font in runs)]
        ends = [*(start for start, _ in runs), len(text)]
        return with_marks(
            [
                (text[start:end], is_raised)
                for (start, is_raised), end in zip(starts, ends, strict=True)
                if start < end
            ]
        )

    def _is_lined(self, content: bytes, offset: int) -> bool:
        """A line through any part of the text."""
        return any(self._is_line(font) for _, font in biff12.rich(content, offset)[1])

    def _is_line(self, font: int) -> bool:
        return font < len(self.lined) and self.lined[font]

    def _read_name(self, content: bytes) -> None:
        """Only names for a text are told: that is how our own template says what it is."""
        name, end = biff12.wide(content, 9)
        if content[end + 4 : end + 5] == bytes([TEXT_CONSTANT]):
            (length,) = struct.unpack_from("<H", content, end + 5)
            text = content[end + 7 : end + 7 + 2 * length].decode("utf-16-le")
            self.found.names[name] = f'"{text}"'

    def _read_sheet(self, part: str) -> None:
        if not self.package.read(part).startswith(biff12.SHEET_BEGIN):
            raise UnreadableError("damaged")
        sheet, row = self.found.sheets[-1], 0
        for number, content in self._records(part):
            if number == biff12.ROW:
                row = struct.unpack_from("<I", content)[0] + 1
                if _is_unseen_row(content):
                    sheet.hidden_rows.add(row)
            elif number in biff12.CELLS:
                self._read_cell(row, number, content)
            elif number == biff12.COLUMNS and _are_unseen_columns(content):
                first, last = struct.unpack_from("<II", content)
                sheet.hidden_columns.update(range(first + 1, min(last + 1, LAST_COLUMN) + 1))
            elif number == biff12.MERGE:
                top, bottom, left, right = struct.unpack_from("<4I", content)
                sheet.merges.append((left + 1, top + 1, right + 1, bottom + 1))

    def _read_comments(self, part: str) -> None:
        folder, _, name = part.rpartition("/")
        relations = f"{folder}/_rels/{name}.rels"
        if relations not in self.package.namelist():
            return
        for entry in ET.fromstring(self.package.read(relations)):  # noqa: S314 no doctype
            target = posixpath.join("/", folder, entry.get("Target", ""))
            comments = posixpath.normpath(target)[1:]
            is_there = comments in self.package.namelist()
            if entry.get("Type", "").endswith("/comments") and is_there:
                self._gather(comments)

    def _gather(self, part: str) -> None:
        place = (0, 0)
        for number, content in self._records(part):
            if number == biff12.COMMENT:
                row, _, column = struct.unpack_from("<III", content, 4)
                place = (row + 1, column + 1)
            elif number == biff12.COMMENT_TEXT:
                self.found.sheets[-1].note_comment(place, biff12.rich(content, 0)[0])

    def _read_cell(self, row: int, number: int, content: bytes) -> None:
        column, style = struct.unpack_from("<II", content)
        style &= 0xFFFFFF
        look = self.looks[style] if style < len(self.looks) else GENERAL
        says = self._said(number, content, look)
        if self._is_struck(number, content, style):
            self.found.sheets[-1].struck.add((row, column + 1))
        is_formula = biff12.FORMULA_TEXT <= number <= biff12.FORMULA_ERROR
        self.found.put((row, column + 1), says, look, is_formula=is_formula)

    def _is_struck(self, number: int, content: bytes, style: int) -> bool:
        if style < len(self.fonts) and self._is_line(self.fonts[style]):
            return True
        if number == biff12.SHARED:
            return struct.unpack_from("<I", content, 8)[0] in self.lined_texts
        return number == biff12.RICH_TEXT and self._is_lined(content, 8)

    def _said(self, number: int, content: bytes, look: str) -> tuple[str | None, str]:
        if number == biff12.RK:
            return said_number(biff12.rk(content, 8), look, self.epoch)
        if number in (biff12.REAL, biff12.FORMULA_REAL):
            return said_number(struct.unpack_from("<d", content, 8)[0], look, self.epoch)
        if number in (biff12.ERROR, biff12.FORMULA_ERROR):
            return ERROR, str(xlrd.error_text_from_code.get(content[8], "#VALUE!"))
        if number in (biff12.BOOL, biff12.FORMULA_BOOL):
            return TRUTH, str(bool(content[8])).upper()
        return said(self._text(number, content))

    def _text(self, kind: int, content: bytes) -> str:
        if kind in (biff12.TEXT, biff12.FORMULA_TEXT):
            return biff12.wide(content, 8)[0]
        if kind == biff12.SHARED:
            (number,) = struct.unpack_from("<I", content, 8)
            return self.texts[int(number)]
        return self._rich(content, 8) if kind == biff12.RICH_TEXT else ""


def _is_unseen_row(content: bytes) -> bool:
    (height,) = struct.unpack_from("<H", content, 8)
    is_stated = content[11] & OWN_HEIGHT and height < LOWEST_ROW * TWIPS
    return bool(content[11] & HIDDEN_ROW or is_stated)


def _are_unseen_columns(content: bytes) -> bool:
    (width,) = struct.unpack_from("<I", content, 8)
    return bool(content[16] & 1) or width < NARROWEST_COLUMN * PARTS


def _named(content: bytes) -> tuple[int, str, str]:
    """A sheet: its state, the number of its part, its name."""
    (state,) = struct.unpack_from("<I", content)
    relation, end = biff12.wide(content, 8)
    return state, relation, biff12.wide(content, end)[0]
