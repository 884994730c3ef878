"""Written explanations, put to the warnings that they answer and to the figures that they are about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ingest.outcome import Explanations
from targets.vocabulary import Cell, Finding, Observation, Severity


def explained(findings: Iterable[Finding], said: Explanations) -> tuple[Finding, ...]:
    """Every warning with the explanation of its cell, else its own from the sheet, else that for all."""
    return tuple(
        replace(finding, explanation=_for(finding, said))
        if finding.severity is Severity.WARNING
        else finding
        for finding in findings
    )


def _for(finding: Finding, said: Explanations) -> str | None:
    named = {place: text for place, text in said.by_cell.items() if text.strip()}
    for place in _places(finding.cell):
        if place in named:
            return named[place]
    return finding.explanation or said.for_all or None


def _places(cell: Cell | None) -> tuple[str, ...]:
    if cell is None:
        return ("*",)
    return (f"{cell.sheet}!{cell.address}", cell.address)


def carried(
    observations: Iterable[Observation], findings: Iterable[Finding]
) -> tuple[Observation, ...]:
    """Figures with the explanations of the warnings about their cells, for everyone who sees them."""
    by_cell: dict[Cell, dict[str, None]] = {}
    for finding in findings:
        if finding.cell is not None and finding.explanation:
            by_cell.setdefault(finding.cell, {})[finding.explanation] = None
    return tuple(
        replace(figure, explanation="；".join(by_cell[figure.cell]))
        if figure.cell in by_cell
        else figure
        for figure in observations
    )
