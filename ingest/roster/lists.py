"""Which list a sheet of enterprises is: an indicator's, named in its title, or one that none counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import numpy as np
import pyarrow as pa

from ingest.layout import Role
from ingest.names import Names
from ingest.roster.duplicates import Numbers
from ingest.roster.reading import RosterSheet
from ingest.text import squeezed
from targets.vocabulary import Dimension

TIERS_TRIED = 200
GOES_ON = r"(?=中小|企业|公司|名单|名录|清单|一览|\(|$)"
"""What may follow: 创新型产业集群 is not 创新型."""


def lists(
    sheet: RosterSheet, names: Names, file_name: str
) -> Iterator[tuple[str | None, RosterSheet]]:
    """(indicator, its rows). A column 类别 may mix nested lists: each is one of its own."""
    whole = listed((*sheet.titles, sheet.grid.sheet, file_name), names)
    tiers = sheet.words(Role.TIER)
    if tiers is None:
        yield whole, sheet
        return
    of_rows = _of_rows(tiers, whole, names)
    for number, indicator in enumerate(of_rows.indicators):
        rows = sheet.rows[of_rows.numbers == number]
        if len(rows):
            yield indicator, sheet.among(rows)


def listed(texts: Iterable[str], names: Names) -> str | None:
    """The counted indicator that the first telling text names; the longest name in it is meant."""
    for text in texts:
        key = squeezed(text)
        found = [(len(name), one) for one, name in _names(names) if _is_named(name, key)]
        if found:
            return max(found)[1]
    return None


class _OfRows:
    """`numbers`: of each row the place of its indicator among `indicators`."""

    def __init__(self, numbers: Numbers, indicators: list[str | None]) -> None:
        self.numbers = numbers
        self.indicators = indicators


def _of_rows(tiers: pa.Array, whole: str | None, names: Names) -> _OfRows:
    written = tiers.dictionary.to_pylist()
    meant = [_tier(text, names) or whole for text in written[:TIERS_TRIED]]
    meant += [whole] * (len(written) - len(meant)) + [whole]
    indicators = list(dict.fromkeys(meant))
    places = np.array([indicators.index(one) for one in meant], np.int64)
    return _OfRows(places[tiers.indices.fill_null(len(written)).to_numpy()], indicators)


def _tier(text: str, names: Names) -> str | None:
    series = names.series(text)
    return series.indicator.id if series is not None else listed((text,), names)


def _is_named(name: str, text: str) -> bool:
    return name in text and re.search(re.escape(name) + GOES_ON, text) is not None


def _names(names: Names) -> Iterator[tuple[str, str]]:
    """Every name of the indicators that count things."""
    for indicator in names.catalogue.indicators:
        if indicator.unit.dimension is Dimension.COUNT:
            written = (indicator.name.zh, indicator.short.zh, *indicator.aliases)
            yield from ((indicator.id, squeezed(name)) for name in written)
