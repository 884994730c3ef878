"""Is this file a workbook, and safe to open? Looked at by its bytes, never by its name's ending."""

from __future__ import annotations

import re

from ingest.errors import UnreadableError
from ingest.opening import archive
from ingest.opening.limits import BOUNDS, MEBIBYTE, Bounds

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MAGIC = b"PK\x03\x04"
EMPTY_ZIP_MAGIC = b"PK\x05\x06"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|table|meta)",
    re.IGNORECASE | re.DOTALL,
)
SPREADSHEET_XML = re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet")
LOOKED_AT = 4096


def inspect(content: bytes, name: str, bounds: Bounds = BOUNDS) -> None:
    """Raises: UnreadableError for whatever should not be opened, with what was seen."""
    if not content:
        raise UnreadableError("empty_file", name=name)
    if len(content) > bounds.file_bytes:
        raise UnreadableError(
            "file_too_large",
            size=_mebibytes(len(content)),
            limit=_mebibytes(bounds.file_bytes),
        )
    if content.startswith(OLE_MAGIC):
        raise UnreadableError("encrypted" if ENCRYPTED_STREAM in content else "old_format")
    if not content.startswith((ZIP_MAGIC, EMPTY_ZIP_MAGIC)):
        raise UnreadableError(_kind_of_text(content[:LOOKED_AT]))
    archive.inspect(content, bounds)


def _kind_of_text(start: bytes) -> str:
    if HTML.match(start.removeprefix(b"\xef\xbb\xbf")):
        return "html"
    if SPREADSHEET_XML.search(start):
        return "old_format"
    if start.startswith(b"%PDF"):
        return "other_document"
    return "not_a_workbook" if b"\0" in start else "plain_text"


def _mebibytes(size: int) -> str:
    return f"{size / MEBIBYTE:.1f}"
