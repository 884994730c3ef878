"""Headings within a list, 一、创新型中小企业 alone in its row: the rows below each are a list of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ingest.layout import Role
from ingest.names import Names
from ingest.roster.codes import flags
from ingest.roster.duplicates import Numbers
from ingest.roster.reading import RosterSheet, is_plain
from ingest.roster.tails import NUMBER_ALONE
from ingest.text import folded
from targets.vocabulary import Cell

NUMBER_OF_THEM = re.compile(r"[(（]?[共计]*\d+[家户个]?[)）]?$")
KIND_OF_LIST = re.compile("(?:名单|名录|清单|一览表?)$")
ROWS_TRIED = 2000
"""A list of names without codes must not cost a look at each."""


def in_sections(sheet: RosterSheet, names: Names) -> tuple[RosterSheet, ...]:
    """The list itself where nothing within it names an indicator."""
    heads = [(row, text) for row, text in _lines(sheet) if _names_indicator(text, names)]
    if not heads:
        return (sheet,)
    begins = [sheet.above, *(row for row, _ in heads)]
    ends = [row - 1 for row in begins[1:]] + [sheet.last]
    titles = [(), *(((Cell(sheet.grid.sheet, row, 1), text),) for row, text in heads)]
    found = [
        replace(
            sheet,
            title_cells=(*own, *sheet.title_cells),
            above=above,
            last=last,
            passed=tuple(row for row in sheet.passed if above < row <= last),
        )
        for own, above, last in zip(titles, begins, ends, strict=True)
    ]
    return tuple(one for one in found if one.above > sheet.above or len(one.rows))


def _lines(sheet: RosterSheet) -> Iterator[tuple[int, str]]:
    """Rows in which, but for numbers, one cell is filled, and none with a code."""
    for row in _bare(sheet)[:ROWS_TRIED].tolist():
        own = sheet.grid.columns[sheet.heading.first - 1 : sheet.heading.last]
        texts = [text.strip() for column in own if (text := column[row - 1].as_py())]
        said = [text for text in texts if text and not _is_number(text)]
        if len(said) == 1:
            yield row, said[0]


def _bare(sheet: RosterSheet) -> Numbers:
    """Rows without a code and with three filled cells at the most."""
    bare = np.flatnonzero(~is_plain(sheet.below(Role.CREDIT_CODE))) + sheet.above
    own = sheet.grid.columns[sheet.heading.first - 1 : sheet.heading.last]
    filled = np.zeros(len(bare), np.int64)
    for column in own:
        texts = pc.take(column, pa.array(bare))
        filled += flags(pc.greater(pc.binary_length(texts), 0))
    rows: Numbers = bare[(filled > 0) & (filled <= 3)] + 1
    return rows


def _is_number(text: str) -> bool:
    return any(one.fullmatch(text) for one in (NUMBER_ALONE, NUMBER_OF_THEM))


def _names_indicator(text: str, names: Names) -> bool:
    plain = KIND_OF_LIST.sub("", NUMBER_OF_THEM.sub("", folded(text)))
    return names.series(plain) is not None
