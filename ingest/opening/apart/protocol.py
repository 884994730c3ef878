"""How the caller and the reading process talk: one socket a workbook, lengths before bytes."""

from __future__ import annotations

import socket
import struct

HEADER = struct.Struct("!QIIQ8s")
"""Memory in bytes, CPU seconds, wall seconds, length of the bytes, the format that they are in."""
ANSWER = struct.Struct("!Q")  # length of what follows: JSON, or Arrow streams
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


def received_in_place(link: socket.socket, length: int) -> bytearray | None:
    """The same for what may be large: never held twice."""
    whole = bytearray(length)
    left = memoryview(whole)
    while left:
        count = link.recv_into(left, min(len(left), CHUNK))
        if not count:
            return None
        left = left[count:]
    return whole
