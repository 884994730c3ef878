"""What the tables of one workbook gave, put together: the same figure twice must be the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from ingest.cells import plain
from ingest.layout import Words
from ingest.tables.figures import Figures
from ingest.text import squeezed
from targets.amounts import MULTIPLIERS
from targets.vocabulary import ActionNote, Finding, Observation, Period, Severity


def gathered(parts: Iterable[Figures]) -> Figures:
    """One figure may stand in two tables (a city's total in both); then they must agree."""
    whole = Figures()
    known: dict[tuple[str, str, Period], Observation] = {}
    for part in parts:
        for figure in part.observations:
            key = (figure.indicator, figure.area, figure.period)
            first = known.get(key)
            if first is not None and first.value is not None and figure.value is not None:
                if first.value != figure.value:
                    written = (part.units | whole.units).get(figure.indicator, "")
                    whole.findings.append(_disagreement(first, figure, written))
            elif first is None or first.value is None:
                known[key] = figure
        whole.month_figures += part.month_figures
        whole.stated_figures += part.stated_figures
        whole.findings += part.findings
        whole.units = part.units | whole.units
        whole.rows |= part.rows
    whole.observations = list(known.values())
    return whole


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


def is_empty(figures: Figures, notes: Sequence[ActionNote] = ()) -> bool:
    """Neither a figure, nor a reason for a missing one, nor a word on an action, nor a fault."""
    return not (
        notes
        or any(each.value is not None or each.why for each in figures.observations)
        or any(finding.severity is Severity.ERROR for finding in figures.findings)
    )


def _disagreement(first: Observation, second: Observation, written: str) -> Finding:
    """`written`: the unit in which the workbook writes them."""
    assert first.value is not None  # noqa: S101 the caller compared them
    assert second.value is not None  # noqa: S101
    apart = abs(second.value - first.value) / MULTIPLIERS.get(written, Decimal(1))
    values = (
        ("indicator", first.indicator),
        ("area", first.area),
        ("other_place", f"{first.cell.sheet}!{first.cell.address}"),
        ("difference", f"{plain(apart)}{written}"),
    )
    return Finding(
        "figures_disagree",
        Severity.ERROR,
        second.cell,
        second.seen,
        first.seen or plain(first.value),
        values,
    )
