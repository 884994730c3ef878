"""The caller's side of marking: bytes and what is to be marked go out, the marked bytes come back."""

from __future__ import annotations

import atexit
import base64
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from ingest.errors import UnreadableError
from ingest.marked.line import Line
from ingest.marked.list_sheet import About
from ingest.opening.apart.process import Limits, ReadingProcess
from ingest.opening.apart.protocol import ANSWER

LIMITS = Limits(cpu_seconds=15, wall_seconds=25)


class LossyError(Exception):
    """Saving this workbook anew would lose something of it."""


def marked(
    content: bytes, lines: Sequence[Line], about: About, *, limits: Limits = LIMITS
) -> bytes:
    """In a process of its own; call `guard.inspect` first. Raises: LossyError, UnreadableError."""
    asked = json.dumps({"lines": [asdict(line) for line in lines], "about": asdict(about)}).encode()
    answer: dict[str, Any] = SHARED.read(ANSWER.pack(len(asked)) + asked + content, limits)
    if answer.get("is_lossy"):
        raise LossyError
    if "content" not in answer:
        raise UnreadableError("damaged")
    return base64.b64decode(answer["content"])


SHARED = ReadingProcess("ingest.opening.apart.marking_server")
"""Started when something is first marked: reading needs nothing of what marking loads."""

atexit.register(SHARED.stop)
