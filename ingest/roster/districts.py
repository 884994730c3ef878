"""The district column: each name that occurs is looked up once, however many rows bear it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ingest.names import Names
from ingest.roster.codes import Flags
from ingest.roster.duplicates import Numbers

NAMES_TRIED = 2000
"""More names than this are no districts; the rest is not known either."""


@dataclass(frozen=True, slots=True)
class Districts:
    """`codes`: an Arrow dictionary array of district codes, null where none is known."""

    codes: pa.Array
    is_unknown: Flags

    @property
    def numbers(self) -> Numbers:
        """-1 where no district is known."""
        return np.asarray(self.codes.indices.fill_null(-1).to_numpy(), np.int64)


def districts(labels: pa.Array, names: Names) -> Districts:
    """A name that is not known, an area that is no district, and none at all are all unknown."""
    written = labels.dictionary.to_pylist()
    known = [_district(text, names) for text in written[:NAMES_TRIED]]
    known += [None] * (len(written) - len(known))
    order = {code: number for number, code in enumerate(names.catalogue.district)}
    numbers = pa.array([order.get(code or "") for code in known], pa.int32())
    taken = pc.take(numbers, labels.indices)
    return Districts(
        pa.DictionaryArray.from_arrays(taken, pa.array(list(order), pa.string())),
        np.asarray(pc.is_null(taken)),
    )


def all_of(district: str, count: int, names: Names) -> Districts:
    """The list of a body that speaks for one district only."""
    order = list(names.catalogue.district)
    numbers = pa.array(np.full(count, order.index(district), np.int32))
    codes = pa.DictionaryArray.from_arrays(numbers, pa.array(order, pa.string()))
    return Districts(codes, np.zeros(count, np.bool_))


def none_of(count: int) -> Districts:
    """A list without a district column: nothing is known, and nothing amiss."""
    numbers = pa.nulls(count, pa.int32())
    codes = pa.DictionaryArray.from_arrays(numbers, pa.array([], pa.string()))
    return Districts(codes, np.zeros(count, np.bool_))


def _district(text: str, names: Names) -> str | None:
    found = names.area(text)
    return found.code if found is not None and found.code in names.catalogue.district else None
