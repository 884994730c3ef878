"""One name with two codes, and one code with two names: one of the two is mistyped, or they are two bodies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ingest.roster.codes import Flags
from ingest.roster.duplicates import Numbers, Repeats


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Rows whose name an earlier row bears with another code; `first`: the place of that one."""

    is_second: Flags
    first: Callable[[int], int]


def namesakes(names: pa.Array, counts: Flags) -> Namesakes:
    """Of rows that count no two have one code."""
    is_second = np.zeros(len(names), np.bool_)
    at: Numbers = np.flatnonzero(counts)
    coded = pc.take(names, pa.array(at)).dictionary_encode()
    if len(coded.dictionary) == len(at):
        return Namesakes(is_second, int)
    numbers = coded.indices.to_numpy()
    _, firsts = np.unique(numbers, return_index=True)
    is_first = np.zeros(len(at), np.bool_)
    is_first[firsts] = True
    is_named = np.array([bool(text) for text in coded.dictionary.to_pylist()])[numbers]
    is_second[at[~is_first & is_named]] = True
    place_of = np.zeros(len(names), np.int64)
    place_of[at] = at[firsts[numbers]]
    return Namesakes(is_second, lambda index: int(place_of[index]))


def renamed(names: pa.Array, repeats: Repeats) -> Flags:
    """Repeats of an enterprise under another name."""
    found = np.zeros(len(names), np.bool_)
    at: Numbers = np.flatnonzero(repeats.is_repeat)
    if len(at):
        own, kept = (pc.take(names, pa.array(rows)) for rows in (at, repeats.kept[at]))
        found[at] = np.asarray(pc.not_equal(own, kept).to_numpy(zero_copy_only=False))
    return found
