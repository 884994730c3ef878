"""What a file may write as a number: Python's own int and float take more than spreadsheet programs write."""

from __future__ import annotations

import re

NUMERAL = re.compile(
    r"[ \t\r\n]*[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[ \t\r\n]*"
)
WHOLE = re.compile(r"[ \t\r\n]*[0-9]+[ \t\r\n]*")


def is_numeral(text: str) -> bool:
    """12980, 1.5E+3; never 12_980, １２９８０, 0x1 or NaN."""
    return NUMERAL.fullmatch(text) is not None


def is_whole(text: str) -> bool:
    """A number that counts: of a row, or of a text kept elsewhere."""
    return WHOLE.fullmatch(text) is not None
