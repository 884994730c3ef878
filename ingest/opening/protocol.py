"""How the caller and the reading process talk: one socket a workbook, lengths before bytes."""

from __future__ import annotations

import socket
import struct

HEADER = struct.Struct("!QIIQ8s")
"""Memory in bytes, CPU seconds, wall seconds, length of the bytes, the format that they are in."""
ANSWER = struct.Struct("!Q")  # length of the JSON that follows
CHUNK = 1 << 20


def received(link: socket.socket, length: int) -> bytes | None:
    """Exactly so many bytes; None when the other side went away before."""
    parts = []
    while length:
        part = link.recv(min(length, CHUNK))
        if not part:
            return None
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
