"""The reading process of long lists: like the reading process, but its children answer with columns.

Run as `python -m ingest.opening.apart.roster_server FD`; see `ingest.opening.apart.server`. Both of its
parts are loaded apart from the cell readers: Arrow reserves addresses that a child of theirs has no room for.
"""

from __future__ import annotations

import socket
import sys
from importlib import import_module

from ingest.opening.apart.server import UNNEEDED, serve


def main(descriptor: int) -> None:
    for name in UNNEEDED:
        sys.modules[name] = None  # type: ignore[assignment]
    reader = import_module("ingest.opening.xlsx.roster_reader")
    reader.read(reader.sample())
    with socket.socket(fileno=descriptor) as control:
        serve(control, lambda _, content: reader.read(content))


if __name__ == "__main__":
    main(int(sys.argv[1]))
