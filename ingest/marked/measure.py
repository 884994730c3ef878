"""How wide a text is and how many lines it takes: programs do not all grow a row or a comment to its text."""

from __future__ import annotations

WIDE_FROM = 0x2E80
"""Characters from here on are as wide as two letters."""


def width(text: str) -> int:
    return sum(2 if ord(letter) >= WIDE_FROM else 1 for letter in text)


def lines_taken(text: str, letters_a_line: float) -> int:
    """At least 1; a little is lost at the end of each line, for words are not broken."""
    room = max(letters_a_line - 2, 1)
    return sum(1 + int((width(part) - 1) // room) if part else 1 for part in text.split("\n"))
