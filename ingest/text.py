"""Text as people type it -> text that can be compared: footnote marks off, widths folded, spaces out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

MARK = re.compile(
    "[①-⒇⓪⓫-⓾⓿❶-➓㉑-㉟㊱-㊿¹²³⁰ⁱ⁴-₎※†‡]"
    r"|[\[［【〔]注?\s*\d{1,2}[\]］】〕]"
    r"|[（(]注\s*[\d０-９一二三四五六七八九十①-⒇]{0,2}[）)]"
    r"|(?<=\d)\s*注\s*\d{0,2}\s*$"
)
STAR_AT_THE_END = re.compile(r"[*＊]+\s*$")
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff]|_x000[dDaA]_")
QUOTES = re.compile("[“”\"'‘’「」『』《》〈〉＂＇]")
SEAL = re.compile(r"\((盖章|公章|签章|单位公章)\)")
DASHES = re.compile("[\u2010-\u2015\u2212\uff0d\u2500~～〜－-]")
END_OF_MARK = "\x00"


def begins(key: str, words: Iterable[str]) -> bool:
    """注：… and 注1. begin with 注; 注册企业数 is a name of its own. `key` is squeezed."""
    for word in map(squeezed, words):
        behind = key.removeprefix(word)[:1]
        if key.startswith(word) and not ("\u4e00" <= behind <= "\u9fff" or behind.isalpha()):
            return True
    return False


def without_marks(text: str, instead: str = "") -> str:
    """Footnote marks go before widths are folded: afterwards `1234①` would read 12341."""
    return STAR_AT_THE_END.sub(instead, MARK.sub(instead, INVISIBLE.sub("", text)))


LONGEST_KEPT = 64
"""Names are short and come again and again; long texts are not worth their memory."""


def folded(text: str) -> str:
    """Footnote marks off, full-width forms folded, outer and repeated spaces out."""
    return _folded_name(text) if len(text) <= LONGEST_KEPT else _folded(text)


@lru_cache(maxsize=8192)
def _folded_name(text: str) -> str:
    return _folded(text)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", without_marks(text)).split())


def squeezed(text: str) -> str:
    """For comparing names: also no spaces at all, no quotes, no case."""
    return _squeezed_name(text) if len(text) <= LONGEST_KEPT else _squeezed(text)


@lru_cache(maxsize=8192)
def _squeezed_name(text: str) -> str:
    return _squeezed(text)


def _squeezed(text: str) -> str:
    return QUOTES.sub("", "".join(folded(text).split())).casefold()
