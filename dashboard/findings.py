"""Findings as the pages say them: sentence, place, and whether a written explanation is asked for."""

from __future__ import annotations

from collections.abc import Iterable

from targets.catalogue import Catalogue
from targets.findings import placeholders
from targets.vocabulary import Finding, Language, Severity
from wording import UnknownSentenceError, say

WHOLE_FILE = "*"
"""The place of a finding that is about no cell."""


def place_of(finding: Finding) -> str:
    """`Sheet1!F9`, as explanations name it."""
    if finding.cell is None:
        return WHOLE_FILE
    return f"{finding.cell.sheet}!{finding.cell.address}"


def places_to_explain(findings: Iterable[Finding]) -> tuple[str, ...]:
    places = (place_of(f) for f in findings if f.severity is Severity.WARNING)
    return tuple(dict.fromkeys(places))


def sentence_of(finding: Finding, catalogue: Catalogue, language: Language) -> str:
    """The finding's own sentence; an older version's code that has none any more is told plainly."""
    values = placeholders(finding, catalogue, language)
    for group in ("finding", "reading"):
        try:
            return say(f"{group}.{finding.code}", language, **values)
        except UnknownSentenceError:
            continue
    plain = {"place": place_of(finding), "seen": finding.seen, "expected": finding.expected}
    return say("page.finding_unknown", language, code=finding.code, **plain)
