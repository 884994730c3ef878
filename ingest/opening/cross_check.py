"""Every figure and text read a second time, by calamine: two readers that disagree are a finding.

Left out is what they are known to see differently: dates, truth values, error cells, formulas without
a result, what lies under a merge, and how footnote marks and blanks are written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook

from ingest.opening.found import NUMBER, TEXT, FoundBook, FoundSheet, number_text

LARGEST_BOX = 2_000_000
"""calamine lays a sheet out in full: beyond this its memory is not worth the second look."""
MOST = 100
UNTOLD = re.compile(r"_x000[dDaA]_|[\s※\u200b-\u200f\ufeff]")


def differences(content: bytes, book: FoundBook) -> list[list[Any]]:
    """Sheet, row, column, what is said here, what calamine says; empty where it cannot read at all."""
    try:
        return _differences(content, book)
    except BaseException:  # noqa: BLE001 a PanicException is none of Exception's kin
        return []


def _differences(content: bytes, book: FoundBook) -> list[list[Any]]:
    other = CalamineWorkbook.from_filelike(BytesIO(content))
    names = set(other.sheet_names)
    found: list[list[Any]] = []
    for sheet in book.sheets:
        if sheet.name in names and _box(sheet) <= LARGEST_BOX:
            rows = other.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            found.extend(_of_sheet(sheet, rows))
    return found[:MOST]


def _box(sheet: FoundSheet) -> int:
    rows = max((row for row, _ in sheet.cells), default=0)
    return rows * max((column for _, column in sheet.cells), default=0)


def _of_sheet(sheet: FoundSheet, rows: list[list[Any]]) -> Iterator[list[Any]]:
    entry = sheet.entry()
    ours = {(cell[0], cell[1]): (cell[2], cell[3]) for cell in entry["cells"]}
    for (row, column), (kind, text) in ours.items():
        theirs = _at(rows, row, column)
        if not _agree(kind, text, theirs):
            yield [sheet.name, row, column, text, _written(theirs)]
    yield from _only_theirs(sheet, rows, ours)


def _only_theirs(
    sheet: FoundSheet, rows: list[list[Any]], ours: dict[tuple[int, int], tuple[str, str]]
) -> Iterator[list[Any]]:
    under = {
        (row, column)
        for left, top, right, bottom in sheet.merges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
    for row, values in enumerate(rows, start=1):
        for column, value in enumerate(values, start=1):
            place = (row, column)
            if value != "" and place not in ours and place not in under and _tells(value):
                yield [sheet.name, row, column, "", _written(value)]


def _tells(value: Any) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number or (isinstance(value, str) and _plain(value) != "")


def _at(rows: list[list[Any]], row: int, column: int) -> Any:
    values = rows[row - 1] if row <= len(rows) else []
    return values[column - 1] if column <= len(values) else ""


def _agree(kind: str, text: str, theirs: Any) -> bool:
    if kind == NUMBER:
        if isinstance(theirs, int | float) and not isinstance(theirs, bool):
            return float(text) == theirs
        return theirs.strip() == text if isinstance(theirs, str) else True
    if kind == TEXT:
        return not isinstance(theirs, str | int | float) or _plain(text) == _plain(str(theirs))
    return True


def _written(value: Any) -> str:
    return number_text(value) if isinstance(value, float) else str(value)


def _plain(text: str) -> str:
    """A raised 1 is ¹ for one reader and 1 for the other; blanks at line ends differ too."""
    return UNTOLD.sub("", unicodedata.normalize("NFKC", text))
