"""The records of an .xls or .et stream (BIFF5, BIFF8): what it holds, and how much of it."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

from ingest.errors import UnreadableError
from ingest.opening.formats import FileFormat
from ingest.opening.limits import Bounds
from ingest.opening.xls.compound import Compound

STREAMS = ("Workbook", "Book")
BIFF5, BIFF8 = 0x0500, 0x0600
BOF, FILEPASS, BOUNDSHEET, OBPROJ = 0x0809, 0x002F, 0x0085, 0x00D3
SUPBOOK, EXTERNSHEET = 0x01AE, 0x0017
ROW, MULBLANK, MULRK = 0x0208, 0x00BE, 0x00BD
MERGES, LINK = 0x00E5, 0x01B8
CELLS = frozenset({0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00D6, 0x0006, 0x0206, 0x0406})
FORMULAS = frozenset({0x0006, 0x0206, 0x0406})
WORKSHEET = 0
MACRO_SHEETS = (1, 6)  # of Excel 4.0, and Visual Basic's own
MACRO_STREAMS = (0x0006, 0x0040)
OLDER = frozenset({0x0009, 0x0209, 0x0409})
"""How the files of Excel 2 to 4 begin."""
MACRO_PARTS = frozenset({"_vba_project_cur", "_vba_project", "vba"})
DDE_BREAK = b"\x03"
RECORDS_PER_CELL = 8
"""A record for a cell, some for its look; many more are a file made to be slow."""


def inspect(content: bytes, bounds: Bounds) -> FileFormat:
    """Raises: UnreadableError for what is no workbook, runs, links, hides or is too much."""
    compound = Compound(content)
    names = {entry.name.casefold() for entry in compound.entries}
    if "encryptedpackage" in names:
        raise UnreadableError("encrypted")
    stream = compound.stream(*STREAMS)
    if stream is None:
        raise UnreadableError("other_document")
    if names & MACRO_PARTS:
        raise UnreadableError("macros", member="VBA")
    if any(name.startswith(("mbd", "lnk")) or name == "ctls" for name in names):
        raise UnreadableError("embedded_objects", member="OLE")
    _Walk(bounds).over(stream)
    return FileFormat.XLS


def records(stream: bytes, start: int = 0) -> Iterator[tuple[int, bytes]]:
    """Number and bytes of each record up to the end of the stream."""
    place, end = start, len(stream) - 4
    while place <= end:
        number, length = struct.unpack_from("<HH", stream, place)
        yield number, stream[place + 4 : place + 4 + length]
        place += 4 + length


class _Walk:
    """Counts what the reader would lay out, and stops at whatever should not be opened."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self.version = 0
        self.cells = self.merged = 0
        self.last_row = self.last_column = 0
        self._on: dict[int, Callable[[bytes], None]] = {
            BOF: self._on_start,
            FILEPASS: self._on_password,
            BOUNDSHEET: self._on_sheet_named,
            OBPROJ: self._on_macros,
            SUPBOOK: self._on_book,
            EXTERNSHEET: self._on_older_link,
            ROW: self._on_row,
            MULBLANK: self._on_several,
            MULRK: self._on_several,
            MERGES: self._on_merges,
            LINK: self._on_link,
        } | dict.fromkeys(CELLS, self._on_cell)

    def over(self, stream: bytes) -> None:
        try:
            for count, (number, data) in enumerate(records(stream)):
                handler = self._on.get(number)
                if handler is not None:
                    handler(data)
                if not self.version:
                    raise UnreadableError("old_format" if number in OLDER else "damaged")
                if count > self.bounds.cells * RECORDS_PER_CELL:
                    self._too_many()
        except struct.error as error:
            raise UnreadableError("damaged") from error
        self._end_of_sheet()

    def _too_many(self) -> None:
        raise UnreadableError("too_many_cells", member="Workbook", limit=self.bounds.cells)

    def _on_start(self, data: bytes) -> None:
        version, kind = struct.unpack_from("<HH", data)
        if version not in (BIFF5, BIFF8):
            raise UnreadableError("old_format")
        if kind in MACRO_STREAMS:
            self._on_macros(data)
        self.version = self.version or version
        self._end_of_sheet()

    def _end_of_sheet(self) -> None:
        box, bounds = self.last_row * self.last_column, self.bounds
        if box > max(bounds.sparse_box, bounds.sparse_factor * self.cells):
            raise UnreadableError("sheet_too_sparse", member="Workbook", rows=self.last_row)
        self.last_row = self.last_column = 0

    def _on_password(self, _: bytes) -> None:
        raise UnreadableError("encrypted")

    def _on_macros(self, _: bytes) -> None:
        raise UnreadableError("macros", member="VBA")

    def _on_sheet_named(self, data: bytes) -> None:
        if data[5:6] and data[5] in MACRO_SHEETS:
            self._on_macros(data)

    def _on_book(self, data: bytes) -> None:
        """A reference to this very workbook has four bytes; one to an add-in is no file."""
        address = data[5:]
        if len(data) <= 4 or len(address) <= 2:
            return
        if DDE_BREAK in address:
            raise UnreadableError("dde", member="Workbook")
        raise UnreadableError("external_links", member="Workbook")

    def _on_older_link(self, data: bytes) -> None:
        """In BIFF5 the first letters say whether a reference stays in this workbook."""
        is_own = len(data) < 2 or data[1] in (0x02, 0x03, 0x04) or data[1:3] == b"\x01\x3a"
        if self.version == BIFF5 and not is_own:
            raise UnreadableError("external_links", member="Book")

    def _on_row(self, data: bytes) -> None:
        self._extend(struct.unpack_from("<H", data)[0], 0, 1)

    def _on_cell(self, data: bytes) -> None:
        row, column = struct.unpack_from("<HH", data)
        self._extend(row, column, 1)

    def _on_several(self, data: bytes) -> None:
        row, first = struct.unpack_from("<HH", data)
        (last,) = struct.unpack_from("<H", data, len(data) - 2)
        self._extend(row, last, max(last - first, 0) + 1)

    def _extend(self, row: int, column: int, cells: int) -> None:
        self.cells += cells
        self.last_row = max(self.last_row, row + 1)
        self.last_column = max(self.last_column, column + 1)
        if self.last_column > self.bounds.columns:
            raise UnreadableError("sheet_too_wide", member="Workbook", limit=self.bounds.columns)
        if self.cells > self.bounds.cells:
            self._too_many()

    def _on_merges(self, data: bytes) -> None:
        (count,) = struct.unpack_from("<H", data)
        for number in range(count):
            self._on_range(data, 2 + 8 * number)

    def _on_link(self, data: bytes) -> None:
        self._on_range(data, 0)

    def _on_range(self, data: bytes, offset: int) -> None:
        top, bottom, left, right = struct.unpack_from("<4H", data, offset)
        self.merged += (abs(bottom - top) + 1) * (abs(right - left) + 1)
        if self.merged > self.bounds.merged_cells:
            area = f"R{top + 1}C{left + 1}:R{bottom + 1}C{right + 1}"
            raise UnreadableError("merge_too_large", member="Workbook", range=area)
