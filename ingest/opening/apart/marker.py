"""A sender's workbook opened, marked and saved with openpyxl. Runs only in the marking process.

A round trip through openpyxl drops what formulas last gave; here it is carried over, so that the marked
workbook says what the original says, also to those who read it without calculating it anew.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from ingest.marked.cell_marks import mark_cells, unmark_cells
from ingest.marked.line import Line
from ingest.marked.list_sheet import MARKED, About, listed, write_list
from targets.vocabulary import Severity

LOSSES = ("extension is not supported", "will be removed")
"""How openpyxl says that it keeps something not."""

CELL, FORMULA, VALUE = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("c", "f", "v"))
WRITTEN = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f\b[^>]*(?:/>|>[^<]*</f>))<v ?/>')
"""A formula's cell as openpyxl writes it: without a result."""

Results = Mapping[str, tuple[str, str]]


def marked(
    content: bytes, lines: Sequence[Mapping[str, Any]], about: Mapping[str, Any]
) -> bytes | None:
    """None: saving would lose something."""
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        reader = ExcelReader(BytesIO(content), keep_links=False, rich_text=True)
        reader.read()
    if any(loss in str(one.message) for one in said for loss in LOSSES):
        return None
    book = reader.wb
    results = _results(content, book, reader)
    _unmark(book)
    found = [Line(**{**line, "severity": Severity(line["severity"])}) for line in lines]
    write_list(book, found, About(**about), mark_cells(book, found))
    return _saved(book, results)


def _results(content: bytes, book: Workbook, reader: ExcelReader) -> dict[str, Results]:
    """Sheet -> address of a formula -> (kind, text) that the file has stored for it."""
    with ZipFile(BytesIO(content)) as package:
        parts = {
            entry.name: package.read(relation.target)
            for entry, relation in reader.parser.find_sheets()
            if relation.target in reader.valid_files and entry.name in book.sheetnames
        }
    return {name: dict(_stored(part)) for name, part in parts.items() if b"f>" in part}


def _stored(part: bytes) -> Iterator[tuple[str, tuple[str, str]]]:
    for _, element in iterparse(BytesIO(part)):
        if element.tag != CELL:
            continue
        address, value = element.get("r"), element.findtext(VALUE)
        if element.find(FORMULA) is not None and address and value is not None:
            yield address, (element.get("t", "n"), value)
        element.clear()


def _unmark(book: Workbook) -> None:
    """A workbook that comes back marked loses its old list and its old marks first."""
    sheet = _list_of(book)
    if sheet is None:
        return
    rows = list(listed(sheet))
    book.remove(sheet)
    unmark_cells(book, rows)


def _list_of(book: Workbook) -> Worksheet | None:
    name = book.defined_names.get(MARKED)
    places = list(name.destinations) if name is not None else []
    title = places[0][0] if places else ""
    return book[title] if title in book.sheetnames else None


def _saved(book: Workbook, results: Mapping[str, Results]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        _Writer(book, package, results).write_data()
    return target.getvalue()


class _Writer(ExcelWriter):
    """openpyxl's writer, without the files that it puts beside the archive, and with formulas' results."""

    def __init__(self, book: Workbook, archive: ZipFile, results: Mapping[str, Results]) -> None:
        super().__init__(book, archive)
        self._package, self._results = archive, results

    def write_worksheet(self, ws: Any) -> None:
        """As the method that this one replaces; what has pictures or charts does not come here."""
        ws._drawing = SpreadsheetDrawing()  # noqa: SLF001
        out = BytesIO()
        writer: Any = WorksheetWriter(ws, out)
        writer.write()
        ws._rels = writer._rels  # noqa: SLF001
        written = _with_results(out.getvalue(), self._results.get(ws.title, {}))
        self._package.writestr(ws.path[1:], written)
        self.manifest.append(ws)


def _with_results(written: bytes, results: Results) -> bytes:
    def filled(found: re.Match[bytes]) -> bytes:
        address, attributes, formula = found.groups()
        kind, text = results.get(address.decode(), ("n", ""))
        if not text and kind != "str":
            return found[0]
        value = escape(text, quote=False).encode()
        return b'<c r="%s"%s t="%s">%s<v>%s</v>' % (
            *(address, attributes, kind.encode()),
            *(formula, value),
        )

    return WRITTEN.sub(filled, written) if results else written
