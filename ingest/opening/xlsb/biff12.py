"""The records of the binary parts of an .xlsb: number, bytes, and the few shapes that stand in them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import IO

from ingest.errors import UnreadableError

ROW, BLANK, RK, ERROR, BOOL, REAL, TEXT, SHARED = range(8)
FORMULA_TEXT, FORMULA_REAL, FORMULA_BOOL, FORMULA_ERROR, RICH_TEXT = 8, 9, 10, 11, 62
CELLS = frozenset({*range(BLANK, FORMULA_ERROR + 1), RICH_TEXT})
SHARED_ITEM, NAME, FONT, FORMAT, STYLE, COLUMNS = 19, 39, 43, 44, 47, 60
BOOK_PROPERTIES, SHEET_NAMED, MERGE, LINK = 153, 156, 176, 494
COMMENT, COMMENT_TEXT = 635, 637
CELL_STYLES_BEGIN, CELL_STYLES_END = 617, 618
SHEET_BEGIN, TEXTS_BEGIN = b"\x81\x01", b"\x9f\x01"
LONGEST = 1 << 23


def records(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Raises: UnreadableError when a record ends before it should."""
    while start := stream.read(1):
        number = start[0]
        if number & 0x80:
            number = number & 0x7F | (_byte(stream) & 0x7F) << 7
        length = shift = 0
        while True:
            part = _byte(stream)
            length |= (part & 0x7F) << shift
            shift += 7
            if not part & 0x80 or shift > 21:
                break
        content = stream.read(length) if length <= LONGEST else b""
        if len(content) < length:
            raise UnreadableError("damaged")
        yield number, content


def _byte(stream: IO[bytes]) -> int:
    found = stream.read(1)
    if not found:
        raise UnreadableError("damaged")
    return found[0]


def wide(content: bytes, offset: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends."""
    (length,) = struct.unpack_from("<I", content, offset)
    end = offset + 4 + 2 * length
    return content[offset + 4 : end].decode("utf-16-le"), end


def rich(content: bytes, offset: int) -> tuple[str, list[tuple[int, int]]]:
    """A text and the runs in it: where each begins, the number of its font."""
    text, end = wide(content, offset + 1)
    if not content[offset] & 1:
        return text, []
    (count,) = struct.unpack_from("<I", content, end)
    runs = struct.iter_unpack("<HH", content[end + 4 : end + 4 + 4 * count])
    return text, [(start, font) for start, font in runs]


def rk(content: bytes, offset: int) -> float:
    """A number in four bytes: whole or the upper half of a float, perhaps in hundredths."""
    (packed,) = struct.unpack_from("<i", content, offset)
    if packed & 2:
        value = float(packed >> 2)
    else:
        (value,) = struct.unpack("<d", b"\0\0\0\0" + struct.pack("<i", packed & ~3))
    return value / 100 if packed & 1 else value
