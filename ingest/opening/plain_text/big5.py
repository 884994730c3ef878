"""Is a text that could be read as GB18030 one in Big5? Told only where its letters leave no doubt."""

from __future__ import annotations

LOOKED_AT = 20_000
"""Bytes; half a letter at the end is left out."""
FEWEST = 8
"""Letters beyond ASCII that it takes to be sure."""
SURELY_COMMON, HARDLY_COMMON = 0.98, 0.75
GB2312_COMMON = (range(0xA1, 0xA4), range(0xA9, 0xAA), range(0xB0, 0xD8))
BIG5_COMMON = (range(0xA1, 0xC7),)
"""First bytes of marks and of the characters in daily use, by each standard's own order."""


def is_big5(content: bytes, as_gb18030: str) -> bool:
    """All its letters are everyday ones as Big5, and many are rare ones as GB18030."""
    try:
        content.decode("big5")
    except UnicodeDecodeError:
        return False
    text = content[:LOOKED_AT].decode("big5", "ignore")
    return (
        sum(not letter.isascii() for letter in text) >= FEWEST
        and _common(text, "big5", BIG5_COMMON) >= SURELY_COMMON
        and _common(as_gb18030[:LOOKED_AT], "gb2312", GB2312_COMMON) < HARDLY_COMMON
    )


def _common(text: str, encoding: str, leads: tuple[range, ...]) -> float:
    """The part of the letters beyond ASCII that are everyday ones."""
    letters = [letter for letter in text if not letter.isascii()]
    first = (letter.encode(encoding, "replace")[0] for letter in letters)
    common = sum(any(byte in lead for lead in leads) for byte in first)
    return common / max(len(letters), 1)
