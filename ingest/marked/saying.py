"""A finding in the words that its sender reads: what is wrong, what was seen and expected, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import Formatter

from ingest.marked.identity import Identity
from ingest.marked.line import Line
from targets.catalogue import Catalogue
from targets.findings import placeholders
from targets.vocabulary import Finding, Language, Severity
from wording import filled, say, sentences

GRAVEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
LONGEST_QUOTED = 200
"""Characters of a cell's text within a sentence; the cell itself holds the rest."""

PLACE = re.compile(r"^\{place\}[：:]\s*")
SENTENCE = re.compile(r"[^。？！]*[。？！]|[^。？！]+$")
ADVISES = ("请", "无须")
"""In Chinese what to do stands in sentences of its own, which all hold one of these."""

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""No cell of a workbook may hold these."""


def lines_of(findings: Iterable[Finding], catalogue: Catalogue) -> tuple[Line, ...]:
    """Numbered from 1, the gravest first, each kind from the top of its sheet down."""
    found = list(findings)
    sheets = list(dict.fromkeys(one.cell.sheet for one in found if one.cell))

    def order(finding: Finding) -> tuple[int, int, int, int]:
        gravity, cell = GRAVEST_FIRST.index(finding.severity), finding.cell
        if cell is None:
            return gravity, -1, 0, 0
        return gravity, sheets.index(cell.sheet), cell.row, cell.column

    ordered = sorted(found, key=order)
    return tuple(_line(number, one, catalogue) for number, one in enumerate(ordered, 1))


def _line(number: int, finding: Finding, catalogue: Catalogue) -> Line:
    said = _shown(finding, catalogue, "zh")
    problem, advice = parted(_sentence(finding.code, "zh"))
    cell = finding.cell
    return Line(
        number=number,
        severity=finding.severity,
        sheet=cell.sheet if cell else "",
        row=cell.row if cell else 0,
        column=cell.column if cell else 0,
        problem=_filled(problem, said),
        seen=_named(finding.seen, finding, said),
        expected=_named(finding.expected, finding, said),
        difference=said.get("difference", ""),
        advice=_filled(advice, said) or say("marked.nothing_to_do", "zh"),
        english=_english(finding, catalogue),
        explanation=clean(finding.explanation or ""),
        identity=Identity.of(finding).written,
    )


def parted(sentence: str) -> tuple[str, str]:
    """The Chinese sentence without its place: what is wrong, and what to do."""
    found = SENTENCE.findall(PLACE.sub("", sentence))
    advice = [each for each in found if any(word in each for word in ADVISES)]
    return "".join(each for each in found if each not in advice), "".join(advice)


def clean(text: str, most: int = 1000) -> str:
    """As a cell can hold it: a text may be thirty thousand characters, some of which none can see."""
    seen = UNSEEN.sub("", text).strip()
    return seen if len(seen) <= most else seen[:most].rstrip() + "…"


def _sentence(code: str, language: Language) -> str:
    """A code that an older version stored may have no sentence any more."""
    known = sentences(language)
    for group in ("finding", "reading"):
        if (sentence := known.get(f"{group}.{code}")) is not None:
            return sentence
    return known["marked.unknown_finding"]


def _shown(finding: Finding, catalogue: Catalogue, language: Language) -> dict[str, str]:
    said = placeholders(finding, catalogue, language) | {"code": finding.code}
    return {name: clean(text, LONGEST_QUOTED) for name, text in said.items()}


def _filled(sentence: str, values: dict[str, str]) -> str:
    """A finding of an older version may lack a value that today's sentence asks for."""
    wanted = (name for _, name, _, _ in Formatter().parse(sentence) if name)
    return filled(sentence, {name: values.get(name, "—") for name in wanted})


def _english(finding: Finding, catalogue: Catalogue) -> str:
    sentence = PLACE.sub("", _sentence(finding.code, "en"))
    said = _filled(sentence, _shown(finding, catalogue, "en"))
    return said[:1].upper() + said[1:]


def _named(text: str, finding: Finding, said: dict[str, str]) -> str:
    """A body's or a form's id by its name, where the sentence names it too."""
    names = (name for name, value in finding.values if value == text)
    known = next((name for name in names if name in ("agency", "hinted", "form")), None)
    return said[known] if known else clean(text, LONGEST_QUOTED)
