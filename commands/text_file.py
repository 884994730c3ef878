"""A text that is named on the command line: read whole where it is one, else complained about."""

from __future__ import annotations

from pathlib import Path

from commands.console import complain
from ingest.errors import UnreadableError
from ingest.opening.limits import MEBIBYTE
from ingest.opening.on_disk import bytes_of


def text_of(path: Path, *, encoding: str = "utf-8") -> str | None:
    """None: it was said why it cannot be read."""
    try:
        return bytes_of(path, largest=MEBIBYTE).decode(encoding)
    except UnreadableError as error:
        key = (
            "command.text_too_large" if error.code == "file_too_large" else f"reading.{error.code}"
        )
        complain(key, file=path, **error.values)
    except UnicodeDecodeError:
        complain("command.text_not_utf8", file=path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        complain("command.file_not_readable", file=path, reason=reason)
    return None
