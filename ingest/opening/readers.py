"""The reader of every format, and what they all need loaded before a child may open no more files."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from ingest.opening import cross_check
from ingest.opening.formats import FileFormat
from ingest.opening.formulas import guessed, recalculation
from ingest.opening.found import FoundBook
from ingest.opening.ods import reader as ods_reader
from ingest.opening.plain_text import delimited
from ingest.opening.xls import reader as xls_reader
from ingest.opening.xlsb import reader as xlsb_reader
from ingest.opening.xlsx import reader as xlsx_reader

CODECS = (
    *(
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "gb18030",
        "gbk",
        "gb2312",
    ),
    *("cp936", "big5", "cp950", "ascii", "latin-1", "cp1252", "cp437", "mac-roman"),
)
"""An old workbook names its code page, a part of a package its encoding."""


def read(file_format: str, content: bytes) -> dict[str, Any]:
    """Sheets, number formats, names and where two readers disagree, all JSON."""
    book = _READERS[FileFormat(file_format)](content)
    guessed.note_guessed(book)
    recalculation.note_stale(book)
    answer = book.answer()
    answer["disagreements"] = (
        cross_check.differences(content, book) if file_format in CROSS_CHECKED else []
    )
    return answer


def _strict(content: bytes) -> FoundBook:
    return xlsx_reader.read(content, is_strict=True)


_READERS: dict[FileFormat, Callable[[bytes], FoundBook]] = {
    FileFormat.XLSX: xlsx_reader.read,
    FileFormat.STRICT: _strict,
    FileFormat.XLS: xls_reader.read,
    FileFormat.ODS: ods_reader.read,
    FileFormat.XLSB: xlsb_reader.read,
    FileFormat.CSV: delimited.read,
}
CROSS_CHECKED = frozenset({FileFormat.XLSX, FileFormat.STRICT, FileFormat.XLSB})


def warm_up() -> None:
    """Load now what Python loads on first use: a child may open no file."""
    for name in CODECS:
        codecs.lookup(name)
    read(FileFormat.XLSX, _small_book())


def _small_book() -> bytes:
    book = Workbook()
    sheet = book.create_sheet("表")
    sheet.append(["甲", 1, 2.5, date(2023, 5, 31), "=1+1"])
    sheet.merge_cells("A3:B4")
    sheet.column_dimensions["A"].hidden = True
    target = BytesIO()
    book.save(target)
    return target.getvalue()
