"""Findings as the pages say them: sentence, place, and whether a written explanation is asked for."""

from __future__ import annotations

from collections.abc import Iterable

from targets.catalogue import Catalogue
from targets.findings import is_on_trial, placeholders
from targets.vocabulary import Finding, Language, Severity
from wording import UnknownSentenceError, say

WHOLE_FILE = "*"
"""The place of a finding that is about no cell."""

EXPLAIN = "explain:"
"""The name of an explanation's field begins so; the place of its finding follows."""

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
