"""The same workbook is the same bytes: no moment of making is left in the file."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.packaging.core import DocumentProperties
from openpyxl.xml.functions import tostring

CORE = "docProps/core.xml"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a zip can carry."""

UNIX = 3


def sealed(content: bytes, properties: DocumentProperties, moment: datetime) -> bytes:
    """The workbook with every moment in it replaced by this one; one with a time zone is taken as UTC's."""
    properties.created = properties.modified = moment.replace(tzinfo=None)
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(packed, "w") as target:
        for name in source.namelist():
            inner = tostring(properties.to_tree()) if name == CORE else source.read(name)
            entry = ZipInfo(name, EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = UNIX  # else it is that of the machine
            target.writestr(entry, inner)
    return packed.getvalue()
