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

YEAR, MONTH, NUMBER = (
    r"(?P<year>20\d\d)",
    r"(?P<month>1[0-2]|0?[1-9])",
    r"(?P<day>3[01]|[12]\d|0?[1-9])",
)
APART = re.compile(rf"(?<!\d){YEAR}[-/.年]{MONTH}(?:[-/.月]{NUMBER}日?|月)?(?!\d)")
TOGETHER = re.compile(r"(?<!\d)(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)?(?!\d)")
MIDNIGHT = re.compile(r"t?00:00:00$")
LAST_DAY = re.compile("止$")
JANUARY_OR_OCTOBER = re.compile(r"20\d\d\.1")
"""A number 2023.10 is stored as 2023.1."""
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
    plain = LAST_DAY.sub("", MIDNIGHT.sub("", squeezed(text)))
    days = [*APART.finditer(plain), *TOGETHER.finditer(plain)]
    last = max(days, key=lambda day: day.end(), default=None)
    if last is None or last.end() < len(plain) or JANUARY_OR_OCTOBER.fullmatch(plain):
        return None
    year, month = int(last["year"]), int(last["month"])
    longest = monthrange(year, month)[1]
    number = longest if last["day"] is None else int(last["day"])
    return date(year, month, number) if 0 < number <= longest else None


def _says_nothing(text: str) -> bool:
    return of_text(text).saying in (Saying.BLANK, Saying.MISSING) or squeezed(text) in WITHOUT_END


def _of_rows(found: list[bool], indices: pa.Array) -> Flags:
    flags = np.array([*found, False])
    of_rows: Flags = flags[indices.fill_null(len(found)).to_numpy()]
    return of_rows
