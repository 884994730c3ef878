"""The marking process: like the reading process, but its children open a whole workbook and save it marked.

Run as `python -m ingest.opening.apart.marking_server FD`; see `ingest.opening.apart.server`.
"""

from __future__ import annotations

import base64
import json
import socket
import sys
from importlib import import_module
from io import BytesIO
from typing import Any

from ingest.opening.apart.protocol import ANSWER
from ingest.opening.apart.server import UNNEEDED, serve

TEXTS = (
    "problem",
    "seen",
    "expected",
    "difference",
    "advice",
    "english",
    "explanation",
    "identity",
)
SPECIMEN = {
    "lines": [
        {"number": 1, "severity": "warning", "sheet": "表", "row": 1, "column": 1}
        | dict.fromkeys(TEXTS, "甲")
    ],
    "about": {"file_name": "表.xlsx"},
}


def main(descriptor: int) -> None:
    for name in UNNEEDED:
        sys.modules[name] = None  # type: ignore[assignment]
    warm_up()
    with socket.socket(fileno=descriptor) as control:
        serve(control, answer)


def answer(_: str, request: bytes) -> dict[str, Any]:
    """`request`: what the caller packed: the length of a JSON document, it, and the workbook's bytes."""
    (length,) = ANSWER.unpack(request[: ANSWER.size])
    asked = json.loads(request[ANSWER.size : ANSWER.size + length])
    saved = import_module("ingest.opening.apart.marker").marked(
        request[ANSWER.size + length :], asked["lines"], asked["about"]
    )
    if saved is None:
        return {"is_lossy": True}
    return {"content": base64.b64encode(saved).decode()}


def warm_up() -> None:
    """Everything once, twice over: what it loads on first use a child could not, for it may open no file."""
    book = import_module("openpyxl").Workbook()
    sheet = book.create_sheet("表")
    sheet.append(["甲", 1, 2.5, "=1+1"])
    sheet.merge_cells("A3:B4")
    target = BytesIO()
    book.save(target)
    content = target.getvalue()
    for _ in range(2):
        asked = json.dumps(SPECIMEN).encode()
        found = answer("xlsx", ANSWER.pack(len(asked)) + asked + content)
        content = base64.b64decode(found["content"])


if __name__ == "__main__":
    main(int(sys.argv[1]))
