"""Percentages beside a figure, written as 64.9%, 64.9 or 0.649: the reading that its neighbours bear out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.cells import content
from ingest.layout import PERCENT_ROLES, Role
from ingest.reading import StatedFigure
from ingest.tables.table import TableReading
from targets.vocabulary import Finding, Observation, Severity

HUNDRED = Decimal(100)
FRACTION_UP_TO = Decimal("1.5")
MANY_FRACTIONS = 3


def settled(
    stated: Sequence[StatedFigure], figures: Iterable[Observation], reading: TableReading
) -> list[StatedFigure]:
    """The stated figures, every percentage among them in percent (64.9)."""
    written = {entry.place: content(entry.cell).is_percent for entry in reading.entries}
    amounts = _amounts(stated, figures)
    return [
        figure if written.get(figure.cell, True) else _settle(figure, amounts) for figure in stated
    ]


def _amounts(
    stated: Iterable[StatedFigure], figures: Iterable[Observation]
) -> dict[tuple[str, str, str], Decimal]:
    known = {
        ("figure", figure.indicator, figure.area): figure.value
        for figure in figures
        if figure.value is not None
    }
    return known | {(each.what, each.indicator, each.area): each.value for each in stated}


def _settle(figure: StatedFigure, amounts: dict[tuple[str, str, str], Decimal]) -> StatedFigure:
    if figure.what not in PERCENT_ROLES:
        return figure
    as_fraction = figure.value * HUNDRED
    computed = _computed(figure, amounts)
    if computed is None:
        is_fraction = figure.what == Role.COMPLETION and figure.value <= FRACTION_UP_TO
    else:
        is_fraction = abs(as_fraction - computed) < abs(figure.value - computed)
    return replace(figure, value=as_fraction) if is_fraction else figure


def _computed(figure: StatedFigure, amounts: dict[tuple[str, str, str], Decimal]) -> Decimal | None:
    def known(what: str) -> Decimal | None:
        return amounts.get((what, figure.indicator, figure.area))

    now = known("figure")
    if figure.what == Role.COMPLETION:
        whole = known(Role.TARGET)
        return now / whole * HUNDRED if now is not None and whole else None
    change = known(figure.what.removesuffix("_percent"))
    before = now - change if now is not None and change is not None else None
    if before is None and figure.what == Role.ON_LAST_YEAR_PERCENT:
        before = known(Role.LAST_YEAR)
    return (now / before - 1) * HUNDRED if now is not None and before else None


def asked_once(findings: list[Finding], observations: Sequence[Observation]) -> list[Finding]:
    """A share that is a fraction wherever it stands is one question, at its first cell."""
    asked: dict[str, list[Finding]] = {}
    for one in findings:
        if one.code == "fraction_read_as_percent":
            asked.setdefault(dict(one.values)["indicator"], []).append(one)
    given = Counter(each.indicator for each in observations if each.value is not None)
    for indicator, same in asked.items():
        if len(same) >= MANY_FRACTIONS and len(same) == given[indicator]:
            first = same[0]
            values = (("indicator", indicator), ("count", str(len(same))))
            code, severity = "fractions_read_as_percent", Severity.WARNING
            once = Finding(code, severity, first.cell, first.seen, first.expected, values)
            place = findings.index(first)
            findings = [
                once if number == place else one
                for number, one in enumerate(findings)
                if number == place or one not in same
            ]
    return findings
