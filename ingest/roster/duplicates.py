"""Rows of one enterprise, found by their codes: which of them counts, and what each other one repeats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pyarrow as pa

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


def repeats(codes: pa.Array, is_good: Flags, is_ended: Flags) -> Repeats:
    """An enterprise is kept in its first row that is not ended, else in its first one.

    A renewed certificate stands beside the one that ran out: the enterprise counts once, and counts.
    """
    rows = np.flatnonzero(is_good)
    numbers = codes.filter(pa.array(is_good)).dictionary_encode()
    enterprise = numbers.indices.to_numpy()
    first = np.full(len(numbers.dictionary), -1, np.int64)
    for among in (rows, rows[~is_ended[rows]]):
        which = enterprise if among is rows else enterprise[~is_ended[rows]]
        first[which[::-1]] = among[::-1]  # the last one written stays: the first of the sheet
    kept = np.full(len(codes), -1, np.int64)
    kept[rows] = first[enterprise]
    return Repeats(kept)
