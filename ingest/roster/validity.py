"""有效期至: the last day on which a certificate holds; 累计培育 counts on, 有效期内 does not."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ingest.cells import Saying, of_text
from ingest.roster.codes import Flags
from ingest.text import squeezed

DAY = re.compile(
    r"(?P<year>20\d\d)(?:[-/.年]?(?P<month>1[0-2]|0?[1-9])(?:[-/.月]?(?P<day>3[01]|[12]\d|0?[1-9])日?)?月?)"
    r"(?:[t ]?00:00:00)?"
)
WITHOUT_END = frozenset({"长期", "长期有效", "永久", "无固定期限"})
DAYS_TRIED = 20_000
"""More different texts than this are no dates; the rest is not read."""


@dataclass(frozen=True, slots=True)
class Validity:
    """`until`: an Arrow dictionary array of ISO days, null where none is known."""

    until: pa.Array
    is_ended: Flags
    is_unread: Flags


def validity(labels: pa.Array, on: date | None) -> Validity:
    """Ended: the last day lies before `on`; None: that nothing has ended is taken for granted."""
    written = labels.dictionary.to_pylist()
    read = [last_day(text) for text in written[:DAYS_TRIED]]
    read += [None] * (len(written) - len(read))
    silent = [_says_nothing(text) for text in written]
    ended = [day is not None and on is not None and day < on for day in read]
    unread = [day is None and not quiet for day, quiet in zip(read, silent, strict=True)]
    texts = pa.array([day.isoformat() if day else None for day in read], pa.string())
    return Validity(
        pc.take(texts, labels.indices).dictionary_encode(),
        _of_rows(ended, labels.indices),
        _of_rows(unread, labels.indices),
    )


def last_day(text: str) -> date | None:
    """The day that a cell names; of 2023.6.1-2026.5.31 the later one, of a month its last."""
    plain = squeezed(text)
    found = list(DAY.finditer(plain))
    if not found or not DAY.fullmatch(plain[found[-1].start() :]):
        return None
    year, month, day = (found[-1][name] for name in ("year", "month", "day"))
    longest = monthrange(int(year), int(month))[1]
    number = longest if day is None else int(day)
    return date(int(year), int(month), number) if number <= longest else None


def _says_nothing(text: str) -> bool:
    return of_text(text).saying in (Saying.BLANK, Saying.MISSING) or squeezed(text) in WITHOUT_END


def _of_rows(found: list[bool], indices: pa.Array) -> Flags:
    flags = np.array([*found, False])
    of_rows: Flags = flags[indices.fill_null(len(found)).to_numpy()]
    return of_rows
