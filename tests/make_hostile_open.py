"""Builders of .ods and .xlsb files that nobody should open, one fault each."""

from __future__ import annotations

import struct
from collections.abc import Mapping

from tests import make_ods, make_xlsb

VALUE = '<table:table-cell office:value-type="float" office:value="1"{}><text:p>1</text:p></table:table-cell>'
MANY = "1048576"


def table(cells: str, row: str = "", after: str = "") -> str:
    rows = f"<table:table-row{row}>{cells}</table:table-row>{after}"
    return f'<table:table table:name="表">{rows}</table:table>'


def ods(
    body: str = table(VALUE.format("")),
    *,
    scripts: str = "",
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    return make_ods.package(make_ods.document(body, scripts=scripts), parts)


def repeated_value() -> bytes:
    """One cell of a few bytes, said to stand 16,384 × 1,048,576 times."""
    wide = VALUE.format(' table:number-columns-repeated="16384"')
    return ods(table(wide, f' table:number-rows-repeated="{MANY}"'))


def repeated_row() -> bytes:
    return ods(table(VALUE.format(""), f' table:number-rows-repeated="{MANY}"'))


def far_value() -> bytes:
    blank = f'<table:table-row table:number-rows-repeated="{MANY}"><table:table-cell/></table:table-row>'
    value = f"<table:table-row>{VALUE.format('')}</table:table-row>"
    return ods(table(VALUE.format(""), after=blank + value))


def merged() -> bytes:
    spans = f' table:number-rows-spanned="{MANY}" table:number-columns-spanned="1024"'
    return ods(table(VALUE.format(spans)))


def formula(text: str) -> bytes:
    return ods(table(VALUE.format(f' table:formula="{text}"')))


def linked_sheet() -> bytes:
    source = '<table:table-source xlink:href="file:///tmp/x.ods" table:table-name="x"/>'
    return ods(f'<table:table table:name="x">{source}</table:table>')


def called() -> bytes:
    link = '<table:dde-links><table:dde-link><office:dde-source office:dde-application="x"/>'
    return ods(table(VALUE.format("")) + link + "</table:dde-link></table:dde-links>")


def scripted() -> bytes:
    return ods(scripts='<office:script script:language="ooo:Basic"/>')


def with_basic() -> bytes:
    return ods(parts={"Basic/Standard/Module1.xml": "<x/>"})


def listed(entry: str) -> bytes:
    """With something more in the list of what the package holds."""
    manifest = make_ods.MANIFEST.replace("</manifest:manifest>", entry + "</manifest:manifest>")
    return ods(parts={"META-INF/manifest.xml": manifest})


def locked() -> bytes:
    inside = '<manifest:encryption-data manifest:checksum="x"/>'
    return listed(
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
        f"{inside}</manifest:file-entry>"
    )


def with_embedded_text() -> bytes:
    kind = "application/vnd.oasis.opendocument.text"
    return listed(
        f'<manifest:file-entry manifest:full-path="Object 1/" manifest:media-type="{kind}"/>'
    )


def with_doctype() -> bytes:
    content = make_ods.document(table(VALUE.format("")))
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    return make_ods.package(
        content.replace("<office:document-content", bomb + "<office:document-content", 1)
    )


def real(column: int, value: float = 1.0) -> bytes:
    return make_xlsb.cell_record(5, column, struct.pack("<d", value))


def xlsb(records: bytes = make_xlsb.row_record(1) + real(1), **parts: bytes) -> bytes:
    named = {name.replace("__", "/").replace("_bin", ".bin"): part for name, part in parts.items()}
    return make_xlsb.package([make_xlsb.binary_sheet(records)], parts=named)


def xlsb_corner() -> bytes:
    return xlsb(make_xlsb.row_record(1048576) + real(16384))


def xlsb_deep() -> bytes:
    return xlsb(make_xlsb.row_record(1) + real(1) + make_xlsb.row_record(1048576) + real(1))


def xlsb_merged() -> bytes:
    return xlsb(make_xlsb.merge_record(1, 1048576, 1, 16384))


def xlsb_cut() -> bytes:
    """A record that says it is longer than what is left."""
    return xlsb(b"\x00\x7f\x01")


def xlsb_texts() -> bytes:
    texts = make_xlsb.record(159) + make_xlsb.record(19, b"\0\0\0\0\0") * 300
    return make_xlsb.package([make_xlsb.binary_sheet(b"")], parts={"xl/other.bin": texts})
