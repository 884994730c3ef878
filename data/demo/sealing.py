"""A workbook as bytes that never change: fixed times, one order, one way of writing XML."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from xml.etree.ElementTree import canonicalize

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

MADE_UP = "ptm_made_up"
"""The defined name by which intake knows that a workbook's figures are made up."""

ZIP_TIME = (2023, 1, 1, 0, 0, 0)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W3C_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def sealed(book: Workbook, *, saved_at: datetime) -> bytes:
    """The bytes of a workbook, marked as made up and saved at that moment."""
    book.properties.creator = "demo"
    if MADE_UP not in book.defined_names:
        book.defined_names[MADE_UP] = DefinedName(MADE_UP, attr_text="TRUE", hidden=True)
    draft = io.BytesIO()
    book.save(draft)
    return _repacked(draft.getvalue(), saved_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


def _repacked(content: bytes, saved_at: str) -> bytes:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as draft,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as final,
    ):
        for name in draft.namelist():
            member = zipfile.ZipInfo(name, ZIP_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            final.writestr(member, _rewritten(name, draft.read(name), saved_at))
    return packed.getvalue()


def _rewritten(name: str, content: bytes, saved_at: str) -> bytes:
    """XML in canonical form, so that it does not matter which library wrote it."""
    if not name.endswith((".xml", ".rels")):
        return content
    text = DECLARATION + canonicalize(content.decode())
    if name == "docProps/core.xml":
        text = W3C_TIME.sub(saved_at, text)
    return text.encode()
