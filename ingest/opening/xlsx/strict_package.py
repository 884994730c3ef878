"""A “Strict Open XML” package seen as an ordinary one: the same parts, in the older namespaces."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

NAMESPACES = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/", b"/spreadsheetml/2006/"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"/drawingml/2006/"),
)
TRANSITIONAL = b"http://schemas.openxmlformats.org"
TRUTHS = ((b' t="b"><v>true</v>', b' t="b"><v>1</v>'), (b' t="b"><v>false</v>', b' t="b"><v>0</v>'))


class TransitionalPackage(zipfile.ZipFile):
    """Parts are translated whole as they are opened; nothing is written."""

    def open(self, name: Any, *options: Any, **more: Any) -> Any:
        with super().open(name, *options, **more) as part:
            content: bytes = part.read()
        for strict, transitional in NAMESPACES:
            content = content.replace(strict, TRANSITIONAL + transitional)
        for word, digit in TRUTHS:
            content = content.replace(word, digit)
        return BytesIO(content)
