"""A list of enterprises as one workbook gave it: what is kept of every row, and what the rows come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from targets.vocabulary import Cell


class RosterFault(StrEnum):
    """Why a row is not counted. Codes first: a row without a good one is no duplicate of another."""

    CODE_MISSING = "code_missing"
    CODE_MALFORMED = "code_malformed"
    CODE_LOST_DIGITS = "code_lost_digits"  # stored as a number: fifteen digits are left
    CODE_CHECK_DIGIT = "code_check_digit"
    CODE_ORGANISATION = "code_organisation"
    NOT_STANDING = "not_standing"  # 撤销, 未通过, 拟认定
    DUPLICATE = "duplicate"
    EXPIRED = "expired"


BAD_CODES = tuple(fault for fault in RosterFault if fault.value.startswith("code_"))

PLACE = pa.field("place", pa.int64(), nullable=False)
WORD = pa.dictionary(pa.int32(), pa.string())
ENTRIES = pa.schema(
    [
        pa.field("row", pa.int32(), nullable=False),
        pa.field("code", pa.string()),
        pa.field("name", pa.string(), nullable=False),
        pa.field("district", WORD),
        pa.field("batch", WORD),
        pa.field("valid_until", WORD),
        pa.field("fault", WORD),
        pa.field("first_row", pa.int32()),
    ]
)
"""One row an enterprise's row, in the sheet's order.

`row`, `first_row`: the file's own numbers, the latter of the row that a duplicate repeats. `district`:
its code; `valid_until`: an ISO day; null where none was read. `code` without blanks, in capitals.
"""


@dataclass(frozen=True, slots=True)
class Roster:
    """One list. `indicator` None: a list of enterprises that no indicator counts.

    `place`: of its first enterprise, else of its header; no two lists share it.

    `rows` = `counted` + `duplicates` + `bad_codes` + `expired` + `not_standing`, always.
    """

    indicator: str | None
    title: str
    place: Cell
    entries: pa.Table
    rows: int
    counted: int
    duplicates: int
    bad_codes: int
    expired: int

    @property
    def sheet(self) -> str:
        return self.place.sheet

    @property
    def not_standing(self) -> int:
        return self.rows - self.counted - self.duplicates - self.bad_codes - self.expired

    def without_rows(self) -> Roster:
        """What the rows come to, for those who keep it longer than a list of a million should be kept."""
        return replace(self, entries=ENTRIES.empty_table())


def wholes(rosters: Iterable[Roster]) -> tuple[Roster, ...]:
    """The lists of one indicator in one workbook as one; what no indicator counts stays apart.

    A whole of several lists has the place of the first, and rows that say no more of which sheet.
    """
    of: dict[str | int, list[Roster]] = {}
    for number, roster in enumerate(rosters):
        of.setdefault(number if roster.indicator is None else roster.indicator, []).append(roster)
    return tuple(_one_of(lists) for lists in of.values())


def _one_of(lists: list[Roster]) -> Roster:
    if len(lists) == 1:
        return lists[0]
    return replace(
        lists[0],
        title="、".join(dict.fromkeys(one.title for one in lists)),
        entries=pa.concat_tables([one.entries for one in lists]),
        rows=sum(one.rows for one in lists),
        counted=sum(one.counted for one in lists),
        duplicates=sum(one.duplicates for one in lists),
        bad_codes=sum(one.bad_codes for one in lists),
        expired=sum(one.expired for one in lists),
    )


def by_fault(entries: pa.Table) -> tuple[pa.Table, pa.Table]:
    """The rows that count, of which there is less to write, and the others."""
    counts = pc.is_null(entries["fault"])
    return entries.filter(counts), entries.filter(pc.invert(counts))


def placed(entries: pa.Table, first: int) -> pa.Table:
    """The entries under the keys of their rows."""
    numbers = pc.add(entries["row"].cast(pa.int64()), first)
    return entries.drop_columns(["row"]).add_column(0, PLACE, numbers)


def seal(entries: pa.Table) -> str:
    """A hash of every value of every row, the same from the rows as read back."""
    hashed = sha256(str(entries.num_rows).encode())
    for name in ENTRIES.names:
        for part in _parts(entries[name]):
            hashed.update(part)
    return hashed.hexdigest()


def _parts(column: pa.ChunkedArray) -> Iterator[memoryview | bytes]:
    """A column as bytes, however it is chunked: its lengths (0 for null, else one more), then its texts."""
    plain = column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column
    whole = pa.concat_arrays([chunk for chunk in plain.chunks if len(chunk)] or [pa.nulls(0)])
    if pa.types.is_integer(whole.type):
        yield whole.fill_null(0).to_numpy().astype(np.int64).tobytes()
    elif pa.types.is_string(whole.type):
        lengths = pc.add(pc.binary_length(whole), 1).fill_null(0)
        yield lengths.to_numpy().astype(np.int32).tobytes()
        whole = whole.fill_null("")
        _, offsets, texts = whole.buffers()
        ends = np.frombuffer(offsets, np.int32)[[whole.offset, whole.offset + len(whole)]]
        yield memoryview(texts or b"")[int(ends[0]) : int(ends[1])]
