"""What the sentence of a finding is filled with: ids become the names that a reader knows."""

from __future__ import annotations

import re
from decimal import Decimal

from targets.amounts import MINUS, multiplier, shown
from targets.catalogue import Catalogue
from targets.vocabulary import Finding, Indicator, Language

TRIAL = "trial"
"""Among a finding's values: its rule is on trial, so that it asks nothing."""
AMOUNT = re.compile(r"(?P<number>[-\u2212]?[0-9][0-9,]*(?:\.[0-9]+)?)(?P<unit>[\u4e00-\u9fff]+)")


def is_on_trial(finding: Finding) -> bool:
    return any(name == TRIAL for name, _ in finding.values)


def placeholders(finding: Finding, catalogue: Catalogue, language: Language) -> dict[str, str]:
    """The placeholders of `finding.<code>`; `place` is empty for the file as a whole."""
    cell = finding.cell
    indicator = catalogue.indicator.get(dict(finding.values).get("indicator", ""))
    said = (("seen", finding.seen), ("expected", finding.expected), *finding.values)
    found = {"place": f"{cell.sheet}!{cell.address}" if cell else ""}
    for name, value in said:
        text = _named(name, value, catalogue, language)
        found[name] = _in_english(text, indicator) if language == "en" and indicator else text
    return found


def _in_english(text: str, indicator: Indicator) -> str:
    """An amount with a Chinese unit in the words of an English reader; every other text as it is."""
    written = AMOUNT.fullmatch(text)
    factor = multiplier(written["unit"], indicator.unit) if written else None
    if written is None or factor is None:
        return text
    digits = written["number"].replace(",", "").replace(MINUS, "-")
    return shown(Decimal(digits) * factor, indicator.unit, "en")


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
