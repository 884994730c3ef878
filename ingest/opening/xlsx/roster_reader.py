"""Bytes of an .xlsx -> its sheets as columns of text, with fastexcel. Runs only in the reading process.

For lists of a million rows: what is merged, hidden or formatted is not seen, so no figure is read so.
The answer is one Arrow stream a sheet, behind one another; `SHEET`, `COLUMN` and `HIDDEN` stand in each
stream's schema. Its first row is the sheet's first row.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

import fastexcel
import pyarrow as pa

SHEET, COLUMN, HIDDEN = b"sheet", b"column", b"hidden"

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SAMPLE = {
    "[Content_Types].xml": (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">'
        '<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
    "xl/worksheets/sheet1.xml": (
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">'
        '<c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1"><v>1.5</v></c>'
        "</row></sheetData></worksheet>"
    ),
}


def read(content: bytes) -> memoryview:
    """Every sheet that has a cell. The process ends with its answer, so nothing is let go before."""
    book = fastexcel.read_excel(content)
    sheets = [_loaded(book, name) for name in book.sheet_names]
    batches = [_batch(sheet) for sheet in sheets if sheet.width]
    size = pa.MockOutputStream()
    _write(batches, size)
    target = pa.allocate_buffer(size.size())
    _write(batches, pa.FixedSizeBufferWriter(target))
    return memoryview(target)


def sample() -> bytes:
    """A workbook to warm up with."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, text in SAMPLE.items():
            package.writestr(name, text)
    return target.getvalue()


def _loaded(book: fastexcel.ExcelReader, name: str) -> fastexcel.ExcelSheet:
    """Every row from the sheet's first, every cell as text."""
    return book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")


def _batch(sheet: fastexcel.ExcelSheet) -> pa.RecordBatch:
    first = min(column.absolute_index for column in sheet.selected_columns)
    said = {
        SHEET: sheet.name.encode(),
        COLUMN: str(first + 1).encode(),
        HIDDEN: b"" if sheet.visible == "visible" else b"1",
    }
    return sheet.to_arrow().replace_schema_metadata(said)


def _write(batches: list[pa.RecordBatch], target: pa.NativeFile) -> None:
    for batch in batches:
        with pa.ipc.new_stream(target, batch.schema) as stream:
            stream.write_batch(batch)
