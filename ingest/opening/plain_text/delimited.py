"""Tables saved as text: which encoding, which delimiter, and their cells; doubtful ones are refused."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from ingest.errors import UnreadableError
from ingest.opening.formats import FileFormat
from ingest.opening.found import NUMBER, TEXT, FoundBook, FoundSheet
from ingest.opening.limits import Bounds
from ingest.opening.plain_text.big5 import is_big5
from ingest.opening.plain_text.spread_titles import spread

DELIMITERS = (",", "\t", ";")
MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
STATED = re.compile(r"sep=([,;|\t])\r?\n", re.IGNORECASE)
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff]")
PLAIN_NUMBER = re.compile(r"(?!-0(?:\.0*)?$)-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,10})?")
SHEET = "CSV"
UNSEEN = ("formulas", "number_formats", "merges", "hidden")
LOOKED_AT = 5000
"""So many rows decide the delimiter."""


def inspect(content: bytes, bounds: Bounds) -> FileFormat:
    """Raises: UnreadableError."""
    cells = 0
    for row in _rows(decoded(content)):
        cells += max(len(row), 1)
        if len(row) > bounds.columns:
            raise UnreadableError("sheet_too_wide", member=SHEET, limit=bounds.columns)
        if cells > bounds.cells:
            raise UnreadableError("too_many_cells", member=SHEET, limit=bounds.cells)
    return FileFormat.CSV


def read(content: bytes) -> FoundBook:
    """Cells as typed; only what a spreadsheet program would take for the same number is one."""
    book = FoundBook()
    book.unseen = UNSEEN
    book.sheets.append(FoundSheet(SHEET))
    rows = list(_rows(decoded(content)))
    book.sheets[-1].merges = spread(rows)
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            if text.strip():
                kind = NUMBER if PLAIN_NUMBER.fullmatch(text) else TEXT
                book.put((number, column), (kind, text))
    return book


def decoded(content: bytes) -> str:
    """By its mark, else UTF-8, else GB18030, each without any fault. Raises: UnreadableError.

    What is surely Big5 is not taken for the rare letters that its bytes are as GB18030.
    """
    marked = [name for mark, name in MARKED if content.startswith(mark)]
    for name in marked or ["utf-8", "gb18030"]:
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if CONTROL.search(text):
            raise UnreadableError("not_a_workbook")
        if name == "gb18030" and is_big5(content, text):
            break
        return text
    raise UnreadableError("unknown_encoding")


def _rows(text: str) -> Iterator[list[str]]:
    stated = STATED.match(text)
    if stated is not None:
        delimiter, text = stated[1], text[stated.end() :]
    else:
        delimiter = _delimiter(text)
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error as error:
        raise UnreadableError(_amiss(error)) from error


def _amiss(error: csv.Error) -> str:
    """Beyond its quotes, csv complains only of cells longer than any table has."""
    return "plain_text" if "limit" in str(error) else "quotes_unclear"


def _delimiter(text: str) -> str:
    """The one that gives most rows the same number of cells; none or two of them: refused."""
    fits: list[tuple[int, int, str]] = []
    amiss = "plain_text"
    for delimiter in DELIMITERS:
        try:
            fits.append((*_fit(text, delimiter), delimiter))
        except csv.Error as error:
            amiss = _amiss(error) if delimiter in text else amiss
    fits = sorted((fit for fit in fits if fit[0]), reverse=True)
    if not fits:
        raise UnreadableError(amiss)
    if len(fits) > 1 and fits[0][:2] == fits[1][:2]:
        raise UnreadableError("delimiter_unclear")
    return fits[0][2]


def _fit(text: str, delimiter: str) -> tuple[int, int]:
    """How many rows have the commonest number of cells above one, and that number."""
    widths: Counter[int] = Counter()
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for _, row in zip(range(LOOKED_AT), reader, strict=False):
        widths[len(row)] += len(row) > 1
    width, rows = max(widths.items(), key=lambda entry: (entry[1], entry[0]), default=(0, 0))
    return rows, width
