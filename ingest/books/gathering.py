"""What the tables of one workbook gave, put together: the same figure twice must be the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from ingest.cells import plain
from ingest.layout import Words
from ingest.tables.figures import Figures
from ingest.text import folded, squeezed
from targets.amounts import MULTIPLIERS
from targets.vocabulary import ActionNote, Finding, Observation, Period, Severity


def gathered(parts: Iterable[Figures]) -> Figures:
    """One figure may stand in two tables (a city's total in both); then they must agree."""
    whole = Figures()
    known: dict[tuple[str, str, Period], Observation] = {}
    for part in parts:
        whole.month_figures += part.month_figures
        whole.stated_figures += part.stated_figures
        whole.findings += part.findings
        whole.units = part.units | whole.units
        whole.rows |= part.rows
        whole.since_new_year += part.since_new_year
        for figure in part.observations:
            key = (figure.indicator, figure.area, figure.period)
            first = known.setdefault(key, figure)
            if first is not figure:
                known[key] = _one_of(first, figure, whole)
    whole.observations = list(known.values())
    return whole


def _one_of(first: Observation, second: Observation, whole: Figures) -> Observation:
    """The one that is given; what was said of the other's blank is no longer true."""
    if first.value is not None and second.value is not None:
        if first.value != second.value:
            written = whole.units.get(first.indicator, "")
            whole.findings.append(_disagreement("figures_disagree", first, second, written))
        return first
    given, missing = (first, second) if first.value is not None else (second, first)
    if given.value is None:
        return first if first.why else second
    whole.findings = [
        one for one in whole.findings if one.code != "blank_figure" or one.cell != missing.cell
    ]
    if missing.why:
        whole.findings.append(_disagreement("given_elsewhere", given, missing))
    return given


def rows(figures: Figures) -> tuple[tuple[str, int, tuple[tuple[str, str], ...]], ...]:
    return tuple((sheet, row, cells) for (sheet, row), cells in figures.rows.items())


def explains_sums(texts: Iterable[str], words: Words) -> bool:
    """Does a note say why the parts and the total differ?"""
    return any(
        any(squeezed(word) in squeezed(text) for word in words.sums)
        and any(squeezed(word) in squeezed(text) for word in words.sum_differs)
        for text in texts
    )


def speaks_of_correction(texts: Iterable[str], words: Words) -> bool:
    """更正 says that figures are corrected; 如有更正，请… only says how to do it."""
    return any(
        any(squeezed(word) in squeezed(text) for word in words.corrections)
        and not any(squeezed(word) in squeezed(text) for word in words.corrections_to_come)
        for text in texts
    )


def reason_of_correction(texts: Iterable[str], words: Words) -> str:
    """What stands behind 更正说明：; empty where nobody says why."""
    labels = "|".join(map(re.escape, words.correction_reasons))
    found = (re.search(rf"(?:{labels})\s*:\s*(?P<why>\S.*)", folded(text)) for text in texts)
    return next((one["why"] for one in found if one), "")


def is_empty(figures: Figures, notes: Sequence[ActionNote] = ()) -> bool:
    """Neither a figure, nor a reason for a missing one, nor a word on an action, nor a fault."""
    return not (
        notes
        or any(each.value is not None or each.why for each in figures.observations)
        or any(finding.severity is Severity.ERROR for finding in figures.findings)
    )


def _disagreement(code: str, first: Observation, second: Observation, written: str = "") -> Finding:
    """At the second's cell; `written`: the unit in which the workbook writes them.

    A mark such as 待统计 beside a figure elsewhere is only asked about.
    """
    assert first.value is not None  # noqa: S101 the caller compared them
    values = [
        ("indicator", first.indicator),
        ("area", first.area),
        ("other_place", f"{first.cell.sheet}!{first.cell.address}"),
    ]
    if second.value is not None:
        apart = abs(second.value - first.value) / MULTIPLIERS.get(written, Decimal(1))
        values.append(("difference", f"{plain(apart)}{written}"))
    severity = Severity.ERROR if second.value is not None else Severity.WARNING
    expected = first.seen or plain(first.value)
    return Finding(code, severity, second.cell, second.seen, expected, tuple(values))
