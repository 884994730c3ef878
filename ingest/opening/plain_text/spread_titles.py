"""What a table saved as text has lost: over which columns a title of its header stretches.

A title stretches over the blanks to its right as far as there are titles below them, but only where
there is one below itself too. Rows of figures have no titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from ingest.opening.found import Merge

DEEPEST = 6
"""No header is deeper."""
FIGURE = re.compile(r"[-—–/…\d０-９,，.．%％]+[①-⑳万亿元家个户]*|待统计|无|零报告|持平")


def spread(rows: list[list[str]]) -> list[Merge]:
    """Of every run of rows that hold no figure."""
    found: list[Merge] = []
    numbered = enumerate(rows, start=1)
    for is_titles, run in groupby(numbered, key=lambda entry: _is_titles(entry[1])):
        if is_titles:
            found.extend(_of_run(list(run)))
    return found


def _of_run(run: list[tuple[int, list[str]]]) -> Iterator[Merge]:
    for offset, (number, row) in enumerate(run, start=1):
        below = _filled([lower for _, lower in run[offset : offset + DEEPEST]])
        for left, right in _stretched(row, below):
            yield left, number, right, number


def _is_titles(row: list[str]) -> bool:
    return not any(FIGURE.fullmatch(text.strip()) for text in row if text)


def _filled(rows: list[list[str]]) -> set[int]:
    return {column for row in rows for column, text in enumerate(row, start=1) if text.strip()}


def _stretched(row: list[str], below: set[int]) -> Iterator[tuple[int, int]]:
    left = 0
    last = 0
    for column, text in enumerate([*row, "end"], start=1):
        if text.strip():
            if last > left > 0:
                yield left, last
            left = last = column
        elif left in below and column in below and last == column - 1:
            last = column
