"""Builders of old workbooks (OLE, BIFF) that nobody should open, one fault each."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from itertools import pairwise

SECTOR, MINI = 512, 64
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
STREAM_FROM = 4096
BIFF5, BIFF8 = 0x0500, 0x0600
BOOK, SHEET, MACRO_SHEET = 0x0005, 0x0010, 0x0040


def compound(streams: Mapping[str, bytes | None], *, is_small: bool = False) -> bytes:
    """An OLE file; None makes a storage of that name. Small streams lie together in one of their own."""
    sectors: list[bytes] = []
    chains: list[int] = []
    small = b""
    small_chains: list[int] = []
    entries = []
    for name, content in streams.items():
        if content is None:
            entries.append(_entry(name, 1, 0, 0))
        elif is_small:
            first, count = len(small_chains), -(-len(content) // MINI)
            small_chains += [*range(first + 1, first + count), END]
            small += content.ljust(count * MINI, b"\0")
            entries.append(_entry(name, 2, first, len(content)))
        else:
            size = max(len(content), STREAM_FROM)
            entries.append(_entry(name, 2, len(sectors), size))
            _store(content.ljust(size, b"\0"), sectors, chains)
    root, small_table = END, END
    if is_small:
        root = _store(small, sectors, chains)
        small_table = _store(struct.pack(f"<{len(small_chains)}I", *small_chains), sectors, chains)
    entries.insert(0, _entry("Root Entry", 5, root, len(small)))
    directory = _store(b"".join(entries), sectors, chains)
    tables = _store_table(sectors, chains)
    return header(directory, tables, small_table) + b"".join(sectors)


def _store_table(sectors: list[bytes], chains: list[int]) -> list[int]:
    """The table of what follows each sector, itself included; where it lies."""
    first, count = len(sectors), -(-(len(chains) + 1) // (SECTOR // 4 - 1))
    rows = chains + [TABLE] * count
    rows += [FREE] * (count * SECTOR // 4 - len(rows))
    sectors += [
        struct.pack(f"<{SECTOR // 4}I", *rows[start:end])
        for start, end in pairwise(range(0, len(rows) + 1, SECTOR // 4))
    ]
    return [first + number for number in range(count)]


def header(directory: int, tables: list[int], small_table: int) -> bytes:
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    start += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    start += struct.pack("<6I", len(tables), directory, 0, STREAM_FROM, small_table, 1)
    start += struct.pack("<2I", END, 0)
    return start + struct.pack("<109I", *tables, *[FREE] * (109 - len(tables)))


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    wide = name.encode("utf-16-le") + b"\0\0"
    head = wide.ljust(64, b"\0") + struct.pack("<HBB", len(wide), kind, 1)
    return (
        head + struct.pack("<III", FREE, FREE, FREE) + bytes(36) + struct.pack("<IQ", start, size)
    )


def _store(content: bytes, sectors: list[bytes], chains: list[int]) -> int:
    """The number of its first sector."""
    first = len(sectors)
    for start in range(0, len(content), SECTOR):
        sectors.append(content[start : start + SECTOR].ljust(SECTOR, b"\0"))
        chains.append(len(sectors))
    chains[-1] = END
    return first


def record(number: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", number, len(content)) + content


def start_of(kind: int, version: int = BIFF8) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", version, kind, 0, 0, 0, 0))


def number_cell(row: int, column: int, value: float = 1.0) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def label(row: int, column: int, text: str) -> bytes:
    """A text as BIFF5 keeps it, in the letters of its code page."""
    letters = text.encode("gbk")
    return record(0x0204, struct.pack("<HHHH", row, column, 0, len(letters)) + letters)


def looks(version: int) -> bytes:
    """The code page of Chinese Windows, a font and a style."""
    font = struct.pack("<HHHHHBBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0, 1)
    font += b"\0A" if version == BIFF8 else b"A"
    style = bytes(20 if version == BIFF8 else 16)
    return record(0x0042, struct.pack("<H", 936)) + record(0x0031, font) + record(0x00E0, style)


def biff(
    cells: bytes = b"",
    *,
    in_book: bytes = b"",
    version: int = BIFF8,
    kind: int = 0,
    name: str = "Sheet1",
) -> bytes:
    """The stream of a workbook of one sheet; `in_book` stands among what is said of the whole book."""
    wide = b"\0" if version == BIFF8 else b""
    before = start_of(BOOK, version) + looks(version) + in_book
    named_at = len(before) + 4
    said = struct.pack("<IBBB", 0, 0, kind, len(name)) + wide + name.encode()
    book = bytearray(before + record(0x0085, said) + record(0x000A))
    struct.pack_into("<I", book, named_at, len(book))
    return bytes(book) + start_of(SHEET, version) + cells + record(0x000A)


def old_workbook(cells: bytes = number_cell(0, 0), **more: object) -> bytes:
    stream = "Book" if more.get("version") == BIFF5 else "Workbook"
    return compound({stream: biff(cells, **more)})  # type: ignore[arg-type]


def locked() -> bytes:
    return old_workbook(in_book=record(0x002F, bytes(54)))


def with_macros() -> bytes:
    return compound({"Workbook": biff(number_cell(0, 0)), "_VBA_PROJECT_CUR": None})


def with_macro_sheet() -> bytes:
    return old_workbook(kind=1)


def linked(address: str = "\x01\x01C:\\其他.xls") -> bytes:
    """Refers to another file; with `\\x03` between two names, to another program."""
    said = struct.pack("<HHB", 0, len(address), 1) + address.encode("utf-16-le")
    return old_workbook(in_book=record(0x01AE, said))


def merged_over_everything() -> bytes:
    return old_workbook(record(0x00E5, struct.pack("<HHHHH", 1, 0, 65535, 0, 255)))


def linked_over_everything() -> bytes:
    return old_workbook(record(0x01B8, struct.pack("<4H", 0, 65535, 0, 255) + bytes(24)))


def far_corner() -> bytes:
    return old_workbook(number_cell(0, 0) + number_cell(65535, 255))


def looping() -> bytes:
    """The directory's chain of sectors comes back to its own beginning."""
    file = bytearray(old_workbook())
    (directory,) = struct.unpack_from("<I", file, 48)
    (table,) = struct.unpack_from("<I", file, 76)
    struct.pack_into("<I", file, (table + 1) * SECTOR + 4 * directory, directory)
    return bytes(file)


def word_document() -> bytes:
    return compound({"WordDocument": b"\xec\xa5"})


def with_embedded_file() -> bytes:
    return compound({"Workbook": biff(number_cell(0, 0)), "MBD0018A1B2": None})


def note(row: int, column: int, text: str) -> bytes:
    """A comment: the object that is drawn, its text, and the cell that it belongs to."""
    drawn = record(0x005D, struct.pack("<HHHHH", 0x15, 18, 0x19, 1, 0) + bytes(12))
    box = record(0x01B6, struct.pack("<HH6sHHH", 0, 0, bytes(6), len(text), 0, 0) + bytes(4))
    letters = record(0x003C, b"\1" + text.encode("utf-16-le"))
    return (
        drawn + box + letters + record(0x001C, struct.pack("<5H", row, column, 0, 1, 0) + b"\0\0")
    )
