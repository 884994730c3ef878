"""What the sentence of a finding is filled with: ids become the names that a reader knows."""

from __future__ import annotations

from targets.catalogue import Catalogue
from targets.vocabulary import Finding, Language


def placeholders(finding: Finding, catalogue: Catalogue, language: Language) -> dict[str, str]:
    """The placeholders of `finding.<code>`; `place` is empty for the file as a whole."""
    cell = finding.cell
    found = {
        "place": f"{cell.sheet}!{cell.address}" if cell else "",
        "seen": finding.seen,
        "expected": finding.expected,
    }
    for name, value in finding.values:
        found[name] = _named(name, value, catalogue, language)
    return found


def _named(name: str, value: str, catalogue: Catalogue, language: Language) -> str:
    if name in ("indicator", "whole") and value in catalogue.indicator:
        return catalogue.indicator[value].short.said(language)
    if name == "area" and value in catalogue.area:
        return catalogue.area[value].said(language)
    if name == "action" and value in catalogue.action:
        return catalogue.action[value].title.said(language)
    if name == "form" and value in catalogue.form:
        return catalogue.form[value].name.said(language)
    if name in ("agency", "hinted") and value in catalogue.body:
        return catalogue.body[value].short.said(language)
    return value
