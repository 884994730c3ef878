"""Proves the quotes of a catalogue: each must stand, word for word, in its clause of the notice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from targets.catalogue import Catalogue
from targets.vocabulary import Action, Parameter, Target

DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0}
CHINESE = "[〇零一二三四五六七八九十]{1,3}"
CHINESE_CLAUSE = re.compile(rf"^[\s　]*[（(]({CHINESE})[）)]", re.MULTILINE)
CHINESE_CHAPTER = re.compile(rf"^[\s　]*{CHINESE}、", re.MULTILINE)
ARABIC_CLAUSE = re.compile(r"^[\s　]*[（(](\d{1,3})[）)]", re.MULTILINE)
ARABIC_CHAPTER = re.compile(r"^[\s　]*\d{1,2}[.．、]\s*\S", re.MULTILINE)
WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…"
SPACE_BESIDE_WIDE = re.compile(rf"(?<=[{WIDE}])\s+|\s+(?=[{WIDE}])")


@dataclass(frozen=True, slots=True)
class Unproven:
    """A quote that does not stand in its clause; `elsewhere`: the clauses in which it does.

    The sentence is `wording` under `catalogue.<code>`.
    """

    entry: str
    clause: int
    quote: str
    elsewhere: tuple[int, ...] = ()

    @property
    def code(self) -> str:
        return "quote_elsewhere" if self.elsewhere else "quote_absent"

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        clauses = ", ".join(map(str, self.elsewhere))
        return (
            ("entry", self.entry),
            ("clause", str(self.clause)),
            ("quote", self.quote),
            ("clauses", clauses),
        )


def unproven(catalogue: Catalogue, notice_text: str) -> tuple[Unproven, ...]:
    """Every quote of targets, parameters and actions that its clause does not hold."""
    text = clauses(notice_text)
    entries: list[Target | Parameter | Action] = [
        *catalogue.targets,
        *catalogue.parameters,
        *catalogue.actions,
    ]
    return tuple(
        Unproven(entry.id, entry.clause, entry.quote, _holding(text, entry.quote))
        for entry in entries
        if folded(entry.quote) not in text.get(entry.clause, "")
    )


def unlisted_clauses(catalogue: Catalogue, notice_text: str) -> tuple[tuple[int, ...], ...]:
    """Clauses of the text that the catalogue lacks, and of the catalogue that the text lacks.

    The text should have `notice.clauses_in_source` of them.
    """
    there, here = set(clauses(notice_text)), set(catalogue.measure)
    return tuple(sorted(there - here)), tuple(sorted(here - there))


def clauses(notice_text: str) -> dict[int, str]:
    """The text of every clause, white space folded, from its mark to the next mark or chapter.

    A mark is （一） where the notice numbers in Chinese, else (1), at the beginning of a line.
    Numbers run through the notice: a lower one is a list within a clause.
    """
    is_chinese = CHINESE_CLAUSE.search(notice_text) is not None
    clause = CHINESE_CLAUSE if is_chinese else ARABIC_CLAUSE
    chapter = CHINESE_CHAPTER if is_chinese else ARABIC_CHAPTER
    marks = [(m.start(), m.end(), _number(m[1])) for m in clause.finditer(notice_text)]
    marks = list(_rising(marks))
    stops = sorted(
        [m.start() for m in chapter.finditer(notice_text)]
        + [start for start, _, _ in marks]
        + [len(notice_text)]
    )
    return {
        number: folded(notice_text[end : next(stop for stop in stops if stop >= end)])
        for _, end, number in marks
    }


def folded(text: str) -> str:
    """One space for any white space; none beside Chinese, where a line break means nothing."""
    return " ".join(SPACE_BESIDE_WIDE.sub("", text).split())


def _rising(marks: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    last = 0
    for start, end, number in marks:
        if number > last:
            last = number
            yield start, end, number


def _number(text: str) -> int:
    """十九 -> 19, 19 -> 19; only up to 99."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    unit = DIGITS[ones[-1]] if ones else 0
    return (DIGITS.get(tens, 0) if tens else 1) * 10 + unit if ten else unit


def _holding(text: dict[int, str], quote: str) -> tuple[int, ...]:
    return tuple(number for number, clause in text.items() if folded(quote) in clause)
