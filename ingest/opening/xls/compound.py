"""An OLE compound file: the names of its storages and streams, and one stream's bytes.

Only chains of sectors are followed, each no longer than the file: a loop ends as `damaged`.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.errors import UnreadableError

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER_SIZE = 512
ENTRY_SIZE = 128
LAST_SECTOR = 0xFFFFFFFA  # above it: marks for the end of a chain, for free sectors and for tables
STREAM, ROOT = 2, 5
MOST_ENTRIES = 4096


@dataclass(frozen=True, slots=True)
class Entry:
    name: str
    kind: int
    start: int
    size: int


class Compound:
    def __init__(self, content: bytes) -> None:
        """Raises: UnreadableError."""
        try:
            self._open(content)
        except (struct.error, IndexError) as error:
            raise UnreadableError("damaged") from error

    def _open(self, content: bytes) -> None:
        self._content = content
        sector_shift, mini_shift = struct.unpack_from("<HH", content, 30)
        if sector_shift not in (9, 12) or mini_shift != 6:
            raise UnreadableError("damaged")
        self._sector = 1 << sector_shift
        self._mini = 1 << mini_shift
        first_directory, _, cutoff, first_mini, _, first_more = struct.unpack_from(
            "<6I", content, 48
        )
        self._cutoff = cutoff
        self._table = self._allocation(first_more)
        self.entries = tuple(self._directory(first_directory))
        self._mini_table = _numbers(self._chained(first_mini))
        root = next((entry for entry in self.entries if entry.kind == ROOT), None)
        self._small = self._chained(root.start) if root is not None else b""

    def stream(self, *names: str) -> bytes | None:
        """The first of these streams that there is, None for none. Raises: UnreadableError."""
        streams = {entry.name.casefold(): entry for entry in self.entries if entry.kind == STREAM}
        found = [streams[name.casefold()] for name in names if name.casefold() in streams]
        return self._bytes(found[0]) if found else None

    def _bytes(self, entry: Entry) -> bytes:
        if entry.size >= self._cutoff:
            found = self._chained(entry.start)
        else:
            places = _chain(entry.start, self._mini_table)
            size = self._mini
            found = b"".join(self._small[place * size : (place + 1) * size] for place in places)
        if len(found) < entry.size:
            raise UnreadableError("damaged")
        return found[: entry.size]

    def _allocation(self, first_more: int) -> tuple[int, ...]:
        """The table of what follows each sector; where it lies is listed in the header and beyond."""
        listed = list(struct.unpack_from("<109I", self._content, 76))
        more, seen = first_more, 0
        while more < LAST_SECTOR:
            numbers = _numbers(self._at(more))
            listed.extend(numbers[:-1])
            more, seen = numbers[-1], seen + 1
            if seen > len(self._content) // self._sector:
                raise UnreadableError("damaged")
        sectors = [self._at(place) for place in listed if place < LAST_SECTOR]
        if len(sectors) > len(self._content) // self._sector:
            raise UnreadableError("damaged")
        return _numbers(b"".join(sectors))

    def _directory(self, start: int) -> Iterator[Entry]:
        listed = self._chained(start)
        for offset in range(0, min(len(listed), MOST_ENTRIES * ENTRY_SIZE), ENTRY_SIZE):
            entry = listed[offset : offset + ENTRY_SIZE]
            length, kind = struct.unpack_from("<HB", entry, 64)
            first, size = struct.unpack_from("<II", entry, 116)
            if kind:
                name = entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
                yield Entry(name, kind, first, size)

    def _chained(self, start: int) -> bytes:
        return b"".join(self._at(place) for place in _chain(start, self._table))

    def _at(self, place: int) -> bytes:
        start = (place + 1) * self._sector
        if start >= len(self._content):
            raise UnreadableError("damaged")
        return self._content[start : start + self._sector].ljust(self._sector, b"\0")


def _chain(start: int, table: tuple[int, ...]) -> Iterator[int]:
    place, count = start, 0
    while place < LAST_SECTOR:
        if place >= len(table) or count > len(table):
            raise UnreadableError("damaged")
        yield place
        place, count = table[place], count + 1


def _numbers(content: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])
