"""Lists of one indicator in one workbook are one whole: who counts in one of them repeats it in the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ingest.roster.checking import Checked, Elsewhere
from ingest.roster.duplicates import Numbers
from targets.vocabulary import Cell

Named = tuple[str | None, Checked]


def as_wholes(lists: Iterable[Named]) -> list[Named]:
    """In their order; a list that no indicator counts is a whole of its own."""
    found: list[Named] = []
    before: dict[str, list[Checked]] = {}
    for indicator, checked in lists:
        own = checked
        if indicator is not None:
            own = _after(checked, before.setdefault(indicator, []))
            before[indicator].append(own)
        found.append((indicator, own))
    return found


def _after(checked: Checked, before: Sequence[Checked]) -> Checked:
    if not before:
        return checked
    counting = [np.flatnonzero(one.counts) for one in before]
    known = pa.concat_arrays(
        [pc.take(one.codes.texts, pa.array(at)) for one, at in zip(before, counting, strict=True)]
    )
    found = pc.index_in(checked.codes.texts, value_set=known).fill_null(-1).to_numpy()
    places: Numbers = np.where(checked.counts, found, -1).astype(np.int64)
    ends = np.cumsum([len(at) for at in counting])

    def first(index: int) -> Cell:
        number = int(np.searchsorted(ends, places[index], side="right"))
        at = counting[number][int(places[index] - (ends[number] - len(counting[number])))]
        return before[number].code_cell(int(at))

    return replace(checked, elsewhere=Elsewhere(places >= 0, first))
