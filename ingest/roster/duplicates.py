"""Rows of one enterprise, found by their codes: which of them counts, and what each other one repeats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pyarrow as pa

from ingest.roster.codes import Flags, identities

Numbers: TypeAlias = np.ndarray[tuple[int], np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Repeats:
    """`kept`: of every row the one that stands for its enterprise; -1 without a good code."""

    kept: Numbers

    @property
    def is_repeat(self) -> Flags:
        repeat: Flags = (self.kept >= 0) & (self.kept != np.arange(len(self.kept)))
        return repeat

    def differs(self, values: Numbers) -> Flags:
        """The repeats that say otherwise than the row kept; -1, which says nothing, differs from nothing."""
        here, there = values, values[self.kept]
        other: Flags = self.is_repeat & (here != there) & (here >= 0) & (there >= 0)
        return other


def repeats(codes: pa.Array, is_good: Flags, is_ended: Flags) -> Repeats:
    """An enterprise is kept in its first row that is not ended, else in its first one.

    A renewed certificate stands beside the one that ran out: the enterprise counts once, and counts.
    """
    kept = np.full(len(codes), -1, np.int64)
    rows = np.flatnonzero(is_good)
    if len(rows) == 0:
        return Repeats(kept)
    numbers = identities(codes.filter(pa.array(is_good)) if len(rows) < len(codes) else codes)
    order = np.argsort(numbers)
    together, numbers = rows[order], numbers[order]
    begins = np.flatnonzero(np.diff(numbers, prepend=-1))
    ended_last = together + is_ended[together] * len(codes)
    first = np.minimum.reduceat(ended_last, begins) % len(codes)
    kept[together] = np.repeat(first, np.diff(begins, append=len(rows)))
    return Repeats(kept)
