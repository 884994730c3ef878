"""A workbook whose lists are too long to be read cell by cell: guarded, read as columns, let go."""

from __future__ import annotations

import atexit
import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ingest.errors import UnreadableError
from ingest.grid import Grid
from ingest.layout import Layouts
from ingest.opening import archive
from ingest.opening.apart.process import Limits, ReadingProcess
from ingest.opening.limits import MEBIBYTE, ROSTER_BOUNDS
from ingest.opening.quick_scan import Places, Seen
from ingest.opening.xlsx import roster_reader
from ingest.opening.xlsx.sheet_parts import sheet_parts
from ingest.roster.parts import SheetParts
from ingest.workbook import CellKind, RawCell, Sheet, Workbook

ZIP_MAGIC = b"PK\x03\x04"
SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
LARGE_PART = 8 * MEBIBYTE
"""Of a sheet's XML: some twenty thousand rows of eight columns."""
LIMITS = Limits(
    memory=1500 * MEBIBYTE, cpu_seconds=40, wall_seconds=120, answer_bytes=600 * MEBIBYTE
)


READING = ReadingProcess("ingest.opening.apart.roster_server")
"""Started by the first long list; warm from then on."""
atexit.register(READING.stop)


def is_large(content: bytes) -> bool:
    """Told from the package's own table of contents; whether it is true, the guard finds out."""
    if not content.startswith(ZIP_MAGIC):
        return False
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, OSError, NotImplementedError):
        return False
    return any(SHEET_PART.fullmatch(p.filename) and p.file_size >= LARGE_PART for p in parts)


def read(content: bytes, layouts: Layouts) -> Workbook | None:
    """Its lists as grids; None: there is none, so the file is held to the bounds of a form.

    Raises: UnreadableError.
    """
    if len(content) > ROSTER_BOUNDS.file_bytes:
        sizes = (len(content) / MEBIBYTE, ROSTER_BOUNDS.file_bytes / MEBIBYTE)
        raise UnreadableError("file_too_large", size=f"{sizes[0]:.1f}", limit=f"{sizes[1]:.0f}")
    seen = archive.inspect_quickly(content, ROSTER_BOUNDS)
    answer = READING.ask(content, LIMITS)
    parts = {sheet: seen[part] for sheet, part in _parts(content).items() if part in seen}
    grids = _grids(answer, _long_numbers(seen), parts)
    if not any(SheetParts(grid, layouts).first for grid in grids):
        return None
    return Workbook(tuple(_head(grid, layouts) for grid in grids), grids=_by_name(grids))


def _parts(content: bytes) -> dict[str, str]:
    try:
        return sheet_parts(content)
    except ET.ParseError as error:
        raise UnreadableError("damaged") from error


def _long_numbers(seen: dict[str, Seen]) -> Places | None:
    """A place in any of the sheets is one to be careful of."""
    found: set[tuple[int, int]] = set()
    for part, of_part in seen.items():
        if SHEET_PART.fullmatch(part) and of_part.long_numbers is None:
            return None
        found |= of_part.long_numbers or frozenset()
    return frozenset(found)


def _grids(answer: bytearray, long_numbers: Places | None, parts: dict[str, Seen]) -> list[Grid]:
    source = pa.BufferReader(pa.py_buffer(answer))
    found = []
    while source.tell() < len(answer):
        with pa.ipc.open_stream(source) as stream:
            batch = stream.read_next_batch()
            for _ in stream:  # to the mark at its end
                pass
        said = batch.schema.metadata
        before = int(said[roster_reader.COLUMN]) - 1
        blank = pa.nulls(batch.num_rows, pa.string())
        columns = (*[blank] * before, *map(_storable, batch.columns))
        name = said[roster_reader.SHEET].decode()
        of_part = parts.get(name, Seen())
        found.append(
            Grid(
                name,
                columns,
                long_numbers,
                is_hidden=bool(said[roster_reader.HIDDEN]),
                hidden_rows=of_part.hidden_rows,
                hidden_columns=of_part.hidden_columns,
            )
        )
    return found


def _storable(column: pa.Array) -> pa.Array:
    """What no database can hold becomes a sign that something stood there."""
    texts = column.buffers()[2]
    if texts is None or np.frombuffer(texts, np.uint8).all():
        return column
    return pc.replace_substring(column, "\0", "\ufffd")


def _by_name(grids: list[Grid]) -> dict[str, Grid]:
    return {grid.sheet: grid for grid in grids}


def _head(grid: Grid, layouts: Layouts) -> Sheet:
    """The sheet as far as titles and headers may stand in it."""
    rows = layouts.roster.tables[0].header.within_rows
    cells = {
        (row, column): RawCell(row, column, CellKind.TEXT, text)
        for row, texts in enumerate(grid.top(rows), 1)
        for column, text in enumerate(texts, 1)
        if text
    }
    return Sheet(grid.sheet, cells, is_hidden=grid.is_hidden)
