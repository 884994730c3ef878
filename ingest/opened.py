"""A file through the guard and the reading process, in that order."""

from __future__ import annotations

from ingest import guard, workbook
from ingest.workbook import Workbook


def opened(content: bytes, file_name: str) -> Workbook:
    """Raises: UnreadableError."""
    return workbook.read(content, guard.inspect(content, file_name))
