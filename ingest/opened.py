"""A file through the guard and the reading process, in that order."""

from __future__ import annotations

from ingest import guard, workbook
from ingest.layout import Layouts
from ingest.roster import large
from ingest.workbook import Workbook


def opened(content: bytes, file_name: str, layouts: Layouts | None = None) -> Workbook:
    """`layouts`: also lists of enterprises as long as a sheet; else it is held to the bounds of a form.

    Raises: UnreadableError.
    """
    if layouts is not None and large.is_large(content):
        book = large.read(content, layouts)
        if book is not None:
            return book
    return workbook.read(content, guard.inspect(content, file_name))
