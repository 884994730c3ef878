"""Findings as the pages say them: sentence, place, and whether a written explanation is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from targets.catalogue import Catalogue
from targets.findings import is_on_trial, placeholders
from targets.vocabulary import Finding, Language, Severity
from wording import UnknownSentenceError, say

WHOLE_FILE = "*"
"""The place of a finding that is about no cell."""

EXPLAIN = "explain:"
"""The name of an explanation's field begins so; the place of its finding follows."""

ALSO = "also:"
"""A hidden field's name begins so, a place follows; its value is the place whose explanation answers it too."""

OF_A_LIST = "roster_"
"""The codes of what is said of lists of enterprises begin so."""

ANSWER, MEANT, CONFIRMED = "answer", "meant:", "confirmed:"
"""The answer to a unit slip, and what its value begins with; the place of its finding follows."""

LONGEST_SHOWN, LONGEST_QUOTED = 500, 100
"""Characters of a cell's text on a page, and within a sentence; the file itself holds the rest."""


def place_of(finding: Finding) -> str:
    """`Sheet1!F9`, as explanations name it."""
    if finding.cell is None:
        return WHOLE_FILE
    return f"{finding.cell.sheet}!{finding.cell.address}"


def places_to_explain(findings: Iterable[Finding]) -> tuple[str, ...]:
    places = (place_of(f) for f in findings if f.severity is Severity.WARNING)
    return tuple(dict.fromkeys(places))


@dataclass(frozen=True, slots=True)
class Question:
    """Findings that are shown as one: a single one, or those of one rule about a list of enterprises.

    `places`: those that one written explanation answers; none where an earlier question asks for them.
    """

    findings: tuple[Finding, ...]
    places: tuple[str, ...] = ()

    @property
    def is_group(self) -> bool:
        return len(self.findings) > 1


def questions(findings: Iterable[Finding]) -> tuple[Question, ...]:
    """What was explained differently is asked apart."""
    groups: dict[object, list[Finding]] = {}
    for number, finding in enumerate(findings):
        groups.setdefault(_same_question(finding) or number, []).append(finding)
    asked: set[str] = set()
    return tuple(Question(tuple(group), _unasked(group, asked)) for group in groups.values())


def asked_in(findings: Iterable[Finding]) -> tuple[Question, ...]:
    """Those that a written explanation of its own answers."""
    return tuple(one for one in questions(findings) if one.places)


def _same_question(finding: Finding) -> tuple[str, ...] | None:
    if finding.severity is not Severity.WARNING or not finding.code.startswith(OF_A_LIST):
        return None
    said = dict(finding.values)
    about = (said.get("list", ""), said.get("indicator", ""))
    return (finding.code, finding.explanation or "", *about)


def _unasked(group: Iterable[Finding], asked: set[str]) -> tuple[str, ...]:
    places = tuple(place for place in places_to_explain(group) if place not in asked)
    asked.update(places)
    return places


def shortened(text: str | None, most: int = LONGEST_SHOWN) -> str:
    """A cell may hold thirty thousand characters; a page shows how it begins."""
    said = text or ""
    return said if len(said) <= most else said[:most].rstrip() + "…"


def sentence_of(finding: Finding, catalogue: Catalogue, language: Language) -> str:
    """The finding's own sentence; an older version's code that has none any more is told plainly."""
    said = placeholders(finding, catalogue, language)
    values = {name: shortened(text, LONGEST_QUOTED) for name, text in said.items()}
    trial = say("rule.trial", language) if is_on_trial(finding) else ""
    for group in ("finding", "reading"):
        try:
            return trial + say(f"{group}.{finding.code}", language, **values)
        except UnknownSentenceError:
            continue
    raw = {"place": place_of(finding), "seen": finding.seen, "expected": finding.expected}
    plain = {name: shortened(text, LONGEST_QUOTED) for name, text in raw.items()}
    return say("page.finding_unknown", language, code=finding.code, **plain)
