"""Is this file a workbook, of which kind, and safe to open? Its bytes tell, never its name's ending."""

from __future__ import annotations

import re

from ingest.errors import UnreadableError
from ingest.opening import archive
from ingest.opening.formats import FileFormat
from ingest.opening.limits import BOUNDS, MEBIBYTE, Bounds
from ingest.opening.plain_text import delimited
from ingest.opening.xls import biff, compound

ZIP_MAGIC = b"PK\x03\x04"
EMPTY_ZIP_MAGIC = b"PK\x05\x06"
HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|table|meta)"
    rb"|^(?:mime-version|from|content-type):",
    re.IGNORECASE | re.DOTALL,
)
SPREADSHEET_XML = re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet|office:spreadsheet")
OTHER_XML = re.compile(rb"^\s*<[?!a-z]", re.IGNORECASE)
OTHER_DOCUMENTS = (b"%PDF", b"{\\rtf")
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
OLDEST_WORKBOOKS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
LOOKED_AT = 4096


def inspect(content: bytes, name: str, bounds: Bounds = BOUNDS) -> FileFormat:
    """Raises: UnreadableError for whatever should not be opened, with what was seen."""
    if not content:
        raise UnreadableError("empty_file", name=name)
    if len(content) > bounds.file_bytes:
        raise UnreadableError(
            "file_too_large",
            size=_mebibytes(len(content)),
            limit=_mebibytes(bounds.file_bytes),
        )
    if content.startswith(compound.MAGIC):
        return biff.inspect(content, bounds)
    if content.startswith((ZIP_MAGIC, EMPTY_ZIP_MAGIC)):
        return archive.inspect(content, bounds)
    _refuse_other_kinds(content[:LOOKED_AT])
    return delimited.inspect(content, bounds)


def _refuse_other_kinds(start: bytes) -> None:
    """Raises: UnreadableError for whatever is neither a workbook nor a table saved as text."""
    plain = start.removeprefix(b"\xef\xbb\xbf")
    if start.startswith(WIDE_MARKS):
        plain = plain[2:].replace(b"\0", b"")
    if HTML.match(plain):
        raise UnreadableError("html")
    if SPREADSHEET_XML.search(plain) or start.startswith(OLDEST_WORKBOOKS):
        raise UnreadableError("old_format")
    if start.startswith(OTHER_DOCUMENTS) or OTHER_XML.match(plain):
        raise UnreadableError("other_document")
    if b"\0" in plain:
        raise UnreadableError("not_a_workbook")


def _mebibytes(size: int) -> str:
    return f"{size / MEBIBYTE:.1f}"
