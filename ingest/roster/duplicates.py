"""Rows of one enterprise, found by their codes: which of them counts, and what each other one repeats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from ingest.roster.codes import Flags

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


def repeats(identities: Numbers, is_ended: Flags) -> Repeats:
    """An enterprise is kept in its first row that is not ended, else in its first one.

    `identities`: the same number for the same enterprise, -1 where there is none. A renewed certificate
    stands beside the one that ran out or was withdrawn: the enterprise counts once, and counts.
    """
    count = len(identities)
    kept = np.full(count, -1, np.int64)
    order = np.argsort(identities)
    together = order[np.searchsorted(identities, 0, sorter=order) :]
    if len(together) == 0:
        return Repeats(kept)
    begins = np.flatnonzero(np.diff(identities[together], prepend=-1))
    ended_last = together + is_ended[together] * count
    first = np.minimum.reduceat(ended_last, begins) % count
    kept[together] = np.repeat(first, np.diff(begins, append=len(together)))
    return Repeats(kept)
