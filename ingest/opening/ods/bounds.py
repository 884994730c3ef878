"""How much an .ods would lay out, and what runs, links or hides in it."""

from __future__ import annotations

import re
import zipfile

from ingest.errors import UnreadableError
from ingest.opening.limits import Bounds
from ingest.opening.ods.tables import Attributes, OdsCell, TableWalk, number

CHUNK = 1 << 16
CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
EMBEDDED = re.compile(
    r"oleobject|opendocument\.(?:text|spreadsheet|presentation|database)", re.IGNORECASE
)
MACRO_MEMBERS = re.compile(r"^(?:Basic|Scripts)/", re.IGNORECASE)
OTHER_FILE = re.compile(r"'(?:file|https?|ftp|smb):", re.IGNORECASE)
CALL = re.compile(r"\bDDE\s*\(", re.IGNORECASE)
RUNNING = frozenset({"office:script", "script:event-listener"})
CALLING = frozenset({"table:dde-link", "table:dde-links", "office:dde-source"})
COUNTED = frozenset(
    {
        *("table:table", "table:table-row", "table:table-column"),
        *("table:table-cell", "table:covered-table-cell"),
    }
)
LINKING = frozenset({"table:table-source", "table:cell-range-source"})


def inspect(package: zipfile.ZipFile, bounds: Bounds) -> None:
    """Raises: UnreadableError."""
    _check_members(package)
    scan = _Scan(bounds)
    with package.open(CONTENT) as stream:
        while chunk := stream.read(CHUNK):
            scan.feed(chunk)
    scan.feed(b"", is_final=True)


def _check_members(package: zipfile.ZipFile) -> None:
    names = package.namelist()
    if MANIFEST in names:
        manifest = _Manifest()
        with package.open(MANIFEST) as stream:
            while chunk := stream.read(CHUNK):
                manifest.feed(chunk)
        manifest.feed(b"", is_final=True)
    if "encrypted-package" in names:
        raise UnreadableError("encrypted")
    for name in names:
        if MACRO_MEMBERS.match(name):
            raise UnreadableError("macros", member=name)
    if CONTENT not in names:
        raise UnreadableError("damaged")


class _Manifest(TableWalk):
    """The list of what is in the package: a password shows here, and so does an embedded file."""

    def on_element(self, name: str, attributes: Attributes) -> None:
        if name == "manifest:encryption-data":
            raise UnreadableError("encrypted")
        kind = attributes.get("manifest:media-type", "")
        path = attributes.get("manifest:full-path", "/")
        if path != "/" and EMBEDDED.search(kind):
            raise UnreadableError("embedded_objects", member=path)


class _Scan(TableWalk):
    def __init__(self, bounds: Bounds) -> None:
        super().__init__()
        self.bounds = bounds
        self.cells = self.merged = self.last_row = self.last_column = 0

    def on_element(self, name: str, attributes: Attributes) -> None:
        self._count(name in COUNTED)
        if name in RUNNING:
            raise UnreadableError("macros", member=CONTENT)
        if name in CALLING or CALL.search(attributes.get("table:formula", "")):
            raise UnreadableError("dde", member=CONTENT)
        if name in LINKING or OTHER_FILE.search(attributes.get("table:formula", "")):
            raise UnreadableError("external_links", member=CONTENT)

    def on_table_end(self) -> None:
        box = self.last_row * self.last_column
        if box > max(self.bounds.sparse_box, self.bounds.sparse_factor * self.cells):
            raise UnreadableError("sheet_too_sparse", member=CONTENT, rows=self.last_row)
        self.last_row = self.last_column = 0

    def on_cell(self, cell: OdsCell) -> None:
        self._measure_span(cell)
        if not cell.says:
            return
        self.last_row = max(self.last_row, cell.row + cell.rows - 1)
        self.last_column = max(self.last_column, cell.column + cell.columns - 1)
        if self.last_column > self.bounds.columns:
            raise UnreadableError("sheet_too_wide", member=CONTENT, limit=self.bounds.columns)
        self._count(cell.rows * cell.columns - 1)

    def _measure_span(self, cell: OdsCell) -> None:
        rows = number(cell.attributes, "table:number-rows-spanned")
        columns = number(cell.attributes, "table:number-columns-spanned")
        if rows * columns > 1:
            self.merged += rows * columns * (cell.rows if cell.says else 1)
        if self.merged > self.bounds.merged_cells:
            place = f"R{cell.row}C{cell.column}"
            raise UnreadableError("merge_too_large", member=CONTENT, range=place)

    def _count(self, cells: int) -> None:
        self.cells += cells
        if self.cells > self.bounds.cells:
            raise UnreadableError("too_many_cells", member=CONTENT, limit=self.bounds.cells)
