"""What the sentence of a finding is filled with: ids become the names that a reader knows."""

from __future__ import annotations

import re
from decimal import Decimal

from targets.amounts import MINUS, multiplier, shown
from targets.calendar import month_name
from targets.catalogue import Catalogue
from targets.levels import unit_of
from targets.vocabulary import Finding, Language, Period, Text, Unit

TRIAL = "trial"
"""Among a finding's values: its rule is on trial, so that it asks nothing."""
NEGATIVE = re.compile(r"^-(?=[0-9])")
"""The sign of an amount that we worked out; what was seen is quoted as it was typed."""
IN_ENGLISH = "_en"
"""How the name of a value ends that stands for another, `seen_en` for `seen`, in English."""
MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
AMOUNT = re.compile(
    r"(?P<rise>\+?)(?P<number>[-\u2212]?[0-9][0-9,]*(?:\.[0-9]+)?)(?P<unit>[\u4e00-\u9fff]+)"
)


def is_on_trial(finding: Finding) -> bool:
    return any(name == TRIAL for name, _ in finding.values)


def placeholders(finding: Finding, catalogue: Catalogue, language: Language) -> dict[str, str]:
    """The placeholders of `finding.<code>`; `place` is empty for the file as a whole."""
    cell = finding.cell
    unit = _unit_of(dict(finding.values).get("indicator", ""), catalogue)
    said = (("seen", finding.seen), ("expected", finding.expected), *finding.values)
    found = {"place": f"{cell.sheet}!{cell.address}" if cell else ""}
    for name, value in said:
        text = _named(name, value, catalogue, language)
        told = _in_english(text, unit) if language == "en" and unit else text
        found[name] = told if name == "seen" else NEGATIVE.sub(MINUS, told)
    for name in [name for name in found if name.endswith(IN_ENGLISH)]:
        english = found.pop(name)
        if language == "en":
            found[name.removesuffix(IN_ENGLISH)] = english
    return found


def _unit_of(about: str, catalogue: Catalogue) -> Unit | None:
    """An indicator's, or that of a rule's level."""
    if about in catalogue.indicator:
        return catalogue.indicator[about].unit
    return unit_of(catalogue.parameter[about]) if about in catalogue.parameter else None


def _in_english(text: str, unit: Unit) -> str:
    """An amount with a Chinese unit in the words of an English reader; every other text as it is."""
    written = AMOUNT.fullmatch(text)
    factor = multiplier(written["unit"], unit) if written else None
    if written is None or factor is None:
        return text
    digits = written["number"].replace(",", "").replace(MINUS, "-")
    return written["rise"] + shown(Decimal(digits) * factor, unit, "en")


def _named(name: str, value: str, catalogue: Catalogue, language: Language) -> str:
    text = _name_of(name, value, catalogue)
    return value if text is None else text.said(language)


def _month(period: Period) -> Text:
    zh = f"{period.year}年{month_name(period, 'zh')}月"
    return Text(zh, f"{month_name(period, 'en')} {period.year}")


def _name_of(name: str, value: str, catalogue: Catalogue) -> Text | None:
    """None: the placeholder holds no id that we know."""
    found: Text | None = None
    match name:
        case "indicator" | "whole" if value in catalogue.indicator:
            found = catalogue.indicator[value].short
        case "indicator" if value in catalogue.parameter:
            found = catalogue.parameter[value].name
        case "month" if MONTH.fullmatch(value):
            found = _month(Period.parse(value))
        case "area":
            found = catalogue.area.get(value)
        case "action" if value in catalogue.action:
            found = catalogue.action[value].title
        case "form" if value in catalogue.form:
            found = catalogue.form[value].name
        case "agency" | "hinted" if value in catalogue.body:
            found = catalogue.body[value].short
    return found
