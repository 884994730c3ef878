"""How much a binary sheet of an .xlsb would lay out."""

from __future__ import annotations

import struct
from io import BufferedReader
from typing import IO, Any, cast

from ingest.errors import UnreadableError
from ingest.opening.limits import Bounds
from ingest.opening.xlsb import biff12

STARTS = (biff12.SHEET_BEGIN, biff12.TEXTS_BEGIN)
RECORDS_PER_CELL = 8


class BinaryScan:
    """Walks one part, raises UnreadableError at the first thing that is too much."""

    def __init__(self, member: str, bounds: Bounds) -> None:
        self.member = member
        self.bounds = bounds
        self.cells = self.texts = self.merged = self.row = 0
        self.last_row = self.last_column = 0

    def over(self, stream: IO[bytes]) -> None:
        buffered = BufferedReader(cast("Any", stream))  # a part of a package reads like a file
        try:
            for count, (number, content) in enumerate(biff12.records(buffered)):
                self._on(number, content)
                if count > self.bounds.cells * RECORDS_PER_CELL:
                    self._too_many(self.bounds.cells)
        except struct.error as error:
            raise UnreadableError("damaged") from error
        box = self.last_row * self.last_column
        if box > max(self.bounds.sparse_box, self.bounds.sparse_factor * self.cells):
            raise UnreadableError("sheet_too_sparse", member=self.member, rows=self.last_row)

    def _on(self, number: int, content: bytes) -> None:
        if number == biff12.ROW:
            self.row = struct.unpack_from("<I", content)[0] + 1
            self._extend(0)
        elif number in biff12.CELLS:
            self._extend(struct.unpack_from("<I", content)[0] + 1)
        elif number == biff12.SHARED_ITEM:
            self.texts += 1
            if self.texts > self.bounds.texts:
                self._too_many(self.bounds.texts)
        elif number in (biff12.MERGE, biff12.LINK):
            top, bottom, left, right = struct.unpack_from("<4I", content)
            self._merge((bottom - top + 1) * (right - left + 1), content)

    def _extend(self, column: int) -> None:
        self.cells += 1
        self.last_row = max(self.last_row, self.row)
        self.last_column = max(self.last_column, column)
        if self.last_column > self.bounds.columns:
            raise UnreadableError("sheet_too_wide", member=self.member, limit=self.bounds.columns)
        if self.cells > self.bounds.cells:
            self._too_many(self.bounds.cells)

    def _too_many(self, limit: int) -> None:
        raise UnreadableError("too_many_cells", member=self.member, limit=limit)

    def _merge(self, cells: int, content: bytes) -> None:
        self.merged += abs(cells)
        if self.merged > self.bounds.merged_cells:
            top, bottom, left, right = struct.unpack_from("<4I", content)
            area = f"R{top + 1}C{left + 1}:R{bottom + 1}C{right + 1}"
            raise UnreadableError("merge_too_large", member=self.member, range=area)
