"""Words around a body's figures that were explained once, and accepted: they are told, no longer asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from ingest.text import squeezed
from store.recall import Answer
from targets.vocabulary import Finding, Severity

ASKED_ONCE = (
    "note_unclear",
    "section_unclear",
    "sheet_name_unclear",
    "text_column_unread",
    "title_of_part",
    "title_unclear",
)
"""Questions about words that stand on a form month after month."""
DAY = re.compile(r"(?:(?:19|20)\d\d年?度?|\d{1,2}月(?:份|末|底|\d{1,2}日)?|\d{1,2}日)")
"""What changes from month to month in words that stay."""
Words: TypeAlias = tuple[str, str, str]


def told(findings: Iterable[Finding], answers: Iterable[Answer]) -> Iterator[Finding]:
    """`answers`: of the same body's same form, the newest first."""
    known: dict[Words, Answer] = {}
    for one in answers:
        known.setdefault(_words(one.finding), one)
    for finding in findings:
        answer = known.get(_words(finding))
        yield finding if answer is None else _told(finding, answer)


def _told(finding: Finding, answer: Answer) -> Finding:
    values = (("month", str(answer.period)),)
    said = answer.finding.explanation or ""
    return replace(
        finding, code="words_known", severity=Severity.NOTE, expected=said, values=values
    )


def _words(finding: Finding) -> Words:
    return finding.code, _normal(finding.seen), _normal(finding.expected)


def _normal(text: str) -> str:
    return DAY.sub("", squeezed(text))
